import { type Database, quoteText } from "../../engine/database.ts";
import type { Roll } from "../../rolls/roll.ts";
import { ownRowSql } from "../../staging/row-id.ts";
import { KINDS_OF_ABSENCE, type RollGap } from "./by-absence.ts";

/** A share of doubtful rows that no damage of single cells comes to: names and numbers are both masked, or another county's. */
const LEAST_PERCENT = 50;
const FEWEST_ROWS = 20;

/** Whom a roll leaves open, because so many of its rows are nobody's for certain. */
export interface UnplacedRows {
  roll: string;
  /** Of several counties the one whose files they are: the folder under 数据. */
  county: string | null;
  /** The township whose people are left open; null: everybody. */
  town: string | null;
  /** Whether so many of all its rows are, and not of that township's alone. */
  ofAll: boolean;
  percent: number;
  /** Where such rows are the most. */
  files: string[];
}

/**
 * Whom the rolls, as they stand now, leave open: more than half of the rows are nobody's for certain, of a county's roll, or, where that can be
 * told, of one of its townships. By programme, or by item and month paid for: who is on the other programme's rows, or was paid for other
 * months, would hide those that cannot be told, and a list beside its own masked copy can be told.
 *
 * A row of masked names and numbers may be nobody's although it was put to others like it: it is somebody's who has a number. A row with a plain
 * name is told by it, as well as anybody can be on such a roll: it is that of one whom the likely world has on it, or of nobody else here. Not so a
 * name that several bear where nothing else is said (R12): none of them is its candidate.
 *
 * Reads: mention, link, person, snapshot, source_sheet, source_file, stage.enrolment, stage.payment.
 */
export async function unplacedRows(db: Database): Promise<UnplacedRows[]> {
  const found = await db.rows<{
    roll: string;
    county: string;
    town: string | null;
    is_of_all: boolean;
    percent: number;
    files: string;
  }>(`
WITH now AS (
  SELECT DISTINCT roll, period FROM main.snapshot WHERE state = 'current' AND kind IN (${[...KINDS_OF_ABSENCE, "hukou"].map(quoteText).join(", ")})
),
sheet AS (
  SELECT s.sheet_id, s.roll, f.file, CASE WHEN contains(f.file, '/') THEN split_part(f.file, '/', 1) ELSE '' END AS county
  FROM main.source_sheet s
  JOIN now ON now.roll = s.roll AND now.period IS NOT DISTINCT FROM s.period
  JOIN main.source_file f ON f.file_id = s.file_id
),
about AS (
  SELECT ${ownRowSql("e")} AS row_id, e.programme AS part, CAST(NULL AS INTEGER) AS month FROM stage.enrolment e
  UNION ALL
  SELECT ${ownRowSql("y")}, y.item, y.for_month FROM stage.payment y
),
-- Of all rows few are anybody's but somebody's who has a number: only those are looked at more closely.
doubtful AS (
  SELECT mention_id, rule FROM main.link
  -- Below zero: somebody without a number.
  WHERE tier <> '确认' OR person_key < 0
),
counted_sheet AS (
  SELECT m.sheet_id, a.part, a.month, m.town, count(*) AS n,
    -- In a CASE, which looks at the texts of those rows alone.
    count(CASE WHEN d.mention_id IS NULL THEN NULL
      WHEN d.rule <> 'R12' AND regexp_full_match(m.name_text, '[\\p{Han}\\s·•.]+') AND NOT contains(m.name_text, '某') THEN NULL
      ELSE 1 END) AS lost
  -- Rows of older rolls too, which the next step leaves out: to leave them out here makes the others look few, and then all of them go into a hash table
  -- for the few doubtful ones.
  FROM main.mention m
  LEFT JOIN doubtful d ON d.mention_id = m.mention_id
  LEFT JOIN about a ON a.row_id = m.row_id
  WHERE m.role = 'self'
  GROUP BY ALL
),
counted AS (
  SELECT s.roll, s.county, c.part, c.month, c.town, s.file, sum(c.n) AS n, sum(c.lost) AS lost
  FROM counted_sheet c JOIN sheet s ON s.sheet_id = c.sheet_id
  GROUP BY ALL
),
of_town AS (
  SELECT roll, county, part, month, town, sum(n) AS n, sum(lost) AS lost, arg_max(file, lost) AS file FROM counted GROUP BY ALL
),
of_roll AS (
  SELECT roll, county, part, month, sum(n) AS n, sum(lost) AS lost, coalesce(sum(lost) FILTER (town IS NULL), 0) AS anybody, arg_max(file, lost) AS file
  FROM counted GROUP BY ALL
),
open AS (
  -- Of a township of its own rows; else with all the others, of which there are too few.
  SELECT t.roll, t.county, t.town, false AS is_of_all, t.lost / t.n AS share, t.file
  FROM of_town t
  WHERE t.town IS NOT NULL AND t.n >= ${FEWEST_ROWS} AND t.lost * 100 > t.n * ${LEAST_PERCENT}
  UNION ALL
  SELECT t.roll, t.county, t.town, true, r.lost / r.n, r.file
  FROM of_roll r
  JOIN of_town t ON t.roll = r.roll AND t.county = r.county AND t.part IS NOT DISTINCT FROM r.part AND t.month IS NOT DISTINCT FROM r.month
  WHERE r.n >= ${FEWEST_ROWS} AND r.lost * 100 > r.n * ${LEAST_PERCENT} AND t.town IS NOT NULL AND t.n < ${FEWEST_ROWS}
  UNION ALL
  -- Rows without a township may be anybody's: a few of them are not.
  SELECT roll, county, NULL, true, lost / n, file
  FROM of_roll
  WHERE n >= ${FEWEST_ROWS} AND anybody * 100 > n * ${LEAST_PERCENT}
)
SELECT roll, county, town, bool_and(is_of_all) AS is_of_all, CAST(greatest(floor(max(share) * 100), ${LEAST_PERCENT + 1}) AS INTEGER) AS percent,
  CAST(to_json(list_sort(list_distinct(list(file)))) AS VARCHAR) AS files
FROM open
GROUP BY roll, county, town
ORDER BY roll, county, town`);
  if (found.length === 0) return [];
  const [counties] = await db.rows<{ n: number }>(
    "SELECT count(DISTINCT split_part(file, '/', 1)) AS n FROM main.source_file WHERE contains(file, '/')",
  );
  return found.map(({ is_of_all, files, ...each }) => ({
    ...each,
    county: (counties?.n ?? 0) > 1 ? each.county : null,
    ofAll: is_of_all,
    files: JSON.parse(files) as string[],
  }));
}

/** That somebody is not among such rows says nothing of him. */
export function gapsOfUnplacedRows(
  unplaced: readonly UnplacedRows[],
  rolls: ReadonlyMap<string, Roll>,
): RollGap[] {
  return unplaced.map(({ roll, county, town, ofAll, percent }) => {
    const label = rolls.get(roll)?.label ?? roll;
    const whose = ofAll ? "" : `${town}的`;
    const reason = `可能就在《${label}》上：其中${whose}行有 ${percent}% 认不准是谁的`;
    return { roll, county, town, reason, isOfTownless: true };
  });
}
