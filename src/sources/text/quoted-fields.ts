import { countFields, type Layout } from "./delimiter.ts";

const LF = 0x0a;
const CR = 0x0d;
const QUOTE = 0x22;
const EQUALS = 0x3d;

/** How far a field may run on over line ends before its quote counts as one that was never closed. */
const MAX_LINE_ENDS = 200;
const MAX_BYTES = 256 * 1024;

/** The answer hangs on bytes that are not there yet. */
export const MORE = -1;
/** The quote opens nothing: read the field as it stands. */
export const STRAY = -2;

/** Fields that start with a quote, or with `="` as spreadsheet programs write text that must stay text. */
export class QuotedFields {
  /** Of the field read last: where its content ends in `out`. */
  end = 0;
  readonly #layout: Layout;

  constructor(layout: Layout) {
    this.#layout = layout;
  }

  /**
   * Copy the content of the field at `at` to `out[o…]`; returns where its delimiter or line end stands, MORE or STRAY.
   *
   * A quote amid a field is taken as it stands (`"张"三",`) as long as no delimiter and no line end makes that doubtful.
   */
  read(
    bytes: Buffer,
    at: number,
    recordStart: number,
    out: Buffer,
    o: number,
    isLast: boolean,
  ): number {
    const isWrapped = bytes[at] === EQUALS;
    const from = o;
    const end = bytes.length;
    let p = at + (isWrapped ? 2 : 1);
    let lineEnds = 0;
    let amid = false;
    let delimited = false;
    for (;;) {
      if (p >= end) return isLast ? STRAY : MORE;
      const byte = bytes[p] as number;
      if (byte === QUOTE) {
        if (p + 1 >= end && !isLast) return MORE;
        if (this.#closes(bytes, p)) break;
        const isDoubled = bytes[p + 1] === QUOTE;
        if (!isDoubled) {
          if (lineEnds > 0 || delimited || isWrapped) return STRAY;
          amid = true;
        }
        p += isDoubled ? 1 : 0;
      } else if (byte === LF || byte === CR) {
        if (amid || isWrapped || lineEnds === MAX_LINE_ENDS || p - at > MAX_BYTES) return STRAY;
        if (byte === LF || bytes[p + 1] !== LF) lineEnds += 1;
      } else if (this.#delimits(bytes, p)) {
        if (amid) return STRAY;
        delimited = true;
      }
      out[o++] = byte;
      p += 1;
    }
    if (lineEnds > 0) {
      const verdict = this.#joinsWholeRecords(bytes, at, recordStart, isLast);
      if (verdict !== false) return verdict;
    }
    this.end = unwrapped(out, from, o);
    return p + 1;
  }

  /** Whether the quote at `at` is followed by a delimiter, a line end or nothing. */
  #closes(bytes: Buffer, at: number): boolean {
    const next = bytes[at + 1];
    return next === undefined || next === LF || next === CR || this.#delimits(bytes, at + 1);
  }

  #delimits(bytes: Buffer, at: number): boolean {
    const { delimiter } = this.#layout;
    if (bytes[at] !== delimiter[0]) return false;
    return (
      delimiter.length === 1 || (bytes[at + 1] === delimiter[1] && bytes[at + 2] === delimiter[2])
    );
  }

  /**
   * A field over several lines may be two stray quotes on two whole records: it is, when the line on which
   * it opens and the next have as many fields as records have, each by itself.
   */
  #joinsWholeRecords(
    bytes: Buffer,
    at: number,
    recordStart: number,
    isLast: boolean,
  ): number | false {
    const { fields, delimiter } = this.#layout;
    if (fields < 2) return false;
    let start = at;
    while (start > recordStart && bytes[start - 1] !== LF && bytes[start - 1] !== CR) start -= 1;
    const firstEnd = lineEnd(bytes, at);
    const second = firstEnd + (bytes[firstEnd] === CR && bytes[firstEnd + 1] === LF ? 2 : 1);
    const secondEnd = lineEnd(bytes, second);
    if (secondEnd >= bytes.length && !isLast) return MORE;
    const isJoined =
      countFields(bytes.subarray(start, firstEnd), delimiter) === fields &&
      countFields(bytes.subarray(second, secondEnd), delimiter) === fields;
    return isJoined ? STRAY : false;
  }
}

function lineEnd(bytes: Buffer, from: number): number {
  let at = from;
  while (at < bytes.length && bytes[at] !== LF && bytes[at] !== CR) at += 1;
  return at;
}

/** `="510…"` that was quoted as a whole. */
function unwrapped(out: Buffer, from: number, end: number): number {
  if (end - from < 3 || out[from] !== EQUALS || out[from + 1] !== QUOTE || out[end - 1] !== QUOTE) {
    return end;
  }
  out.copyWithin(from, from + 2, end - 1);
  return end - 3;
}
