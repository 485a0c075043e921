import type { RefusedCell } from "../../ledger/refused-cell.ts";
import { asTyped } from "../as-typed.ts";
import type { Output } from "../output.ts";
import { refusedLines } from "../refused-lines.ts";

export interface ReviewReceipt {
  kept: number;
  open: number;
  /** Pairs that the last run no longer has. */
  gone: number;
  refused: readonly RefusedCell[];
  /** The book they stand in. */
  file: string;
}

/** What was written down of a review sheet, and which cells were not. */
export function receiptText(
  { kept, open, gone, refused, file }: ReviewReceipt,
  folder: string,
  out: Pick<Output, "paint">,
): string {
  const lines = [`记入认定 ${kept} 对，未认定 ${open} 对。`];
  if (gone > 0) lines.push(`有 ${gone} 个编号在最近一次排查里已经没有，没有记入。`);
  lines.push(...refusedLines(refused, file, out));
  if (kept > 0) lines.push(`下一步：doudi screen ${asTyped(folder)}，认定从下一次排查起生效。`);
  return lines.join("\n");
}
