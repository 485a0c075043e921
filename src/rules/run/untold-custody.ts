import { quoteText } from "../../engine/database.ts";
import { ownRowSql } from "../../staging/row-id.ts";
import type { Pack } from "../load-pack.ts";

/** Who is held nowhere: a list whose name says that they are on it, too. */
const AT_HOME = "社区(戒毒|康复|矫正|服刑)|缓刑|假释|管制|取保候审|监外执行|保外就医";
const LEFT_OUT = "(不含|不包括|除|非)[^、,，]{0,2}(社区|缓刑|假释|监外|保外)";
/** A list of those who are held now, by its name. */
const HELD_NOW = "在押|现押|在监|在所|目前|正在|未(释放|解除|出所|出狱)|尚未";
const BY_CUSTODY = /\bin_custody\b/;

/**
 * Rows for `unsure_person` (rule, person_key, reason): whom a list of those in custody and of others who serve at home (社区戒毒、强制隔离戒毒人员) names
 * without saying which he is, and whom nothing but a list names that says of nobody until when: he may be out by now.
 *
 * Reads: stage.custody, source_sheet, source_file, likely_link, the sure world of the model.
 */
export function untoldCustodySql(pack: Pack): string | undefined {
  const rules = pack
    .filter(({ sql }) => BY_CUSTODY.test(sql))
    .map(({ header }) => `(${quoteText(header.id)})`);
  if (rules.length === 0) return undefined;
  const listed = (reason: string, where: string) => `SELECT l.person_key, '${reason}' AS reason
  FROM (
    SELECT c.*, concat(f.file, ' ', s.sheet) AS name, s.mapping
    FROM stage.custody c
    JOIN main.source_sheet s ON s.sheet_id = c.sheet_id
    JOIN main.source_file f ON f.file_id = s.file_id
    WHERE c.duplicate_of IS NULL
  ) c
  JOIN main.likely_link l ON l.mention_id = ${ownRowSql("c")} * 4
  WHERE ${where}`;
  return `SELECT t.rule, u.person_key, u.reason
FROM (
  ${listed(
    "所在名单也有不在监所的人，没有写明此人是哪一类",
    `c.custody_type IS NULL
    AND regexp_matches(c.name, ${quoteText(AT_HOME)})
    AND NOT regexp_matches(c.name, ${quoteText(LEFT_OUT)})
    -- Who is also on a list that says where he is held is held.
    AND l.person_key NOT IN (SELECT o.person_key FROM sure.in_custody o WHERE o.custody_type IS NOT NULL)`,
  )}
  UNION ALL
  ${listed(
    "服刑、强戒名单没有终止日期，可能已经释放",
    `json_extract(c.mapping, '$.until_on') IS NULL
    AND NOT regexp_matches(c.name, ${quoteText(HELD_NOW)})
    -- Another list may say until when.
    AND l.person_key NOT IN (
      SELECT o.person_key FROM sure.custody o CROSS JOIN main.screening n WHERE o.until_on > n.as_of)`,
  )}
) u
CROSS JOIN (VALUES ${rules.join(", ")}) t (rule)`;
}
