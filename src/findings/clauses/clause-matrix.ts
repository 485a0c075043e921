import { loadRolls } from "../../rolls/load-rolls.ts";
import type { Roll } from "../../rolls/roll.ts";
import type { Pack } from "../../rules/load-pack.ts";
import type { Rule } from "../../rules/rule-file.ts";
import { type Clause, type ReportId, readClauses } from "./clause-file.ts";
import type { Coverage, RuleCoverage } from "./county-coverage.ts";

export const CLAUSE_STATES = {
  checked: "已检查",
  missing_data: "有规则缺数据",
  missing_rule: "有数据缺规则",
  not_checkable: "数据无法检查",
} as const;
export type ClauseState = keyof typeof CLAUSE_STATES;

export interface ClauseRule extends RuleCoverage {
  id: string;
  title: string;
  /** False under another edition of the policy. */
  applies: boolean;
}

export interface ClauseRow {
  clause: string;
  text: string;
  quote: string;
  rules: ClauseRule[];
  report: ReportId | null;
  rolls: { id: string; label: string; required: boolean; months: string[]; isLoaded: boolean }[];
  /** Null without a county. */
  state: ClauseState | null;
  /** What the state does not say. */
  note: string;
  open: number;
}

/** Own rules that name no clause stand here, so that every rule is on the matrix. */
export const NO_CLAUSE = "其他";

/** Clause × rule × needed roll, with what a county has where one is given. */
export async function clauseMatrix(pack: Pack, coverage?: Coverage): Promise<ClauseRow[]> {
  const rolls = await loadRolls();
  const clauses = readClauses();
  const rows = clauses.map((clause) => rowOf(clause, rulesOf(clause, pack), rolls, coverage));
  const known = new Set(rows.flatMap(({ rules }) => rules.map(({ id }) => id)));
  const left = pack.filter(({ header }) => !known.has(header.id));
  if (left.length === 0) return rows;
  const other: Clause = {
    clause: NO_CLAUSE,
    text: "没有注明条款的规则",
    quote: "",
    rules: [],
    families: [],
    rolls: [],
  };
  return [...rows, rowOf(other, left, rolls, coverage)];
}

function rulesOf(clause: Clause, pack: Pack): Rule[] {
  return pack.filter(
    ({ header }) =>
      clause.rules.includes(header.id) ||
      (clause.families as readonly string[]).includes(header.family) ||
      header.clauses.includes(clause.clause),
  );
}

function rowOf(
  clause: Clause,
  rules: readonly Rule[],
  rolls: ReadonlyMap<string, Roll>,
  coverage: Coverage | undefined,
): ClauseRow {
  const told = rules.map((rule) => ruleOf(rule, coverage));
  const needed = rollsOf(clause, rules, rolls, coverage);
  return {
    clause: clause.clause,
    text: clause.text,
    quote: clause.quote,
    rules: told,
    report: clause.report ?? null,
    rolls: needed,
    ...standingOf(clause, told, needed, coverage),
    open: told.reduce((sum, { open }) => sum + open, 0),
  };
}

function ruleOf({ header }: Rule, coverage: Coverage | undefined): ClauseRule {
  const run = coverage?.rules.get(header.id);
  return {
    id: header.id,
    title: header.title,
    applies:
      coverage === undefined || header.edition === "both" || header.edition === coverage.edition,
    state: run?.state ?? "not_run",
    reason: run?.reason ?? null,
    found: run?.found ?? 0,
    open: run?.open ?? 0,
  };
}

/** Rolls that the rules must have, then those they can do without; a need of any roll of a kind names all of them. */
function rollsOf(
  clause: Clause,
  rules: readonly Rule[],
  rolls: ReadonlyMap<string, Roll>,
  coverage: Coverage | undefined,
): ClauseRow["rolls"] {
  const required = new Map<string, boolean>(clause.rolls.map((id) => [id, true]));
  for (const { header } of rules) {
    for (const need of header.needs) {
      const ofKind = [...rolls.values()].filter(({ kind }) => kind === need.kind);
      const ids = need.roll ? [need.roll] : (need.any_roll ?? ofKind.map(({ id }) => id));
      const isMet = ids.some((id) => coverage?.rolls.has(id));
      for (const id of ids) {
        // One of several will do: the others are not missing then.
        const isRequired = !need.optional && (!isMet || coverage?.rolls.has(id) === true);
        required.set(id, (required.get(id) ?? false) || isRequired);
      }
    }
  }
  return [...required]
    .map(([id, isRequired]) => ({
      id,
      label: rolls.get(id)?.label ?? id,
      required: isRequired,
      months: coverage?.rolls.get(id) ?? [],
      isLoaded: coverage?.rolls.has(id) ?? false,
    }))
    .sort((a, b) => Number(b.required) - Number(a.required) || (a.id < b.id ? -1 : 1));
}

function standingOf(
  clause: Clause,
  rules: readonly ClauseRule[],
  rolls: ClauseRow["rolls"],
  coverage: Coverage | undefined,
): { state: ClauseState | null; note: string } {
  const { state, note } = coverage
    ? stateOf(clause, rules, rolls, coverage)
    : { state: null, note: clause.never ?? "" };
  return { state, note: [note, clause.limits ?? ""].filter(Boolean).join("；") };
}

/** A clause counts as checked only when every rule of it was: a part is never taken for the whole. */
function stateOf(
  clause: Clause,
  rules: readonly ClauseRule[],
  rolls: ClauseRow["rolls"],
  coverage: Coverage,
): { state: ClauseState; note: string } {
  if (clause.never !== undefined) return { state: "not_checkable", note: clause.never };
  const applying = rules.filter(({ applies }) => applies);
  const missing = clause.rolls.filter((id) => !coverage.rolls.has(id));
  if (applying.length > 0) {
    const not = applying.filter(({ state }) => state !== "checked");
    const checked = applying.length - not.length;
    if (not.length === 0 && missing.length === 0) return { state: "checked", note: "" };
    const why = not.map(({ id, state, reason }) => `${id} ${REASONS[state] ?? reason ?? ""}`);
    return {
      state: "missing_data",
      note: `规则 ${applying.length} 条，已检查 ${checked} 条；${why.join("；")}`,
    };
  }
  if (clause.report !== undefined) {
    if (missing.length === 0) return { state: "checked", note: `见汇总表 ${clause.report}` };
    const labels = rolls
      .filter(({ id }) => missing.includes(id))
      .map(({ label }) => `《${label}》`);
    return { state: "missing_data", note: `${clause.report} 缺少${labels.join("、")}` };
  }
  return { state: "missing_rule", note: "没有适用的规则" };
}

const REASONS: Readonly<Record<string, string>> = { error: "运行出错", not_run: "没有运行" };
