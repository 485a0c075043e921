import { partsOf, type SheetColumn } from "../header/sheet-column.ts";
import type { TextRow } from "../header/sheet-head.ts";
import type { MarksOf } from "./mark-columns.ts";
import { TICKED, UNTICKED } from "./ticks.ts";

/** Whether columns hold ticks and answers of no alone, and a tick at least. */
export function holdsTicks(run: readonly SheetColumn[], data: readonly TextRow[]): boolean {
  const cells = data.flatMap((row) => run.map(({ index }) => (row.cells[index] ?? "").trim()));
  const areTicks = cells.every((cell) => cell === "" || TICKED.test(cell) || UNTICKED.test(cell));
  return areTicks && cells.some((cell) => TICKED.test(cell));
}

/** Ticked columns of one group as one that says all that is ticked in a row, each by its word (`wordOf`); `names` are those of the new column. */
export function tickedAsOne(
  run: readonly SheetColumn[],
  data: readonly TextRow[],
  { wordOf, names }: { wordOf(column: SheetColumn): string; names(groups: string[]): string[] },
): SheetColumn {
  const first = run[0] as SheetColumn;
  const groups = partsOf(first.headerCells).slice(0, -1);
  const words = run.map((column) => ({ index: column.index, text: wordOf(column) }));
  const marks: MarksOf = { index: first.index, columns: words, all: true };
  const headerCells = [...groups, words.map(({ text }) => text).join("、")];
  const ticked = ({ cells }: TextRow) =>
    words.filter(({ index }) => TICKED.test((cells[index] ?? "").trim())).map(({ text }) => text);
  return {
    index: first.index,
    header: headerCells.join("/"),
    headerCells,
    names: names(groups),
    sample: data.map((row) => ticked(row).join("、")).filter((text) => text !== ""),
    rows: data.length,
    marks,
  };
}
