import type { Database } from "../../engine/database.ts";

/** The least share of rows without a number, of families with one head, and of what a column says on the first row alone. */
const LEAST_BLANK = 0.2;
const ONCE = 0.9;
/** Where fewer families begin with their heads, the number stands beside whoever of them is covered. */
const LEAST_LEADING = 0.2;
/** Fewer families may look so by chance. */
const LEAST_FAMILIES = 10;

interface Runs {
  /** SQL on `r`: a row of a person below the header, and one of a head. */
  below: string;
  isHead: string;
  blank: (column: number) => string;
  number: number;
  fillColumns: readonly number[];
  /** Columns that say of each whose family he is of. */
  sameColumns: readonly number[];
  width: number;
}

/**
 * A list that writes the household's number on the first row of each family, whoever stands there: his wife, and he below her. The name of a view that says on
 * every row what the first one does; undefined where the list is no such, as one is whose rows from one number to the next have two heads or none, or where those
 * below a number are of another's family: it stands beside the one of them who is covered. A family of two heads is left as it stands: the number of one of them was
 * forgotten.
 *
 * Reads:  `rows`. Writes: the temporary view `run_rows`.
 */
export async function fillByRuns(
  db: Database,
  rows: string,
  { below, isHead, blank, number, fillColumns, sameColumns, width }: Runs,
): Promise<string | undefined> {
  const runs = `SELECT r.*, sum(CASE WHEN (${below}) AND NOT ${blank(number)} THEN 1 ELSE 0 END) OVER (ORDER BY r.row_no ROWS UNBOUNDED PRECEDING) AS run,
    COALESCE(${below}, false) AS is_person, COALESCE((${below}) AND ${isHead}, false) AS is_head FROM ${rows} r`;
  const says = (column: number) =>
    `count(*) FILTER (is_first AND NOT ${blank(column)})::INTEGER AS f${column}, count(*) FILTER (NOT is_first AND ${blank(column)})::INTEGER AS b${column}`;
  const isOther = sameColumns.map(
    (column) =>
      `(NOT ${blank(column)} AND trim(r.c${column}) <> first_value(trim(r.c${column})) OVER (PARTITION BY r.run ORDER BY r.row_no))`,
  );
  const [told] = await db.rows<Record<string, number>>(
    `WITH told AS (SELECT r.*, NOT ${blank(number)} AS is_first, ${isOther.join(" OR ") || "false"} AS is_other FROM (${runs}) r WHERE is_person),
      family AS (SELECT run, count(*) FILTER (is_head) AS heads FROM told GROUP BY run)
     SELECT count(*)::INTEGER AS n, count(*) FILTER (is_first)::INTEGER AS firsts, count(*) FILTER (run = 0)::INTEGER AS above,
       count(*) FILTER (is_other)::INTEGER AS strangers, count(*) FILTER (is_first AND is_head)::INTEGER AS leading,
       (SELECT count(*)::INTEGER FROM family WHERE heads = 1) AS ones, ${fillColumns.map(says).join(", ")}
     FROM told r`,
  );
  const { n = 0, firsts = 0, above = 0, ones = 0, strangers = 0, leading = 0 } = told ?? {};
  const others = n - firsts;
  if (firsts < LEAST_FAMILIES || above > 0 || others < n * LEAST_BLANK) return undefined;
  if (leading < firsts * LEAST_LEADING) return undefined;
  if (ones < firsts * ONCE || strangers > others * (1 - ONCE)) return undefined;
  const once = fillColumns.filter(
    (column) =>
      Number(told?.[`f${column}`]) >= firsts * ONCE &&
      Number(told?.[`b${column}`]) >= others * ONCE,
  );
  if (!once.includes(number)) return undefined;
  const cells = Array.from({ length: width }, (_, index) => index + 1).map((column) =>
    once.includes(column)
      ? `CASE WHEN r.is_person AND r.run > 0 AND ${blank(column)} AND sum(CASE WHEN r.is_head THEN 1 ELSE 0 END) OVER (PARTITION BY r.run) < 2
          THEN first_value(r.c${column}) OVER (PARTITION BY r.run ORDER BY r.row_no) ELSE r.c${column} END AS c${column}`
      : `r.c${column}`,
  );
  await db.run(
    `CREATE OR REPLACE TEMP VIEW run_rows AS SELECT r.row_no, ${cells.join(", ")} FROM (${runs}) r`,
  );
  return "run_rows";
}
