/** Row ids of one sheet: row_id = sheet_id * SHEET_ROWS + part * PART_ROWS + row_no. */
export const SHEET_ROWS = 4_294_967_296;
/** Row ids of one part of a sheet whose rows make several rows of a kind (63 parts at most); part 0 is the row itself, as mentions name it. */
export const PART_ROWS = 67_108_864;

/** The row_id of the row itself, whatever part `alias` is of; `alias` is of a table with sheet_id and row_no. */
export function ownRowSql(alias: string): string {
  return `(${alias}.sheet_id::BIGINT * ${SHEET_ROWS} + ${alias}.row_no)`;
}

/** Which person of the family that a row names, counted from 0; his row_no is that of the row and `PART_ROWS` a person more. */
export function personSql(rowNo: string): string {
  return `(${rowNo} // ${PART_ROWS})`;
}

/** The number of the row as the spreadsheet counts it, whichever person of it `rowNo` is of. */
export function sheetRowSql(rowNo: string): string {
  return `(${rowNo} % ${PART_ROWS})`;
}
