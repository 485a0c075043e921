import { unspaced } from "../../../rolls/plain-text.ts";
import type { SheetHead, TextRow } from "../header/sheet-head.ts";
import { titleRows } from "./title-lines.ts";

/** What the file, the sheet and the title rows call themselves. */
export function titlesOf(head: SheetHead, headerRow: number): string[] {
  return named(head, titleRows(head, headerRow));
}

/** The same with the notes among the rows above the header. */
export function linesOf(head: SheetHead, headerRow: number): string[] {
  return named(
    head,
    head.rows.filter(({ row }) => row < headerRow),
  );
}

function named({ file, sheet }: SheetHead, rows: readonly TextRow[]): string[] {
  return [file.replace(/\.[^.]*$/, ""), sheet, ...rows.map(({ cells }) => cells.join(""))].map(
    (text) => unspaced(text),
  );
}
