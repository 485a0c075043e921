import { placesOf } from "./gbk.ts";

/** Where the columns of a list begin whose cells are filled up with blanks, as a bank's main machine prints it. */
export interface FixedLayout {
  /** Places on the line, a byte each. */
  starts: readonly number[];
  /** For each column whether it holds the numbers of people or accounts. */
  numbers: readonly boolean[];
}

/** A number of somebody or of an account: the line is of a record. */
const LONG_NUMBER = /[\d０-９]{14}[\dXx０-９Ｘ]/;
const RULE = /^[\s\-─━—=_+|┼├┤┬┴]*$/;
const SAMPLE_LINES = 400;
/** With less there is no telling; a list of two columns is a sentence. */
const LEAST_RECORDS = 3;
const LEAST_COLUMNS = 4;
/** The share of records that must be blank between two columns: a long name pushes the rest of its line to the right. */
const MOSTLY = 0.95;

/** The columns of a sample without separators, by the places where header and records are blank; null where they are not in line. */
export function detectFixedWidth(sample: Buffer): FixedLayout | null {
  const lines = sample
    .toString("utf8")
    .split(/\r\n|\n|\r/)
    .slice(0, SAMPLE_LINES);
  const first = lines.findIndex((line) => LONG_NUMBER.test(line));
  const header = lines.slice(0, Math.max(0, first)).findLast((line) => !RULE.test(line));
  const records = lines.filter((line) => LONG_NUMBER.test(line));
  if (header === undefined || records.length < LEAST_RECORDS) return null;
  if ([header, ...records].some((line) => line.includes("\t"))) return null;
  const filled = filledPlaces(records);
  const named = filledPlaces([header]);
  const isGutter = (place: number) =>
    (named[place] ?? 0) === 0 && (filled[place] ?? 0) <= records.length * (1 - MOSTLY);
  const starts: number[] = [];
  const width = Math.max(filled.length, named.length);
  for (let place = 0; place < width; place += 1) {
    if (!isGutter(place) && (place === 0 || isGutter(place - 1))) starts.push(place);
  }
  // What the header does not name is the end of the column before it.
  const texts = slice(header, starts);
  const own = starts.filter((_, column) => column === 0 || texts[column] !== "");
  if (own.length < LEAST_COLUMNS || !isOneWord(slice(header, own))) return null;
  const cells = records.map((line) => slice(line, own));
  const numbers = own.map(
    (_, column) =>
      cells.filter((row) => LONG_NUMBER.test(row[column] ?? "")).length > records.length / 2,
  );
  return { starts: own, numbers };
}

/** Of two words in a header cell nobody knows where the column of the second begins. */
function isOneWord(headers: readonly string[]): boolean {
  return headers.every((text) => text !== "" && !/\s{2}/.test(text));
}

/** How many lines have something at each place. */
function filledPlaces(lines: readonly string[]): number[] {
  const filled: number[] = [];
  for (const line of lines) {
    let place = 0;
    for (const character of line) {
      const width = placesOf(character);
      if (!/\s/.test(character)) {
        for (let at = place; at < place + width; at += 1) filled[at] = (filled[at] ?? 0) + 1;
      }
      place += width;
    }
  }
  return Array.from(filled, (count) => count ?? 0);
}

function slice(line: string, starts: readonly number[]): string[] {
  const cells = starts.map(() => "");
  let place = 0;
  let column = 0;
  for (const character of line) {
    while (column + 1 < starts.length && place >= (starts[column + 1] ?? 0)) column += 1;
    cells[column] += character;
    place += placesOf(character);
  }
  return cells.map((cell) => cell.trim());
}

/**
 * The cells of a line in which one is longer than its column: it runs on to the next blank and pushes those behind it to the right. Null where what
 * runs on does not begin where its column does: the line was drawn to the left, and which column it belongs to is open.
 */
function pushed(line: string, starts: readonly number[]): string[] | null {
  const characters = [...line];
  const places: number[] = [];
  let place = 0;
  for (const character of characters) {
    places.push(place);
    place += placesOf(character);
  }
  const isBlank = (at: number) => /\s/.test(characters[at] ?? " ");
  const cells: string[] = [];
  let at = 0;
  let off = 0;
  for (const next of starts.slice(1)) {
    let end = at;
    while (end < characters.length && (places[end] ?? 0) < next + off) end += 1;
    const runsOn = end > at && !isBlank(end - 1);
    if (runsOn && isBlank(at)) return null;
    if (runsOn) while (!isBlank(end)) end += 1;
    cells.push(characters.slice(at, end).join("").trim());
    at = runsOn ? end + 1 : end;
    if (runsOn) off = (places[at] ?? place) - next;
  }
  return [...cells, characters.slice(at).join("").trim()];
}

/** Lines out of line with the others that are named. */
const MOST_NAMED = 5;

/** Such a list as tab-separated lines, line by line. */
export class FixedWidthLines {
  /** Numbers of the first lines of records that are out of line, and how many there are. */
  readonly outOfLine: number[] = [];
  outOfLineCount = 0;
  readonly #starts: readonly number[];
  readonly #numbers: readonly boolean[];
  #row = 0;

  constructor({ starts, numbers }: FixedLayout) {
    this.#starts = starts;
    this.#numbers = numbers;
  }

  /** The whole lines of `bytes`, all of them when `isLast`, and how many bytes they take. */
  take(bytes: Buffer, isLast: boolean): { lines: Buffer; bytes: number } {
    const end = isLast ? bytes.length : bytes.lastIndexOf(0x0a) + 1;
    const text = bytes.toString("utf8", 0, end);
    const lines = text.split(/\r\n|\n|\r/);
    if (lines.at(-1) === "") lines.pop();
    const split = lines.map((line) => `${this.#split(line)}\n`);
    return { lines: Buffer.from(split.join(""), "utf8"), bytes: end };
  }

  #split(line: string): string {
    this.#row += 1;
    if (RULE.test(line)) return "";
    const whole = line.trim().replaceAll("\t", " ");
    if (this.#isInLine(line)) {
      const cells = slice(line.replaceAll("\t", " "), this.#starts);
      const filled = cells.filter((cell) => cell !== "").length;
      return filled > 2 || LONG_NUMBER.test(line) ? cells.join("\t") : whole;
    }
    if (!LONG_NUMBER.test(line)) return whole;
    const words = line.trim().split(/\s+/);
    const cells =
      words.length === this.#starts.length
        ? words
        : pushed(line.replaceAll("\t", " "), this.#starts);
    if (cells && this.#isOfRecord(cells)) return cells.join("\t");
    this.outOfLineCount += 1;
    if (this.outOfLine.length < MOST_NAMED) this.outOfLine.push(this.#row);
    return whole;
  }

  /** Numbers stand where those of the other lines do. */
  #isOfRecord(cells: readonly string[]): boolean {
    return cells.every((cell, column) =>
      this.#numbers[column] ? !/\s/.test(cell) : !LONG_NUMBER.test(cell) && !/\s{2}/.test(cell),
    );
  }

  /** Whether every column begins with a blank before it. */
  #isInLine(line: string): boolean {
    const bounds = new Set(this.#starts.slice(1));
    let place = 0;
    let before = " ";
    for (const character of line) {
      const width = placesOf(character);
      if (bounds.has(place) && !/\s/.test(before)) return false;
      for (let inside = place + 1; inside < place + width; inside += 1)
        if (bounds.has(inside) && !/\s/.test(character)) return false;
      before = character;
      place += width;
    }
    return true;
  }
}
