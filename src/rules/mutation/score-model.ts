import type { Database } from "../../engine/database.ts";
import { expandMacros } from "../../engine/macros.ts";
import { loadRolls } from "../../rolls/load-rolls.ts";
import { caseContext, openCaseDatabase, withRows } from "../case-database.ts";
import { type RuleCase, readCases } from "../cases/case-file.ts";
import { readLeads } from "../cases/case-leads.ts";
import { type CaseWorld, caseWorld } from "../cases/case-rows.ts";
import { compareLeads } from "../cases/compare-leads.ts";
import { readTree, tableNames, withMacrosAsFunctions } from "../lint/sql-tree.ts";
import type { Pack } from "../load-pack.ts";
import type { ModelFile, QueryFile, Rule } from "../rule-file.ts";
import { hasUncertainMentions, raiseInBothWorlds } from "../run/run-rule.ts";
import { inWorld, type RunContext, WORLDS, type World } from "../run-context.ts";
import type { MutationOptions, MutationScore } from "../score-mutants.ts";
import { type ChangedQuery, mutateQuery } from "./mutate-query.ts";
import { raisedText } from "./raised-text.ts";

/**
 * How many changes of one model file the cases of the rules that read it notice; `rule` of the answer is the file's view.
 *
 * Reads: the model files it is one of, to see which rules read it by way of others.
 */
export async function scoreModel(
  model: ModelFile,
  models: readonly ModelFile[],
  pack: Pack,
  options: MutationOptions = {},
): Promise<MutationScore> {
  const db = options.db ?? (await openCaseDatabase());
  try {
    const { changes } = await mutateQuery(db, model, []);
    const all = changes.filter((_, index) => index % (options.every ?? 1) === 0);
    const alive = new Set(all);
    for (const rule of await readersOf(db, model, models, pack)) {
      for (const one of readCases(rule)) {
        if (alive.size === 0 || one.expect === undefined || one.todo) continue;
        await strike(db, { model, rule, one, alive });
      }
    }
    return {
      rule: model.header.name,
      killed: all.length - alive.size,
      total: all.length,
      survivors: [...alive].map((change) => change.says),
    };
  } finally {
    if (!options.db) db.close();
  }
}

interface Blow {
  model: ModelFile;
  rule: Rule;
  one: RuleCase;
  /** Changes nobody has noticed yet; those this case notices are taken out. */
  alive: Set<ChangedQuery>;
}

/** Try every living change of the model on one case of one rule. */
async function strike(db: Database, blow: Blow): Promise<void> {
  const world = caseWorld(blow.one, await loadRolls());
  const context = caseContext(blow.one, blow.rule.header.id);
  const waiting = [...blow.alive];
  // An error while a query runs ends the transaction: the rest goes on in a new one.
  while (waiting.length > 0) {
    await withRows(db, world.statements, context, async () => {
      const worlds = (await hasUncertainMentions(db)) ? WORLDS : (["sure"] as const);
      await raiseInBothWorlds(db, blow.rule, context);
      const unchanged = await raisedText(db);
      for (let change = waiting.shift(); change; change = waiting.shift()) {
        const noticed = await isNoticed(db, blow, change, { world, context, worlds, unchanged });
        if (noticed !== "no") blow.alive.delete(change);
        if (noticed === "error") return;
      }
    });
  }
}

interface Situation {
  world: CaseWorld;
  context: RunContext;
  worlds: readonly World[];
  unchanged: string;
}

async function isNoticed(
  db: Database,
  { model, rule, one }: Blow,
  change: ChangedQuery,
  { world, context, worlds, unchanged }: Situation,
): Promise<"yes" | "no" | "error"> {
  await db.run("DELETE FROM raised");
  try {
    for (const each of worlds) await replaceView(db, each, model.header.name, change.sql);
    await raiseInBothWorlds(db, rule, context);
  } catch {
    return "error";
  }
  if ((await raisedText(db)) === unchanged) return "no";
  return compareLeads(one, await readLeads(db, rule, world)).length > 0 ? "yes" : "no";
}

async function replaceView(db: Database, world: World, name: string, sql: string): Promise<void> {
  await inWorld(db, world, () =>
    db.run(`CREATE OR REPLACE VIEW ${world}.${name} AS ${expandMacros(sql, "duckdb")}`),
  );
}

/** The rules that read a model file, directly or by way of other files, nearest first. */
async function readersOf(
  db: Database,
  model: ModelFile,
  models: readonly ModelFile[],
  pack: Pack,
): Promise<Rule[]> {
  const reads = async (query: QueryFile<unknown>) => {
    const tree = await readTree(db, withMacrosAsFunctions(query.sql));
    return "fault" in tree ? [] : tableNames(tree.root);
  };
  const tables = new Map<string, string[]>();
  for (const each of models) tables.set(each.header.name, await reads(each));
  const steps = (names: readonly string[], seen: ReadonlySet<string>): number => {
    if (names.includes(model.header.name)) return 1;
    const next = names.filter((name) => tables.has(name) && !seen.has(name));
    const below = next.map((name) => steps(tables.get(name) ?? [], new Set([...seen, name])));
    return 1 + Math.min(...below, Number.POSITIVE_INFINITY);
  };
  const found: { rule: Rule; distance: number }[] = [];
  for (const rule of pack) found.push({ rule, distance: steps(await reads(rule), new Set()) });
  return found
    .filter(({ distance }) => Number.isFinite(distance))
    .sort((a, b) => a.distance - b.distance)
    .map(({ rule }) => rule);
}
