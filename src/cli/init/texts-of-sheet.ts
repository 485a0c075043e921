import { plainText } from "../../rolls/plain-text.ts";
import { recordsOfSpool } from "../../sources/read-book.ts";
import type { RecognisedSheet } from "../../staging/recognise-book.ts";

/** The column of a field, counted from 0. */
export function columnOf({ recognition }: RecognisedSheet, field: string): number | undefined {
  return recognition.columns.find((column) => column.field === field)?.index;
}

/** What lists of one form have in common, whichever month they are of and wherever they come from: a roll and its columns. */
export function formOf({ recognition: { roll, columns } }: RecognisedSheet): string {
  return [roll?.id, ...columns.map(({ field, header }) => `${field} ${header}`)].join("\n");
}

/** Calls `work` for what stands below the header in the column of a field, folded; for nothing where there is none. */
export async function forTexts(
  sheet: RecognisedSheet,
  field: string,
  work: (text: string) => void,
): Promise<void> {
  const index = columnOf(sheet, field);
  if (index === undefined) return;
  const { headerRow, headerRows } = sheet.recognition;
  for await (const records of recordsOfSpool(sheet.spool.spool, { only: [index] }))
    for (const { row, cells } of records) {
      const text = plainText(cells[index] ?? "").toUpperCase();
      if (row >= headerRow + headerRows && text !== "") work(text);
    }
}
