import { quoteText } from "../../engine/database.ts";
import type { Pack } from "../load-pack.ts";
import { asksCheckSql, byReason } from "./stopped-for-income.ts";

/** A rule that asks what the household check found. */
const BY_CHECK = /\b(applicant|household_income|over_assets)\b/;

/**
 * Rows for `unsure_person` (rule, person_key, reason): results of the household check that differ, of one applicant or of two of one
 * household, where nothing says which is newer. Rules look at each of them, so that nothing is missed; none can be sure.
 *
 * Reads: the model's sure world.
 */
export function unorderedCheckSql(pack: Pack): string | undefined {
  const rules = pack.filter(({ sql }) => BY_CHECK.test(sql));
  if (rules.length === 0) return undefined;
  const values = rules.map((rule) => `(${quoteText(rule.header.id)}, ${byReason(rule)})`);
  return `SELECT t.rule, u.person_key, '家庭有几份不同的核对结果，看不出哪一份在后' AS reason
FROM (
  SELECT person_key FROM sure.household_income GROUP BY person_key HAVING count(*) > 1
  UNION
  SELECT person_key FROM sure.applicant GROUP BY person_key HAVING count(*) > 1
  UNION
  SELECT unnest([a.person_key, m.person_key])
  FROM sure.income_check i
  JOIN sure.applicant a ON a.person_key = i.person_key AND a.assets = '未超标' AND a.row_id <> i.row_id
  LEFT JOIN sure.registered_member m ON m.hukou_no = a.hukou_no
  WHERE i.assets = '超标' AND (i.household_size > 0 AND i.income_fen IS NOT NULL) IS NOT TRUE
    AND (a.known_on IS NULL OR i.checked_on IS NULL AND i.period IS NULL)
) u CROSS JOIN (VALUES ${values.join(", ")}) t (rule, by_reason)
WHERE u.person_key IS NOT NULL AND ${asksCheckSql("t", "u.person_key")}`;
}
