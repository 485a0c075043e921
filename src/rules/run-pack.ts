import { type Database, quoteText } from "../engine/database.ts";
import { resourceFault } from "../engine/resource-fault.ts";
import { withoutValues } from "../engine/without-values.ts";
import { loadRolls } from "../rolls/load-rolls.ts";
import type { Pack } from "./load-pack.ts";
import type { ModelMarks } from "./model/model-marks.ts";
import type { Rule } from "./rule-file.ts";
import { canEvaluate } from "./run/can-evaluate.ts";
import { KeptRules } from "./run/kept-rules.ts";
import { type LoadedRoll, loadedRolls } from "./run/loaded-rolls.ts";
import { copyToLikely, runRule, worldsToRun } from "./run/run-rule.ts";
import { readyQuery } from "./run/sql-values.ts";
import { inWorld, type RunContext, type World } from "./run-context.ts";

export interface RuleRun {
  rule: string;
  /** not_evaluable: 未检查, with the reason; error: the query failed, the other rules went on. */
  state: "checked" | "not_evaluable" | "error";
  /** Why it was not checked, or, of a checked rule, what an optional roll that is missing leaves open. */
  reason: string | null;
  /** How many people or rows it looked at, where the rule says how to count them. */
  examined: number | null;
  /** Rows raised; `settleFindings` makes it the number of findings. */
  found: number | null;
  ms: number;
}

export interface PackRun {
  /** Called before each rule with its number from 1. */
  progress?: (rule: Rule, number: number, total: number) => void;
  /** What the model follows from, of `buildModel`: rules whose rows would be the same again are not run. */
  marks?: ModelMarks | undefined;
  /** Stops within a rule as well as between two. */
  signal?: AbortSignal;
}

/**
 * Run every rule of the pack that can be evaluated, in both worlds.
 *
 * Reads:   what `buildModel` made.
 * Writes:  raised, rule_run (of these rules, anew).
 * Returns: one RuleRun a rule, in order of the pack; a failing rule is a state, not an exception.
 * Throws:  the signal's reason when aborted. Rules already run keep their rows then.
 */
export async function runPack(
  db: Database,
  pack: Pack,
  context: RunContext,
  options: PackRun = {},
): Promise<RuleRun[]> {
  const stop = () => db.interrupt();
  options.signal?.addEventListener("abort", stop, { once: true });
  try {
    const worlds = await worldsToRun(db);
    const looked = await lookAtPack(db, pack, context);
    const kept = await KeptRules.open(db, pack, { marks: options.marks, context, worlds });
    const isKept = (rule: Rule, index: number) =>
      looked[index]?.state === "checked" && kept.get(rule) !== undefined;
    const anew = pack.filter((rule, index) => !isKept(rule, index));
    await kept.forget(anew);
    await db.run(`DELETE FROM main.raised WHERE rule IN (${idsOf(anew)})`);
    const runs: RuleRun[] = [];
    try {
      for (const [index, rule] of pack.entries()) {
        options.progress?.(rule, index + 1, pack.length);
        options.signal?.throwIfAborted();
        const run = looked[index] as RuleRun;
        const before = isKept(rule, index) ? kept.get(rule) : undefined;
        if (before) runs.push({ ...run, examined: before.examined, found: before.found });
        else
          runs.push(await runOne(db, rule, run, { context, worlds, kept, signal: options.signal }));
      }
    } finally {
      await recordRuns(db, runs);
    }
    return runs;
  } finally {
    options.signal?.removeEventListener("abort", stop);
  }
}

interface RunState {
  context: RunContext;
  worlds: readonly World[];
  kept: KeptRules;
  signal: AbortSignal | undefined;
}

async function runOne(
  db: Database,
  rule: Rule,
  looked: RuleRun,
  { context, worlds, kept, signal }: RunState,
): Promise<RuleRun> {
  const started = performance.now();
  if (looked.state !== "checked") return looked;
  const run = { ...looked };
  try {
    run.examined = await examinedBy(db, rule, context);
    for (const world of worlds) {
      const raised = await runRule(db, rule, world, context);
      if (world === "sure") run.found = raised;
    }
    if (worlds.length === 1) await copyToLikely(db, [rule]);
    await kept.remember(rule, run);
  } catch (error) {
    signal?.throwIfAborted();
    if (resourceFault(error)) throw error;
    await db.run("DELETE FROM main.raised WHERE rule = $id", { id: rule.header.id });
    const reason = withoutValues(error);
    return { ...run, state: "error", reason, examined: null, found: null, ms: since(started) };
  }
  return { ...run, ms: since(started) };
}

/** Whether a rule can be run, before it is. */
async function lookAt(
  rule: Rule,
  context: RunContext,
  loaded: readonly LoadedRoll[],
): Promise<RuleRun> {
  const run = { rule: rule.header.id, examined: null, found: null, ms: 0 };
  const { gaps, caveats } = canEvaluate(rule.header, loaded, await loadRolls(), context);
  if (gaps.length > 0) {
    const reason = sentence(gaps.map((gap) => gap.reason));
    return { ...run, state: "not_evaluable", reason };
  }
  return { ...run, state: "checked", reason: caveats.length > 0 ? sentence(caveats) : null };
}

/** The pack looked at without running it: `checked` here means that a rule has what it needs. */
export async function lookAtPack(
  db: Database,
  pack: Pack,
  context: RunContext,
): Promise<RuleRun[]> {
  const loaded = await loadedRolls(db);
  const runs: RuleRun[] = [];
  for (const rule of pack) runs.push(await lookAt(rule, context, loaded));
  return runs;
}

async function examinedBy(db: Database, rule: Rule, context: RunContext): Promise<number | null> {
  if (rule.header.examined === undefined) return null;
  const query = readyQuery(rule, rule.header.examined, context);
  const rows = await inWorld(db, "sure", () => db.rows(query.sql, query.params));
  return Number(Object.values(rows[0] ?? {})[0] ?? 0);
}

/** Write the state of rules in the place of those before. */
export async function recordRuns(db: Database, runs: readonly RuleRun[]): Promise<void> {
  await db.run(
    `DELETE FROM main.rule_run WHERE rule IN (SELECT unnest(from_json($rules, '["VARCHAR"]')))`,
    { rules: JSON.stringify(runs.map(({ rule }) => rule)) },
  );
  await db.run(
    `INSERT INTO main.rule_run SELECT rule, state, reason, examined, found, ms FROM (SELECT unnest(from_json($runs,
       '[{"rule":"VARCHAR","state":"VARCHAR","reason":"VARCHAR","examined":"BIGINT","found":"BIGINT","ms":"INTEGER"}]'),
       recursive := true))`,
    { runs: JSON.stringify(runs) },
  );
}

function idsOf(pack: Pack): string {
  return pack.map(({ header }) => quoteText(header.id)).join(", ") || "NULL";
}

function sentence(reasons: readonly string[]): string {
  return `${[...new Set(reasons)].join("；")}。`;
}

function since(started: number): number {
  return Math.round(performance.now() - started);
}
