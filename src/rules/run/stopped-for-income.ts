import type { Rule } from "../rule-file.ts";

/** A rule that looks at the household check for a stop's reason alone. */
const BY_REASON = /\breason = '收入超标'/;

/** SQL: whether a rule (`<rule>.by_reason`, of `byReason`) asks about this person's (`<person>`) household check at all. */
export function asksCheckSql(rule: string, person: string): string {
  return `(${rule}.by_reason = 0 OR EXISTS (
    SELECT 1 FROM sure.stopped d WHERE d.person_key = ${person} AND d.reason = '收入超标'))`;
}

/** 1 where a rule asks for the check only of those who were stopped for what they earn. */
export function byReason({ sql }: Rule): 0 | 1 {
  return BY_REASON.test(sql) ? 1 : 0;
}
