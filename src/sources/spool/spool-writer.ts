import { isUtf8 } from "node:buffer";
import { closeSync, openSync, writeSync } from "node:fs";
import { damaged, overLimit } from "../refusal.ts";
import { isBlankText, quotedText } from "./cell-bytes.ts";
import { noLooks, noteLooks } from "./column-looks.ts";

const FLUSH_AT = 1 << 20;
const START_SIZE = 2 << 20;

/**
 * One spool file (docs/architecture.md section 3) being written.
 *
 * Scanners write finished records straight into `bytes` at `length`; `writeRow` does it for rows of strings.
 */
export class SpoolWriter {
  bytes: Buffer = Buffer.allocUnsafe(START_SIZE);
  length = 0;
  /** Highest row number, number of records, highest column, non-empty cells: kept by whoever writes. */
  rows = 0;
  filledRows = 0;
  width = 0;
  cells = 0;
  /** Of the records that were written out. */
  readonly looks = noLooks();
  readonly path: string;
  readonly #file: number;
  #open = true;

  constructor(path: string) {
    this.path = path;
    this.#file = openSync(path, "w", 0o600);
  }

  /** Make room for `extra` bytes after `from`. Replaces `bytes` when it must grow. */
  reserve(extra: number, from = this.length): void {
    if (from + extra <= this.bytes.length) return;
    const grown = Buffer.allocUnsafe(Math.max(this.bytes.length * 2, from + extra));
    this.bytes.copy(grown);
    this.bytes = grown;
  }

  /** Write out whole records once there are enough of them. Never call within a record. */
  flushIfFull(): void {
    if (this.length >= FLUSH_AT) this.flush();
  }

  flush(): void {
    if (!isUtf8(this.bytes.subarray(0, this.length))) throw damaged("有不能识别的文字编码");
    noteLooks(this.looks, this.bytes, this.length);
    let done = 0;
    while (done < this.length) done += writeSync(this.#file, this.bytes, done, this.length - done);
    this.length = 0;
  }

  /** Write one row; a row of nothing but blanks is left out. */
  writeRow(row: number, cells: readonly string[]): void {
    let width = cells.length;
    while (width > 0 && isBlankText(cells[width - 1] as string)) width -= 1;
    if (width === 0) return;
    let record = String(row);
    let filled = 0;
    for (let index = 0; index < width; index += 1) {
      const cell = cells[index] as string;
      const blank = isBlankText(cell);
      if (!blank) filled += 1;
      record += blank ? "\t" : `\t${quotedText(cell)}`;
    }
    record += "\n";
    this.reserve(record.length * 3);
    this.length += this.bytes.write(record, this.length);
    this.count(row, width, filled);
    this.flushIfFull();
  }

  /** Take note of a record that was written. */
  count(row: number, width: number, cells: number): void {
    this.cells += cells;
    if (row > this.rows) this.rows = row;
    if (width > this.width) this.width = width;
    this.filledRows += 1;
  }

  /** Flush and close. */
  finish(): void {
    this.flush();
    this.close();
  }

  close(): void {
    if (this.#open) closeSync(this.#file);
    this.#open = false;
  }
}

/** Refuse a book of more cells than granted. */
export function assertCells(cells: number, limit: number): void {
  if (cells > limit) throw overLimit(`有内容的单元格超过 ${limit} 个`);
}
