import { quoteText } from "../../engine/database.ts";
import { ownRowSql } from "../../staging/row-id.ts";
import type { Pack } from "../load-pack.ts";
import { answers } from "./can-evaluate.ts";
import type { LoadedRoll } from "./loaded-rolls.ts";

/** A rule that lets go of whom somebody in the household is covered beside. */
const BESIDE_COVERED = /\bNOT EXISTS \(\s*SELECT 1 FROM registered_member\b[^)]*\bJOIN covered\b/;

/**
 * Rows for `unsure_person` (rule, person_key, reason): everybody whom a rule may find although somebody of his household is covered, where no register
 * tells households, or his own row of it has none, or that of a crowd (`home` of the model; without 户号 one in five findings of LB11 was of a covered
 * household). Who lives alone by the check itself is told.
 *
 * Reads: stage.<kind> of what such a rule finds people by (the first of its needs), stage.hukou, likely_link, and the model's sure world.
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
JOIN (
  SELECT l.person_key, false AS is_crowd FROM stage.hukou h JOIN ${own("h")} GROUP BY l.person_key HAVING count(h.hukou_no) = 0
  UNION ALL
  SELECT DISTINCT h.person_key, true FROM sure.hukou h ANTI JOIN sure.home o ON o.person_key = h.person_key
  WHERE h.hukou_no IS NOT NULL AND COALESCE(h.state, '正常') NOT IN ('迁出', '注销', '死亡')
) u ON u.person_key = l.person_key`
    : "";
  const none = "'没有户籍户号，“户内”只看了本人，同户别人是否在保没有核对'";
  const crowd = "'户口所在的户号下人太多（集体户等），“户内”只看了本人，家人是否在保没有核对'";
  const reason = isTold ? `CASE WHEN u.is_crowd THEN ${crowd} ELSE ${none} END` : none;
  return `SELECT ${quoteText(rule)} AS rule, l.person_key, ${reason} AS reason
FROM stage.${kind} s
JOIN ${own("s")}${unnumbered}${kind === "income_check" ? "\nWHERE COALESCE(s.household_size, 0) <> 1" : ""}`;
}
