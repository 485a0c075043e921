import { quoteText } from "../../engine/database.ts";
import type { Pack } from "../load-pack.ts";

/** A rule that asks who was on a roll before and is on none now. */
const BY_DROP = /\b(enrolled_before|unrecorded|dropped)\b/;
/** A rule that lets go of whom a roll covers, or of whose household. */
const BY_COVER = /\b(protected|covered)\b/;

/**
 * Rows for `unsure_person` (rule, person_key, reason): whom a current roll calls 暂停. He gets nothing and is not covered, but nobody has decided to stop him:
 * whether he has left the roll is open, and he was not left out. A stop on record says that he has.
 *
 * Reads: snapshot, the sure world of the model.
 */
export function suspendedSql(pack: Pack): string | undefined {
  const rules = pack.flatMap(({ header, sql }) => {
    const asked = header.needs.some(({ kind, optional }) => kind === "enrolment" && !optional);
    if (BY_DROP.test(sql)) return [[header.id, "本期名册上写着暂停，算不算退出没有写明"]];
    if (header.family !== "LB" || !asked || !BY_COVER.test(sql)) return [];
    return [[header.id, "本期名册上写着暂停，不是没有列入名册"]];
  });
  if (rules.length === 0) return undefined;
  return `SELECT t.rule, x.person_key, t.reason
FROM (
  SELECT DISTINCT e.person_key
  FROM sure.enrolment e
  JOIN snapshot n ON n.roll = e.roll AND n.period IS NOT DISTINCT FROM e.period
  ANTI JOIN sure.protected p ON p.person_key = e.person_key
  ANTI JOIN sure.stopped s ON s.person_key = e.person_key
  WHERE e.status = '暂停' AND n.state = 'current' AND (n.programme = e.programme OR n.programme IS NULL OR e.programme IS NULL)
    AND (e.programme IN ('dibao', 'tekun', 'orphan', 'unsupported_child') OR e.roll = 'child')
) x CROSS JOIN (VALUES ${rules.map((rule) => `(${rule.map(quoteText).join(", ")})`).join(", ")}) t (rule, reason)`;
}
