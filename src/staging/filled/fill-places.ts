import { type Database, quoteText } from "../../engine/database.ts";
import type { Family } from "./fill-below-heads.ts";

/** A list that writes each place once leaves most cells below it empty. */
const LEAST_BLANK = 0.5;
/** One place alone may be the first person's. */
const LEAST_PLACES = 2;
const PLACES = ["town", "village"];

const filled = (column: number) => `trim(COALESCE(r.c${column}, '')) <> ''`;

/**
 * A list in order of townships or villages that writes each where it begins, and nothing below it, without a merged cell: the name of a view that says it in each
 * row; `rows` itself where the list is no such, as one is in which a place stands again after another.
 *
 * Reads:  `rows`. Writes: the temporary view `placed_rows`.
 */
export async function fillPlaces(db: Database, rows: string, sheet: Family): Promise<string> {
  const { columns, fillColumns, headers, width, lastHeader } = sheet;
  const who = ["id", "name"].flatMap((field) => columns.get(field) ?? []);
  const places = PLACES.flatMap((field) => columns.get(field) ?? []).filter(
    (column) => fillColumns.includes(column) && !who.includes(column),
  );
  if (who.length === 0 || new Set(places).size < places.length) return rows;
  // The header printed again on the next page names nobody and no place.
  const isPrinted = `(${who.map((column) => `trim(r.c${column}) IN (${printed(headers.get(column))})`).join(" OR ")})`;
  const isPerson = `(${who.map(filled).join(" OR ")}) AND NOT COALESCE(${isPrinted}, false)`;
  const all = Array.from({ length: width }, (_, index) => index + 1);
  const isAlone = `(${all.map((column) => `(${filled(column)})::INT`).join(" + ")} = 1)`;
  const says = (column: number) =>
    `(r.row_no > ${lastHeader} AND ((${isPerson}) OR ${isAlone}) AND ${filled(column)})`;
  const once: number[] = [];
  for (const column of places)
    if (await isWrittenOnce(db, rows, { column, isPerson, says: says(column), lastHeader }))
      once.push(column);
  if (once.length === 0) return rows;
  const town = columns.get("town") ?? 0;
  const cells = all.map((column) => {
    if (!once.includes(column)) return `r.c${column}`;
    // Below a new township nobody is of the last one's villages.
    const begins = column !== town && once.includes(town) ? ` WHEN ${says(town)} THEN ''` : "";
    const said = `CASE WHEN ${says(column)} THEN r.c${column}${begins} END`;
    return `CASE WHEN r.row_no > ${lastHeader} AND ${isPerson} THEN last_value(${said} IGNORE NULLS) OVER (ORDER BY r.row_no ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) ELSE r.c${column} END AS c${column}`;
  });
  await db.run(
    `CREATE OR REPLACE TEMP VIEW placed_rows AS SELECT r.row_no, ${cells.join(", ")} FROM ${rows} r`,
  );
  return "placed_rows";
}

/** What a header says, as texts of SQL. */
function printed(header = ""): string {
  return header
    .split("/")
    .map((text) => quoteText(text.trim()))
    .join(", ");
}

/** Whether people stand below one place until the next, none of which comes back, and nobody above the first. */
async function isWrittenOnce(
  db: Database,
  rows: string,
  of: { column: number; isPerson: string; says: string; lastHeader: number },
): Promise<boolean> {
  const people = `r.row_no > ${of.lastHeader} AND ${of.isPerson}`;
  // Nearly every list has them in each row, which costs little to see.
  const [all] = await db.rows<{ people: number; blank: number }>(
    `SELECT count(*)::INTEGER AS people, count(*) FILTER (NOT ${filled(of.column)})::INTEGER AS blank FROM ${rows} r WHERE ${people}`,
  );
  if (!all || all.blank === 0 || all.blank < LEAST_BLANK * all.people) return false;
  const [start] = await db.rows<{ first: number; said: number | null }>(
    `SELECT min(r.row_no) FILTER (${people})::INTEGER AS first, min(r.row_no) FILTER (${of.says})::INTEGER AS said FROM ${rows} r`,
  );
  if (!start || start.said === null || start.said > start.first) return false;
  const [runs] = await db.rows<{ places: number; runs: number }>(
    `SELECT count(DISTINCT place)::INTEGER AS places, count(*) FILTER (place IS DISTINCT FROM before)::INTEGER AS runs
     FROM (SELECT trim(r.c${of.column}) AS place, lag(trim(r.c${of.column})) OVER (ORDER BY r.row_no) AS before FROM ${rows} r WHERE ${of.says})`,
  );
  return (runs?.places ?? 0) >= LEAST_PLACES && runs?.places === runs?.runs;
}
