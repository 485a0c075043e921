import { type Database, quoteText } from "../engine/database.ts";
import { DITTOS } from "../sources/ditto.ts";

interface Dittoed {
  /** Field -> raw column. */
  columns: ReadonlyMap<string, number>;
  /** Columns that say on several rows what they say on one. */
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

/**
 * A list whose writer put 〃 or 同上 for what the row above says: the name of a view that says it; `rows` itself where none did. A row of
 * both name and ID so marked is of the person above; a mark for one of them says nothing, since the other tells another person.
 *
 * Reads:  `rows`. Writes: the temporary view `ditto_rows`.
 */
export async function fillDittos(
  db: Database,
  rows: string,
  { columns, fillColumns, headers, lastDitto, lastHeader, width }: Dittoed,
): Promise<string> {
  const marked = (column: number | undefined): column is number =>
    column !== undefined && (lastDitto[column] ?? 0) > lastHeader;
  const own = [columns.get("name"), columns.get("id")].filter((column) => column !== undefined);
  const isPerson = own.length === 2 && own.every(marked);
  const filled = new Set([...fillColumns.filter(marked), ...(isPerson ? own : [])]);
  if (filled.size === 0) return rows;
  const isMark = (column: number) => `COALESCE(trim(r.c${column}), '') IN (${MARKS})`;
  const both = own.map(isMark).join(" AND ");
  const cells = Array.from({ length: width }, (_, index) => index + 1).map((column) => {
    if (!filled.has(column)) return `r.c${column}`;
    const printed = (headers.get(column) ?? "").split("/").map((text) => quoteText(text.trim()));
    const said = `CASE WHEN r.row_no > ${lastHeader} AND NOT ${isMark(column)} AND trim(r.c${column}) NOT IN ('', ${printed.join(", ")}) THEN r.c${column} END`;
    const above = `last_value(${said} IGNORE NULLS) OVER (ORDER BY r.row_no ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)`;
    return `CASE WHEN ${own.includes(column) ? both : isMark(column)} THEN ${above} ELSE r.c${column} END AS c${column}`;
  });
  await db.run(
    `CREATE OR REPLACE TEMP VIEW ditto_rows AS SELECT r.row_no, ${cells.join(", ")} FROM ${rows} r`,
  );
  return "ditto_rows";
}
