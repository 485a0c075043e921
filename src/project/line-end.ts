import { closeSync, existsSync, fstatSync, openSync, readSync } from "node:fs";

/** The bytes of a file before a place, or at its end; fewer where it has fewer. Of a large file only these are read. */
export function bytesBefore(path: string, end: number | undefined, length: number): Buffer {
  if (!existsSync(path)) return Buffer.alloc(0);
  const handle = openSync(path, "r");
  try {
    const from = Math.max(0, (end ?? fstatSync(handle).size) - length);
    const bytes = Buffer.alloc(length);
    return bytes.subarray(0, readSync(handle, bytes, 0, length, from));
  } finally {
    closeSync(handle);
  }
}

/** Whether a file is empty or ends with a line end. */
export function endsLine(path: string): boolean {
  const last = bytesBefore(path, undefined, 1);
  return last.length === 0 || last.toString("latin1") === "\n";
}

/** The lines of a text that have an end, without it. */
export function* wholeLines(bytes: Buffer): Iterable<Buffer> {
  let from = 0;
  for (let end = bytes.indexOf("\n"); end >= 0; end = bytes.indexOf("\n", from)) {
    yield bytes.subarray(from, end);
    from = end + 1;
  }
}
