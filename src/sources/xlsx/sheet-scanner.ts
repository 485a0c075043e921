import type { MergedRange } from "../book.ts";
import type { ReadLimits } from "../limits.ts";
import { damaged, overLimit } from "../refusal.ts";
import type { SpoolWriter } from "../spool/spool-writer.ts";
import { type CellMeanings, CellScanner } from "./cell-scanner.ts";
import { RowScanner } from "./row-scanner.ts";
import { Unknown } from "./unknown.ts";
import { XmlCursor } from "./xml-cursor.ts";

const LAST_COLUMN = 16_384;

/** The XML of one sheet: what stands before the rows, the rows, what stands after them. */
export class SheetScanner {
  readonly merges: MergedRange[] = [];
  readonly hiddenColumns: number[] = [];
  rows: RowScanner | null = null;
  #isClosed = false;
  readonly #spool: SpoolWriter;
  readonly #meanings: CellMeanings;
  readonly #limits: ReadLimits;
  readonly #cursor: XmlCursor;

  constructor(spool: SpoolWriter, meanings: CellMeanings, limits: ReadLimits) {
    this.#spool = spool;
    this.#meanings = meanings;
    this.#limits = limits;
    this.#cursor = new XmlCursor(limits);
  }

  /** Take in what is whole of `bytes[0, end)`; returns how much that is. */
  scan(bytes: Buffer, end: number, isLast: boolean): number {
    let done = 0;
    for (;;) {
      if (this.rows && !this.rows.isDone) {
        done = this.rows.scan(bytes, done, end);
        if (!this.rows.isDone) break;
      }
      this.#cursor.moveTo(bytes, done, end);
      if (!this.#cursor.next()) break;
      this.#aroundRows(this.#cursor);
      done = this.#cursor.at;
    }
    if (!isLast) return done;
    if (!this.#isClosed) throw damaged("工作表不完整");
    if (!this.rows) throw new Unknown("no rows");
    return done;
  }

  #aroundRows(cursor: XmlCursor): void {
    if (cursor.isClose) {
      this.#isClosed ||= cursor.is("worksheet");
      return;
    }
    if (cursor.depth === 1 && !cursor.isEmpty && !cursor.is("worksheet"))
      throw new Unknown("another root");
    if (cursor.is("sheetData")) this.#openRows(cursor);
    else if (cursor.is("col")) this.#column(cursor);
    else if (cursor.is("mergeCell")) this.#merge(cursor);
  }

  #openRows(cursor: XmlCursor): void {
    if (this.rows) throw new Unknown("rows twice");
    const prefix = cursor.bytes.toString("latin1", cursor.tagFrom + 1, cursor.nameFrom);
    const cells = new CellScanner(this.#spool, this.#meanings, prefix, this.#limits);
    this.rows = new RowScanner(this.#spool, cells, cursor, prefix, this.#limits);
    this.rows.isDone = cursor.isEmpty;
  }

  #column(cursor: XmlCursor): void {
    if (!cursor.isTrue("hidden")) return;
    const from = Number(cursor.attribute("min"));
    const to = Math.min(Number(cursor.attribute("max")), LAST_COLUMN);
    for (let column = from; column >= 1 && column <= to; column += 1)
      this.hiddenColumns.push(column);
  }

  #merge(cursor: XmlCursor): void {
    const range = readRange(cursor.attribute("ref") ?? "");
    if (!range) return;
    if (this.merges.length >= this.#limits.merges) throw overLimit("合并的单元格太多");
    this.merges.push(range);
  }
}

/** `A1:C3`, bounds from 1; null for anything else and for a single cell. */
function readRange(ref: string): MergedRange | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(ref);
  if (!match) return null;
  const [, left = "", top = "", right = "", bottom = ""] = match;
  return { top: Number(top), left: columnOf(left), bottom: Number(bottom), right: columnOf(right) };
}

function columnOf(letters: string): number {
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column;
}
