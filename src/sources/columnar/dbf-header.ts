import { damaged } from "../refusal.ts";

/** One field of a dBase table. */
export interface DbfField {
  name: string;
  /** C text, N and F figures, D day, L yes or no, I B Y T binary, M text in a file of its own. */
  type: string;
  /** Where it stands in a record, and its bytes. */
  at: number;
  size: number;
  decimals: number;
}

export interface DbfHeader {
  records: number;
  /** Bytes before the first record, and of each record. */
  start: number;
  size: number;
  fields: DbfField[];
}

const FIRST = 32;
const FIELD = 32;
const END = 0x0d;
/** dBase III to V, FoxPro and Visual FoxPro, with a memo file or without. */
const VERSIONS = new Set([
  0x02, 0x03, 0x04, 0x05, 0x30, 0x31, 0x32, 0x43, 0x63, 0x83, 0x8b, 0x8c, 0xcb, 0xf5, 0xfb,
]);
const TYPES = /^[A-Z0+@]$/;
/** Bytes of those that are kept as numbers of the machine. */
const SIZES: Readonly<Record<string, number>> = { I: 4, Y: 8, T: 8 };

/** Whether the first bytes are those of a dBase table: version, a day, and fields of known types up to the end of the header. */
export function isDbf(head: Buffer): boolean {
  if (head.length < FIRST + FIELD || !VERSIONS.has(head[0] as number)) return false;
  const [month = 0, day = 0] = head.subarray(2, 4);
  if (month > 12 || day > 31 || head.readUInt16LE(8) < FIRST + FIELD + 1) return false;
  return head.readUInt16LE(10) > 1 && TYPES.test(String.fromCharCode(head[FIRST + 11] as number));
}

/** Throws E3002 where the header does not say what the records are. */
export function dbfHeader(bytes: Buffer, decode: (bytes: Buffer) => string): DbfHeader {
  const start = bytes.readUInt16LE(8);
  const size = bytes.readUInt16LE(10);
  const fields: DbfField[] = [];
  let at = 1;
  for (
    let place = FIRST;
    place + FIELD <= Math.min(start, bytes.length) && bytes[place] !== END;
    place += FIELD
  ) {
    const type = String.fromCharCode(bytes[place + 11] as number);
    const end = bytes.indexOf(0, place);
    const name = bytes.subarray(place, end < 0 ? place + 11 : Math.min(end, place + 11));
    const [length = 0, decimals = 0] = bytes.subarray(place + 16, place + 18);
    // Clipper keeps the length of long texts in both bytes.
    const whole = type === "C" ? length + 256 * decimals : length;
    fields.push({ name: decode(name).trim(), type, at, size: whole, decimals });
    at += whole;
  }
  const isSound = fields.every((field) => (SIZES[field.type] ?? field.size) === field.size);
  if (fields.length === 0 || at > size || !isSound) throw damaged("DBF 表头与记录对不上");
  return { records: bytes.readUInt32LE(4), start, size, fields };
}
