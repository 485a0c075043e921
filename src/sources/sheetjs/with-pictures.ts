import type { Attachment, SheetSpool } from "../book.ts";

/** Sheets with what SheetJS does not tell of, by sheet name; in order of row and column. */
export function withPictures(
  sheets: readonly SheetSpool[],
  pictures: ReadonlyMap<string, readonly Attachment[]>,
): SheetSpool[] {
  return sheets.map((sheet) => ({
    ...sheet,
    attachments: [...(sheet.attachments ?? []), ...(pictures.get(sheet.name) ?? [])].sort(
      (a, b) => a.row - b.row || a.column - b.column,
    ),
  }));
}
