import { NO_DATE } from "../cell/date-format.ts";
import { dateText, isoDateText } from "../cell/date-text.ts";
import { isLongNumber, writtenNumberText } from "../cell/number-text.ts";
import type { ReadLimits } from "../limits.ts";
import { damaged } from "../refusal.ts";
import type { SpoolWriter } from "../spool/spool-writer.ts";
import { addCells, type CellCounts, noCells } from "./cell-counts.ts";
import {
  BOOLEAN,
  type CellTag,
  ERROR,
  INLINE,
  ISO_DATE,
  MORE,
  NUMBER,
  SHARED,
  wholeNumber,
} from "./cell-tag.ts";
import { CellText } from "./cell-text.ts";
import { copyPlainNumber } from "./number-bytes.ts";
import type { SharedStrings } from "./shared-strings.ts";
import { Unknown } from "./unknown.ts";
import { XmlCursor } from "./xml-cursor.ts";

const LT = 0x3c;
const GT = 0x3e;
const SLASH = 0x2f;
const ONE = 0x31;
const [LOWER_C, LOWER_I, LOWER_S, LOWER_T, LOWER_V] = [0x63, 0x69, 0x73, 0x74, 0x76];

/** Longer strings are copied by the runtime, shorter ones faster byte by byte. */
const LONG_STRING = 64;

export interface CellMeanings {
  strings: SharedStrings;
  /** DateKind of each cell format. */
  dateKinds: Uint8Array;
  /** 1 for each cell format that strikes its text out; null where none does. */
  struck: Uint8Array | null;
  is1904: boolean;
}

/** The content of cells, from what follows `<c …>` to `</c>`, written as a spool holds it. */
export class CellScanner {
  counts: CellCounts = noCells();
  /** Where the cell read last ends in the spool's bytes. */
  end = 0;
  /** Cells with something in them in the row read last that are struck out. */
  struckInRow = 0;
  #rowCounts: CellCounts = this.counts;
  readonly #spool: SpoolWriter;
  readonly #meanings: CellMeanings;
  readonly #skip: number;
  readonly #text: CellText;
  readonly #cursor: XmlCursor;

  constructor(spool: SpoolWriter, meanings: CellMeanings, prefix: string, limits: ReadLimits) {
    this.#spool = spool;
    this.#meanings = meanings;
    this.#skip = prefix.length;
    this.#text = new CellText(limits);
    this.#cursor = new XmlCursor(limits);
  }

  /** A row may be read again once more of it is there: its counts are added when it is whole. */
  beginRow(): void {
    this.#rowCounts = noCells();
    this.struckInRow = 0;
  }

  endRow(): void {
    addCells(this.counts, this.#rowCounts);
  }

  /** Write the cell of `tag` at `o`, leaving `end` there when it is blank; returns what comes after `</c>`, or MORE. */
  read(bytes: Buffer, at: number, end: number, tag: CellTag, o: number): number {
    const skip = this.#skip;
    let p = at;
    let from = -1;
    let to = -1;
    let hasFormula = false;
    this.end = o;
    for (;;) {
      while (p < end && bytes[p] !== LT) p += 1;
      const name = p + 1 + skip;
      if (name + 3 >= end) return MORE;
      if (bytes[p + 1] === SLASH) {
        if (bytes[name + 1] !== LOWER_C) throw new Unknown("what closes a cell");
        break;
      }
      const afterName = bytes[name + 1] as number;
      if (
        bytes[name] === LOWER_V &&
        (afterName <= 0x20 || afterName === GT || afterName === SLASH)
      ) {
        from = name + 1;
        while (from < end && bytes[from] !== GT) from += 1;
        from += 1;
        to = from;
        while (to < end && bytes[to] !== LT) to += 1;
        if (to + 3 + skip >= end) return MORE;
        if (bytes[from - 2] === SLASH) {
          to = -1;
          p = from;
          continue;
        }
        if (bytes[to + 1] !== SLASH) throw new Unknown("a value that is more than text");
        p = to + 3 + skip;
        continue;
      }
      if (bytes[name] === LOWER_I && afterName === LOWER_S) p = this.#inline(bytes, p, end, o);
      else {
        p = this.#formula(bytes, p, end);
        hasFormula = true;
      }
      if (p === MORE) return MORE;
    }
    if (hasFormula) {
      this.#rowCounts.formulaCells += 1;
      if (from < 0) this.#rowCounts.formulasWithoutValue += 1;
    }
    if (to > from) this.#value(bytes, from, to, tag, o);
    const { struck } = this.#meanings;
    if (struck !== null && struck[tag.style] === 1 && this.end > o) this.struckInRow += 1;
    while (p < end && bytes[p] !== GT) p += 1;
    return p < end ? p + 1 : MORE;
  }

  #value(bytes: Buffer, from: number, to: number, tag: CellTag, o: number): void {
    if (tag.type === SHARED) this.#shared(wholeNumber(bytes, from, to), o);
    else if (tag.type === NUMBER) this.#number(bytes, from, to, tag.style, o);
    else if (tag.type === BOOLEAN)
      this.#write(bytes[from] === ONE || bytes[from] === LOWER_T ? "TRUE" : "FALSE", o);
    else if (tag.type === ISO_DATE) this.#write(isoDateText(bytes.toString("latin1", from, to)), o);
    else if (tag.type !== INLINE) {
      if (tag.type === ERROR) this.#rowCounts.errorCells += 1;
      this.#written(bytes, from, to, o);
    }
  }

