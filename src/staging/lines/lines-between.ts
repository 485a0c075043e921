import type { Database, Row } from "../../engine/database.ts";
import { cellOf, plainCell } from "../cell-sql.ts";
import type { SheetToStage } from "../sheet-to-stage.ts";

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

/** Of more lines, those that may say something and those that end what one says: the others are people of whom a list knows nothing but the name. */
const TELLING = "停保|停发|退保|清退|停止|取消|终止|退出|注销|以下|下列|下面|序号|以上|上述|上列";
const ENDING = "(村|社区|居委会|居|镇|乡|街道)[^一-龥]{0,12}$|[小合总共]计|^共|恢复|新增";

/** The lines between and below the rows of a sheet, which are of nobody, from the first to the last. */
export async function linesBetween(db: Database, sheet: SheetToStage): Promise<Line[]> {
  const { columns, width, headerRow, headerRows } = sheet;
  const id = columns.get("id");
  if (id === undefined) return [];
  const cells = Array.from({ length: width }, (_, at) => plainCell(sheet, at + 1));
  const text = `concat_ws('', ${cells.join(", ")})`;
  const filled = cells.map((cell) => `(${cell} IS NOT NULL)::INTEGER`).join(" + ");
  const read = (only: string) =>
    db.rows<Line>(
      `SELECT r.row_no, ${text} AS text, ${filled} AS cells FROM ${sheet.rows} r
       WHERE r.row_no >= ${headerRow + headerRows} AND ${isBlank(sheet, id)} AND ${filled} BETWEEN 1 AND ${MOST_CELLS} ${only}
       ORDER BY r.row_no LIMIT ${MOST_LINES + 1}`,
    );
  const lines = await read("");
  if (lines.length <= MOST_LINES) return lines;
  const telling = await read(`AND regexp_matches(${text}, '${TELLING}|${ENDING}')`);
  return telling.length > MOST_LINES ? [] : telling;
}

/** What begins with a figure, as nearly every number does, is not blank, and needs no cleaning to tell. */
function isBlank(sheet: SheetToStage, column: number): string {
  return `CASE WHEN ${cellOf(column)} BETWEEN '0' AND ':' THEN false ELSE ${plainCell(sheet, column)} IS NULL END`;
}
