/** One row as a reader gives it; cells count from 0, rows from 1. */
export interface TextRow {
  row: number;
  cells: readonly string[];
}

/** A merged range, all bounds counted from 1 and inclusive. */
export interface Merge {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

/** What recognition sees of a sheet: its first filled rows, its merges and what it is called. */
export interface SheetHead {
  file: string;
  /** The folders it lies in, below the county's own; nothing where it lies in none. */
  folder?: string;
  sheet: string;
  rows: readonly TextRow[];
  merges: readonly Merge[];
  /** Lines beside the list, a row each: above and below it, and on sheets of its book that hold nobody. */
  notes?: readonly string[];
  /** What stands in its columns of remarks down to the last row, by column, where there are more rows than these. */
  texts?: ReadonlyMap<number, readonly string[]>;
}

/** The rows with each merged range's text repeated over the whole range; for headers only. */
export function unmerge(head: SheetHead, lastRow: number): TextRow[] {
  const rows = head.rows
    .filter(({ row }) => row <= lastRow)
    .map(({ row, cells }) => ({ row, cells: [...cells] }));
  const byNumber = new Map(rows.map((row) => [row.row, row.cells]));
  for (const { top, left, bottom, right } of head.merges) {
    if (top > lastRow) continue;
    const text = byNumber.get(top)?.[left - 1];
    if (!text) continue;
    for (let row = top; row <= Math.min(bottom, lastRow); row += 1) {
      const cells = byNumber.get(row);
      for (let column = left - 1; cells && column < right; column += 1) cells[column] = text;
    }
  }
  return rows.map(({ row, cells }) => ({ row, cells: Array.from(cells, (cell) => cell ?? "") }));
}

/** Whether the cell of a row in a column, counted from 0, is one with that to its left. */
export function isMergedLeft({ merges }: SheetHead, row: number, index: number): boolean {
  return merges.some(
    ({ top, left, bottom, right }) =>
      top <= row && row <= bottom && left - 1 < index && index < right,
  );
}
