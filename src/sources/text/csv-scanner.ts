import type { ReadLimits } from "../limits.ts";
import { overLimit, type Refusal } from "../refusal.ts";
import { isBlankBytes, quoteInPlace, writeDigits } from "../spool/cell-bytes.ts";
import type { SpoolWriter } from "../spool/spool-writer.ts";
import type { Layout } from "./delimiter.ts";
import { MORE, QuotedFields, STRAY } from "./quoted-fields.ts";

const TAB = 0x09;
const LF = 0x0a;
const CR = 0x0d;
const QUOTE = 0x22;
const EQUALS = 0x3d;

/** Bytes that a line which is not complete yet may have before the next piece is looked at. */
const SLACK = 512 * 1024;

/**
 * Delimited text in UTF-8, record by record, into a spool. A record is a line, unless a quoted field holds line ends;
 * it is one row all the same, as spreadsheet programs count. A quote that is never closed costs nothing but itself.
 */
export class CsvScanner {
  /** Numbers of the first rows with a quote that opened nothing, and how many there are. */
  readonly strayQuotes: number[] = [];
  strayQuoteLines = 0;
  #row = 1;
  readonly #out: SpoolWriter;
  readonly #limits: ReadLimits;
  readonly #delimiter: Buffer;
  readonly #quoted: QuotedFields;

  constructor(out: SpoolWriter, layout: Layout, limits: ReadLimits) {
    this.#out = out;
    this.#limits = limits;
    this.#delimiter = layout.delimiter;
    this.#quoted = new QuotedFields(layout);
  }

  /** Scan the whole records of `bytes`, all of them when `isLast`; returns how many bytes they take. */
  scan(bytes: Buffer, isLast: boolean): number {
    let at = 0;
    while (at < bytes.length) {
      const next = this.#record(bytes, at, isLast);
      if (next === MORE) break;
      at = next;
      this.#out.flushIfFull();
    }
    if (bytes.length - at > this.#limits.textLineBytes + SLACK) throw this.#tooLong();
    return at;
  }

  /** Copy one record; returns where the next starts. Nothing has happened when it returns MORE. */
  #record(bytes: Buffer, start: number, isLast: boolean): number {
    const writer = this.#out;
    writer.reserve(3 * (this.#limits.textLineBytes + SLACK));
    const out = writer.bytes;
    const [first, second, third] = this.#delimiter;
    const step = this.#delimiter.length;
    const end = bytes.length;
    let o = writeDigits(out, writer.length, this.#row);
    let kept = o;
    let width = 0;
    let cells = 0;
    let column = 0;
    let hasStray = false;
    let p = start;
    for (;;) {
      out[o++] = TAB;
      const from = o;
      let special = false;
      let open = true;
      if (bytes[p] === QUOTE || (bytes[p] === EQUALS && bytes[p + 1] === QUOTE)) {
        const next = this.#quoted.read(bytes, p, start, out, o, isLast);
        if (next === MORE) return MORE;
        if (next === STRAY) hasStray ||= bytes[p] === QUOTE;
        else {
          p = next;
          o = this.#quoted.end;
          special = true;
          open = false;
        }
      }
      while (open && p < end) {
        const byte = bytes[p] as number;
        if (byte === LF || byte === CR) break;
        if (byte === first && (step === 1 || (bytes[p + 1] === second && bytes[p + 2] === third)))
          break;
        if (byte === QUOTE || byte === TAB) special = true;
        out[o++] = byte;
        p += 1;
      }
      if (p >= end && !isLast) return MORE;
      column += 1;
      if (isBlankBytes(out, from, o)) o = from;
      else {
        if (special) o = quoteInPlace(out, from, o);
        kept = o;
        width = column;
        cells += 1;
      }
      if (p >= end || bytes[p] === LF || bytes[p] === CR) break;
      p += step;
    }
    if (bytes[p] === CR && p + 1 >= end && !isLast) return MORE;
    if (p - start > this.#limits.textLineBytes) throw this.#tooLong();
    if (column > this.#limits.textFields)
      throw overLimit(`一行有 ${column} 列`, { row: this.#row });
    if (width > 0) {
      out[kept] = LF;
      writer.length = kept + 1;
      writer.count(this.#row, width, cells);
    }
    if (hasStray) this.#noteStray();
    this.#row += 1;
    return Math.min(end, p + (bytes[p] === CR && bytes[p + 1] === LF ? 2 : 1));
  }

  #noteStray(): void {
    this.strayQuoteLines += 1;
    if (this.strayQuotes.length < 5) this.strayQuotes.push(this.#row);
  }

  #tooLong(): Refusal {
    return overLimit("一行文字太长，可能不是名册", { row: this.#row });
  }
}
