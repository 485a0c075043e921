import { type Database, quoteText } from "../../engine/database.ts";
import type { Family } from "./fill-below-heads.ts";
import { MOST_MEMBERS, orderOfFamilies } from "./order-of-families.ts";

/**
 * A register without a column of relations that writes the number of the household on the first row of each family: the name of a view that has it on every
 * row; `rows` itself where numbers stand on several rows. Of a family below which somebody stands who lives elsewhere and bears another name it is not known
 * who belongs to it: it stays without a number, and so does everybody of a register whose order neither addresses nor family names tell. With the number
 * on one row each of them would live alone.
 *
 * Reads:  `rows`. Writes: the temporary view `numbered_rows`.
 */
export async function fillFamilies(db: Database, rows: string, family: Family): Promise<string> {
  const { columns, width } = family;
  const number = columns.get("hukou_no");
  const runs = number === undefined ? undefined : runsBelow(rows, number, family);
  if (runs === undefined) return rows;
  const order = await orderOfFamilies(db, runs);
  if (order === "none") return rows;
  const isKnown = {
    unknown: "false",
    "by names": `r.members <= ${MOST_MEMBERS}`,
    "by addresses": `r.members <= ${MOST_MEMBERS} AND r.last_of_family = r.last_member`,
  }[order];
  const cells = Array.from({ length: width }, (_, index) => index + 1).map((column) =>
    column === number
      ? `CASE WHEN NOT r.is_person THEN r.c${column} WHEN ${isKnown} THEN r.first_no END AS c${column}`
      : `r.c${column}`,
  );
  await db.run(`CREATE OR REPLACE TEMP VIEW numbered_rows AS
    SELECT r.row_no, ${cells.join(", ")} FROM (
      SELECT r.*, count(*) FILTER (is_person) OVER run_of AS members, first_value(no) OVER (run_of ORDER BY row_no) AS first_no,
        max(row_no) FILTER (is_person) OVER run_of AS last_member, max(row_no) FILTER (is_person AND is_of_family) OVER run_of AS last_of_family
      FROM (
        SELECT r.*, lives IS NULL OR COALESCE(lives = first_value(lives) OVER w, true) OR called = first_value(called) OVER w AS is_of_family
        FROM (${runs}) r WINDOW w AS (PARTITION BY run ORDER BY row_no)
      ) r WINDOW run_of AS (PARTITION BY run)
    ) r`);
  return "numbered_rows";
}

/**
 * The rows with `is_person`, `no`, where each lives, the first character of what he is called, and `run`, the same for everybody from one row with a number to
 * the next, 0 above the first. Undefined where nobody is named.
 */
function runsBelow(
  rows: string,
  number: number,
  { columns, headers, lastHeader }: Family,
): string | undefined {
  const [name, address] = [columns.get("name"), columns.get("address")];
  if (name === undefined) return undefined;
  const cell = (column: number) => `nullif(trim(r.c${column}), '')`;
  const printed = (headers.get(name) ?? "").split("/").map((text) => quoteText(text.trim()));
  const isPerson = `COALESCE(r.row_no > ${lastHeader} AND ${cell(name)} IS NOT NULL AND ${cell(name)} NOT IN (${printed.join(", ")}), false)`;
  const lives = address === undefined ? "NULL::VARCHAR" : cell(address);
  return `SELECT r.*, ${cell(number)} AS no, ${lives} AS lives, left(${cell(name)}, 1) AS called, ${isPerson} AS is_person,
      sum(CASE WHEN ${isPerson} AND ${cell(number)} IS NOT NULL THEN 1 ELSE 0 END) OVER (ORDER BY r.row_no ROWS UNBOUNDED PRECEDING) AS run
    FROM ${rows} r`;
}
