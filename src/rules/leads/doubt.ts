import { quoteText } from "../../engine/database.ts";
import { kindOf } from "../../rolls/kinds.ts";
import { ownRowSql } from "../../staging/row-id.ts";
import { openKinds } from "../model/open-cells.ts";

/** Ends the remark on a finding about somebody whom the rule cannot judge, after what is missing. */
const UNSURE_END = "，不能确定，请先核对名册。）";

const END = "，请先核实。）";

/**
 * Common table expression `doubt`: whom a finding may hang on, with is_match (is a candidate of a 疑似 row, or has nothing but such
 * rows) and label (the column in which a word stands that no list has; null: none). `known_doubt` says the same of all people together.
 *
 * Reads: uncertain_mention, cell_fault, source_sheet, link.
 */
export const DOUBT = `doubt AS MATERIALIZED (
  SELECT person_key, bool_or(label IS NULL) AS is_match, min(label) AS label FROM (
    SELECT person_key, CAST(NULL AS VARCHAR) AS label FROM main.uncertain_mention
    UNION ALL SELECT own_key, NULL FROM main.uncertain_mention
    UNION ALL
    SELECT l.person_key, o.label
    FROM main.cell_fault f
    JOIN main.source_sheet s ON s.sheet_id = f.sheet_id
    JOIN (VALUES ${openLabels()}) o (kind, field, label) ON o.kind = s.kind AND o.field = f.field
    JOIN main.link l ON l.mention_id = ${ownRowSql("f")} * 4
    WHERE f.reason = 'unknown_code'
  ) GROUP BY person_key
),
known_doubt AS (SELECT bool_or(is_match) AS is_match, bool_or(label IS NOT NULL) AS is_word FROM doubt)`;

/** What stands behind the sentence of a 待核 finding: why it is none for certain, of the person first and else of those around him. */
export function remarkSql(lead: string, doubt: string, known: string): string {
  return `CASE
    WHEN ${lead}.unsure IS NOT NULL THEN '（此人' || ${lead}.unsure || '${UNSURE_END}'
    WHEN ${lead}.is_nobody THEN '（此人在各名册上都没有有效证号，可能另有记录${END}'
    WHEN ${doubt}.is_match AND ${doubt}.label IS NOT NULL
      THEN '（所据记录与此人为疑似匹配，或“' || ${doubt}.label || '”的写法认不出${END}'
    WHEN ${doubt}.is_match THEN '（所据记录与此人为疑似匹配${END}'
    WHEN ${doubt}.label IS NOT NULL THEN '（此人有一行的“' || ${doubt}.label || '”写法认不出${END}'
    WHEN ${known}.is_match AND ${known}.is_word THEN '（所据的他人记录为疑似匹配，或有一格的写法认不出${END}'
    WHEN ${known}.is_word THEN '（所据的他人记录有一格的写法认不出${END}'
    ELSE '（所据的他人记录为疑似匹配${END}' END`;
}

function openLabels(): string {
  const rows = openKinds().flatMap(([kind, fields]) =>
    fields.map((field) => [kind, field, kindOf(kind).fields[field]?.label ?? field]),
  );
  return rows.map((row) => `(${row.map(quoteText).join(", ")})`).join(", ");
}
