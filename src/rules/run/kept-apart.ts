import { quoteText } from "../../engine/database.ts";
import { LEAST_JOINED } from "../../staging/across/join-additions.ts";
import type { Pack } from "../load-pack.ts";
import { enrolmentRulesSql, withFamiliesSql } from "./by-absence.ts";
import type { LoadedRoll } from "./loaded-rolls.ts";

const REASON = "在新增人员名单上，而该名单上的人大多不在最新名册上";

/**
 * Rows for `unsure_person` (rule, person_key, reason): whom a list of additions names that the office keeps apart from its roll, and for rules about
 * families whoever is registered with him. Most of them are on no roll, so nobody knows of one whether he left or was never written into it.
 *
 * Reads: stage.addition, source_sheet, mention, likely_link, the sure world of the model.
 */
export function keptApartSql(
  pack: Pack,
  loaded: readonly LoadedRoll[],
  additions: readonly number[],
): string | undefined {
  const rules = enrolmentRulesSql(pack, loaded);
  if (rules === undefined || additions.length === 0) return undefined;
  return `SELECT t.rule, k.person_key, ${quoteText(REASON)} AS reason
FROM (
  WITH named AS (
    SELECT DISTINCT m.sheet_id, m.roll, l.person_key
    FROM main.mention m JOIN main.likely_link l ON l.mention_id = m.mention_id
    WHERE m.role = 'self' AND m.sheet_id IN (${additions.join(", ")})
  ),
  -- Who stood on an older roll was written into it, and has left it since.
  written AS (
    SELECT DISTINCT m.roll, l.person_key
    FROM main.mention m
    JOIN main.likely_link l ON l.mention_id = m.mention_id
    SEMI JOIN named n ON n.person_key = l.person_key AND n.roll = m.roll
    WHERE m.role = 'self' AND m.sheet_id NOT IN (${additions.join(", ")})
  ),
  listed AS (
    SELECT n.sheet_id, n.roll, n.person_key, w.person_key IS NOT NULL OR e.person_key IS NOT NULL AS is_enrolled
    FROM named n
    LEFT JOIN written w ON w.roll = n.roll AND w.person_key = n.person_key
    LEFT JOIN (SELECT DISTINCT roll, person_key FROM sure.enrolled) e ON e.roll = n.roll AND e.person_key = n.person_key
  ),
  apart AS (
    SELECT sheet_id FROM listed GROUP BY sheet_id
    HAVING count(*) FILTER (is_enrolled) * 100 < count(*) * ${LEAST_JOINED}
  ),
  absent AS (SELECT DISTINCT roll, person_key FROM listed SEMI JOIN apart USING (sheet_id)
    -- Whose stop is on record was on it.
    WHERE NOT is_enrolled AND person_key NOT IN (SELECT person_key FROM sure.stopped))
  ${withFamiliesSql("absent", "roll")}
) k
JOIN (VALUES ${rules}) t (rule, roll, by_family) ON t.roll = k.roll AND (t.by_family OR NOT k.is_relative)`;
}
