import type { TextRow } from "../../sources/recognition/header/sheet-head.ts";
import { placeOfLine } from "../../sources/recognition/lines/place-of-line.ts";

/** Lines that are nothing but a township, or a village with its township before it: they say where those below live, whatever stands between. */
export function areTownLines(lines: readonly TextRow[]): boolean {
  return (
    lines.length > 0 &&
    lines.every(({ cells }) => {
      const filled = cells.filter((cell) => cell.trim() !== "");
      return filled.length === 1 && placeOfLine(filled[0] ?? "")?.town !== undefined;
    })
  );
}
