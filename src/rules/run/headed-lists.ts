import { quoteText } from "../../engine/database.ts";
import type { Pack } from "../load-pack.ts";

/** Families of several of which a list must name members, before it can be said that it names one of each. */
const FAMILIES = 5;

/** A rule that finds people because no stop is written down for them. */
const BY_STOP = /\bunrecorded\b/;

/**
 * Rows for `unsure_person` (rule, person_key, reason): a list of stops that names one member (mostly the head) of each family, though
 * families of several are on it, may mean the whole family; whoever was on the roll under the same number need not lack a record.
 * One that names several members of any family names everybody it means.
 *
 * Reads: mention, snapshot, source_sheet, link.
 */
export function headedListSql(pack: Pack): string | undefined {
  const rules = pack.filter(({ sql }) => BY_STOP.test(sql)).map(({ header }) => header.id);
  if (rules.length === 0) return undefined;
  return `SELECT t.rule, f.person_key, f.reason
FROM (
  WITH stop AS (
    SELECT DISTINCT m.roll, m.household_space, m.household_no, l.person_key
    FROM main.mention m
    JOIN main.source_sheet s ON s.sheet_id = m.sheet_id AND s.kind = 'departure'
    JOIN main.link l ON l.mention_id = m.mention_id
    WHERE m.role = 'self' AND m.household_no IS NOT NULL
  ),
  before AS (
    SELECT DISTINCT m.household_space, m.household_no, l.person_key
    FROM main.mention m
    JOIN main.snapshot n ON n.roll = m.roll AND n.period = m.period AND n.kind = 'enrolment' AND n.state = 'previous'
    JOIN main.link l ON l.mention_id = m.mention_id
    WHERE m.role = 'self' AND m.household_no IS NOT NULL
  ),
  family AS (
    SELECT s.roll, s.household_space, s.household_no, count(DISTINCT s.person_key) AS named
    FROM stop s
    JOIN (
      SELECT household_space, household_no FROM before GROUP BY household_space, household_no HAVING count(*) > 1
    ) b ON b.household_space = s.household_space AND b.household_no = s.household_no
    GROUP BY s.roll, s.household_space, s.household_no
  ),
  headed AS (SELECT roll FROM family GROUP BY roll HAVING count(*) >= ${FAMILIES} AND max(named) = 1)
  SELECT b.person_key, '所在户只有一人列入停保名单，而名单每户都只列一人' AS reason
  FROM family f JOIN headed h ON h.roll = f.roll
  JOIN before b ON b.household_space = f.household_space AND b.household_no = f.household_no
) f CROSS JOIN (VALUES ${rules.map((rule) => `(${quoteText(rule)})`).join(", ")}) t (rule)`;
}
