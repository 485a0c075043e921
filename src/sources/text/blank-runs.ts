import { headerAndRecords, LEAST_COLUMNS, PrintedLines } from "./printed-lines.ts";

/** A list whose cells stand apart by so many blanks or more, in no line with those above and below: as one pasted into a message has them. */
export interface RunLayout {
  least: number;
  columns: number;
}

/** The share of records that must have as many cells as the header: a name written 张  三 may be taken for two. */
const MOSTLY = 0.95;
const BLANKS = /\s+/g;

/** Null where the records do not have the header's number of cells. An empty cell must be written (-, 无): without it nobody knows which is missing. */
export function detectBlankRuns(sample: Buffer): RunLayout | null {
  const found = headerAndRecords(sample);
  if (!found) return null;
  const runs = found.header.trim().match(BLANKS) ?? [];
  if (runs.length + 1 < LEAST_COLUMNS) return null;
  const layout = { least: Math.min(...runs.map((run) => run.length)), columns: runs.length + 1 };
  const whole = found.records.filter((line) => wordsOf(line, layout).length === layout.columns);
  return whole.length >= MOSTLY * found.records.length ? layout : null;
}

function wordsOf(line: string, { least }: RunLayout): string[] {
  return line.trim().split(new RegExp(`\\s{${least},}`, "u"));
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
