import { type Database, quoteText } from "../../engine/database.ts";
import type { Family } from "./fill-below-heads.ts";

/** The least share of rows without a number: fewer are rows in which it was forgotten. */
const LEAST_BLANK = 0.2;
/** The least share of numbers that stand on one row alone. */
const ONCE = 0.98;
/** Fewer families may look so by chance, and larger ones are no families. */
const LEAST_FAMILIES = 10;
const MOST_MEMBERS = 20;
/** The least share of those below a number who live where the one beside it does, and of families that live elsewhere than the one above. */
const SAME_ADDRESS = 0.9;
const OTHER_ADDRESS = 0.6;
/** Of those below a number, so many have the family name of the one beside it: of neighbours in a list in any other order one in ten has. */
const SAME_NAME = 0.35;

/**
 * A register without a column of relations that writes the number of the household on the first row of each family: the name of a view that has it on every
 * row; `rows` itself where the register is no such, as one is that has a number on two rows, or that is in the order of something else, which addresses or else
 * family names tell. Whoever lives elsewhere than the one beside the number stays without one.
 *
 * Reads:  `rows`. Writes: the temporary view `numbered_rows`.
 */
export async function fillFamilies(db: Database, rows: string, family: Family): Promise<string> {
  const { columns, headers, lastHeader, width } = family;
  const [number, name] = [columns.get("hukou_no"), columns.get("name")];
  if (number === undefined || name === undefined) return rows;
  const address = columns.get("address");
  const cell = (column: number) => `nullif(trim(r.c${column}), '')`;
  const printed = (headers.get(name) ?? "").split("/").map((text) => quoteText(text.trim()));
  const isPerson = `r.row_no > ${lastHeader} AND ${cell(name)} IS NOT NULL AND ${cell(name)} NOT IN (${printed.join(", ")})`;
  const lives = address === undefined ? "NULL::VARCHAR" : cell(address);
  const runs = `SELECT r.*, ${cell(number)} AS no, ${lives} AS lives, left(${cell(name)}, 1) AS called, COALESCE(${isPerson}, false) AS is_person,
      sum(CASE WHEN (${isPerson}) AND ${cell(number)} IS NOT NULL THEN 1 ELSE 0 END) OVER (ORDER BY r.row_no ROWS UNBOUNDED PRECEDING) AS run
    FROM ${rows} r`;
  const [told] = await db.rows<Record<string, number | null>>(
    `WITH told AS (SELECT run, row_no, no, lives, called, first_value(lives) OVER w AS home, first_value(called) OVER w AS first_called
       FROM (${runs}) WHERE is_person WINDOW w AS (PARTITION BY run ORDER BY row_no)),
     homes AS (SELECT lives, lag(lives) OVER (ORDER BY row_no) AS above FROM told WHERE no IS NOT NULL)
     SELECT count(*)::INTEGER AS n, count(no)::INTEGER AS firsts, count(DISTINCT no)::INTEGER AS numbers, count(*) FILTER (run = 0)::INTEGER AS above,
       (SELECT max(members)::INTEGER FROM (SELECT count(*) AS members FROM told GROUP BY run)) AS largest,
       avg((lives = home)::INT) FILTER (no IS NULL) AS same, (SELECT avg((lives <> above)::INT) FROM homes) AS elsewhere,
       avg((called = first_called)::INT) FILTER (no IS NULL) AS named
     FROM told`,
  );
  const { n, firsts, numbers, above, largest, same, elsewhere, named } = told ?? {};
  const isOnce =
    Number(firsts) >= LEAST_FAMILIES &&
    above === 0 &&
    Number(n) - Number(firsts) >= Number(n) * LEAST_BLANK &&
    Number(numbers) >= Number(firsts) * ONCE &&
    Number(largest) <= MOST_MEMBERS;
  const isByAddress = Number(same) >= SAME_ADDRESS && Number(elsewhere) >= OTHER_ADDRESS;
  const saysNothing = Number(elsewhere) < OTHER_ADDRESS;
  if (!isOnce || !(isByAddress || (saysNothing && Number(named) >= SAME_NAME))) return rows;
  const isThere = isByAddress
    ? "(r.lives IS NULL OR r.lives = first_value(r.lives) OVER (PARTITION BY r.run ORDER BY r.row_no))"
    : "true";
  const cells = Array.from({ length: width }, (_, index) => index + 1).map((column) =>
    column === number
      ? `CASE WHEN r.is_person AND r.no IS NULL AND ${isThere} THEN first_value(r.c${column}) OVER (PARTITION BY r.run ORDER BY r.row_no) ELSE r.c${column} END AS c${column}`
      : `r.c${column}`,
  );
  await db.run(
    `CREATE OR REPLACE TEMP VIEW numbered_rows AS SELECT r.row_no, ${cells.join(", ")} FROM (${runs}) r`,
  );
  return "numbered_rows";
}
