import { quoteText } from "../../engine/database.ts";
import { ownRowSql } from "../../staging/row-id.ts";
import type { Pack } from "../load-pack.ts";

/**
 * Rows for `unsure_person` (rule, person_key, reason): whoever is on a list of the dead without a date may have died after the screening
 * month. No rule that asks for the dead can say for certain that he misses anything.
 *
 * Reads: stage.death, likely_link.
 */
export function undatedDeadSql(pack: Pack): string | undefined {
  const rules = pack
    .filter(({ header }) => header.needs.some(({ kind }) => kind === "death"))
    .map(({ header }) => `(${quoteText(header.id)})`);
  if (rules.length === 0) return undefined;
  return `SELECT t.rule, d.person_key, '在死亡名单上而没有死亡日期' AS reason
FROM (
  SELECT l.person_key FROM stage.death s JOIN main.likely_link l ON l.mention_id = ${ownRowSql("s")} * 4
  WHERE s.duplicate_of IS NULL
  GROUP BY l.person_key HAVING count(s.died_on) = 0
) d CROSS JOIN (VALUES ${rules.join(", ")}) t (rule)`;
}
