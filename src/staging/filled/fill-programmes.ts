import type { Database } from "../../engine/database.ts";
import type { Roll } from "../../rolls/roll.ts";
import { leavesOpen } from "../../rolls/said-of-texts.ts";
import { headTexts } from "./fill-below-heads.ts";

/** More texts than any column of programmes has. */
const MOST_TEXTS = 500;

interface Listed {
  roll: Roll;
  /** Field -> raw column. */
  columns: ReadonlyMap<string, number>;
  /** The last row of the header. */
  lastHeader: number;
  width: number;
}

const blank = (column: number) => `(trim(COALESCE(r.c${column}, '')) = '')`;

/**
 * A list of several programmes that says in the head's row, or in some rows of a family, of which one it is: the name of a view in which those of the
 * family who say none have the head's, or else the only one that is said; `rows` itself where nothing is to fill. A family is rows below each other
 * with one number, else from one head to the next, else with one head's name.
 *
 * Reads:  `rows`. Writes: the temporary view `programme_rows`.
 */
export async function fillProgrammes(
  db: Database,
  rows: string,
  { roll, columns, lastHeader, width }: Listed,
): Promise<string> {
  const column = programmeColumn(roll, columns);
  if (column === undefined || column > width) return rows;
  const found = await db.rows<{ text: string }>(
    `SELECT DISTINCT trim(COALESCE(r.c${column}, '')) AS text FROM ${rows} r WHERE r.row_no > ${lastHeader} LIMIT ${MOST_TEXTS}`,
  );
  const texts = found.map(({ text }) => text);
  if (!texts.includes("") || !leavesOpen(roll, texts)) return rows;
  const relation = columns.get("relation");
  const isHead =
    relation === undefined
      ? "false"
      : `(r.c${relation} IN (${await headTexts(db, rows, `r.c${relation}`, `r.row_no > ${lastHeader}`)}))`;
  const number = columns.get("household_no") ?? columns.get("hukou_no");
  const key = number ?? (relation === undefined ? columns.get("householder_name") : undefined);
  if (key === undefined && relation === undefined) return rows;
  const begins =
    key === undefined
      ? isHead
      : `(${blank(key)} OR trim(r.c${key}) IS DISTINCT FROM lag(trim(r.c${key})) OVER (ORDER BY r.row_no))`;
  // Whoever stands above the first head, or has no number, is of nobody's family.
  const isOfFamily = key === undefined ? "r.family > 0" : `NOT ${blank(key)}`;
  const said = (of: string) => {
    const text = `nullif(trim(r.c${column}), '')`;
    const over = `FILTER (${of}) OVER (PARTITION BY r.family)`;
    return `CASE WHEN min(${text}) ${over} = max(${text}) ${over} THEN min(${text}) ${over} END`;
  };
  const filled = `CASE WHEN ${blank(column)} AND ${isOfFamily} AND r.row_no > ${lastHeader} THEN COALESCE(${said("r.heads")}, ${said("true")}) ELSE r.c${column} END AS c${column}`;
  const cells = Array.from({ length: width }, (_, index) => index + 1).map((each) =>
    each === column ? filled : `r.c${each}`,
  );
  await db.run(`CREATE OR REPLACE TEMP VIEW programme_rows AS
    SELECT r.row_no, ${cells.join(", ")}
    FROM (SELECT r.*, sum(r.begins::INT) OVER (ORDER BY r.row_no) AS family
      FROM (SELECT r.*, (r.row_no > ${lastHeader} AND ${begins}) AS begins, COALESCE(${isHead}, false) AS heads FROM ${rows} r) r) r`);
  return "programme_rows";
}

/** Where each row of such a list says of which programme it is. */
export function programmeColumn(
  { unless }: Roll,
  columns: ReadonlyMap<string, number>,
): number | undefined {
  return unless && (columns.get("programme") ?? columns.get(unless.column));
}
