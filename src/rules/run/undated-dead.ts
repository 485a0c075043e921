import { quoteText } from "../../engine/database.ts";
import { ownRowSql } from "../../staging/row-id.ts";
import type { Pack } from "../load-pack.ts";

/** Rules that ask themselves when somebody died, and not only whether he is there in the month. */
const BY_DAY = /\b(FROM|JOIN) dead\b/;
/** Rules that ask how many live together. */
const BY_HOUSEHOLD = /\bhousehold_size\b/;

/**
 * Rows for `unsure_person` (rule, person_key, reason): whoever is on a list of the dead without a date may have died after the screening
 * month, where the list does not tell that it was before (`dead.died_by`). No rule that asks for the dead can say for certain that he misses
 * anything, or that the others of his household live without him. Since when he is dead is open in any case.
 *
 * Reads: stage.death, likely_link, screening, the sure world of the model.
 */
export function undatedDeadSql(pack: Pack): string | undefined {
  const rules = pack
    .filter(({ header }) => header.needs.some(({ kind }) => kind === "death"))
    .map(
      ({ header, sql }) =>
        `(${quoteText(header.id)}, ${BY_DAY.test(sql)}, ${BY_HOUSEHOLD.test(sql)})`,
    );
  if (rules.length === 0) return undefined;
  return `SELECT * FROM (
  WITH undated AS (
    SELECT u.person_key, EXISTS (
      SELECT 1 FROM sure.dead d CROSS JOIN main.screening s WHERE d.person_key = u.person_key AND d.died_by <= s.as_of
    ) AS is_before
    FROM (
      SELECT l.person_key FROM stage.death s JOIN main.likely_link l ON l.mention_id = ${ownRowSql("s")} * 4
      WHERE s.duplicate_of IS NULL
      GROUP BY l.person_key HAVING count(s.died_on) = 0
    ) u
  ), rule AS (SELECT * FROM (VALUES ${rules.join(", ")}) t (rule, by_day, by_household))
  SELECT rule.rule, d.person_key, '在死亡名单上而没有死亡日期' AS reason
  FROM undated d JOIN rule ON rule.by_day OR NOT d.is_before
  UNION ALL
  SELECT rule.rule, m.person_key, '户内有人在死亡名单上而没有死亡日期'
  FROM undated d JOIN rule ON rule.by_household AND NOT d.is_before
  JOIN sure.registered_member o ON o.person_key = d.person_key
  JOIN sure.registered_member m ON m.hukou_no = o.hukou_no AND m.person_key <> o.person_key
)`;
}
