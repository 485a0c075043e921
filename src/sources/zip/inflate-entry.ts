import { pipeline, Readable } from "node:stream";
import { crc32, createInflateRaw } from "node:zlib";
import type { ByteSource } from "../byte-source.ts";
import type { ReadLimits } from "../limits.ts";
import { damaged, overLimit, Refusal } from "../refusal.ts";
import type { ZipEntry } from "./zip-directory.ts";

const LOCAL = 0x04034b50;
const LOCAL_SIZE = 30;
const PACKED_STEP = 256 * 1024;
const CHUNK = 1 << 20;

/** Bytes inflated so far over all entries of one book. */
export interface InflateBudget {
  total: number;
}

/**
 * The inflated bytes of one entry, in chunks.
 *
 * Throws: E3005 when it grows past the budgets, E3002 when size or CRC differ from the directory, both no later than at the end.
 */
export async function* inflateEntry(
  source: ByteSource,
  entry: ZipEntry,
  limits: ReadLimits,
  budget: InflateBudget,
): AsyncIterable<Buffer> {
  let size = 0;
  let crc = 0;
  for await (const chunk of unpacked(source, entry)) {
    size += chunk.length;
    budget.total += chunk.length;
    assertBudget(entry, size, limits, budget);
    crc = crc32(chunk, crc);
    yield chunk;
  }
  if (size !== entry.size || crc !== entry.crc) throw damaged("内容与校验码不符");
}

/** One entry as a whole; `limit` is what such a part may take. */
export async function readEntry(
  source: ByteSource,
  entry: ZipEntry,
  limits: ReadLimits,
  budget: InflateBudget,
  limit: number,
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of inflateEntry(source, entry, limits, budget)) {
    size += chunk.length;
    if (size > limit) throw overLimit("表格的内部说明太大");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function* unpacked(source: ByteSource, entry: ZipEntry): AsyncIterable<Buffer> {
  const start = dataOffset(source, entry);
  const packed = packedPieces(source, start, entry.packedSize);
  if (entry.method === 0) {
    if (entry.packedSize !== entry.size) throw damaged("内容与校验码不符");
    yield* packed;
    return;
  }
  if (entry.method !== 8) {
    throw new Refusal(
      "E3004",
      "表格用了不支持的压缩方法。",
      "请用 Excel 或 WPS 打开，另存为 .xlsx 后再试。",
    );
  }
  const inflate = createInflateRaw({ chunkSize: CHUNK });
  // An error destroys `inflate` with it, so the loop below throws it; the callback has nothing to add.
  pipeline(Readable.from(packed, { objectMode: false }), inflate, () => undefined);
  try {
    for await (const chunk of inflate) yield chunk as Buffer;
  } catch (error) {
    const code = String((error as NodeJS.ErrnoException).code ?? "");
    throw code.startsWith("Z_") ? damaged("压缩内容读不出来") : error;
  }
}

/** Where an entry's bytes start: the local header repeats the name and has an extra field of its own. */
function dataOffset(source: ByteSource, entry: ZipEntry): number {
  const header = source.read(entry.headerOffset, LOCAL_SIZE);
  if (header.length < LOCAL_SIZE || header.readUInt32LE(0) !== LOCAL) {
    throw damaged("压缩目录与内容对不上");
  }
  const start = entry.headerOffset + LOCAL_SIZE + header.readUInt16LE(26) + header.readUInt16LE(28);
  if (start + entry.packedSize > source.size) throw damaged("压缩目录与内容对不上");
  return start;
}

function* packedPieces(source: ByteSource, start: number, size: number): Iterable<Buffer> {
  for (let done = 0; done < size; done += PACKED_STEP) {
    yield source.read(start + done, Math.min(PACKED_STEP, size - done));
  }
}

function assertBudget(
  entry: ZipEntry,
  size: number,
  limits: ReadLimits,
  budget: InflateBudget,
): void {
  if (size > entry.size) throw damaged("内容比压缩目录所说的长");
  if (size > limits.entryBytes || budget.total > limits.totalBytes) {
    throw overLimit("解压后太大");
  }
  if (size > limits.ratioAfterBytes && size > entry.packedSize * limits.ratio) {
    throw overLimit("压缩比异常，可能是恶意构造的文件");
  }
}
