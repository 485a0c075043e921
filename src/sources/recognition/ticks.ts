import type { SheetColumn } from "./sheet-column.ts";

/** A tick, and what stands where there is none; DuckDB reads the patterns too. R and P are ticks of Wingdings 2, ü and þ of Wingdings. */
export const TICK = "[√✓✔☑■●]+|(是|有|对)[√✓✔]?|1|Y|V|R|P|T|TRUE|ü|þ";
export const NO_TICK = "[×✗□☐○]+|否|无|0[.0]*[元%]?|N|F|FALSE|[—–-]+|/|£|¨";
export const TICKED = new RegExp(`^(${TICK})$`, "i");
export const UNTICKED = new RegExp(`^(${NO_TICK})$`, "i");

/** How many columns are ticked beside those that stand for them. */
export function ticked(columns: readonly SheetColumn[]): number {
  return columns.reduce((sum, { marks }) => sum + (marks ? marks.columns.length - 1 : 0), 0);
}
