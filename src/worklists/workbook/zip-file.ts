import type { Deflated } from "./deflated.ts";

/** Needed to unpack: version 2.0, compressed by deflate. */
const VERSION = 20;
const DEFLATE = 8;
/** Names in UTF-8. */
const FLAGS = 0x0800;
/** Made on Unix, so that the mode of a file is read. */
const MADE_BY = (3 << 8) | VERSION;
const OWNER_ONLY = 0o100600 * 0x10000;
/** What the format holds without its extension for large files. */
const LARGEST = 0xffff_ffff;

/** One part, compressed and complete. */
export interface ZipEntry {
  name: string;
  content: Deflated;
}

/**
 * A zip file of parts that are compressed already; nothing in it comes from the clock.
 *
 * Throws: RangeError over 4 GB.
 */
export function zipFile(entries: readonly ZipEntry[], date: Date): Buffer {
  const time = dosTime(date);
  const pieces: Uint8Array[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of entries) {
    const text = Buffer.from(name);
    const shared = sharedHeader(content, time, text.length);
    const local = Buffer.concat([words(0x04034b50), shared, halves(0), text]);
    const rest = [halves(0, 0, 0, 0), words(OWNER_ONLY, offset)];
    directory.push(Buffer.concat([words(0x02014b50), halves(MADE_BY), shared, ...rest, text]));
    pieces.push(local, content.bytes);
    offset += local.length + content.bytes.length;
  }
  const length = directory.reduce((sum, each) => sum + each.length, 0);
  if (offset + length > LARGEST) throw new RangeError("a workbook over 4 GB");
  const end = [
    ...[words(0x06054b50), halves(0, 0, entries.length, entries.length)],
    ...[words(length, offset), halves(0)],
  ];
  return Buffer.concat([...pieces, ...directory, ...end]);
}

/** What a part's own header and its entry in the directory have in common. */
function sharedHeader({ crc, bytes, size }: Deflated, time: number, nameLength: number): Buffer {
  if (size > LARGEST) throw new RangeError("a part over 4 GB");
  return Buffer.concat([
    halves(VERSION, FLAGS, DEFLATE),
    words(time, crc, bytes.length, size),
    halves(nameLength),
  ]);
}

function halves(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2);
  for (const [index, value] of values.entries()) bytes.writeUInt16LE(value, index * 2);
  return bytes;
}

function words(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) bytes.writeUInt32LE(value, index * 4);
  return bytes;
}

/** The format's dates have no zone: written as they are said, the same everywhere. */
function dosTime(date: Date): number {
  const day =
    ((date.getUTCFullYear() - 1980) << 9) | ((date.getUTCMonth() + 1) << 5) | date.getUTCDate();
  const time =
    (date.getUTCHours() << 11) | (date.getUTCMinutes() << 5) | (date.getUTCSeconds() >> 1);
  return day * 0x10000 + time;
}
