import { recordsOfSpool, type SheetSpool } from "../../sources/read-book.ts";
import { SpoolWriter } from "../../sources/spool/spool-writer.ts";

/**
 * Write a sheet's rows anew with `more` columns: what `cellsOf` makes of each, in their order, under the numbers they have. A row of which it makes nothing is left out.
 *
 * Writes:  a spool beside the sheet's own, with `name` behind its name.
 * Returns: the sheet in that spool.
 */
export async function rewriteSpool(
  sheet: SheetSpool,
  name: string,
  more: number,
  cellsOf: (row: number, cells: readonly string[]) => readonly string[],
): Promise<SheetSpool> {
  const writer = new SpoolWriter(`${sheet.spool}.${name}`);
  try {
    for await (const records of recordsOfSpool(sheet.spool))
      for (const { row, cells } of records) writer.writeRow(row, cellsOf(row, cells));
    writer.finish();
  } finally {
    writer.close();
  }
  const { path, filledRows, looks } = writer;
  return { ...sheet, spool: path, filledRows, width: sheet.width + more, looks };
}
