import { quoteText } from "../../engine/database.ts";
import { ownRowSql } from "../../staging/row-id.ts";
import type { Pack } from "../load-pack.ts";

/** What a register says of those who may have died or moved, in words that no list has: 状态正常而备注写明死亡或迁出, 户主已故，由妻子继任. */
const GONE = "死|故|亡|去世|过世|迁[^入]|注销|销户|失踪";
const BY_AWAY = /\baway\b/;

/**
 * Rows for `unsure_person` (rule, person_key, reason): of whom the register leaves open whether he is still there, for every rule that leaves out who is not.
 *
 * Reads: stage.hukou, cell_fault, likely_link.
 */
export function maybeGoneSql(pack: Pack): string | undefined {
  const rules = pack
    .filter(({ sql }) => BY_AWAY.test(sql))
    .map(({ header }) => `(${quoteText(header.id)})`);
  if (rules.length === 0) return undefined;
  return `SELECT t.rule, l.person_key, '户籍册的状态或备注看不出此人是否已死亡、迁出' AS reason
FROM main.cell_fault f
JOIN stage.hukou h ON h.sheet_id = f.sheet_id AND h.row_no = f.row_no
JOIN main.likely_link l ON l.mention_id = ${ownRowSql("h")} * 4
CROSS JOIN (VALUES ${rules.join(", ")}) t (rule)
WHERE f.field = 'state' AND f.reason = 'unknown_code' AND h.duplicate_of IS NULL AND regexp_matches(h.state, ${quoteText(GONE)})`;
}
