import type { Database } from "../../engine/database.ts";

/** A township that some lists still call by the name it had before it was merged into another or called otherwise. */
export interface MergedTown {
  /** What those lists call it. */
  formerly: string;
  /** Where all the other lists have its people. */
  town: string;
  /** How many of its people other lists have there. */
  people: number;
}

/** Fewer on a list may all have moved. */
const FEWEST_ON_LIST = 8;
const FEWEST_PEOPLE = 20;
/** On fewer lists the township may be that of a school or a branch. */
const FEWEST_ROLLS = 3;
/** Of those, lists that say where people live. On the others the place may be that of whoever teaches, treats or pays them: the seat of three townships. */
const FEWEST_OF_HOMES = 2;
const PLACE_OF_SERVICE = [
  ...["student", "child_survey", "payment", "benefit", "illness", "medical"],
  ...["employment", "residence", "custody"],
];
const SHARE = 0.9;
/** Of those that a list should have of the township: a few whom another township lists do not make both one. */
const LEAST_FOUND = 0.6;

/**
 * Townships that no row of three rolls or more names, although their people stand there, and nearly all of them under one other township: it was merged
 * or renamed, and some offices have not followed. One whose file was not sent has its people on no list that says where they live; one that was divided,
 * or that most such lists name, is left as it is.
 *
 * Reads mention.town as `canonicalisePlaces` has left it; `kept` are those that the county says are townships of today.
 */
export async function mergedTowns(
  db: Database,
  kept: ReadonlySet<string>,
): Promise<readonly MergedTown[]> {
  const served = PLACE_OF_SERVICE.map((kind) => `'${kind}'`).join(", ");
  await db.run(`CREATE OR REPLACE TEMP TABLE town_said AS
    SELECT roll, coalesce(period, 0) AS period, town, kind NOT IN (${served}) AS of_homes, count(*) AS people
    FROM mention WHERE role = 'self' AND town IS NOT NULL GROUP BY ALL`);
  const wanted = await db.rows<{ town: string }>(
    `${UNNAMED} SELECT DISTINCT town FROM unnamed ORDER BY town`,
  );
  const asked = wanted.filter(({ town }) => !kept.has(town));
  if (asked.length === 0) return [];
  const found = await db.rows<MergedTown & Record<string, string | number>>(
    `${UNNAMED}, ${FOUND} SELECT formerly, town, people::INTEGER AS people FROM merged ORDER BY formerly`,
  );
  // 甲 that became 乙 is not 乙 that became 甲.
  const now = new Set<string>();
  const merged: MergedTown[] = [];
  for (const each of found) {
    if (kept.has(each.formerly) || now.has(each.formerly)) continue;
    if (merged.some(({ formerly }) => formerly === each.town)) continue;
    now.add(each.town);
    merged.push(each);
  }
  return merged;
}

/** Lists that do not name a township, of those that say at least two; and the biggest list that does. */
const UNNAMED = `WITH list AS (
  SELECT roll, period, sum(people) AS people FROM town_said GROUP BY roll, period HAVING count(*) >= 2
),
home AS (
  SELECT town, roll, period, people,
    row_number() OVER (PARTITION BY town ORDER BY people DESC, roll, period) AS place,
    sum(people) OVER (PARTITION BY roll, period) AS all_people
  FROM town_said
),
unnamed AS (
  SELECT h.town, h.roll AS home_roll, h.period AS home_period, h.people / h.all_people AS share, l.roll, l.period
  FROM (SELECT * FROM home WHERE place = 1 AND people >= ${FEWEST_PEOPLE}) h
  JOIN list l ON l.people * h.people / h.all_people >= ${FEWEST_ON_LIST}
  ANTI JOIN town_said s ON s.roll = l.roll AND s.period = l.period AND s.town = h.town
)`;

/** Systems write a tab or an apostrophe before each number. */
const BARE_ID = "upper(regexp_replace(id_text, '[^0-9Xx]', '', 'g'))";

const FOUND = `at_home AS (
  SELECT DISTINCT roll, coalesce(period, 0) AS period, town, ${BARE_ID} AS id
  FROM mention WHERE role = 'self' AND length(${BARE_ID}) = 18
    AND (roll, coalesce(period, 0)) IN (SELECT (home_roll, home_period) FROM unnamed)
),
elsewhere AS (
  SELECT DISTINCT roll, coalesce(period, 0) AS period, town, ${BARE_ID} AS id
  FROM mention WHERE role = 'self' AND length(${BARE_ID}) = 18 AND town IS NOT NULL
    AND (roll, coalesce(period, 0)) IN (SELECT (roll, period) FROM unnamed)
),
met AS (
  SELECT h.roll AS home_roll, h.period AS home_period, h.town AS formerly, e.roll, e.period, e.town, count(*) AS people
  FROM at_home h JOIN elsewhere e ON e.id = h.id
  GROUP BY ALL
),
listed AS (
  SELECT u.town AS formerly, u.roll, u.period, m.town, m.people, u.share,
    sum(m.people) OVER (PARTITION BY u.town, u.roll, u.period) AS of_town,
    (SELECT sum(a.people) FROM met a WHERE a.home_roll = u.home_roll AND a.home_period = u.home_period AND a.roll = u.roll AND a.period = u.period) AS of_list
  FROM unnamed u
  JOIN met m ON m.home_roll = u.home_roll AND m.home_period = u.home_period AND m.formerly = u.town AND m.roll = u.roll AND m.period = u.period
),
homely AS (
  SELECT DISTINCT roll FROM town_said WHERE of_homes
),
-- What most lists of homes still call so is a township of today.
lasting AS (
  SELECT u.town, s.roll
  FROM (SELECT DISTINCT town, home_roll FROM unnamed) u
  JOIN town_said s ON s.town = u.town AND s.roll <> u.home_roll AND s.of_homes AND s.people >= ${FEWEST_ON_LIST}
  ANTI JOIN unnamed n ON n.town = u.town AND n.roll = s.roll
  GROUP BY ALL
),
named AS (
  SELECT formerly, roll, town, sum(people) AS people, bool_or(people >= ${SHARE} * of_town AND of_town >= ${LEAST_FOUND} * share * of_list) AS is_all
  FROM listed WHERE of_town >= ${FEWEST_ON_LIST} GROUP BY formerly, roll, town
),
merged AS (
  SELECT formerly, town, sum(people) AS people
  FROM named
  LEFT JOIN homely h USING (roll)
  WHERE is_all
  GROUP BY formerly, town
  HAVING count(DISTINCT roll) >= ${FEWEST_ROLLS} AND count(DISTINCT h.roll) >= ${FEWEST_OF_HOMES}
    AND count(DISTINCT h.roll) > (SELECT count(*) FROM lasting o WHERE o.town = named.formerly)
    AND sum(people) >= ${FEWEST_PEOPLE}
    AND sum(people) >= ${SHARE} * (SELECT sum(n.people) FROM named n WHERE n.formerly = named.formerly)
)`;

/** Those that `canonicalisePlaces` found. Reads merged_town. */
export function toldMerged(
  db: Database,
): Promise<(MergedTown & Record<string, string | number>)[]> {
  return db.rows("SELECT formerly, town, people FROM merged_town ORDER BY formerly");
}
