import { recordsOfSpool, type SheetSpool } from "../../sources/read-book.ts";
import type { TextRow } from "../../sources/recognition/header/sheet-head.ts";
import { SpoolWriter } from "../../sources/spool/spool-writer.ts";

/** A sheet of a book and its first rows. */
export interface Opened {
  spool: SheetSpool;
  rows: readonly TextRow[];
}

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

/** The same of a sheet whose first rows are looked at again: they are what is written, too. Of each row something has to be made. */
export async function rewriteOpened<Of extends Opened>(
  sheet: Of,
  name: string,
  more: number,
  cellsOf: (row: number, cells: readonly string[]) => readonly string[],
): Promise<Of> {
  const spool = await rewriteSpool(sheet.spool, name, more, cellsOf);
  const rows = sheet.rows.map(({ row, cells }) => ({ row, cells: cellsOf(row, cells) }));
  return { ...sheet, spool, rows };
}
