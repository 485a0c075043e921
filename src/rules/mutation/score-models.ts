import type { Database } from "../../engine/database.ts";
import { expandMacros } from "../../engine/macros.ts";
import { loadRolls } from "../../rolls/load-rolls.ts";
import { caseContext, openCaseDatabase, withRows } from "../case-database.ts";
import { type RuleCase, readCases } from "../cases/case-file.ts";
import { readLeads } from "../cases/case-leads.ts";
import { type CaseWorld, caseWorld } from "../cases/case-rows.ts";
import { compareLeads } from "../cases/compare-leads.ts";
import { fillAgain, freeze, type Reach, Reaches } from "../cases/frozen-model.ts";
import type { Pack } from "../load-pack.ts";
import type { ModelFile, Rule } from "../rule-file.ts";
import { raiseInBothWorlds, worldsToRun } from "../run/run-rule.ts";
import { inWorld, type RunContext, type World } from "../run-context.ts";
import type { MutationOptions, MutationScore } from "../score-mutants.ts";
import { type ChangedQuery, mutateQuery } from "./mutate-query.ts";
import { raisedText, rowsText } from "./raised-text.ts";

/**
 * How many changes of each model file the cases of the rules that read it notice, directly or by way of another file;
 * `rule` of an answer is the file's view. Every case is put in once for all files.
 */
export async function scoreModels(
  models: readonly ModelFile[],
  pack: Pack,
  options: MutationOptions = {},
): Promise<MutationScore[]> {
  const db = options.db ?? (await openCaseDatabase());
  try {
    const changes = new Map<ModelFile, ChangedQuery[]>();
    for (const model of models) {
      const all = (await mutateQuery(db, model, [])).changes;
      changes.set(
        model,
        all.filter((_, index) => index % (options.every ?? 1) === 0),
      );
    }
    const alive: Alive = new Map([...changes].map(([model, all]) => [model, new Set(all)]));
    const reaches = new Reaches(db, options.models ?? models);
    for (const rule of pack) await strikeWithRule(db, rule, reaches, alive);
    return models.map((model) => {
      const total = changes.get(model)?.length ?? 0;
      const left = [...(alive.get(model) ?? [])].map((change) => change.says);
      return { rule: model.header.name, killed: total - left.length, total, survivors: left };
    });
  } finally {
    if (!options.db) db.close();
  }
}

/** Changes nobody has noticed yet. */
type Alive = Map<ModelFile, Set<ChangedQuery>>;

async function strikeWithRule(
  db: Database,
  rule: Rule,
  reaches: Reaches,
  alive: Alive,
): Promise<void> {
  const reach = await reaches.of(rule);
  for (const one of readCases(rule)) {
    if (one.expect === undefined || one.todo) continue;
    const world = caseWorld(one, await loadRolls());
    const context = caseContext(one, rule.header.id);
    const waiting = reach.models.flatMap((model) =>
      [...(alive.get(model) ?? [])].map((change) => ({ model, change })),
    );
    // An error while a query runs ends the transaction: the rest goes on in a new one.
    while (waiting.length > 0) {
      await withRows(db, world.statements, context, () =>
        strike(db, { rule, one, world, context, reach, reaches, waiting, alive }),
      );
    }
  }
}

interface Blow {
  rule: Rule;
  one: RuleCase;
  world: CaseWorld;
  context: RunContext;
  reach: Reach;
  reaches: Reaches;
  waiting: { model: ModelFile; change: ChangedQuery }[];
  alive: Alive;
}

/** Try the waiting changes on one case until one breaks the transaction off; those the case notices are taken out. */
async function strike(db: Database, blow: Blow): Promise<void> {
  const worlds = await worldsToRun(db);
  await freeze(db, worlds, blow.reach);
  await raiseInBothWorlds(db, blow.rule, blow.context);
  const unchanged = await raisedText(db);
  const held = new Map<string, string>();
  for (let next = blow.waiting.shift(); next; next = blow.waiting.shift()) {
    const { model, change } = next;
    try {
      if (!(await holdsOther(db, worlds, model, change, held))) continue;
      if (await isNoticed(db, blow, worlds, next, unchanged)) blow.alive.get(model)?.delete(change);
    } catch {
      blow.alive.get(model)?.delete(change);
      return;
    }
  }
}

/** Whether a changed file would hold other rows than the file does; most cases do not touch most conditions. */
async function holdsOther(
  db: Database,
  worlds: readonly World[],
  { header: { name } }: ModelFile,
  change: ChangedQuery,
  held: Map<string, string>,
): Promise<boolean> {
  for (const world of worlds) {
    const table = `${world}.${name}`;
    const before = held.get(table) ?? (await rowsText(db, `SELECT * FROM ${table}`));
    held.set(table, before);
    const after = await inWorld(db, world, () => rowsText(db, expandMacros(change.sql, "duckdb")));
    if (after !== before) return true;
  }
  return false;
}

async function isNoticed(
  db: Database,
  { rule, one, world, context, reach, reaches }: Blow,
  worlds: readonly World[],
  { model, change }: { model: ModelFile; change: ChangedQuery },
  unchanged: string,
): Promise<boolean> {
  const above = await reaches.above(model, reach);
  await db.run("DELETE FROM raised");
  for (const each of worlds) await fillAgain(db, each, above, change.sql);
  await raiseInBothWorlds(db, rule, context);
  const noticed =
    (await raisedText(db)) !== unchanged &&
    compareLeads(one, await readLeads(db, rule, world)).length > 0;
  for (const each of worlds) await fillAgain(db, each, above);
  return noticed;
}
