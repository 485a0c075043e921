import type { Database } from "../engine/database.ts";
import { BY_LIST } from "../rules/run/supplement-lists.ts";

/** Two sheets of one month of a roll that list mostly the same people: an old and a corrected one, both of which count. */
export interface RollSentTwice {
  roll: string;
  period: number | null;
  one: string;
  other: string;
  /** People of both. */
  people: number;
  /** Of those, how many stand on the two with other cells. */
  differing: number;
}

/** Sheets that share fewer have some people in common, as lists of two programmes or a person on two lists do. */
const SHARED_PERCENT = 50;
const SHARED_PEOPLE = 10;
/** Percent of a roll's people: a list of more of them is the roll again, with a column more. */
const MOST_OF_ROLL = 80;

/**
 * Reads source_sheet, source_file, mention, stage.enrolment. Rows that are the same in every column count once and do no harm; where cells
 * differ both rows count, and the amount of one of them is wrong.
 */
export function rollsSentTwice(
  db: Database,
): Promise<(RollSentTwice & Record<string, string | number | null>)[]> {
  return db.rows(`
WITH listed AS (
  SELECT DISTINCT e.sheet_id, e.roll, e.period, e.programme, m.id_text, e.duplicate_of IS NULL AS counts
  FROM stage.enrolment e
  JOIN mention m ON m.sheet_id = e.sheet_id AND m.row_no = e.row_no AND m.role = 'self'
  WHERE length(m.id_text) >= 15
),
-- 分类施保人员名单 beside the roll that does not say who they are: taken away, everybody would be without.
sized AS (
  SELECT l.sheet_id, l.people, ${BY_LIST.map((field) => `f.${field}`).join(", ")}
  FROM (SELECT sheet_id, count(DISTINCT id_text) AS people FROM listed GROUP BY sheet_id) l
  JOIN (SELECT sheet_id, ${BY_LIST.map((field) => `count(${field}) > 0 AS ${field}`).join(", ")} FROM stage.enrolment GROUP BY sheet_id) f
    ON f.sheet_id = l.sheet_id
),
shared AS (
  SELECT a.sheet_id AS one_id, b.sheet_id AS other_id, a.roll, a.period, count(DISTINCT a.id_text) AS people,
    count(DISTINCT a.id_text) FILTER (a.counts AND b.counts) AS differing
  FROM listed a
  JOIN listed b ON b.roll = a.roll AND b.period IS NOT DISTINCT FROM a.period AND b.programme IS NOT DISTINCT FROM a.programme
    AND b.id_text = a.id_text AND b.sheet_id > a.sheet_id
  GROUP BY ALL
),
named AS (
  SELECT s.sheet_id, f.file || CASE WHEN s.sheet = '' THEN '' ELSE '·' || s.sheet END AS name
  FROM source_sheet s JOIN source_file f USING (file_id)
)
SELECT p.roll, p.period, one.name AS one, other.name AS other, p.people, p.differing
FROM shared p
JOIN sized a ON a.sheet_id = p.one_id
JOIN sized b ON b.sheet_id = p.other_id
JOIN named one ON one.sheet_id = p.one_id
JOIN named other ON other.sheet_id = p.other_id
WHERE NOT (${adds("a", "b")}) AND NOT (${adds("b", "a")})
  AND p.differing > 0 AND p.people >= ${SHARED_PEOPLE} AND p.people * 100 >= least(a.people, b.people) * ${SHARED_PERCENT}
ORDER BY p.roll, p.period, one.name, other.name`);
}

/** SQL: whether `list` is of some of those on `roll` alone, and says of them what that does not. */
function adds(list: string, roll: string): string {
  const fields = BY_LIST.map((field) => `(${list}.${field} AND NOT ${roll}.${field})`).join(" OR ");
  return `(${fields}) AND ${list}.people * 100 < ${roll}.people * ${MOST_OF_ROLL}`;
}
