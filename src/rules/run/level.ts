import { HINT_REASON } from "../leads/explain.ts";
import type { RuleHeader } from "../rule-schema.ts";

/**
 * Does a rule say why it lowers a hit to a hint? Its level then follows from that reason and is not given beside it, so that
 * the two cannot part.
 */
export function tellsWhyHint({ evidence }: RuleHeader): boolean {
  return HINT_REASON in evidence;
}

/** The columns a rule returns first, in this order. */
export function fixedColumns(header: RuleHeader): string[] {
  return ["person_key", "household_no", "period", tellsWhyHint(header) ? HINT_REASON : "level"];
}

/** The level of a row the rule returned, in what DuckDB and Spark both understand; `row` names the row. */
export function levelSql(header: RuleHeader, row: string): string {
  if (!tellsWhyHint(header)) return `${row}.level`;
  return `CASE WHEN ${row}.${HINT_REASON} IS NULL THEN 'hit' ELSE 'hint' END`;
}

/** The columns that stand for evidence, in the order given. */
export function evidenceColumns(header: RuleHeader, columns: readonly string[]): string[] {
  const first = fixedColumns(header).filter((name) => name !== HINT_REASON);
  return columns.filter((name) => !first.includes(name) && !name.endsWith("_row"));
}
