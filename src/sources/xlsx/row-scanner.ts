import type { ReadLimits } from "../limits.ts";
import { damaged, overLimit } from "../refusal.ts";
import { writeDigits } from "../spool/cell-bytes.ts";
import type { SpoolWriter } from "../spool/spool-writer.ts";
import { MOST_NAMED } from "../struck-rows.ts";
import type { CellScanner } from "./cell-scanner.ts";
import { CellTag, MORE } from "./cell-tag.ts";
import { isHiddenRow, rowNumberOf } from "./row-tag.ts";
import { Unknown } from "./unknown.ts";
import type { XmlCursor } from "./xml-cursor.ts";

const LT = 0x3c;
const GT = 0x3e;
const SLASH = 0x2f;
const TAB = 0x09;
const LF = 0x0a;
const [LOWER_C, LOWER_R] = [0x63, 0x72];

/** Room for the tabs of a whole row, and for any number. */
const ROOM = 32 * 1024;

/**
 * The rows of a sheet, from the bytes of its XML straight to those of its spool. A row is done whole or, when
 * its end is not there yet, not at all.
 */
export class RowScanner {
  hiddenRows = 0;
  /** Rows whose cells stood out of order. */
  disorderedRows = 0;
  /** Rows most of whose cells are struck out, and the first of them. */
  struckRows = 0;
  readonly firstStruck: number[] = [];
  /** `</sheetData>` was met. */
  isDone = false;
  readonly cells: CellScanner;
  #lastRow = 0;
  readonly #spool: SpoolWriter;
  readonly #cursor: XmlCursor;
  readonly #limits: ReadLimits;
  readonly #prefix: string;
  readonly #tag = new CellTag();

  /** `prefix` is `x:` when the sheet's tags have one. */
  constructor(
    spool: SpoolWriter,
    cells: CellScanner,
    cursor: XmlCursor,
    prefix: string,
    limits: ReadLimits,
  ) {
    this.#spool = spool;
    this.cells = cells;
    this.#cursor = cursor;
    this.#prefix = prefix;
    this.#limits = limits;
  }

  /** Scan the whole rows from `at` on; returns where the first cut one starts. */
  scan(bytes: Buffer, at: number, end: number): number {
    let done = at;
    while (!this.isDone) {
      const next = this.#row(bytes, done, end);
      if (next === MORE) break;
      done = next;
    }
    return done;
  }

  #row(bytes: Buffer, at: number, end: number): number {
    const cursor = this.#cursor;
    const { depth } = cursor;
    cursor.moveTo(bytes, at, end);
    if (!cursor.next()) return MORE;
    if (cursor.isClose) {
      if (!cursor.is("sheetData")) throw new Unknown("what closes the rows");
      this.isDone = true;
      return cursor.at;
    }
    if (!cursor.is("row")) throw new Unknown("something between rows");
    cursor.depth = depth;
    const row = rowNumberOf(bytes, cursor.nameTo, cursor.at) || this.#lastRow + 1;
    if (row <= this.#lastRow) throw new Unknown("rows out of order");
    if (row > this.#limits.rows) throw overLimit(`超过 ${this.#limits.rows} 行`, { row });
    const isHidden = isHiddenRow(bytes, cursor.nameTo, cursor.at);
    const { filledRows } = this.#spool;
    const next = cursor.isEmpty ? cursor.at : this.#cells(bytes, cursor.at, end, row, null);
    if (next === MORE) return MORE;
    if (isHidden && this.#spool.filledRows > filledRows) this.hiddenRows += 1;
    this.#lastRow = row;
    return next;
  }

  /**
   * The cells of a row, to `</row>`. `reordered` takes them by column instead, for a row whose cells stand out of
   * order or twice.
   */
  #cells(
    bytes: Buffer,
    at: number,
    end: number,
    row: number,
    reordered: Map<number, Buffer> | null,
  ): number {
    const spool = this.#spool;
    spool.flushIfFull();
    spool.reserve(ROOM);
    const { cells } = this;
    const tag = this.#tag;
    const skip = this.#prefix.length;
    let out = spool.bytes;
    let o = writeDigits(out, spool.length, row);
    let p = at;
    let column = 0;
    let filled = 0;
    let width = 0;
    cells.beginRow();
    for (;;) {
      while (p < end && bytes[p] !== LT) p += 1;
      const name = p + 1 + skip;
      if (name + 2 >= end) return MORE;
      if (bytes[p + 1] === SLASH) break;
      if (bytes[name] !== LOWER_C || !endsName(bytes[name + 1] as number))
        throw new Unknown("something between cells");
      if (skip > 0 && bytes.toString("latin1", p + 1, name) !== this.#prefix)
        throw new Unknown("another prefix");
      p = tag.read(bytes, name + 1, end);
      if (p === MORE) return MORE;
      const before = column;
      column = tag.column || before + 1;
      if (tag.row !== 0 && tag.row !== row) throw damaged("单元格的行号与所在行不一致", { row });
      if (column > this.#limits.columns)
        throw overLimit(`超过 ${this.#limits.columns} 列`, { row });
      if (column <= before && !reordered) return this.#reorder(bytes, at, end, row);
      if (tag.isEmpty) continue;
      if (o + ROOM > out.length) {
        spool.reserve(ROOM, o);
        out = spool.bytes;
      }
      const start = o;
      if (!reordered) for (let tabs = width; tabs < column; tabs += 1) out[o++] = TAB;
      p = cells.read(bytes, p, end, tag, o);
      if (p === MORE) return MORE;
      out = spool.bytes;
      if (cells.end === o) o = start;
      else if (reordered) reordered.set(column, Buffer.from(out.subarray(o, cells.end)));
      else {
        o = cells.end;
        width = column;
        filled += 1;
      }
    }
    if (bytes[p + 2 + skip] !== LOWER_R) throw new Unknown("what closes a row");
    while (p < end && bytes[p] !== GT) p += 1;
    if (p >= end) return MORE;
    cells.endRow();
    if (cells.struckInRow > 0) this.#struck(row, reordered ? reordered.size : filled);
    if (reordered) this.#writeReordered(row, reordered);
    else if (width > 0) {
      out[o] = LF;
      spool.length = o + 1;
      spool.count(row, width, filled);
    }
    return p + 1;
  }

  #struck(row: number, filled: number): void {
    if (2 * this.cells.struckInRow <= filled) return;
    this.struckRows += 1;
    if (this.firstStruck.length < MOST_NAMED) this.firstStruck.push(row);
  }

  #reorder(bytes: Buffer, at: number, end: number, row: number): number {
    const next = this.#cells(bytes, at, end, row, new Map());
    if (next !== MORE) this.disorderedRows += 1;
    return next;
  }

  #writeReordered(row: number, cells: ReadonlyMap<number, Buffer>): void {
    const spool = this.#spool;
    const inOrder = [...cells].sort(([a], [b]) => a - b);
    if (inOrder.length === 0) return;
    spool.reserve(inOrder.reduce((size, [, cell]) => size + cell.length, ROOM));
    let o = writeDigits(spool.bytes, spool.length, row);
    let width = 0;
    for (const [column, cell] of inOrder) {
      for (; width < column; width += 1) spool.bytes[o++] = TAB;
      o += cell.copy(spool.bytes, o);
    }
    spool.bytes[o] = LF;
    spool.length = o + 1;
    spool.count(row, width, inOrder.length);
  }
}

function endsName(byte: number): boolean {
  return byte <= 0x20 || byte === GT || byte === SLASH;
}
