import { Unknown } from "./unknown.ts";

const GT = 0x3e;
const SLASH = 0x2f;
const EQUALS = 0x3d;
const DOUBLE = 0x22;
const SINGLE = 0x27;
const [UPPER_A, UPPER_Z] = [0x41, 0x5a];
const [ZERO, NINE] = [0x30, 0x39];
const [LOWER_R, LOWER_S, LOWER_T] = [0x72, 0x73, 0x74];
const [LOWER_B, LOWER_D, LOWER_E, LOWER_I, LOWER_N] = [0x62, 0x64, 0x65, 0x69, 0x6e];

/** The tag goes on in bytes that are not there yet. */
export const MORE = -1;

/** What a cell's `t` says its value is. */
export const NUMBER = 0;
export const SHARED = 1;
const TEXT = 2;
export const INLINE = 3;
export const BOOLEAN = 4;
export const ERROR = 5;
export const ISO_DATE = 6;

/** The tag `<c r="AB12" s="3" t="s">`, read without making objects: one is reused for all cells. */
export class CellTag {
  /** From 1; 0 when the cell does not say where it stands. */
  column = 0;
  row = 0;
  style = 0;
  type = NUMBER;
  isEmpty = false;

  /** Read attributes from `at`, just past the name, to `>`; returns what comes after it, or MORE. */
  read(bytes: Buffer, at: number, end: number): number {
    this.column = 0;
    this.row = 0;
    this.style = 0;
    this.type = NUMBER;
    let p = at;
    for (;;) {
      while (p < end && (bytes[p] as number) <= 0x20) p += 1;
      if (p + 1 >= end) return MORE;
      const first = bytes[p] as number;
      if (first === GT) {
        this.isEmpty = false;
        return p + 1;
      }
      if (first === SLASH && bytes[p + 1] === GT) {
        this.isEmpty = true;
        return p + 2;
      }
      const name = p;
      while (p < end && bytes[p] !== EQUALS) p += 1;
      const isShort = p - name === 1;
      p += 1;
      const quote = bytes[p];
      if (p >= end) return MORE;
      if (quote !== DOUBLE && quote !== SINGLE)
        throw new Unknown("a cell's attribute without quotes");
      const value = p + 1;
      if (isShort && first === LOWER_R) p = this.#place(bytes, value, end);
      else {
        p = value;
        while (p < end && bytes[p] !== quote) p += 1;
        if (p >= end) return MORE;
        if (isShort && first === LOWER_S) this.style = wholeNumber(bytes, value, p);
        else if (isShort && first === LOWER_T) this.type = typeOf(bytes, value, p);
      }
      if (p >= end) return MORE;
      if (bytes[p] !== quote) throw new Unknown("a cell's place");
      p += 1;
    }
  }

  /** `AB12` to column 28 and row 12; returns where it ends. */
  #place(bytes: Buffer, at: number, end: number): number {
    let p = at;
    let column = 0;
    let row = 0;
    let byte = bytes[p] as number;
    while (p < end && byte >= UPPER_A && byte <= UPPER_Z) {
      column = column * 26 + byte - UPPER_A + 1;
      p += 1;
      byte = bytes[p] as number;
    }
    while (p < end && byte >= ZERO && byte <= NINE) {
      row = row * 10 + byte - ZERO;
      p += 1;
      byte = bytes[p] as number;
    }
    this.column = column;
    this.row = row;
    return p;
  }
}

/** The digits of `bytes[from, to)`; Unknown for anything else. */
export function wholeNumber(bytes: Buffer, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at += 1) {
    const digit = (bytes[at] as number) - ZERO;
    if (digit < 0 || digit > 9) throw new Unknown("a number that is none");
    number = number * 10 + digit;
  }
  return number;
}

function typeOf(bytes: Buffer, from: number, to: number): number {
  const first = bytes[from];
  if (to - from === 1) {
    if (first === LOWER_S) return SHARED;
    if (first === LOWER_N) return NUMBER;
    if (first === LOWER_B) return BOOLEAN;
    if (first === LOWER_E) return ERROR;
    if (first === LOWER_D) return ISO_DATE;
  }
  const written = bytes.toString("latin1", from, to);
  if (written === "str") return TEXT;
  if (first === LOWER_I && written === "inlineStr") return INLINE;
  throw new Unknown("a cell's type");
}
