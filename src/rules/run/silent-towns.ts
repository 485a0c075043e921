import type { Database } from "../../engine/database.ts";
import type { Roll } from "../../rolls/roll.ts";
import type { RollGap } from "./by-absence.ts";
import type { LoadedRoll } from "./loaded-rolls.ts";
import type { UnlistedTown } from "./paid-unlisted.ts";
import { programmesOfRolls } from "./programme-rolls.ts";

/** A township that has nobody on a roll, although so many of its people were to be expected there. */
export interface SilentTown {
  roll: string;
  /** The month of the roll, or the month paid for that is missing. */
  period: number | null;
  town: string;
  expected: number;
}

/** Where twenty are expected, nobody at all is no chance: e^-20. */
const EXPECTED = 20;

/** Where eight stood in the earlier file: that all of a township's left between two files is no chance either, if one in ten does. */
const STOOD = 8;

/**
 * Townships that are missing on a roll as it stands now: by their share of the people they should have twenty rows or more, and have none. Mostly
 * their file was not sent. Likewise of a short roll, where an earlier file has eight of the township. Likewise townships with twenty on the rolls of whom nobody was ever paid: payments come
 * township by township, too, and some have sent theirs. Likewise months for which nobody of a township was paid, who are in the other months. A roll that hardly says
 * townships, or knows two of them at most, tells nothing.
 *
 * Reads: mention, link, snapshot, person, stage.payment.
 */
