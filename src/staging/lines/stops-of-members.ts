import type { Database } from "../../engine/database.ts";
import { STOP_WORDS, stopOfNamed } from "../../rolls/stop-of-named.ts";
import { cellOf, plainCell } from "../cell-sql.ts";
import type { SheetToStage } from "../sheet-to-stage.ts";

/** More remarks that name others are of other things. */
const MOST_ROWS = 2_000;

/** Rows whose remark tells the stop of another of the household, and the rows of those. */
export interface StopsOfMembers {
  beside: number[];
  stopped: number[];
}

/** Who of a household a remark (`column`) beside another of it names as taken off: his is the stop. */
export async function stopsOfMembers(
  db: Database,
  sheet: SheetToStage,
  column: number,
): Promise<StopsOfMembers> {
  const name = sheet.columns.get("name");
  const home = sheet.columns.get("household_no") ?? sheet.columns.get("householder_name");
  if (name === undefined || home === undefined) return { beside: [], stopped: [] };
  const has = STOP_WORDS.map((word) => `contains(${cellOf(column)}, '${word}')`).join(" OR ");
  const rows = await db.rows<{
    row_no: number;
    named: number;
    name: string;
    text: string;
    names: string;
  }>(
    `WITH home AS (
      SELECT ${plainCell(sheet, home)} AS home, r.row_no, ${plainCell(sheet, name)} AS name FROM ${sheet.rows} r
    ),
    beside AS (
      SELECT ${plainCell(sheet, home)} AS home, r.row_no, ${plainCell(sheet, column)} AS text FROM ${sheet.rows} r WHERE ${has}
    ),
    household AS (
      SELECT home, array_to_string(list(name ORDER BY row_no), chr(10)) AS names FROM home
      SEMI JOIN beside USING (home) WHERE name IS NOT NULL GROUP BY home
    )
    SELECT b.row_no::INTEGER AS row_no, h.row_no::INTEGER AS named, h.name, b.text, a.names
    FROM beside b JOIN home h ON h.home = b.home JOIN household a ON a.home = b.home
    WHERE h.row_no <> b.row_no AND contains(b.text, h.name)
    ORDER BY ALL LIMIT ${MOST_ROWS + 1}`,
  );
  if (rows.length > MOST_ROWS) return { beside: [], stopped: [] };
  const told = rows.filter(({ name: own, text, names }) => {
    const household = names.split("\n");
    const isOne = household.filter((each) => each === own).length === 1;
    const about = { roll: sheet.roll.id, period: sheet.period, household };
    return isOne && stopOfNamed(text, own, about) !== null;
  });
  const distinct = (of: "row_no" | "named") => [...new Set(told.map((row) => row[of]))];
  return { beside: distinct("row_no"), stopped: distinct("named") };
}
