import { quoteText } from "../../engine/database.ts";
import type { Pack } from "../load-pack.ts";
import type { Rule } from "../rule-file.ts";
import { asksCheckSql, byReason } from "./stopped-for-income.ts";

/** A rule that takes expenses of the household off what it has. */
const BY_EXPENSES = /\bleft_fen\b/;

/**
 * Rows for `unsure_person` (rule, person_key, reason): households of which the check does not say how many they are, and that one person more or less than
 * the register has would take across the rule's line, for the register's number is not always that of the check. Money a head is that of one person more,
 * but what is taken off is not; money of all is the same, and fewer share it.
 *
 * Reads: the model's sure world.
 */
export function untoldSizeSql(pack: Pack): string | undefined {
  const rules = pack.filter(({ sql }) => BY_EXPENSES.test(sql));
  if (rules.length === 0) return undefined;
  const lines = rules.map(
    (rule) => `(${quoteText(rule.header.id)}, ${percentOfStandard(rule)}, ${byReason(rule)})`,
  );
  return `SELECT w.rule, w.person_key, '核对结果没有家庭人口数，按户籍人数算，差一个人结果就不同' AS reason
FROM (
  SELECT t.rule, t.by_reason, unnest([a.person_key, m.person_key]) AS person_key
  FROM sure.applicant a
  JOIN sure.income_check i ON i.row_id = a.row_id AND i.household_size IS NULL
  LEFT JOIN sure.registered_member m ON m.hukou_no = a.hukou_no
  CROSS JOIN (VALUES ${lines.join(", ")}) t (rule, percent, by_reason)
  WHERE ${isUnder("GREATEST(a.household_size - 1, 1)")} <> ${isUnder("(a.household_size + 1)")}
) w
WHERE w.person_key IS NOT NULL AND ${asksCheckSql("w", "w.person_key")}`;
}

/** SQL: whether what is left to a household of so many is not above the line. */
function isUnder(size: string): string {
  const money = `CASE WHEN i.income_fen IS NOT NULL THEN a.income_fen * (${size} - a.household_size) ELSE 0 END`;
  return `((a.left_fen + ${money}) * 100 <= a.standard_fen * t.percent * ${size})`;
}

/** What a rule measures the money left by, in per cent of the standard. A county that moves it moves no more than which of these few are left open. */
function percentOfStandard({ header }: Rule): number {
  const percent = header.params.income_percent?.default;
  return typeof percent === "number" ? percent : 100;
}
