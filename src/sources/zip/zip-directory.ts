import type { ByteSource } from "../byte-source.ts";
import type { ReadLimits } from "../limits.ts";
import { damaged, overLimit, Refusal } from "../refusal.ts";

/** One entry of a zip, as its central directory says; sizes are checked while inflating. */
export interface ZipEntry {
  name: string;
  /** 0 stored, 8 deflated. */
  method: number;
  crc: number;
  packedSize: number;
  size: number;
  /** Where the local header stands. */
  headerOffset: number;
}

/** Entries by name in lower case with forward slashes, as spreadsheet programs match them. */
export type ZipDirectory = ReadonlyMap<string, ZipEntry>;

const END = 0x06054b50;
const END_SIZE = 22;
const LOCATOR64 = 0x07064b50;
const LOCATOR64_SIZE = 20;
const END64 = 0x06064b50;
const END64_SIZE = 56;
const ENTRY = 0x02014b50;
const ENTRY_SIZE = 46;
const LOCAL_SIZE = 30;
const MAX_COMMENT = 0xffff;
const FLAG_ENCRYPTED = 1;
const IN_EXTRA_64 = 0xffff_ffff;

/**
 * Read the central directory.
 *
 * Refuses: no or cut directory, names given twice, entries that overlap, more entries than granted.
 */
export function readZipDirectory(source: ByteSource, limits: ReadLimits): ZipDirectory {
  const { count, size, offset } = findEnd(source);
  if (count > limits.zipEntries) throw overLimit(`压缩包里有 ${count} 个文件`);
  if (offset + size > source.size) throw damaged("压缩目录不完整");
  const bytes = source.read(offset, size);
  const entries = new Map<string, ZipEntry>();
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + ENTRY_SIZE > bytes.length || bytes.readUInt32LE(at) !== ENTRY) {
      throw damaged("压缩目录不完整");
    }
    const nameSize = bytes.readUInt16LE(at + 28);
    const extraSize = bytes.readUInt16LE(at + 30);
    const next = at + ENTRY_SIZE + nameSize + extraSize + bytes.readUInt16LE(at + 32);
    if (next > bytes.length) throw damaged("压缩目录不完整");
    const entry = readEntry(bytes.subarray(at, next), nameSize, extraSize);
    const key = entryKey(entry.name);
    if (entries.has(key)) throw damaged("压缩包里有同名文件");
    entries.set(key, entry);
    at = next;
  }
  assertApart([...entries.values()], offset);
  return entries;
}

export function entryKey(name: string): string {
  return name.replaceAll("\\", "/").replace(/^\/+/, "").toLowerCase();
}

function readEntry(bytes: Buffer, nameSize: number, extraSize: number): ZipEntry {
  if (bytes.readUInt16LE(8) & FLAG_ENCRYPTED) {
    throw new Refusal(
      "E3003",
      "压缩包有密码，读不了。",
      "请先用压缩软件解开，再放入里面的表格文件。",
    );
  }
  const entry: ZipEntry = {
    name: bytes.toString("utf8", ENTRY_SIZE, ENTRY_SIZE + nameSize),
    method: bytes.readUInt16LE(10),
    crc: bytes.readUInt32LE(16),
    packedSize: bytes.readUInt32LE(20),
    size: bytes.readUInt32LE(24),
    headerOffset: bytes.readUInt32LE(42),
  };
  const extra = bytes.subarray(ENTRY_SIZE + nameSize, ENTRY_SIZE + nameSize + extraSize);
  return withZip64(entry, extra);
}

/** The sizes that do not fit 32 bits stand in extra field 1, those that need it, in this order. */
function withZip64(entry: ZipEntry, extra: Buffer): ZipEntry {
  const wide = (["size", "packedSize", "headerOffset"] as const).filter(
    (key) => entry[key] === IN_EXTRA_64,
  );
  if (wide.length === 0) return entry;
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    const result = { ...entry };
    for (const [index, key] of wide.entries()) {
      const from = at + 4 + index * 8;
      if (from + 8 > extra.length) throw damaged("压缩目录不完整");
      result[key] = safeNumber(extra.readBigUInt64LE(from));
    }
    return result;
  }
  throw damaged("压缩目录不完整");
}

/** The end record; the last one in the file counts. */
function findEnd(source: ByteSource): { count: number; size: number; offset: number } {
  const from = Math.max(0, source.size - END_SIZE - MAX_COMMENT);
  const tail = source.read(from, source.size - from);
  for (let at = tail.length - END_SIZE; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) !== END) continue;
    if (at + END_SIZE + tail.readUInt16LE(at + 20) > tail.length) continue;
    const count = tail.readUInt16LE(at + 10);
    const size = tail.readUInt32LE(at + 12);
    const offset = tail.readUInt32LE(at + 16);
    const isWide = count === 0xffff || size === IN_EXTRA_64 || offset === IN_EXTRA_64;
    return (isWide ? findEnd64(source, from + at) : null) ?? { count, size, offset };
  }
  throw damaged("压缩目录缺失，文件可能没有拷贝完");
}

function findEnd64(source: ByteSource, endOffset: number) {
  if (endOffset < LOCATOR64_SIZE) return null;
  const locator = source.read(endOffset - LOCATOR64_SIZE, LOCATOR64_SIZE);
  if (locator.readUInt32LE(0) !== LOCATOR64) return null;
  const end = source.read(safeNumber(locator.readBigUInt64LE(8)), END64_SIZE);
  if (end.length < END64_SIZE || end.readUInt32LE(0) !== END64) throw damaged("压缩目录不完整");
  return {
    count: safeNumber(end.readBigUInt64LE(32)),
    size: safeNumber(end.readBigUInt64LE(40)),
    offset: safeNumber(end.readBigUInt64LE(48)),
  };
}

/** No entry may reach into the next: overlapping entries are how small files inflate without end. */
function assertApart(entries: readonly ZipEntry[], directoryOffset: number): void {
  const inOrder = [...entries].sort((a, b) => a.headerOffset - b.headerOffset);
  for (const [index, entry] of inOrder.entries()) {
    const end = entry.headerOffset + LOCAL_SIZE + entry.packedSize;
    if (end > (inOrder[index + 1]?.headerOffset ?? directoryOffset)) {
      throw damaged("压缩包里的文件互相重叠");
    }
  }
}

function safeNumber(value: bigint): number {
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw damaged("压缩目录不完整");
  return Number(value);
}
