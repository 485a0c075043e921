import { type Database, quoteText } from "../../engine/database.ts";
import { DITTOS } from "../../sources/ditto.ts";
import { FOOTER } from "../../sources/recognition/lines/line-words.ts";

interface Dittoed {
  /** Field -> raw column. */
  columns: ReadonlyMap<string, number>;
  /** Columns that may say on several rows what they say on one. */
  fillColumns: readonly number[];
  /** Raw column -> its header, with the groups above before a slash. */
  headers: ReadonlyMap<number, string>;
  /** Raw column -> the last row with such a mark. */
  lastDitto: readonly number[];
  /** The last row of the header. */
  lastHeader: number;
  width: number;
}

const MARKS = DITTOS.map(quoteText).join(", ");
/** Whose name and number may both be marked: he is the one of the row above. */
const PERSONS = [
  ["name", "id"],
  ["father_name", "father_id"],
  ["mother_name", "mother_id"],
] as const;
/** Written once for several rows and left empty below, so that a mark goes by the last row that says it. */
const ONCE = ["town", "village", "household_no", "hukou_no", "householder_name"];

/**
 * A list whose writer put 〃 or 同上 for what the row above says: the name of a view that says it; `rows` itself where none did. A row of
 * both name and ID so marked is of the person above; a mark for one of them says nothing, since the other tells another person. The row
 * above is that of the person above: what a subtotal says is nobody's. Where his cell is empty the mark stays, and cannot be read.
 *
 * Reads:  `rows`. Writes: the temporary view `ditto_rows`.
 */
export async function fillDittos(
  db: Database,
  rows: string,
  { columns, fillColumns, headers, lastDitto, lastHeader, width }: Dittoed,
): Promise<string> {
  const marked = (column: number) => (lastDitto[column] ?? 0) > lastHeader;
  const isMark = (column: number) => `COALESCE(trim(r.c${column}), '') IN (${MARKS})`;
  const tests = new Map(
    fillColumns.filter(marked).map((column) => [column, isMark(column)] as const),
  );
  for (const person of PERSONS) {
    const own = person.flatMap((field) => columns.get(field) ?? []);
    if (own.length < person.length || !own.every(marked)) continue;
    for (const column of own) tests.set(column, own.map(isMark).join(" AND "));
  }
  if (tests.size === 0) return rows;
  const once = new Set(ONCE.flatMap((field) => columns.get(field) ?? []));
  const isPerson = namesSomebody(columns, width, false);
  const isPersonOrPlace = namesSomebody(columns, width, true);
  const cells = Array.from({ length: width }, (_, index) => index + 1).map((column) => {
    const test = tests.get(column);
    if (test === undefined) return `r.c${column}`;
    const printed = (headers.get(column) ?? "").split("/").map((text) => quoteText(text.trim()));
    const isOnce = once.has(column);
    const text = `COALESCE(trim(r.c${column}), '')`;
    const said = `CASE WHEN r.row_no > ${lastHeader} AND ${isOnce ? isPersonOrPlace : isPerson} AND NOT ${isMark(column)} AND ${text} NOT IN (${[...printed, ...(isOnce ? ["''"] : [])].join(", ")}) THEN ${text} END`;
    const above = `last_value(${said} IGNORE NULLS) OVER (ORDER BY r.row_no ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)`;
    const filled = isOnce ? above : `COALESCE(nullif(${above}, ''), r.c${column})`;
    return `CASE WHEN ${test} THEN ${filled} ELSE r.c${column} END AS c${column}`;
  });
  await db.run(
    `CREATE OR REPLACE TEMP VIEW ditto_rows AS SELECT r.row_no, ${cells.join(", ")} FROM ${rows} r`,
  );
  return "ditto_rows";
}

/** A row with a number or, where it does not begin like a foot, a name; `orPlace`: or what stands alone and heads those below it. */
function namesSomebody(
  columns: ReadonlyMap<string, number>,
  width: number,
  orPlace: boolean,
): string {
  const filled = (column: number) => `COALESCE(trim(r.c${column}), '') <> ''`;
  const [id, name] = [columns.get("id"), columns.get("name")];
  const all = Array.from({ length: width }, (_, index) => index + 1);
  const first = `COALESCE(${all.map((column) => `nullif(trim(r.c${column}), '')`).join(", ")}, '')`;
  const isAlone = `${all.map((column) => `(${filled(column)})::INT`).join(" + ")} = 1`;
  const hasId =
    id === undefined ? "false" : `regexp_matches(COALESCE(r.c${id}, ''), '[0-9０-９]{6}')`;
  const who = [id, name].flatMap((column) => (column === undefined ? [] : [filled(column)]));
  const isSomebody =
    who.length === 0 ? "true" : `(${[...who, ...(orPlace ? [isAlone] : [])].join(" OR ")})`;
  return `(${hasId} OR ${isSomebody} AND NOT regexp_matches(${first}, ${quoteText(FOOTER)}))`;
}
