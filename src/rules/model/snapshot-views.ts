import { quoteText } from "../../engine/database.ts";
import { ownRowSql } from "../../staging/row-id.ts";

/** The newest snapshot of a roll that is older than this many months says nothing about the screening month: nobody is in force by it. */
const FRESH_MONTHS = 3;

/** A state of more months before is too old to be compared with. */
export const EARLIER_MONTHS = 24;

/**
 * Kind of a programme that a roll names only beside another one (低保+护理补贴): those whom it names have it, and nobody can tell by it who lacks it, for
 * whoever is on neither is not listed.
 */
export const BESIDE = "beside";

/** So many of a programme's rows on another roll: that one holds the programme, and not some who were put there by mistake. */
const REPLACES_PERCENT = 50;

/** So many of a list's people on the newest one: both lists are of the same places. */
const SAME_PEOPLE_PERCENT = 40;

/** A roll and a month of which there are only those who are new on it. */
export interface AddedAlone {
  roll: string;
  period: number | null;
}

/**
 * `snapshot`: which rolls are loaded for which month. A roll whose sheets each hold another programme
 * (孤儿 and 事实无人抚养 as two files) has its snapshots by programme; otherwise every sheet speaks for every
 * programme of the roll, so that a programme which lost its last person is not taken for an older state.
 *
 * `leastPercent`: an earlier month with fewer rows than so much of the current one's is a part of the roll (some lines of one village,
 * those who are new) and no previous state: against it everybody would look newly enrolled. Its state is `partial`.
 * A programme that another roll holds of a later month is of that one: the newest month of its own roll is the previous state.
 * A list of which nothing says the month, and which names the people of the newest one over again, is `undated`: it says nothing about now.
 * Months of `added`, of which there are only those who are new, are `partial` too.
 */
