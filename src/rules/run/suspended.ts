import { quoteText } from "../../engine/database.ts";
import type { Pack } from "../load-pack.ts";

/** A rule that asks who was on a roll before and is on none now. */
const BY_DROP = /\b(enrolled_before|unrecorded|dropped)\b/;

/**
 * Rows for `unsure_person` (rule, person_key, reason): whom a current roll calls 暂停. He gets nothing and is not covered, but nobody has decided to stop him, and
 * whether he has left the roll is open. A stop on record says that he has.
 *
 * Reads: snapshot, the sure world of the model.
 */
export function suspendedSql(pack: Pack): string | undefined {
  const rules = pack.filter(({ sql }) => BY_DROP.test(sql)).map(({ header }) => header.id);
  if (rules.length === 0) return undefined;
  return `SELECT t.rule, x.person_key, '本期名册上写着暂停，算不算退出没有写明' AS reason
FROM (
  SELECT DISTINCT e.person_key
  FROM sure.enrolment e
  JOIN snapshot n ON n.roll = e.roll AND n.period IS NOT DISTINCT FROM e.period
  ANTI JOIN sure.protected p ON p.person_key = e.person_key
  ANTI JOIN sure.stopped s ON s.person_key = e.person_key
  WHERE e.status = '暂停' AND n.state = 'current' AND (n.programme = e.programme OR n.programme IS NULL OR e.programme IS NULL)
    AND (e.programme IN ('dibao', 'tekun', 'orphan', 'unsupported_child') OR e.roll = 'child')
) x CROSS JOIN (VALUES ${rules.map((rule) => `(${quoteText(rule)})`).join(", ")}) t (rule)`;
}
