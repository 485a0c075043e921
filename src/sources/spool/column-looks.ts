import { DITTOS } from "../ditto.ts";

const TAB = 0x09;
const LF = 0x0a;
const SPACE = 0x20;
const QUOTE = 0x22;
const [ZERO, NINE] = [0x30, 0x39];

/** 0 for 0-9, A-Z and a-z. */
const WRITTEN = Uint8Array.from({ length: 256 }, (_, byte) =>
  /[0-9A-Za-z]/.test(String.fromCharCode(byte)) ? 0 : 1,
);

/** The marks for "as above", by their bytes; a lone quote is written as four. */
const DITTO_BYTES = new Set(
  DITTOS.filter((mark) => mark !== '"').map((mark) => Buffer.from(mark).toString("latin1")),
);
const LONGEST_DITTO = Math.max(...[...DITTO_BYTES].map(({ length }) => length));
/** 0 for a first and a second byte that none of them has: hardly a cell needs a closer look. */
const [FIRST, SECOND] = [0, 1].map((place) =>
  Uint8Array.from({ length: 256 }, (_, byte) =>
    [...DITTO_BYTES].some((mark) => mark.charCodeAt(place) === byte) ? 1 : 0,
  ),
) as [Uint8Array, Uint8Array];

/** What the cells of a column look like, by its number from 1 (0 is unused): where one needs to be cleaned, if any does. */
export interface ColumnLooks {
  /** Last row with a cell that may begin or end with a blank or a hidden character; 0 for none. */
  lastOdd: number[];
  /** Last row with a cell that holds anything but 0-9, A-Z and a-z; 0 for none. */
  lastWritten: number[];
  /** Last row with a cell that says only that it is as the one above it; 0 for none. */
  lastDitto: number[];
}

export function noLooks(): ColumnLooks {
  return { lastOdd: [], lastWritten: [], lastDitto: [] };
}

/**
 * Take note of the whole records in `bytes[0, end)` of a spool. Cleaning cells by patterns costs more than anything else in staging, and
 * hardly a column needs it; here, where the bytes are at hand, it costs next to nothing to know.
 */
export function noteLooks(looks: ColumnLooks, bytes: Uint8Array, end: number): void {
  let p = 0;
  while (p < end) {
    let row = 0;
    let digit = bytes[p] as number;
    while (digit >= ZERO && digit <= NINE) {
      row = row * 10 + digit - ZERO;
      p += 1;
      digit = bytes[p] as number;
    }
    for (let column = 1; p < end && bytes[p] === TAB; column += 1) {
      const from = p + 1;
      if (bytes[from] === QUOTE) {
        p = afterQuoted(bytes, from, end);
        mark(looks.lastOdd, column, row);
        mark(looks.lastWritten, column, row);
        if (p - from === 4 && bytes[from + 1] === QUOTE) mark(looks.lastDitto, column, row);
        continue;
      }
      let written = 0;
      for (p = from; p < end; p += 1) {
        const byte = bytes[p] as number;
        if (byte === TAB || byte === LF) break;
        written |= WRITTEN[byte] as number;
      }
      if (written === 0) continue;
      mark(looks.lastWritten, column, row);
      if (isDittoAt(bytes, from, p)) mark(looks.lastDitto, column, row);
      if (!isPlainAt(bytes, from) || !endsPlain(bytes, from, p)) mark(looks.lastOdd, column, row);
    }
    p += 1;
  }
}

function mark(rows: number[], column: number, row: number): void {
  while (rows.length <= column) rows.push(0);
  rows[column] = row;
}

function isDittoAt(bytes: Uint8Array, begin: number, end: number): boolean {
  let [from, to] = [begin, end];
  while (from < to && bytes[from] === SPACE) from += 1;
  while (to > from && bytes[to - 1] === SPACE) to -= 1;
  if (to - from > LONGEST_DITTO) return false;
  if (!FIRST[bytes[from] as number] || !SECOND[bytes[from + 1] as number]) return false;
  return DITTO_BYTES.has(String.fromCharCode(...bytes.subarray(from, to)));
}

/** What follows the quote that closes the one at `from`; those inside are doubled. */
function afterQuoted(bytes: Uint8Array, from: number, end: number): number {
  let p = from + 1;
  while (p < end) {
    if (bytes[p] !== QUOTE) p += 1;
    else if (bytes[p + 1] === QUOTE) p += 2;
    else return p + 1;
  }
  return end;
}

/** Whether the character at `at` is surely a visible one: ASCII, a usual Chinese one, its punctuation, a full-width form. */
function isPlainAt(bytes: Uint8Array, at: number): boolean {
  const first = bytes[at] as number;
  if (first < 0x80) return first > 0x20 && first < 0x7f;
  if (first >= 0xe4 && first <= 0xe9) return true;
  const [second, third] = [bytes[at + 1] as number, bytes[at + 2] as number];
  if (first === 0xe3) return second === 0x80 && third > 0x80;
  return first === 0xef && second === 0xbc && third > 0x80;
}

function endsPlain(bytes: Uint8Array, from: number, to: number): boolean {
  const last = bytes[to - 1] as number;
  if (last < 0x80) return isPlainAt(bytes, to - 1);
  // Characters of three bytes only: what stands before one of two is no part of it.
  return to - 3 >= from && (bytes[to - 3] as number) >= 0xe0 && isPlainAt(bytes, to - 3);
}
