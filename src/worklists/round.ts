import type { Database } from "../engine/database.ts";
import { loadPack, type Pack } from "../rules/load-pack.ts";
import { FAMILIES } from "../rules/rule-schema.ts";
import { monthNumber } from "../rules/run-context.ts";
import type { Notice } from "./notice.ts";

/** What every workbook of a round has in common. */
export interface RoundOptions {
  /** 结果/<round>: where the workbooks go. */
  folder: string;
  /** Name of the round, such as `2019-10-1`. */
  round: string;
  /** Name of the county; may be empty. */
  county: string;
  /** Screening month, `2019-10`. */
  month: string;
  /** Head of the ledger, printed so that paper shows when it was shortened; nothing when left out. */
  ledgerHead?: string;
  /** The rules the findings come from, the county's own among them; the shipped ones when left out. */
  pack?: Pack;
  /** The townships of the summary; everybody's when left out. */
  towns?: readonly string[];
  /** What the run has to say of its data, for the summary; no sheet of them when left out. */
  notices?: readonly Notice[];
}

/** What a workbook says of one rule. */
export interface RuleText {
  id: string;
  title: string;
  family: string;
  priority: string;
  dueDays: number | null;
  verify: string;
  outcomes: readonly string[];
  /** `checked`, or why there is no number: `not_evaluable`, `error`, or `not_run`. */
  state: string;
  reason: string | null;
}

/** Where findings of people without a township go. */
export const NO_TOWN = "未定乡镇";

/** `2019年10月` */
export function monthLabel(month: string): string {
  const number = monthNumber(month);
  return number === undefined ? month : `${Math.floor(number / 12)}年${(number % 12) + 1}月`;
}

/** `2019年10月31日` for `2019-10-31`. */
export function dayLabel(day: string): string {
  const [year, month, date] = day.split("-").map(Number);
  return `${year}年${month}月${date}日`;
}

/** The last day of the screening month, `2019-10-31`, and the policy edition, `2019` or `current`. */
export interface AsOf {
  day: string;
  edition: string;
}

/** Last day of the screening month, `YYYY-MM-DD`, and the edition of the policies. Throws: RangeError before the model is built. */
export async function asOf(db: Database): Promise<AsOf> {
  const rows = await db.rows<{ day: string; edition: string }>(
    "SELECT CAST(as_of AS VARCHAR) AS day, edition FROM main.screening",
  );
  const row = rows[0];
  if (!row) throw new RangeError("the model has not been built: screening is empty");
  return row;
}

/**
 * The rules of a round in order of family and id, with what became of each: those of the pack, and those that findings
 * or runs in the database are from but the pack does not have.
 */
export async function rulesOfRound(db: Database, pack: Pack | undefined): Promise<RuleText[]> {
  const runs = await db.rows<{ rule: string; state: string; reason: string | null }>(
    `SELECT rule, state, reason FROM main.rule_run
     UNION ALL
     SELECT DISTINCT rule, 'checked', NULL FROM main.finding WHERE rule NOT IN (SELECT rule FROM main.rule_run)`,
  );
  const ran = new Map(runs.map((run) => [run.rule, run]));
  const rules: RuleText[] = (pack ?? loadPack()).map(({ header }) => ({
    id: header.id,
    title: header.title,
    family: header.family,
    priority: header.priority,
    dueDays: header.due_days,
    verify: header.verify,
    outcomes: header.outcomes,
    state: ran.get(header.id)?.state ?? "not_run",
    reason: ran.get(header.id)?.reason ?? null,
  }));
  const known = new Set(rules.map(({ id }) => id));
  const strangers = runs.filter(({ rule }) => !known.has(rule)).map(strangeRule);
  return [...rules, ...strangers].sort(
    (a, b) => familyRank(a.family) - familyRank(b.family) || (a.id < b.id ? -1 : 1),
  );
}

function strangeRule(run: { rule: string; state: string; reason: string | null }): RuleText {
  const family = run.rule.slice(0, 2);
  return {
    id: run.rule,
    title: run.rule,
    family: familyRank(family) < FAMILIES.length ? family : "DQ",
    priority: "C",
    dueDays: null,
    verify: "",
    outcomes: [],
    state: run.state,
    reason: run.reason,
  };
}

/** Place of a family in the order of the sheets; what is none comes last. */
export function familyRank(family: string): number {
  const rank = (FAMILIES as readonly string[]).indexOf(family);
  return rank < 0 ? FAMILIES.length : rank;
}
