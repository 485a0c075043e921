import type { Database } from "../../engine/database.ts";

/** The least share of rows without a number: fewer are rows in which it was forgotten. */
const LEAST_BLANK = 0.2;
/** The least share of numbers that stand on one row alone. */
const ONCE = 0.98;
/** Fewer families may look so by chance, and larger ones are no families. */
const LEAST_FAMILIES = 10;
export const MOST_MEMBERS = 20;
/** Where nobody is without a number and none has one together, so many are not families of one: only their heads are listed. */
const LEAST_HEADS = 50;
/** The least share of those below a number who live where the one beside it does, and of families that live elsewhere than the one above. */
const SAME_ADDRESS = 0.8;
const OTHER_ADDRESS = 0.6;
/** The least share of those below a number beside whom an address stands: fewer, and it is written once a family as well. */
const LEAST_ADDRESSES = 0.5;
/** Of those below a number, so many have the family name of the one beside it: of neighbours in a list in any other order one in ten has. */
const SAME_NAME = 0.35;
/** And so many more than have that of the family above: in a list sorted by names, or of a village of one name, nearly all have both. */
const MORE_THAN_ABOVE = 0.3;

/**
 * By what it shows that those below a number are of one family; `unknown` where numbers stand on one row each and nothing shows whose family the others are of;
 * `none` where nothing is to be told, as where a number stands on each row.
 *
 * runs: a query, as `fillFamilies` writes it.
 */
export async function orderOfFamilies(
  db: Database,
  runs: string,
): Promise<"by addresses" | "by names" | "unknown" | "none"> {
  const [told] = await db.rows<Record<string, number | null>>(
    `WITH told AS (SELECT run, row_no, no, lives, called, first_value(lives) OVER w AS home, first_value(called) OVER w AS first_called
       FROM (${runs}) WHERE is_person WINDOW w AS (PARTITION BY run ORDER BY row_no)),
     first_row AS (SELECT lives, called, lag(lives) OVER w AS lives_above, lag(called) OVER w AS called_above
       FROM told WHERE no IS NOT NULL WINDOW w AS (ORDER BY row_no))
     SELECT count(*)::INTEGER AS people, count(no)::INTEGER AS firsts, count(DISTINCT no)::INTEGER AS numbers, count(*) FILTER (run = 0)::INTEGER AS above,
       (SELECT count(*)::INTEGER FROM (SELECT run FROM told GROUP BY run HAVING count(*) > ${MOST_MEMBERS})) AS crowds,
       avg((lives = home)::INT) FILTER (no IS NULL) AS same, avg((lives IS NOT NULL)::INT) FILTER (no IS NULL) AS living,
       avg((called = first_called)::INT) FILTER (no IS NULL) AS named,
       (SELECT avg((lives <> lives_above)::INT) FROM first_row) AS elsewhere, (SELECT avg((called = called_above)::INT) FROM first_row) AS alike
     FROM told`,
  );
  const of = (key: string) => Number(told?.[key] ?? 0);
  const [people, firsts] = [of("people"), of("firsts")];
  if (firsts < LEAST_FAMILIES || of("numbers") < firsts * ONCE) return "none";
  if (people - firsts < people * LEAST_BLANK) return firsts < LEAST_HEADS ? "none" : "unknown";
  if (of("above") > 0 || of("crowds") > firsts * (1 - ONCE)) return "unknown";
  const tells = of("elsewhere") >= OTHER_ADDRESS && of("living") >= LEAST_ADDRESSES;
  if (tells) return of("same") >= SAME_ADDRESS ? "by addresses" : "unknown";
  const isNamed = of("named") >= SAME_NAME && of("named") - of("alike") >= MORE_THAN_ABOVE;
  return isNamed ? "by names" : "unknown";
}
