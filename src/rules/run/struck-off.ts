import { quoteText } from "../../engine/database.ts";
import { ownRowSql } from "../../staging/row-id.ts";
import type { Pack } from "../load-pack.ts";

/** A rule that asks who is on the register, or no longer. */
const BY_REGISTER = /\b(away|registered|registered_member)\b/;

/**
 * Rows for `unsure_person` (rule, person_key, reason): whoever is registered by one row and struck off or dead by a list of those who left. One of the
 * two is older, and nothing says which; a person who moved within the county has a row that says 迁出 besides, and is registered. A register without
 * states says 正常 only of whom it has newer than such a list.
 *
 * Reads: stage.hukou, stage.said_elsewhere, link.
 */
export function struckOffSql(pack: Pack): string | undefined {
  const rules = pack.filter(({ sql }) => BY_REGISTER.test(sql)).map(({ header }) => header.id);
  if (rules.length === 0) return undefined;
  return `SELECT t.rule, u.person_key, '在户籍名册上是正常，又在户籍注销或死亡名单上' AS reason
FROM (
  -- Those who are on such a list are few: the register is asked for them alone.
  WITH struck AS (
    SELECT DISTINCT l.person_key
    FROM stage.hukou h JOIN main.link l ON l.mention_id = ${ownRowSql("h")} * 4
    WHERE h.duplicate_of IS NULL AND h.state IN ('注销', '死亡') AND h.sheet_id IN (
      SELECT sheet_id FROM stage.hukou GROUP BY sheet_id HAVING bool_and(COALESCE(state, '') <> '正常'))
  )
  SELECT DISTINCT l.person_key
  FROM stage.hukou h JOIN (SELECT * FROM main.link SEMI JOIN struck USING (person_key)) l ON l.mention_id = ${ownRowSql("h")} * 4
  WHERE h.duplicate_of IS NULL AND h.state = '正常'
    AND h.sheet_id NOT IN (SELECT sheet_id FROM stage.said_elsewhere WHERE of_table = 'stage.hukou' AND field = 'state')
) u CROSS JOIN (VALUES ${rules.map((rule) => `(${quoteText(rule)})`).join(", ")}) t (rule)`;
}
