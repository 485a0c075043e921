import type { SheetColumn } from "../header/sheet-column.ts";

/** A tick, and what stands where there is none; DuckDB reads the patterns too. R and P are ticks of Wingdings 2, ü and þ of Wingdings. */
export const TICK = "[√✓✔☑■●]+|(是|有|对)[√✓✔]?|1|Y|V|R|P|T|TRUE|ü|þ";
export const NO_TICK = "[×✗□☐○]+|否|无|0[.0]*[元%]?|N|F|FALSE|[—–-]+|/|£|¨";
export const TICKED = new RegExp(`^(${TICK})$`, "i");
export const UNTICKED = new RegExp(`^(${NO_TICK})$`, "i");

/** How many columns are ticked beside those that stand for them. */
export function ticked(columns: readonly SheetColumn[]): number {
  return columns.reduce((sum, { marks }) => sum + (marks ? marks.columns.length - 1 : 0), 0);
}

/** Of a form filled in by hand a cell or two say something else; a number tells of counts or grades. */
const MOST = 0.8;

export function areTicked(run: readonly SheetColumn[]): boolean {
  const cells = run.flatMap(({ sample }) => sample.map((cell) => cell.trim()));
  const filled = cells.filter((cell) => cell !== "");
  const others = filled.filter((cell) => !TICKED.test(cell) && !UNTICKED.test(cell));
  return others.length <= filled.length * (1 - MOST) && !others.some((cell) => /\d/.test(cell));
}
