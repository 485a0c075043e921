import { open } from "node:fs/promises";

const STEP = 256 * 1024;

interface SpoolRecord {
  /** As the spreadsheet counts it. */
  row: number;
  cells: string[];
}

/** The first `count` records of a spool. */
export async function headOfSpool(path: string, count: number): Promise<SpoolRecord[]> {
  const file = await open(path, "r");
  try {
    let bytes = Buffer.alloc(0);
    for (;;) {
      const step = Buffer.allocUnsafe(Math.max(STEP, bytes.length));
      const { bytesRead } = await file.read(step, 0, step.length, bytes.length);
      bytes = Buffer.concat([bytes, step.subarray(0, bytesRead)]);
      const rows = readRecords(bytes, count);
      if (rows.length >= count || bytesRead === 0) return rows;
    }
  } finally {
    await file.close();
  }
}

/** All records of a spool, a batch at a time: a list of half a million people is not held in memory for one of its columns. */
export async function* recordsOfSpool(path: string): AsyncGenerator<SpoolRecord[]> {
  const file = await open(path, "r");
  try {
    let rest = Buffer.alloc(0);
    for (;;) {
      const step = Buffer.allocUnsafe(STEP);
      const { bytesRead } = await file.read(step, 0, STEP);
      const bytes = Buffer.concat([rest, step.subarray(0, bytesRead)]);
      const { rows, end } = splitRecords(bytes, Number.POSITIVE_INFINITY);
      yield rows;
      if (bytesRead === 0) return;
      rest = bytes.subarray(end);
    }
  } finally {
    await file.close();
  }
}

function readRecords(bytes: Buffer, count: number): SpoolRecord[] {
  return splitRecords(bytes, count).rows;
}

/**
 * The complete records at the start of `bytes`, and the byte at which the next one begins. LF never occurs inside a UTF-8 character, so a
 * cut one is left out.
 */
export function splitRecords(bytes: Buffer, count: number): { rows: SpoolRecord[]; end: number } {
  const text = bytes.toString("utf8", 0, bytes.lastIndexOf(0x0a) + 1);
  const rows: SpoolRecord[] = [];
  let at = 0;
  while (at < text.length && rows.length < count) {
    const begin = at;
    const cells: string[] = [];
    let end = -1;
    for (;;) {
      const field = readField(text, at);
      if (!field) return { rows, end: Buffer.byteLength(text.slice(0, begin)) };
      cells.push(field.cell);
      end = field.end;
      at = end + 1;
      if (text[end] === "\n") break;
    }
    const [row, ...rest] = cells;
    rows.push({ row: Number(row), cells: rest });
  }
  return { rows, end: Buffer.byteLength(text.slice(0, at)) };
}

/** The field that starts at `at`, and where its TAB or LF stands; null when the text ends first. */
function readField(text: string, at: number): { cell: string; end: number } | null {
  if (text[at] !== '"') {
    let end = at;
    while (end < text.length && text[end] !== "\t" && text[end] !== "\n") end += 1;
    return end < text.length ? { cell: text.slice(at, end), end } : null;
  }
  let close = text.indexOf('"', at + 1);
  while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
  if (close < 0 || close + 1 >= text.length) return null;
  return { cell: text.slice(at + 1, close).replaceAll('""', '"'), end: close + 1 };
}
