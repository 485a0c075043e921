import { readFileSync } from "node:fs";
import { type Database, quoteText, type Row } from "../../engine/database.ts";
import { packageFile } from "../../project/package-root.ts";
import { narrowedRules, type RanRule } from "../../rules/run/caveats.ts";
import { LEVEL_LABELS, LEVELS } from "../../worklists/levels.ts";
import { readReport } from "../../worklists/report-file.ts";
import type { LedgerFact } from "./ledger-facts.ts";

/** What can become of a finding from one round to the next, in the order of the tables. */
export const DIFF_CLASSES = {
  still: "仍在",
  new: "新增",
  reopened: "重现",
  cleared_by_data: "因数据消除",
  cleared_by_visit: "核查消除",
  accepted: "接受至期限",
  not_checked: "未检查",
  not_checked_before: "上次未检查",
} as const;
export type DiffClass = keyof typeof DIFF_CLASSES;

/** One round to compare: its kept findings as a table function, and the rules it checked. */
export interface ComparedRound {
  source: string;
  rules: readonly RanRule[];
}

export interface Comparison {
  before: number;
  now: number;
  totals: Record<DiffClass, number>;
  /** What each rule that looked at less than before no longer looked at. */
  narrowed: Record<string, string[]>;
  /** Leads that are not checked only because the previous roll is a newer one, which their people were missing from already. */
  kept: number;
  /** One row a rule, as reports/diff-rules.sql has them. */
  rules: Row[];
}

/**
 * Compare two rounds.
 *
 * Writes:  diff_row and what it is made from, in `db`.
 * Returns: the totals, which add up: before = still + accepted + cleared + not checked, now = still + accepted + new + reopened +
 *          not checked before.
 */
export async function compareRounds(
  db: Database,
  before: ComparedRound,
  now: ComparedRound,
  facts: readonly LedgerFact[],
): Promise<Comparison> {
  await db.script(`
    CREATE OR REPLACE TABLE finding_before AS SELECT * FROM ${before.source};
    CREATE OR REPLACE TABLE finding_now AS SELECT * FROM ${now.source};
    CREATE OR REPLACE TABLE rule_before (rule VARCHAR, is_checked BIGINT, is_narrowed BIGINT);
    CREATE OR REPLACE TABLE rule_now (rule VARCHAR, is_checked BIGINT, is_narrowed BIGINT);
    CREATE OR REPLACE TABLE ledger_fact (finding_key VARCHAR, is_older BIGINT, is_answered BIGINT, is_kept BIGINT, outcome VARCHAR,
      valid_until VARCHAR);
    CREATE OR REPLACE TABLE diff_class AS SELECT * FROM (VALUES ${classRows()}) c (place, class, class_label);
    CREATE OR REPLACE TABLE level_label AS SELECT * FROM (VALUES ${levelRows()}) l (level, label);`);
  await db.append("rule_before", checkedRows(before, narrowedRules(now.rules, before.rules)));
  const narrowed = narrowedRules(before.rules, now.rules);
  await db.append("rule_now", checkedRows(now, narrowed));
  await db.append(
    "ledger_fact",
    facts.map(({ key, isOlder, isAnswered, isKept, outcome, validUntil }) => [
      ...[key, Number(isOlder), Number(isAnswered), Number(isKept), outcome, validUntil],
    ]),
  );
  await db.script(readFileSync(packageFile("queries", "ledger", "30-diff.sql"), "utf8"));
  return { ...(await counted(db)), narrowed: Object.fromEntries(narrowed) };
}

function checkedRows({ rules }: ComparedRound, narrowed: ReadonlyMap<string, unknown>) {
  return rules.map(({ id, state }) => [
    ...[id, Number(state === "checked"), Number(narrowed.has(id))],
  ]);
}

async function counted(db: Database): Promise<Omit<Comparison, "narrowed">> {
  const rules = await db.rows(readReport("diff-rules").sql);
  const sum = (column: string) => rules.reduce((total, row) => total + Number(row[column] ?? 0), 0);
  const classes = Object.keys(DIFF_CLASSES) as DiffClass[];
  const totals = Object.fromEntries(classes.map((each) => [each, sum(each)]));
  const [kept] = await db.rows<{ n: number }>(`SELECT count(*) AS n FROM diff_row d
    JOIN ledger_fact f USING (finding_key) JOIN rule_now r ON r.rule = d.rule
    WHERE d.class = 'not_checked' AND f.is_kept = 1 AND r.is_checked = 1 AND r.is_narrowed = 0`);
  return {
    kept: kept?.n ?? 0,
    before: sum("before"),
    now: sum("now"),
    totals: totals as Record<DiffClass, number>,
    rules,
  };
}

function classRows(): string {
  return Object.entries(DIFF_CLASSES)
    .map(([name, label], place) => `(${place}, ${quoteText(name)}, ${quoteText(label)})`)
    .join(", ");
}

function levelRows(): string {
  return LEVELS.map((level) => `(${quoteText(level)}, ${quoteText(LEVEL_LABELS[level])})`).join(
    ", ",
  );
}
