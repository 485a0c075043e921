import { quoteText } from "../../engine/database.ts";
import { ownRowSql } from "../../staging/row-id.ts";
import type { Pack } from "../load-pack.ts";
import { answers } from "./can-evaluate.ts";
import type { LoadedRoll } from "./loaded-rolls.ts";

/** A rule that lets go of whom somebody in the household is covered beside. */
const BESIDE_COVERED = /\bNOT EXISTS \(\s*SELECT 1 FROM registered_member\b[^)]*\bJOIN covered\b/;

/**
 * Rows for `unsure_person` (rule, person_key, reason): everybody whom a rule may find although somebody of his household is covered, where no register
 * tells households, or his own row of it has none (without 户号 one in five findings of LB11 was of a covered household). Who lives alone by the check
 * itself is told.
 *
 * Reads: stage.<kind> of what such a rule finds people by (the first of its needs), stage.hukou, likely_link.
 */
export function untoldFamiliesSql(pack: Pack, loaded: readonly LoadedRoll[]): string | undefined {
  const parts = pack.flatMap(({ header, sql }) => {
    const [finds, ...others] = header.needs;
    const family = others.find(
      (need) => need.kind === "hukou" && need.optional && need.columns.includes("hukou_no"),
    );
    if (!finds || !family || header.family !== "LB" || !BESIDE_COVERED.test(sql)) return [];
    const isTold = loaded.some(
      (roll) => answers(family, roll) && roll.state === "current" && roll.fields.has("hukou_no"),
    );
    return [rowsSql(header.id, finds.kind, isTold)];
  });
  return parts.length === 0 ? undefined : parts.join("\nUNION ALL\n");
}

function rowsSql(rule: string, kind: string, isTold: boolean): string {
  const own = (row: string) => `main.likely_link l ON l.mention_id = ${ownRowSql(row)} * 4`;
  const unnumbered = isTold
    ? `
SEMI JOIN (
  SELECT l.person_key FROM stage.hukou h JOIN ${own("h")} GROUP BY l.person_key HAVING count(h.hukou_no) = 0
) u ON u.person_key = l.person_key`
    : "";
  return `SELECT ${quoteText(rule)} AS rule, l.person_key, '没有户籍户号，“户内”只看了本人，同户别人是否在保没有核对' AS reason
FROM stage.${kind} s
JOIN ${own("s")}${unnumbered}${kind === "income_check" ? "\nWHERE COALESCE(s.household_size, 0) <> 1" : ""}`;
}
