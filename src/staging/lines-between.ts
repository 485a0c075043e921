import type { Database, Row } from "../engine/database.ts";
import { plainCell } from "./cell-sql.ts";
import type { SheetToStage } from "./sheet-to-stage.ts";

/** More are no lines between groups. */
const MOST_LINES = 2000;
/** A total has its sums beside it. */
const MOST_CELLS = 3;

/** A line between or below the rows. */
export interface Line extends Row {
  row_no: number;
  text: string;
  /** How many cells are filled. */
  cells: number;
}

/** The lines between and below the rows of a sheet, which are of nobody, from the first to the last. */
export async function linesBetween(db: Database, sheet: SheetToStage): Promise<Line[]> {
  const { columns, width, headerRow, headerRows } = sheet;
  const id = columns.get("id");
  if (id === undefined) return [];
  const cells = Array.from({ length: width }, (_, at) => plainCell(sheet, at + 1));
  const text = `concat_ws('', ${cells.join(", ")})`;
  const filled = cells.map((cell) => `(${cell} IS NOT NULL)::INTEGER`).join(" + ");
  const lines = await db.rows<Line>(
    `SELECT r.row_no, ${text} AS text, ${filled} AS cells FROM ${sheet.rows} r
     WHERE r.row_no >= ${headerRow + headerRows} AND ${plainCell(sheet, id)} IS NULL AND ${filled} BETWEEN 1 AND ${MOST_CELLS}
     ORDER BY r.row_no LIMIT ${MOST_LINES + 1}`,
  );
  return lines.length > MOST_LINES ? [] : lines;
}