export function silentTowns(
  db: Database,
): Promise<(SilentTown & Record<string, string | number | null>)[]> {
  return db.rows(`
WITH now AS (
  SELECT DISTINCT roll, period FROM main.snapshot WHERE state = 'current'
),
listed AS (
  SELECT m.roll, m.town, count(*) AS n, max(m.period) AS period
  FROM main.mention m JOIN now ON now.roll = m.roll AND now.period IS NOT DISTINCT FROM m.period
  WHERE m.role = 'self' GROUP BY m.roll, m.town
),
before AS (
  SELECT m.roll, m.town, count(*) AS n
  FROM main.mention m
  JOIN (SELECT DISTINCT roll, period FROM main.snapshot WHERE state = 'previous') s ON s.roll = m.roll AND s.period = m.period
  WHERE m.role = 'self' AND m.town IS NOT NULL GROUP BY m.roll, m.town
),
whole AS (
  SELECT roll, max(period) AS period, CAST(sum(n) AS BIGINT) AS n, count(town) AS towns
  FROM listed GROUP BY roll
  HAVING count(town) >= 2 AND sum(n) FILTER (town IS NOT NULL) >= 0.9 * sum(n)
),
living AS (
  SELECT town, count(*) / (SELECT count(town) FROM main.person) AS share FROM main.person WHERE town IS NOT NULL GROUP BY town
),
paid AS (
  SELECT m.roll, y.month, m.town, count(*) AS n
  FROM (
    SELECT sheet_id, row_no, unnest(generate_series(for_month, for_month + coalesce(for_count, 1) - 1)) AS month
    FROM stage.payment WHERE duplicate_of IS NULL AND for_month IS NOT NULL
  ) y
  JOIN main.mention m ON m.sheet_id = y.sheet_id AND m.row_no = y.row_no AND m.role = 'self'
  WHERE m.town IS NOT NULL GROUP BY m.roll, y.month, m.town
),
paid_month AS (
  SELECT roll, month, sum(n) AS n FROM paid GROUP BY roll, month
),
paid_town AS (
  SELECT roll, town, sum(n) / sum(sum(n)) OVER (PARTITION BY roll) AS share FROM paid GROUP BY roll, town
),
enrolled AS (
  SELECT p.town, count(DISTINCT l.person_key) AS n
  FROM main.mention m JOIN now ON now.roll = m.roll AND now.period IS NOT DISTINCT FROM m.period
  JOIN main.link l ON l.mention_id = m.mention_id JOIN main.person p ON p.person_key = l.person_key
  WHERE m.kind = 'enrolment' AND m.role = 'self' AND p.town IS NOT NULL GROUP BY p.town
),
paid_at_all AS (
  SELECT DISTINCT m.roll, p.town
  FROM main.mention m JOIN main.link l ON l.mention_id = m.mention_id JOIN main.person p ON p.person_key = l.person_key
  WHERE m.kind = 'payment' AND m.role = 'self' AND p.town IS NOT NULL
),
silent AS (
  SELECT w.roll, w.period, t.town, t.share * w.n AS expected, false AS of_month
  FROM whole w JOIN living t ON t.share * w.n >= ${EXPECTED}
  ANTI JOIN listed l ON l.roll = w.roll AND l.town = t.town
  WHERE w.towns >= 3
  UNION ALL
  SELECT w.roll, w.period, b.town, b.n, false
  FROM whole w JOIN before b ON b.roll = w.roll AND b.n >= ${STOOD} JOIN living t ON t.town = b.town
  ANTI JOIN listed l ON l.roll = w.roll AND l.town = b.town
  UNION ALL
  SELECT r.roll, NULL, e.town, e.n, false
  FROM (SELECT DISTINCT roll FROM paid_at_all) r JOIN enrolled e ON e.n >= ${EXPECTED}
  ANTI JOIN paid_at_all q ON q.roll = r.roll AND q.town = e.town
  UNION ALL
  SELECT p.roll, p.month, t.town, t.share * p.n, true
  FROM paid_month p JOIN whole w ON w.roll = p.roll AND w.towns >= 3 JOIN paid_town t ON t.roll = p.roll AND t.share * p.n >= ${EXPECTED}
  ANTI JOIN paid q ON q.roll = p.roll AND q.month = p.month AND q.town = t.town
),
-- Whose people stand there under another township's name (it was merged, or the list goes by another place) is not missing.
elsewhere AS (
  SELECT m.roll, p.town, count(*) AS n, count(DISTINCT p.person_key) AS people
  FROM main.mention m
  JOIN now ON now.roll = m.roll AND now.period IS NOT DISTINCT FROM m.period
  JOIN main.link l ON l.mention_id = m.mention_id
  JOIN main.person p ON p.person_key = l.person_key
  SEMI JOIN silent s ON s.roll = m.roll AND s.town = p.town
  WHERE m.role = 'self' AND m.town IS NOT NULL AND m.town <> p.town
  GROUP BY m.roll, p.town
)
SELECT s.roll, s.period, s.town, CAST(floor(max(s.expected)) AS INTEGER) AS expected
FROM silent s
LEFT JOIN elsewhere e ON e.roll = s.roll AND e.town = s.town
GROUP BY s.roll, s.period, s.town
HAVING max(s.expected) > 2 * coalesce(max(CASE WHEN s.of_month THEN e.people ELSE e.n END), 0)
ORDER BY s.roll, s.period, s.town`);
}

/** With those of whose payees a roll, as it stands now, has as good as nobody: also of a roll that says no townships, or has but two. */
export function withPaidTowns(
  silent: readonly SilentTown[],
  paid: readonly UnlistedTown[],
  loaded: readonly LoadedRoll[],
): SilentTown[] {
  const current = loaded.filter(({ kind, state }) => kind === "enrolment" && state === "current");
  const rolls = [...new Set(current.map(({ roll }) => roll))];
  const others = paid.flatMap(({ programme, town, paid: expected }) =>
    rolls
      .filter((roll) => programmesOfRolls([roll]).includes(programme))
      .filter((roll) => !silent.some((each) => each.roll === roll && each.town === town))
      .map((roll) => ({ roll, period: null, town, expected })),
  );
  return [...silent, ...others];
}

/** What such a township leaves open of everybody who lives there. */
export function gapsOfSilentTowns(
  towns: readonly SilentTown[],
  rolls: ReadonlyMap<string, Roll>,
): RollGap[] {
  return towns.map(({ roll, period, town }) => {
    const month = period === null ? "" : `${Math.floor(period / 12)}年${(period % 12) + 1}月的`;
    const label = rolls.get(roll)?.label ?? roll;
    const reason = `所在的${town}没有一个人在${month}《${label}》上，可能没有交来`;
    return { roll, town, reason, butStopped: programmesOfRolls([roll]).length > 0 };
  });
}
