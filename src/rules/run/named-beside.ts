import { quoteText } from "../../engine/database.ts";
import type { Pack } from "../load-pack.ts";
import { enrolmentRulesSql } from "./by-absence.ts";
import type { LoadedRoll } from "./loaded-rolls.ts";

const REASON = "的姓名写在名册上同户一行的姓名格里，在不在保看不出";

/**
 * Rows for `unsure_person` (rule, person_key, reason): whose name a row of a roll has beside another of his household in one cell (李四、王五; 李四王五夫妇), however it parts them.
 * A row is one person's; he may be the other one.
 *
 * Reads: mention, snapshot, link, person, stood_before (of findHeadedFamilies), the sure world of the model.
 */
export function namedBesideSql(pack: Pack, loaded: readonly LoadedRoll[]): string | undefined {
  const rules = enrolmentRulesSql(pack, loaded);
  if (rules === undefined) return undefined;
  return `SELECT DISTINCT t.rule, u.person_key, ${quoteText(REASON)} AS reason
FROM (
  WITH wide AS (
    SELECT m.roll, m.household_space, m.household_no, l.person_key, regexp_replace(m.name_text, '[\\s\\p{Z}]', '', 'g') AS names
    FROM main.mention m
    JOIN main.snapshot n ON n.roll = m.roll AND n.period IS NOT DISTINCT FROM m.period AND n.state = 'current'
    JOIN main.link l ON l.mention_id = m.mention_id
    WHERE m.kind = 'enrolment' AND m.role = 'self' AND length(m.name_text) BETWEEN 4 AND 40
  ),
  near AS (
    SELECT w.roll, w.names, o.person_key
    FROM wide w JOIN stood_before o ON o.household_space = w.household_space AND o.household_no = w.household_no
    UNION
    SELECT w.roll, w.names, o.person_key
    FROM wide w JOIN sure.home h ON h.person_key = w.person_key JOIN sure.home o ON o.hukou_no = h.hukou_no
  )
  SELECT DISTINCT n.roll, n.person_key
  FROM near n
  JOIN main.person p ON p.person_key = n.person_key
  ANTI JOIN sure.enrolled e ON e.person_key = n.person_key AND e.roll = n.roll
  WHERE length(p.name) >= 2 AND length(n.names) >= length(p.name) + 2 AND contains(n.names, p.name)
) u
JOIN (VALUES ${rules}) t (rule, roll, by_family) ON t.roll = u.roll`;
}
