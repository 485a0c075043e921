import { placesOf } from "./gbk.ts";
import { headerAndRecords, LEAST_COLUMNS, LONG_NUMBER, PrintedLines } from "./printed-lines.ts";

/** Where the columns of a list begin whose cells are filled up with blanks, as a bank's main machine prints it. */
export interface FixedLayout {
  /** Places on the line, a byte each. */
  starts: readonly number[];
  /** For each column whether it holds the numbers of people or accounts. */
  numbers: readonly boolean[];
}

/** The share of records that must be blank between two columns: a long name pushes the rest of its line to the right. */
const MOSTLY = 0.95;

/** The columns of a sample without separators, by the places where header and records are blank; null where they are not in line. */
export function detectFixedWidth(sample: Buffer): FixedLayout | null {
  const found = headerAndRecords(sample);
  if (!found) return null;
  const { header, records } = found;
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

/** Such a list as tab-separated lines. */
export class FixedWidthLines extends PrintedLines {
  readonly says = ["各列用空格对齐", "没有对齐"] as const;
  readonly #starts: readonly number[];
  readonly #numbers: readonly boolean[];

  constructor({ starts, numbers }: FixedLayout) {
    super();
    this.#starts = starts;
    this.#numbers = numbers;
  }

  protected cellsOf(line: string): readonly string[] | null {
    if (this.#isInLine(line)) {
      const cells = slice(line.replaceAll("\t", " "), this.#starts);
      const filled = cells.filter((cell) => cell !== "").length;
      return filled > 2 || LONG_NUMBER.test(line) ? cells : null;
    }
    if (!LONG_NUMBER.test(line)) return null;
    const words = line.trim().split(/\s+/);
    const cells =
      words.length === this.#starts.length
        ? words
        : pushed(line.replaceAll("\t", " "), this.#starts);
    return cells && this.#isOfRecord(cells) ? cells : null;
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
