import type { RefusedRow } from "../../ledger/take-decisions.ts";
import { asTyped } from "../as-typed.ts";
import type { Output } from "../output.ts";

/** Rows shown on the terminal; all of them stand in `--json`. */
const SHOWN = 20;

export interface ReviewReceipt {
  kept: number;
  open: number;
  /** Pairs that the last run no longer has. */
  gone: number;
  refused: readonly RefusedRow[];
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
  if (refused.length > 0)
    lines.push(
      out.paint("yellow", `退回 ${refused.length} 行，没有记入，请改好后把表再交一次`),
      ...refused
        .slice(0, SHOWN)
        .map(
          ({ sheet, row, column, reason }) =>
            `  ${[file, sheet].filter(Boolean).join("·")} 第 ${row} 行“${column}”列　${reason}`,
        ),
      ...(refused.length > SHOWN ? [`  …… 另有 ${refused.length - SHOWN} 行，见 --json`] : []),
    );
  if (kept > 0) lines.push(`下一步：doudi screen ${asTyped(folder)}，认定从下一次排查起生效。`);
  return lines.join("\n");
}
