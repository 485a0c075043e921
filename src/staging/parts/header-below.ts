import { headerSigns } from "../../rolls/headers/header-signs.ts";
import { headerText } from "../../rolls/headers/header-text.ts";
import { recordsOfSpool, type SheetSpool } from "../../sources/read-book.ts";
import { hasIds } from "../../sources/recognition/header/find-header.ts";
import type { TextRow } from "../../sources/recognition/header/sheet-head.ts";
import { callsIds } from "../../sources/recognition/holds-people.ts";
import type { Recognition } from "../../sources/recognition/recognition.ts";
import { isSerial } from "../../sources/recognition/score-roll.ts";

/** The fewest cells of a row that are headers of rolls, and their least share of it, for the row to be a header. */
const LEAST_WORDS = 3;
const LEAST_SHARE = 0.6;
/** The same where one of them is that of IDs. */
const LEAST_BESIDE_ID = 0.5;
/** A serial number, money, a date, a code: no header of a table begins with one. */
const FIGURES = /^[A-Z]{0,3}[0-9０-９]/i;

/** Whether a row among the people of a list is a header; `words` are the headers of all rolls. */
export function isHeader(
  row: TextRow,
  filled: readonly string[],
  words: ReadonlySet<string>,
): boolean {
  if (hasIds(row) || filled.length < 2) return false;
  const known = filled
    .map(headerText)
    .filter((text) => words.has(headerSigns(text)) || isSerial(text));
  // The row of somebody without a number, whose document is an 身份证 and who is 户主, has figures and says much else.
  const isOfPerson = filled.some((cell) => FIGURES.test(cell.trim()));
  if (callsIds(row) && known.length >= 2 && !isOfPerson)
    return known.length >= LEAST_BESIDE_ID * filled.length;
  return known.length >= LEAST_WORDS && known.length >= LEAST_SHARE * filled.length;
}

/** A row with a whole resident ID, as nearly all are, is no header. */
const WITH_ID = /\t[1-9]\d{16}[\dX](\t|$)/;

/** Whether there is a header anywhere below that of the sheet: hardly a sheet has one, and to hold all its rows takes much memory. */
export async function hasHeaderBelow(
  { spool }: SheetSpool,
  { headerRow, headerRows }: Recognition,
  words: ReadonlySet<string>,
): Promise<boolean> {
  for await (const records of recordsOfSpool(spool, { unless: WITH_ID })) {
    for (const record of records) {
      if (record.row < headerRow + headerRows) continue;
      const filled = record.cells.filter((cell) => cell.trim() !== "");
      if (isHeader(record, filled, words)) return true;
    }
  }
  return false;
}

/** A header as it is printed, both of its rows where it has two. */
export function headerRowsOf(
  rows: readonly TextRow[],
  { headerRow, headerRows }: Recognition,
): TextRow[] {
  return rows.filter(({ row }) => row >= headerRow && row < headerRow + headerRows);
}

/** Cells of a header that say otherwise than the header above, as read and as `printed`, says over the same columns. */
export function newCells(
  { cells }: TextRow,
  { columns, unused, spread, family }: Recognition,
  printed: readonly TextRow[],
): string[] {
  // What stands side by side is under columns of its own.
  if (spread || family) return [];
  const said = new Map<number, string[]>();
  for (const { index, header } of [...columns, ...unused])
    said.set(index, header.split("/").map(headerText));
  return cells.filter((cell, index) => {
    const text = headerText(cell);
    // Columns that are read as one have one header, and are printed with all of theirs.
    const isPrinted = printed.some((row) => headerText(row.cells[index] ?? "") === text);
    return text !== "" && !isPrinted && !(said.get(index) ?? []).includes(text);
  });
}

/** A row with nothing but a name where names stand is somebody, and no title of the table below. */
export function namesAlone({ cells }: TextRow, { columns }: Recognition): boolean {
  const name = columns.find(({ field }) => field === "name")?.index ?? 0;
  return name > 0 && (cells[name] ?? "").trim() !== "";
}
