import { type Database, quoteText } from "../engine/database.ts";
import { resolveCode } from "../rolls/resolve-code.ts";

/** The least share of heads' rows with a number, and of the other rows without one: then the list writes it once a family. */
const ONCE = 0.9;
/** Fewer rows without a number are rows in which it was forgotten. */
const LEAST_BLANK = 0.2;

interface Family {
  /** Field -> raw column. */
  columns: ReadonlyMap<string, number>;
  /** Columns that say on every row what they say on the head's. */
  fillColumns: readonly number[];
  /** Raw column -> its header, with the groups above before a slash. */
  headers: ReadonlyMap<number, string>;
  /** The last row of the header. */
  lastHeader: number;
  width: number;
}

/**
 * A list that writes 低保证号, 户主 or 村 in the head's row alone and leaves the rows of his family below it empty, without a merged cell:
 * the name of a view that says it in each row; `rows` itself where the list is no such. Below a head without a number nothing is filled.
 *
 * Reads:  `rows`. Writes: the temporary view `headed_rows`.
 */
export async function fillBelowHeads(
  db: Database,
  rows: string,
  { columns, headers, fillColumns, lastHeader, width }: Family,
): Promise<string> {
  const relation = columns.get("relation");
  const number = columns.get("household_no") ?? columns.get("hukou_no");
  if (relation === undefined || number === undefined) return rows;
  const blank = (column: number) => `(trim(COALESCE(r.c${column}, '')) = '')`;
  // The header printed again on the next page heads no family: who stands below it is of the one above.
  const printed = (headers.get(relation) ?? "").split("/").map((text) => quoteText(text.trim()));
  const below = `r.row_no > ${lastHeader} AND NOT (${blank(relation)}) AND trim(r.c${relation}) NOT IN (${printed.join(", ")})`;
  const counts = fillColumns.map((column) => `count(*) FILTER (${blank(column)}) AS b${column}`);
  const [all] = await db.rows<Record<string, number>>(
    `SELECT count(*) AS n, ${counts.join(", ")} FROM ${rows} r WHERE ${below}`,
  );
  const gaps = fillColumns.filter(
    (column) => Number(all?.[`b${column}`]) > LEAST_BLANK * Number(all?.n),
  );
  if (gaps.length === 0) return rows;
  const isHead = `r.c${relation} IN (${await heads(db, rows, `r.c${relation}`, below)})`;
  const kinds = gaps.map(
    (column) =>
      `avg((NOT ${blank(column)})::INT) FILTER (${isHead}) AS h${column}, avg(${blank(column)}::INT) FILTER (NOT ${isHead}) AS o${column}`,
  );
  const [share] = await db.rows<Record<string, number | null>>(
    `SELECT ${kinds.join(", ")} FROM ${rows} r WHERE ${below}`,
  );
  const once = gaps.filter(
    (column) => (share?.[`h${column}`] ?? 0) >= ONCE && (share?.[`o${column}`] ?? 0) >= ONCE,
  );
  if (once.length === 0) return rows;
  const cells = Array.from({ length: width }, (_, index) => index + 1).map((column) =>
    once.includes(column)
      ? `CASE WHEN r.family > 0 AND ${blank(column)} THEN first_value(r.c${column}) OVER (PARTITION BY r.family ORDER BY r.row_no) ELSE r.c${column} END AS c${column}`
      : `r.c${column}`,
  );
  // A family without its head begins where a number stands again.
  const begins = once.includes(number) ? `(${isHead} OR NOT ${blank(number)})` : isHead;
  await db.run(`CREATE OR REPLACE TEMP VIEW headed_rows AS
    SELECT r.row_no, ${cells.join(", ")}
    FROM (SELECT r.*, sum((${below} AND ${begins})::INT) OVER (ORDER BY r.row_no) AS family FROM ${rows} r) r`);
  return "headed_rows";
}

/** The texts of the column that mean 户主, for an IN list. */
async function heads(db: Database, rows: string, column: string, below: string): Promise<string> {
  const texts = await db.rows<{ text: string }>(
    `SELECT DISTINCT ${column} AS text FROM ${rows} r WHERE ${below}`,
  );
  const said = texts.filter(({ text }) => resolveCode("relation", text).value === "户主");
  return said.length === 0 ? "NULL" : said.map(({ text }) => quoteText(text)).join(", ");
}
