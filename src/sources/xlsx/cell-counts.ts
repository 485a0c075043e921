/** What is counted about the cells of a sheet. */
export interface CellCounts {
  formulaCells: number;
  formulasWithoutValue: number;
  errorCells: number;
  numericLongIds: number;
}

export function noCells(): CellCounts {
  return { formulaCells: 0, formulasWithoutValue: 0, errorCells: 0, numericLongIds: 0 };
}

/** Add the cells of one row to those of its sheet. */
export function addCells(sheet: CellCounts, row: CellCounts): void {
  sheet.formulaCells += row.formulaCells;
  sheet.formulasWithoutValue += row.formulasWithoutValue;
  sheet.errorCells += row.errorCells;
  sheet.numericLongIds += row.numericLongIds;
}
