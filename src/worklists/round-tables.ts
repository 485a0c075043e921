import { type Database, quoteText } from "../engine/database.ts";
import { IDENTITY_FIELDS } from "../rolls/kind.ts";
import { KINDS, kindOf } from "../rolls/kinds.ts";
import { loadRolls } from "../rolls/load-rolls.ts";
import { FAMILY_LABELS, type Family } from "../rules/rule-schema.ts";
import { ASIDE_REASONS } from "../staging/aside-reasons.ts";
import { familyRank, type RuleText } from "./round.ts";

/**
 * What the queries of reports/ need to know and the database does not hold, as temporary tables of this connection:
 * round_rule (the rules and what became of each), and those of `createLabels`.
 */
export async function createRoundTables(db: Database, rules: readonly RuleText[]): Promise<void> {
  await db.script(`
    CREATE OR REPLACE TEMP TABLE round_rule (rule VARCHAR, family VARCHAR, family_label VARCHAR, family_order INTEGER,
      title VARCHAR, priority VARCHAR, state VARCHAR, reason VARCHAR);
    ${insert("round_rule", rules.map(ruleRow))}
    ${STANDING_TABLE}
    ${UNREAD_FILE_TABLE}`);
  await createLabels(db);
}

/** What the ledger knows of the findings, for the reports; empty where no ledger was asked. */
export const STANDING_TABLE = `CREATE TEMP TABLE IF NOT EXISTS ledger_standing (finding_key VARCHAR, task VARCHAR,
  status VARCHAR, status_label VARCHAR, first_month VARCHAR, outcome VARCHAR, outcome_text VARCHAR, answered_on VARCHAR,
  valid_until VARCHAR);`;

/** Files of 数据 of which nothing is read, and why, as the last run saw them: refused ones, and those that doudi.yaml leaves out. */
export const UNREAD_FILE_TABLE =
  "CREATE TABLE IF NOT EXISTS main.unread_file (file VARCHAR, kind VARCHAR, said VARCHAR);";

/** Chinese names, as temporary tables of this connection: roll_label, field_label and aside_reason. */
export async function createLabels(db: Database): Promise<void> {
  const rolls = await loadRolls();
  await db.script(`
    CREATE OR REPLACE TEMP TABLE roll_label (roll VARCHAR, label VARCHAR);
    CREATE OR REPLACE TEMP TABLE field_label (kind VARCHAR, field VARCHAR, label VARCHAR);
    CREATE OR REPLACE TEMP TABLE aside_reason (reason VARCHAR, label VARCHAR, use VARCHAR);
    ${insert(
      "roll_label",
      [...rolls.values()].map(({ id, label }) => [id, label]),
    )}
    ${insert("field_label", fieldRows())}
    ${insert(
      "aside_reason",
      Object.entries(ASIDE_REASONS).map(([reason, { label, use }]) => [reason, label, use]),
    )}`);
}

function ruleRow(rule: RuleText): (string | number | null)[] {
  const label = FAMILY_LABELS[rule.family as Family];
  return [
    ...[rule.id, rule.family, label, familyRank(rule.family)],
    ...[rule.title, rule.priority, rule.state, rule.reason],
  ];
}

function fieldRows(): string[][] {
  return Object.keys(KINDS).flatMap((kind) => {
    const { fields, roles } = kindOf(kind);
    const own = Object.entries(fields).map(([field, { label }]) => [kind, field, label]);
    const shared = Object.entries(IDENTITY_FIELDS).map(([field, { label }]) => [
      kind,
      field,
      label,
    ]);
    const others = Object.entries(roles).flatMap(([role, { label }]) => [
      [kind, `${role}_id`, `${label}身份证号`],
      [kind, `${role}_name`, `${label}姓名`],
    ]);
    return [...own, ...shared.filter(([, field]) => !(`${field}` in fields)), ...others];
  });
}

function insert(table: string, rows: readonly (readonly (string | number | null)[])[]): string {
  if (rows.length === 0) return "";
  const value = (cell: string | number | null) =>
    cell === null ? "NULL" : typeof cell === "number" ? String(cell) : quoteText(cell);
  return `INSERT INTO ${table} VALUES ${rows.map((row) => `(${row.map(value).join(", ")})`).join(",\n")};`;
}
