import type { Database } from "../../engine/database.ts";
import type { Roll } from "../../rolls/roll.ts";
import type { RollGap } from "./by-absence.ts";

/** A share of doubtful rows that no damage of single cells comes to: names and numbers are both masked, or another county's. */
const LEAST_PERCENT = 50;
const FEWEST_ROWS = 20;

/** Rows of a township (null: that say none) on a roll, of which so many are nobody's for certain. */
export interface UnplacedRows {
  roll: string;
  town: string | null;
  percent: number;
}

/**
 * Townships of whose rows on a roll, as it stands now, more than half are nobody's for certain.
 *
 * Reads: mention, link, snapshot.
 */
export function unplacedRows(
  db: Database,
): Promise<(UnplacedRows & Record<string, string | number | null>)[]> {
  return db.rows(`
WITH now AS (
  SELECT DISTINCT roll, period FROM main.snapshot WHERE state = 'current' AND kind IN ('enrolment', 'departure', 'payment', 'hukou')
)
SELECT m.roll, m.town, CAST(count(*) FILTER (l.tier <> '确认') * 100 // count(*) AS INTEGER) AS percent
FROM main.mention m
JOIN now ON now.roll = m.roll AND now.period IS NOT DISTINCT FROM m.period
JOIN main.link l ON l.mention_id = m.mention_id
WHERE m.role = 'self'
GROUP BY m.roll, m.town
HAVING count(*) >= ${FEWEST_ROWS} AND count(*) FILTER (l.tier <> '确认') * 100 > count(*) * ${LEAST_PERCENT}
ORDER BY m.roll, m.town`);
}

/** That somebody is not among such rows says nothing of him; those without a township may be anybody's. */
export function gapsOfUnplacedRows(
  unplaced: readonly UnplacedRows[],
  rolls: ReadonlyMap<string, Roll>,
): RollGap[] {
  return unplaced.map(({ roll, town, percent }) => {
    const label = rolls.get(roll)?.label ?? roll;
    const reason = `《${label}》上${town ?? "没写乡镇"}的行有 ${percent}% 认不准是谁的，不能据此说没有此人`;
    return { roll, town, reason };
  });
}
