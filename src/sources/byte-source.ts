import { createHash } from "node:crypto";
import { closeSync, constants, fstatSync, openSync, readSync, statSync } from "node:fs";
import { damaged, Refusal } from "./refusal.ts";

/** Bytes that are read by position: an open file, or what a password opened. */
export interface ByteSource {
  readonly size: number;
  /** Fewer bytes than asked for only at the end. The buffer is the caller's to keep. */
  read(offset: number, length: number): Buffer;
}

export interface FileSource extends ByteSource {
  /** Throws when the file changed since it was opened. */
  assertUnchanged(): void;
  close(): void;
}

const CHANGING = new Refusal(
  "E3008",
  "文件正在变化（可能还在拷贝或保存），已跳过。",
  "等拷贝或保存完成后，再运行一次。",
);

/** Open a plain file once; everything is read from this handle, so what is hashed is what is read. */
export function openFileSource(path: string): FileSource {
  if (!statSync(path).isFile()) {
    throw new Refusal("E3004", "这不是普通文件。", "请放入名册文件本身，不要放文件夹或设备。");
  }
  const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  const before = fstatSync(file);
  return {
    size: before.size,
    read: (offset, length) => readFully(file, offset, Math.min(length, before.size - offset)),
    assertUnchanged() {
      const after = fstatSync(file);
      if (after.size !== before.size || after.mtimeMs !== before.mtimeMs) throw CHANGING;
    },
    close: () => closeSync(file),
  };
}

export function bufferSource(bytes: Buffer): ByteSource {
  return {
    size: bytes.length,
    read: (offset, length) => bytes.subarray(offset, offset + length),
  };
}

/** The whole source in pieces of at most `step` bytes. */
export function* piecesOf(source: ByteSource, step = 1 << 20): Iterable<Buffer> {
  for (let offset = 0; offset < source.size; offset += step) yield source.read(offset, step);
}

export function digestOf(source: ByteSource): string {
  const hash = createHash("sha256");
  for (const piece of piecesOf(source)) hash.update(piece);
  return hash.digest("hex");
}

function readFully(file: number, offset: number, length: number): Buffer {
  if (length <= 0) return Buffer.alloc(0);
  const bytes = Buffer.allocUnsafe(length);
  let done = 0;
  while (done < length) {
    const count = readSync(file, bytes, done, length - done, offset + done);
    if (count === 0) throw damaged("读到一半，文件变短了");
    done += count;
  }
  return bytes;
}
