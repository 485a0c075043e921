import { type Database, quoteText } from "../../engine/database.ts";
import { stoppedByNote } from "../../rolls/stops-in-notes.ts";
import { stopsLater } from "../../rolls/stops-later.ts";
import { plainCell } from "../cell-sql.ts";
import { usedRows } from "../row-sql.ts";
import type { SheetToStage } from "../sheet-to-stage.ts";
import type { Line } from "./lines-between.ts";

/** The state of rows of which a line says something that may be meant otherwise: no word of any list, so that what hangs on it is 待核. */
export const NOTED_AS_STOPPED = "下面一行注明停保";

/**
 * What lines say of the state of rows above them, as SQL. 序号5-8为9月停保人员 and 张三、李四9月停保 say which rows they mean where each number or name stands
 * once on the sheet.
 * 以上3人已停保 may mean the three above it, or those of them that are marked: nobody knows for certain.
 */
export async function statesAbove(
  db: Database,
  sheet: SheetToStage,
  lines: readonly Line[],
): Promise<string[]> {
  const whens: string[] = [];
  for (const { row_no: line, text } of lines) {
    const says = stopsLater(text, sheet.period) ? undefined : stoppedByNote(text, sheet.roll.id);
    if (!says) continue;
    const rows =
      "serials" in says
        ? await numbered(db, sheet, says.serials)
        : "names" in says
          ? await named(db, sheet, says.names)
          : null;
    if (rows) whens.push(`WHEN r.row_no IN (${rows.join(", ")}) THEN '停发'`);
    const first = "above" in says ? await firstAbove(db, sheet, line, says.above) : undefined;
    if (first !== undefined)
      whens.push(`WHEN r.row_no BETWEEN ${first} AND ${line} THEN '${NOTED_AS_STOPPED}'`);
  }
  return whens.length === 0 ? [] : [`CASE ${whens.join(" ")} END`];
}

/**
 * The rows that bear these numbers, and those of their households where only a household's first row has one; null where one does not stand there, or
 * twice.
 */
async function numbered(
  db: Database,
  sheet: SheetToStage,
  serials: readonly number[],
): Promise<number[] | null> {
  const { serialColumn, columns } = sheet;
  if (serialColumn === null) return null;
  const house = columns.get("household_no") ?? columns.get("hukou_no");
  const found = await db.rows<{ row_no: number; own: number | null }>(
    `WITH used AS (
       SELECT r.row_no, TRY_CAST(${plainCell(sheet, serialColumn)} AS INTEGER) AS own, ${house === undefined ? "NULL" : plainCell(sheet, house)} AS house
       FROM ${usedRows(sheet)}
     ),
     meant AS (SELECT own, house FROM used WHERE own IN (${serials.join(", ")}))
     SELECT row_no, own FROM used
     WHERE own IN (SELECT own FROM meant) OR (own IS NULL AND house IN (SELECT house FROM meant))
     ORDER BY row_no`,
  );
  const own = found.flatMap((row) => row.own ?? []);
  const isEach = own.length === serials.length && new Set(own).size === serials.length;
  return isEach ? found.map(({ row_no }) => row_no) : null;
}

/** The rows of those whom a note names; null where one does not stand there, or two are called so: which of them is meant nobody knows. */
async function named(
  db: Database,
  sheet: SheetToStage,
  names: readonly string[],
): Promise<number[] | null> {
  const column = sheet.columns.get("name");
  if (column === undefined) return null;
  const cell = `replace(${plainCell(sheet, column)}, ' ', '')`;
  const found = await db.rows<{ row_no: number; name: string }>(
    `SELECT r.row_no, ${cell} AS name FROM ${usedRows(sheet)}
     WHERE ${cell} IN (${names.map(quoteText).join(", ")}) ORDER BY r.row_no`,
  );
  const isEach =
    found.length === names.length && new Set(found.map(({ name }) => name)).size === names.length;
  return isEach ? found.map(({ row_no }) => row_no) : null;
}

/** The first of the last so many rows above a line; undefined where there are not so many. */
async function firstAbove(
  db: Database,
  sheet: SheetToStage,
  line: number,
  count: number | "all",
): Promise<number | undefined> {
  const rows = await db.rows<{ row_no: number }>(
    `SELECT r.row_no FROM ${usedRows(sheet)} WHERE r.row_no < ${line} ORDER BY r.row_no DESC ${count === "all" ? "" : `LIMIT ${count}`}`,
  );
  if (rows.length === 0 || (count !== "all" && rows.length < count)) return undefined;
  return rows.at(-1)?.row_no;
}
