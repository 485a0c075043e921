import { headerAndRecords, LEAST_COLUMNS, PrintedLines } from "./printed-lines.ts";

/** A list whose cells stand apart by so many blanks or more, in no line with those above and below: as one pasted into a message has them. */
export interface RunLayout {
  least: number;
  columns: number;
  /** Columns of names, counted from 0. */
  names: readonly number[];
}

/** The share of records that must have as many cells as the header: a name written 张  三 may be taken for two. */
const MOSTLY = 0.95;
const BLANKS = /\s+/g;
const NAME = /姓\s*名|户\s*[主名]|名字|申请人|监护人/;
const ONE_CHARACTER = /^\p{Script=Han}$/u;

/** Null where the records do not have the header's number of cells. An empty cell must be written (-, 无): without it nobody knows which is missing. */
export function detectBlankRuns(sample: Buffer): RunLayout | null {
  const found = headerAndRecords(sample);
  if (!found) return null;
  const runs = found.header.trim().match(BLANKS) ?? [];
  if (runs.length + 1 < LEAST_COLUMNS) return null;
  const titles = found.header.trim().split(/\s+/u);
  const names = titles.flatMap((title, at) => (NAME.test(title) ? [at] : []));
  const least = Math.min(...runs.map((run) => run.length));
  const layout = { least, columns: runs.length + 1, names };
  const whole = found.records.filter((line) => wordsOf(line, layout).length === layout.columns);
  return whole.length >= MOSTLY * found.records.length ? layout : null;
}

/** A name of two characters is drawn out to the width of three, with as many blanks as part the columns: 张  三 is one cell. */
function wordsOf(line: string, { least, columns, names }: RunLayout): string[] {
  const words = line.trim().split(new RegExp(`\\s{${least},}`, "u"));
  for (const at of names) {
    const pair = words.slice(at, at + 2);
    const isDrawnOut = pair.length === 2 && pair.every((word) => ONE_CHARACTER.test(word));
    if (words.length > columns && isDrawnOut) words.splice(at, 2, pair.join(""));
  }
  return words;
}

export class BlankRunLines extends PrintedLines {
  readonly says = ["各列用空格分开", "分出的格数与表头不同"] as const;
  readonly #layout: RunLayout;

  constructor(layout: RunLayout) {
    super();
    this.#layout = layout;
  }

  protected cellsOf(line: string): readonly string[] | null {
    const words = wordsOf(line.replaceAll("\t", " "), this.#layout);
    return words.length === this.#layout.columns ? words : null;
  }
}
