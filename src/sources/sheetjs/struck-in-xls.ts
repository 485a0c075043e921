import { StruckCells, type StruckRows } from "../struck-rows.ts";
import { BOF, EOF, recordsFrom, sheetIn } from "./xls-records.ts";

const FONT = 0x0031;
const CELL_FORMAT = 0x00e0;
const STRUCK_OUT = 0x08;
/** No font has this number: the fifth record is that of font 5. */
const NO_FONT = 4;
/** Cells that hold something: row, column and format first. */
const CELLS: ReadonlySet<number> = new Set([
  0x0006, 0x00d6, 0x00fd, 0x0203, 0x0204, 0x0205, 0x027e,
]);
/** Several numbers in a row: row and first column, then format and number of each. */
const NUMBERS = 0x00bd;
const NUMBER_SIZE = 6;

/**
 * The rows of an old .xls most of whose cells are struck out, by sheet name: SheetJS, which reads the cells, does not tell how they look. What is
 * damaged or older than 1997 gives none.
 */
export function struckInXls(stream: Buffer): Map<string, StruckRows> {
  const struckFonts = new Set<number>();
  const formats: number[] = [];
  const sheets: { name: string; at: number }[] = [];
  let fonts = 0;
  for (const record of recordsFrom(stream, 0)) {
    const { type, body } = record;
    if (type === EOF) break;
    if (type === FONT && body.length >= 4) {
      if ((body.readUInt16LE(2) & STRUCK_OUT) !== 0)
        struckFonts.add(fonts < NO_FONT ? fonts : fonts + 1);
      fonts += 1;
    } else if (type === CELL_FORMAT && body.length >= 2) formats.push(body.readUInt16LE(0));
    const sheet = sheetIn(record);
    if (sheet) sheets.push(sheet);
  }
  const isStruck = formats.map((font) => struckFonts.has(font));
  if (!isStruck.includes(true)) return new Map();
  return new Map(sheets.map(({ name, at }) => [name, struckFrom(stream, at, isStruck)]));
}

function struckFrom(stream: Buffer, at: number, isStruck: readonly boolean[]): StruckRows {
  const cells = new StruckCells();
  let depth = 0;
  for (const { type, body } of recordsFrom(stream, at)) {
    if (type === BOF) depth += 1;
    else if (type === EOF) depth -= 1;
    // Charts within the sheet have records of their own.
    else if (depth === 1) see(cells, type, body, isStruck);
    if (depth <= 0) break;
  }
  return cells.rows;
}

function see(cells: StruckCells, type: number, body: Buffer, isStruck: readonly boolean[]): void {
  if (body.length < NUMBER_SIZE) return;
  const row = body.readUInt16LE(0) + 1;
  if (CELLS.has(type)) cells.see(row, isStruck[body.readUInt16LE(4)] === true);
  else if (type === NUMBERS) {
    for (let at = 4; at + NUMBER_SIZE < body.length; at += NUMBER_SIZE)
      cells.see(row, isStruck[body.readUInt16LE(at)] === true);
  }
}
