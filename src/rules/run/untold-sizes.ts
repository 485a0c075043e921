import { quoteText } from "../../engine/database.ts";
import type { Pack } from "../load-pack.ts";

/** A rule that takes expenses of the household off what it has. */
const BY_EXPENSES = /\bleft_fen\b/;

/**
 * Rows for `unsure_person` (rule, person_key, reason): households of which the check does not say how many they are, and which come under the standard,
 * or nearer to it, by what is taken off alone: the register's number is not always that of the check.
 *
 * Reads: the model's sure world.
 */
export function untoldSizeSql(pack: Pack): string | undefined {
  const rules = pack.filter(({ sql }) => BY_EXPENSES.test(sql)).map(({ header }) => header.id);
  if (rules.length === 0) return undefined;
  const open = `a.size_told = 0 AND a.left_fen < a.income_fen * a.household_size AND a.income_fen > a.standard_fen`;
  return `SELECT t.rule, u.person_key, '核对结果没有家庭人口数，扣减后的人均收入按户籍人数算' AS reason
FROM (
  SELECT a.person_key FROM sure.applicant a WHERE ${open}
  UNION
  SELECT m.person_key FROM sure.applicant a JOIN sure.registered_member m ON m.hukou_no = a.hukou_no WHERE ${open}
) u CROSS JOIN (VALUES ${rules.map((rule) => `(${quoteText(rule)})`).join(", ")}) t (rule)`;
}
