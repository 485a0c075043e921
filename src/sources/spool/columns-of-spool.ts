const [TAB, LF, QUOTE] = [0x09, 0x0a, 0x22];
const [ZERO, NINE] = [0x30, 0x39];

/** A record of which only some cells are read; the others are left out as if they were empty. */
interface PartOfRecord {
  /** As the spreadsheet counts it. */
  row: number;
  cells: string[];
}

/** Reads some columns of a spool, a batch of bytes at a time. */
export interface ColumnReader {
  /** The complete records at the start of `bytes`, and the byte at which the next one begins. */
  read(bytes: Uint8Array): { rows: PartOfRecord[]; end: number };
}

/**
 * Columns, counted from 0, of the records of a spool. Their cells say the same few things again and again: to make a text of a whole list for one
 * of its columns took as long as to load it.
 */
export function columnReader(only: readonly number[]): ColumnReader {
  const last = Math.max(-1, ...only);
  const wanted = Array.from({ length: last + 1 }, (_, column) => only.includes(column));
  const textOf = rememberedTexts();
  return {
    read: (bytes) => {
      const rows: PartOfRecord[] = [];
      let at = 0;
      for (let end = at; ; at = end + 1) {
        const record: PartOfRecord = { row: 0, cells: [] };
        end = at;
        for (let byte = bytes[end] ?? LF; byte >= ZERO && byte <= NINE; byte = bytes[end] ?? LF) {
          record.row = record.row * 10 + byte - ZERO;
          end += 1;
        }
        for (let column = 0; bytes[end] === TAB; column += 1) {
          const from = end + 1;
          end = endOfField(bytes, from);
          if (column <= last) record.cells.push(wanted[column] ? textOf(bytes, from, end) : "");
        }
        if (bytes[end] !== LF) return { rows, end: at };
        rows.push(record);
      }
    },
  };
}

/** Where the TAB or LF behind the field at `from` stands; the end of `bytes` when it ends first. */
function endOfField(bytes: Uint8Array, from: number): number {
  let at = from;
  if (bytes[at] === QUOTE) {
    for (at += 1; at < bytes.length; at += 1) {
      if (bytes[at] !== QUOTE) continue;
      if (bytes[at + 1] !== QUOTE) break;
      at += 1;
    }
    at += 1;
  }
  for (; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === TAB || byte === LF) return at;
  }
  return bytes.length;
}

/** Longer cells, and more of them, are hardly ever there twice. */
const LONGEST = 64;
const REMEMBERED = 1000;

/** The text of a cell, made once of those that stand there again and again. */
function rememberedTexts(): (bytes: Uint8Array, from: number, to: number) => string {
  const known = new Map<number, { bytes: Uint8Array; text: string }>();
  return (bytes, from, to) => {
    if (from >= to) return "";
    if (to - from > LONGEST) return cellText(bytes, from, to);
    let hash = 0;
    for (let at = from; at < to; at += 1) hash = (Math.imul(hash, 31) + (bytes[at] as number)) | 0;
    const before = known.get(hash);
    if (before && isSame(before.bytes, bytes, from, to)) return before.text;
    const text = cellText(bytes, from, to);
    if (known.size < REMEMBERED) known.set(hash, { bytes: bytes.slice(from, to), text });
    return text;
  };
}

function isSame(known: Uint8Array, bytes: Uint8Array, from: number, to: number): boolean {
  if (known.length !== to - from) return false;
  for (let at = from; at < to; at += 1) if (known[at - from] !== bytes[at]) return false;
  return true;
}

function cellText(bytes: Uint8Array, from: number, to: number): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString("utf8");
  return bytes[from] === QUOTE ? text.slice(1, -1).replaceAll('""', '"') : text;
}
