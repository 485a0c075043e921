import type { ScopeRows } from "./scope-rows.ts";
import type { Deflated } from "./workbook/deflated.ts";

/** A compressed piece without its bytes, which stand in a row with those of the others. */
interface Outline {
  crc: number;
  size: number;
  length: number;
}

interface Packed {
  families: { family: string; rows: number; sheet: Outline }[];
  strings: { count: number; piece: Outline };
  print?: { sheet: Outline; strings: { count: number; piece: Outline } };
  keys: readonly string[];
}

/** Bytes of a print. */
const PRINT = 32;
/** Bytes of the length of what is said of the pieces. */
const LENGTH = 4;

/** The rows of a workbook as bytes: what is said of the pieces, the prints, the pieces. */
export function packRows({ families, strings, print, keys, prints }: ScopeRows): Uint8Array {
  const pieces: Uint8Array[] = [];
  const outline = ({ bytes, crc, size }: Deflated): Outline => {
    pieces.push(bytes);
    return { crc, size, length: bytes.length };
  };
  const strung = ({ count, piece }: ScopeRows["strings"]) => ({ count, piece: outline(piece) });
  const packed: Packed = {
    families: families.map((each) => ({ ...each, sheet: outline(each.sheet) })),
    strings: strung(strings),
    ...(print ? { print: { sheet: outline(print.sheet), strings: strung(print.strings) } } : {}),
    keys,
  };
  const text = Buffer.from(JSON.stringify(packed));
  const length = Buffer.alloc(LENGTH);
  length.writeUInt32LE(text.length);
  return Buffer.concat([length, text, Buffer.from(prints.join(""), "latin1"), ...pieces]);
}

export function unpackRows(bytes: Uint8Array): ScopeRows {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = LENGTH + all.readUInt32LE();
  const packed = JSON.parse(all.toString("utf8", LENGTH, end)) as Packed;
  const prints = packed.keys.map((_, at) =>
    all.toString("latin1", end + at * PRINT, end + (at + 1) * PRINT),
  );
  let place = end + prints.length * PRINT;
  const piece = ({ crc, size, length }: Outline): Deflated => {
    place += length;
    return { crc, size, bytes: all.subarray(place - length, place) };
  };
  const strung = (each: Packed["strings"]) => ({ count: each.count, piece: piece(each.piece) });
  const families = packed.families.map((each) => ({ ...each, sheet: piece(each.sheet) }));
  const strings = strung(packed.strings);
  const print = packed.print && {
    sheet: piece(packed.print.sheet),
    strings: strung(packed.print.strings),
  };
  return { families, strings, ...(print ? { print } : {}), keys: packed.keys, prints };
}
