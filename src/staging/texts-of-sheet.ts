import { recordsOfSpool } from "../sources/read-book.ts";
import type { TextRow } from "../sources/recognition/header/sheet-head.ts";

/**
 * Headers of columns in which an office writes what became of somebody, now and then; and of those that name a programme, for 特困 may stand below a
 * thousand of 低保.
 */
const SAYS_NOW_AND_THEN =
  /备注|说明|变动|变更|异动|动态|状态|情况|(救助|保障|待遇|对象|人员|身份)(类别|类型|种类|项目)|^(类别|类型)$/;
/** Rows in which a header may stand, and how long one is. */
const HEADER_ROWS = 33;
const LONGEST_HEADER = 16;
/** A column of more texts is of remarks of all kinds. */
const MOST_TEXTS = 200;
/** As many cells as are enough to tell a column by, beside one of each text. */
const ENOUGH = 120;
const FIGURES = /[0-9０-９]+/g;

/**
 * What stands in such columns of a sheet from its first row to its last, by column, counted from 0: who was taken off stands at the end of a list,
 * far below the rows that recognition looks at. Each text is there as often as it is written, or in proportion.
 *
 * head: the first rows of the spool.
 */
export async function textsOfSheet(
  path: string,
  head: readonly TextRow[],
): Promise<ReadonlyMap<number, readonly string[]>> {
  const counts = columnsOf(head);
  if (counts.size === 0) return new Map();
  const headerEnd = Math.max(...[...counts.values()].map(({ row }) => row));
  for await (const records of recordsOfSpool(path, { only: [...counts.keys()] })) {
    if (counts.size === 0) break;
    for (const { row, cells } of records) {
      if (row <= headerEnd) continue;
      for (const [index, { times, first }] of counts) {
        const text = cells[index] ?? "";
        if (text === "") continue;
        const shape = text.replace(FIGURES, "0");
        const like = first.get(shape) ?? text;
        first.set(shape, like);
        times.set(like, (times.get(like) ?? 0) + 1);
        if (times.size > MOST_TEXTS) counts.delete(index);
      }
    }
  }
  return new Map([...counts].map(([index, { times }]) => [index, inProportion(times)]));
}

interface Counted {
  /** Where the header stands. */
  row: number;
  /** By the first text of each that differ in their figures alone: every death has a day of its own. */
  times: Map<string, number>;
  first: Map<string, string>;
}

function columnsOf(head: readonly TextRow[]): Map<number, Counted> {
  const columns = new Map<number, Counted>();
  for (const { row, cells } of head.slice(0, HEADER_ROWS)) {
    for (const [index, cell] of cells.entries()) {
      const isHeader = cell.length <= LONGEST_HEADER && SAYS_NOW_AND_THEN.test(cell);
      if (isHeader && !columns.has(index))
        columns.set(index, { row, times: new Map(), first: new Map() });
    }
  }
  return columns;
}

function inProportion(times: ReadonlyMap<string, number>): string[] {
  const all = [...times.values()].reduce((sum, each) => sum + each, 0);
  const share = Math.min(1, ENOUGH / Math.max(1, all));
  return [...times].flatMap(([text, count]) =>
    Array.from({ length: Math.max(1, Math.round(count * share)) }, () => text),
  );
}