  #shared(index: number, o: number): void {
    const { bytes, ends, count } = this.#meanings.strings;
    if (index >= count) throw damaged("单元格指向不存在的共享文字");
    let from = index === 0 ? 0 : (ends[index - 1] as number);
    const to = ends[index] as number;
    this.#spool.reserve(to - from, o);
    const out = this.#spool.bytes;
    if (to - from > LONG_STRING) {
      this.end = o + bytes.copy(out, o, from, to);
      return;
    }
    let write = o;
    while (from < to) out[write++] = bytes[from++] as number;
    this.end = write;
  }

  #number(bytes: Buffer, from: number, to: number, style: number, o: number): void {
    const kind = this.#meanings.dateKinds[style] ?? NO_DATE;
    if (kind === NO_DATE) {
      const end = copyPlainNumber(bytes, from, to, this.#spool.bytes, o);
      if (end >= 0) {
        this.end = end;
        return;
      }
    }
    const written = bytes.toString("latin1", from, to).trim();
    const value = Number(written);
    if (written === "" || Number.isNaN(value)) this.#written(bytes, from, to, o);
    else if (kind === NO_DATE) {
      if (isLongNumber(value)) this.#rowCounts.numericLongIds += 1;
      this.#write(writtenNumberText(written), o);
    } else this.#write(dateText(value, kind as 1 | 2, this.#meanings.is1904), o);
  }

  /** Short text of our own making. */
  #write(text: string, o: number): void {
    this.#spool.reserve(text.length * 3, o);
    this.end = o + this.#spool.bytes.write(text, o);
  }

  #written(bytes: Buffer, from: number, to: number, o: number): void {
    this.#spool.reserve(2 * (to - from) + 2, o);
    const out = this.#spool.bytes;
    this.#text.begin();
    this.end = this.#text.finish(out, o, this.#text.append(bytes, from, to, out, o));
  }

  /** `<is>…</is>`, most of them `<is><t>…</t></is>`; returns what comes after it. */
  #inline(bytes: Buffer, at: number, end: number, o: number): number {
    const skip = this.#skip;
    let p = at + 4 + skip;
    if (bytes[p - 1] === GT && bytes[p] === LT && bytes[p + 1 + skip] === LOWER_T) {
      p += 2 + skip;
      while (p < end && bytes[p] !== GT) p += 1;
      const from = p + 1;
      let to = from;
      while (to < end && bytes[to] !== LT) to += 1;
      const after = to + 4 + skip;
      if (after + 5 + skip >= end) return MORE;
      const isPlain =
        bytes[p - 1] !== SLASH && bytes[to + 1] === SLASH && bytes[after + 1] === SLASH;
      if (isPlain && bytes[after + 2 + skip] === LOWER_I && bytes[after + 3 + skip] === LOWER_S) {
        this.#written(bytes, from, to, o);
        return after + 4 + skip;
      }
    }
    return this.#richText(bytes, at, end, o);
  }

  /** Runs joined, phonetic runs left out. */
  #richText(bytes: Buffer, at: number, end: number, o: number): number {
    const cursor = this.#cursor;
    cursor.depth = 0;
    cursor.moveTo(bytes, at, end);
    if (!cursor.next()) return MORE;
    if (cursor.isEmpty) return cursor.at;
    let write = o;
    this.#text.begin();
    while (cursor.next()) {
      if (cursor.isClose && cursor.is("is")) {
        this.end = this.#text.finish(this.#spool.bytes, o, write);
        return cursor.at;
      }
      if (cursor.isClose || cursor.isEmpty) continue;
      if (cursor.is("rPh") && !cursor.toClose("rPh")) return MORE;
      if (!cursor.is("t") || cursor.isClose) continue;
      const from = cursor.at;
      if (!cursor.toClose("t")) return MORE;
      this.#spool.reserve(2 * (cursor.tagFrom - from) + (write - o) + 16, write);
      write = this.#text.append(bytes, from, cursor.tagFrom, this.#spool.bytes, write);
    }
    return MORE;
  }

  /** `<f>…</f>` or `<f …/>`; returns what comes after it. Nothing else may stand in a cell. */
  #formula(bytes: Buffer, at: number, end: number): number {
    const cursor = this.#cursor;
    cursor.depth = 0;
    cursor.moveTo(bytes, at, end);
    if (!cursor.next()) return MORE;
    if (!cursor.is("f")) throw new Unknown("something else in a cell");
    if (cursor.isEmpty) return cursor.at;
    return cursor.toClose("f") ? cursor.at : MORE;
  }
}
