import { isUtf8 } from "node:buffer";
import type { ReadLimits } from "../limits.ts";
import { damaged, overLimit } from "../refusal.ts";
import { CellText } from "./cell-text.ts";
import { feedPart } from "./part-feed.ts";
import { XmlCursor } from "./xml-cursor.ts";

const START_BYTES = 1 << 20;
const START_COUNT = 1 << 14;

/** The shared strings of a book as a spool holds them, one after the other in `bytes`; string `n` is `[ends[n - 1], ends[n])`. */
export interface SharedStrings {
  bytes: Buffer;
  ends: Uint32Array;
  count: number;
}

export const NO_STRINGS: SharedStrings = {
  bytes: Buffer.alloc(0),
  ends: new Uint32Array(1),
  count: 0,
};

/** Read the shared strings part. Rich text is joined, phonetic runs are left out. */
export async function readSharedStrings(
  chunks: AsyncIterable<Buffer>,
  limits: ReadLimits,
): Promise<SharedStrings> {
  const table = new StringTable(limits);
  await feedPart(chunks, limits, (bytes, end, isLast) => table.scan(bytes, end, isLast));
  return table.finish();
}

class StringTable implements SharedStrings {
  bytes: Buffer = Buffer.allocUnsafe(START_BYTES);
  ends = new Uint32Array(START_COUNT);
  count = 0;
  #length = 0;
  #isClosed = false;
  readonly #limits: ReadLimits;
  readonly #text: CellText;
  readonly #cursor: XmlCursor;

  constructor(limits: ReadLimits) {
    this.#limits = limits;
    this.#text = new CellText(limits);
    this.#cursor = new XmlCursor(limits);
  }

  /** Take in the whole strings of `bytes[0, end)`; returns where the first cut one starts. */
  scan(bytes: Buffer, end: number, isLast: boolean): number {
    const cursor = this.#cursor;
    cursor.moveTo(bytes, 0, end);
    let done = 0;
    while (cursor.next()) {
      if (cursor.isClose) this.#isClosed ||= cursor.is("sst");
      else if (cursor.is("si")) {
        const { depth } = cursor;
        const length = cursor.isEmpty ? this.#length : this.#string(cursor);
        if (length < 0) {
          cursor.depth = depth - 1;
          break;
        }
        this.#push(length);
      } else if (cursor.is("sst") && cursor.isEmpty) this.#isClosed = true;
      done = cursor.at;
    }
    if (isLast && !this.#isClosed) throw damaged("共享文字不完整");
    return done;
  }

  finish(): SharedStrings {
    if (!isUtf8(this.bytes.subarray(0, this.#length))) throw damaged("有不能识别的文字编码");
    return { bytes: this.bytes, ends: this.ends, count: this.count };
  }

  /** Write the string that `cursor` has just opened; returns its end, -1 when it is cut. */
  #string(cursor: XmlCursor): number {
    const from = this.#length;
    let o = from;
    this.#text.begin();
    while (cursor.next()) {
      if (cursor.isClose) {
        if (cursor.is("si")) return this.#text.finish(this.bytes, from, o);
      } else if (cursor.is("t") && !cursor.isEmpty) {
        const start = cursor.at;
        if (!cursor.toClose("t")) return -1;
        this.#reserve(o + 2 * (cursor.tagFrom - start) + (o - from) + 16);
        o = this.#text.append(cursor.bytes, start, cursor.tagFrom, this.bytes, o);
      } else if (cursor.is("rPh") && !cursor.isEmpty && !cursor.toClose("rPh")) return -1;
    }
    return -1;
  }

  #push(end: number): void {
    if (this.count >= this.#limits.sharedStrings) throw overLimit("共享文字太多");
    if (this.count >= this.ends.length) {
      const grown = new Uint32Array(this.ends.length * 2);
      grown.set(this.ends);
      this.ends = grown;
    }
    this.ends[this.count] = end;
    this.count += 1;
    this.#length = end;
  }

  #reserve(size: number): void {
    if (size > this.#limits.sharedStringBytes) throw overLimit("共享文字太大");
    if (size <= this.bytes.length) return;
    const double = Math.min(this.bytes.length * 2, this.#limits.sharedStringBytes);
    const grown = Buffer.allocUnsafe(Math.max(size, double));
    this.bytes.copy(grown);
    this.bytes = grown;
  }
}
