/** A number of somebody or of an account: the line is of a record. */
export const LONG_NUMBER = /[\d０-９]{14}[\dXx０-９Ｘ]/;
const RULE = /^[\s\-─━—=_+|┼├┤┬┴]*$/;
const SAMPLE_LINES = 400;
/** With less there is no telling; a list of two columns is a sentence. */
const LEAST_RECORDS = 3;
export const LEAST_COLUMNS = 4;

/** Lines out of line with the others that are named. */
const MOST_NAMED = 5;

/** The first lines of a text without separators: the last one above the records that names their columns, and the records. */
export function headerAndRecords(sample: Buffer): { header: string; records: string[] } | null {
  const lines = sample
    .toString("utf8")
    .split(/\r\n|\n|\r/)
    .slice(0, SAMPLE_LINES);
  const first = lines.findIndex((line) => LONG_NUMBER.test(line));
  const header = lines.slice(0, Math.max(0, first)).findLast((line) => !RULE.test(line));
  const records = lines.filter((line) => LONG_NUMBER.test(line));
  if (header === undefined || records.length < LEAST_RECORDS) return null;
  return [header, ...records].some((line) => line.includes("\t")) ? null : { header, records };
}

/** A list whose columns stand apart by blanks, as tab-separated lines, line by line. */
export abstract class PrintedLines {
  /** Numbers of the first lines of records that cannot be taken apart, and how many there are. */
  readonly outOfLine: number[] = [];
  outOfLineCount = 0;
  /** How the columns stand apart, and what is wrong with such lines. */
  abstract readonly says: readonly [how: string, wrong: string];
  #row = 0;

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
    const cells = this.cellsOf(line);
    if (cells) return cells.join("\t");
    if (LONG_NUMBER.test(line)) {
      this.outOfLineCount += 1;
      if (this.outOfLine.length < MOST_NAMED) this.outOfLine.push(this.#row);
    }
    return line.trim().replaceAll("\t", " ");
  }

  /** The cells of a line, null where it is none of the table's or cannot be taken apart. */
  protected abstract cellsOf(line: string): readonly string[] | null;
}
