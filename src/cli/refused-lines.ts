import type { RefusedCell } from "../ledger/refused-cell.ts";
import type { Output } from "./output.ts";

/** Rows shown on the terminal; all of them stand in `--json`. */
const SHOWN = 20;

/** The rows of a returned sheet that were not written down, each with the cell that is to be mended. */
export function refusedLines(
  refused: readonly RefusedCell[],
  file: string,
  out: Pick<Output, "paint">,
): string[] {
  if (refused.length === 0) return [];
  return [
    out.paint("yellow", `退回 ${refused.length} 行，没有记入，请改好后把表再交一次`),
    ...refused
      .slice(0, SHOWN)
      .map(
        ({ sheet, row, column, reason }) =>
          `  ${[file, sheet].filter(Boolean).join("·")} 第 ${row} 行“${column}”列　${reason}`,
      ),
    ...(refused.length > SHOWN ? [`  …… 另有 ${refused.length - SHOWN} 行，见 --json`] : []),
  ];
}