export function snapshotSql(
  snapshotRolls: readonly string[],
  leastPercent: number,
  added: readonly AddedAlone[] = [],
): string {
  const dated = snapshotRolls.map(quoteText).join(", ") || "NULL";
  return `
WITH alone AS (${aloneSql(added)}),
carried AS (
  SELECT s.roll, s.period, s.sheet_id, e.programme, count(*) FILTER (s.spread IS NOT NULL OR e.row_id = ${ownRowSql("e")}) AS rows
  FROM source_sheet s JOIN stage.enrolment e ON e.sheet_id = s.sheet_id
  WHERE s.kind = 'enrolment' AND e.programme IS NOT NULL
  GROUP BY ALL
),
-- Who was on a list of 特困 is on it no more where a newer one of all 社会救助 has the programme, if not only a few of it, and the other way round.
held AS (SELECT roll, programme, period, sum(rows) AS rows FROM carried GROUP BY ALL HAVING sum(rows) > 0),
beside AS (SELECT roll, programme FROM carried GROUP BY ALL HAVING sum(rows) = 0),
replaced AS (
  SELECT o.roll, o.programme, o.period, max(w.period) AS later
  FROM held o CROSS JOIN screening
  JOIN held w ON w.programme = o.programme AND w.roll <> o.roll AND w.period > o.period AND w.period <= screening.month
  WHERE w.rows * 100 >= o.rows * ${REPLACES_PERCENT}
  GROUP BY ALL
),
split AS (
  SELECT roll, count(DISTINCT programme) > 1 AND count(*) = count(DISTINCT sheet_id) AS is_split
  FROM carried GROUP BY roll
),
sheet AS (SELECT DISTINCT roll, kind, period FROM source_sheet WHERE roll IS NOT NULL),
named AS (
  SELECT sheet.roll, sheet.kind, c.programme, sheet.period
  FROM sheet JOIN split ON split.roll = sheet.roll AND NOT split.is_split
  JOIN (SELECT DISTINCT roll, programme FROM carried) c ON c.roll = sheet.roll
  UNION
  SELECT c.roll, 'enrolment', c.programme, c.period
  FROM carried c JOIN split ON split.roll = c.roll AND split.is_split
  UNION
  SELECT roll, kind, NULL, period FROM sheet WHERE roll NOT IN (SELECT roll FROM split)
),
newest AS (
  SELECT n.roll, n.programme, max(n.period) AS period
  FROM named n ANTI JOIN alone ON alone.roll = n.roll AND alone.period = n.period
  CROSS JOIN screening WHERE n.period <= screening.month GROUP BY ALL
),
sized AS (
  SELECT n.roll, n.programme, n.period, sum(s.rows_used) AS rows
  FROM (SELECT DISTINCT roll, programme, period FROM named) n
  JOIN source_sheet s ON s.roll = n.roll AND s.period IS NOT DISTINCT FROM n.period
  WHERE n.programme IS NULL
    OR n.roll NOT IN (SELECT roll FROM split WHERE is_split)
    OR s.sheet_id IN (SELECT c.sheet_id FROM carried c WHERE c.roll = n.roll AND c.programme = n.programme)
  GROUP BY ALL
),
earlier AS (
  SELECT n.roll, n.programme, n.period, n.rows * 100 < w.rows * ${leastPercent} AS is_partial
  FROM sized n
  JOIN newest c ON c.roll = n.roll AND c.programme IS NOT DISTINCT FROM n.programme
  JOIN sized w ON w.roll = c.roll AND w.programme IS NOT DISTINCT FROM c.programme AND w.period = c.period
  ANTI JOIN alone ON alone.roll = n.roll AND alone.period = n.period
  WHERE n.period < c.period AND n.period >= c.period - ${EARLIER_MONTHS}
),
roll_newest AS (SELECT roll, max(period) AS period FROM newest GROUP BY roll),
-- A list without a month that names the same people as the newest one is another month's, or a copy of it.
undated AS (
  SELECT m.roll, l.person_key
  FROM main.mention m JOIN main.link l ON l.mention_id = m.mention_id
  WHERE m.role = 'self' AND m.period IS NULL AND m.roll IN (${dated})
),
again AS (
  SELECT u.roll, count(DISTINCT c.person_key) * 100 >= count(DISTINCT u.person_key) * ${SAME_PEOPLE_PERCENT} AS is_again
  FROM undated u LEFT JOIN (
    SELECT m.roll, l.person_key
    FROM main.mention m JOIN main.link l ON l.mention_id = m.mention_id
    JOIN roll_newest r ON r.roll = m.roll AND r.period = m.period
    WHERE m.role = 'self' AND m.roll IN (SELECT roll FROM undated)
  ) c ON c.roll = u.roll AND c.person_key = u.person_key
  GROUP BY u.roll
),
before AS (
  SELECT roll, programme, max(period) AS period FROM earlier WHERE NOT is_partial GROUP BY ALL
)
SELECT n.roll, CASE WHEN o.roll IS NULL THEN n.kind ELSE '${BESIDE}' END AS kind, n.programme, n.period,
  CASE
    WHEN t.roll IS NOT NULL THEN 'partial'
    WHEN n.period IS NULL AND a.is_again THEN 'undated'
    WHEN n.period IS NULL OR n.roll NOT IN (${dated}) THEN 'current'
    WHEN n.period > screening.month THEN 'later'
    WHEN n.period = w.period AND l.later IS NOT NULL THEN CASE WHEN n.period >= l.later - ${EARLIER_MONTHS} THEN 'previous' ELSE 'older' END
    WHEN n.period = w.period AND r.period < screening.month - ${FRESH_MONTHS} THEN 'stale'
    WHEN n.period = w.period THEN 'current'
    WHEN n.period = b.period AND l.later IS NULL THEN 'previous'
    WHEN e.is_partial AND n.period > COALESCE(b.period, 0) THEN 'partial'
    ELSE 'older'
  END AS state
FROM named n CROSS JOIN screening
LEFT JOIN alone t ON t.roll = n.roll AND t.period IS NOT DISTINCT FROM n.period
LEFT JOIN beside o ON o.roll = n.roll AND o.programme = n.programme
LEFT JOIN newest w ON w.roll = n.roll AND w.programme IS NOT DISTINCT FROM n.programme
LEFT JOIN replaced l ON l.roll = w.roll AND l.programme = w.programme AND l.period = w.period
LEFT JOIN roll_newest r ON r.roll = n.roll
LEFT JOIN again a ON a.roll = n.roll
LEFT JOIN before b ON b.roll = n.roll AND b.programme IS NOT DISTINCT FROM n.programme
LEFT JOIN earlier e ON e.roll = n.roll AND e.programme IS NOT DISTINCT FROM n.programme AND e.period = n.period`;
}

function aloneSql(added: readonly AddedAlone[]): string {
  const columns = (roll: string, period: string) =>
    `SELECT CAST(${roll} AS VARCHAR) AS roll, CAST(${period} AS INTEGER) AS period`;
  const rows = added.map(({ roll, period }) => columns(quoteText(roll), String(period ?? "NULL")));
  return rows.join(" UNION ALL ") || `${columns("NULL", "NULL")} WHERE FALSE`;
}

/** Mentions that are 疑似, each with its candidates; a 疑似 mention without a candidate is nobody else's. */
export const UNCERTAIN_MENTION_SQL = `
SELECT c.mention_id, c.person_key, c.weight_order, l.person_key AS own_key
FROM main.link_candidate c JOIN main.link l ON l.mention_id = c.mention_id
WHERE l.tier = '疑似'`;

/** In the likely world an uncertain mention belongs to each of its candidates; `link` may be those of a few rows alone. */
export function likelyLinkSql(link = "main.link"): string {
  return `
SELECT l.mention_id, l.person_key FROM ${link} l
ANTI JOIN main.uncertain_mention u ON u.mention_id = l.mention_id
UNION ALL
SELECT u.mention_id, u.person_key FROM main.uncertain_mention u`;
}

/** Keys that only uncertain mentions bear, and the person each most probably is. */
export const UNCERTAIN_OWNER_SQL = `
SELECT u.own_key, arg_min(u.person_key, (u.weight_order, u.person_key)) AS person_key
FROM main.uncertain_mention u
ANTI JOIN main.link o ON o.person_key = u.own_key AND o.tier <> '疑似'
GROUP BY u.own_key`;
