import { quoteText } from "../../engine/database.ts";
import { ownRowSql } from "../../staging/row-id.ts";
import type { Pack } from "../load-pack.ts";

/** Who is held nowhere: a list whose name says that they are on it, too. */
const AT_HOME = "社区(戒毒|康复|矫正|服刑)|缓刑|假释|管制|取保候审|监外执行|保外就医";
const LEFT_OUT = "(不含|不包括|除|非)[^、,，]{0,2}(社区|缓刑|假释|监外|保外)";
const BY_CUSTODY = /\bin_custody\b/;

/**
 * Rows for `unsure_person` (rule, person_key, reason): whom a list of those in custody and of others who serve at home (社区戒毒、强制隔离戒毒人员) names
 * without saying which he is.
 *
 * Reads: stage.custody, source_sheet, source_file, likely_link.
 */
export function untoldCustodySql(pack: Pack): string | undefined {
  const rules = pack
    .filter(({ sql }) => BY_CUSTODY.test(sql))
    .map(({ header }) => `(${quoteText(header.id)})`);
  if (rules.length === 0) return undefined;
  return `SELECT t.rule, l.person_key, '所在名单也有不在监所的人，没有写明此人是哪一类' AS reason
FROM stage.custody c
JOIN main.source_sheet s ON s.sheet_id = c.sheet_id
JOIN main.source_file f ON f.file_id = s.file_id
JOIN main.likely_link l ON l.mention_id = ${ownRowSql("c")} * 4
CROSS JOIN (VALUES ${rules.join(", ")}) t (rule)
WHERE c.duplicate_of IS NULL AND c.custody_type IS NULL
  AND regexp_matches(concat(f.file, ' ', s.sheet), ${quoteText(AT_HOME)})
  AND NOT regexp_matches(concat(f.file, ' ', s.sheet), ${quoteText(LEFT_OUT)})
  -- Who is also on a list that says where he is held is held.
  AND l.person_key NOT IN (
    SELECT o.person_key FROM sure.in_custody o WHERE o.custody_type IS NOT NULL)`;
}
