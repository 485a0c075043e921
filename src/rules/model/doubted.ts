import { quoteText } from "../../engine/database.ts";
import { kindOf } from "../../rolls/kinds.ts";
import { ownRowSql } from "../../staging/row-id.ts";
import { openKinds } from "./open-cells.ts";

/**
 * `doubted`: whom a finding may hang on without being certain, with is_match (a 疑似 row may be his, or is all he has) and label (the
 * column in which a word stands of which nobody knows whether the row counts; null: none).
 *
 * Reads: uncertain_mention, cell_fault, source_sheet, link.
 */
export const DOUBTED_SQL = doubtedSql(`
  SELECT person_key, CAST(NULL AS VARCHAR) AS label FROM main.uncertain_mention
  UNION ALL SELECT own_key, NULL FROM main.uncertain_mention
  UNION ALL
  -- The word that is left out where each row says of which programme it is stands in another column.
  SELECT l.person_key, CASE WHEN f.field = 'status' AND f.column_no IS NOT NULL AND s.spread IS NULL THEN '救助类别' ELSE o.label END
  FROM main.cell_fault f
  JOIN main.source_sheet s ON s.sheet_id = f.sheet_id
  JOIN (VALUES ${openLabels()}) o (kind, field, label) ON o.kind = s.kind AND o.field = f.field
  JOIN main.link l ON l.mention_id = ${ownRowSql("f")} * 4
  WHERE f.reason = 'unknown_code'`);

/** The same where there are only canonical tables, which tell nothing of cells. */
export const CANONICAL_DOUBTED_SQL = doubtedSql(`
  SELECT person_key, CAST(NULL AS VARCHAR) AS label FROM main.uncertain_mention
  UNION ALL SELECT own_key, NULL FROM main.uncertain_owner`);

function doubtedSql(causes: string): string {
  return `SELECT person_key, bool_or(label IS NULL) AS is_match, min(label) AS label FROM (${causes}) GROUP BY person_key`;
}

function openLabels(): string {
  const rows = openKinds().flatMap(([kind, fields]) =>
    fields.map((field) => [kind, field, kindOf(kind).fields[field]?.label ?? field]),
  );
  return rows.map((row) => `(${row.map(quoteText).join(", ")})`).join(", ");
}
