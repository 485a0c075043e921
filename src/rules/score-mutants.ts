import type { Database } from "../engine/database.ts";
import { loadModelFiles } from "./build-model.ts";
import { openCaseDatabase } from "./case-database.ts";
import { readCases } from "./cases/case-file.ts";
import { Reaches } from "./cases/frozen-model.ts";
import { type Mutant, mutateRule, rewriteRule } from "./mutate-rule.ts";
import { testMutants } from "./mutation/test-mutants.ts";
import type { ModelFile, Rule } from "./rule-file.ts";

export interface MutationScore {
  rule: string;
  killed: number;
  /** Mutants that can be run at all. */
  total: number;
  /** What no case noticed. */
  survivors: string[];
}

export interface MutationOptions {
  /** A database from `openCaseDatabase`, where one is already open. */
  db?: Database;
  /** The model files that database was made with; the shipped ones when left out. */
  models?: readonly ModelFile[];
  /** Take only every n-th mutant, for a quick look. */
  every?: number;
}

/**
 * How many changes of a rule's query its cases notice.
 *
 * Throws: UserError E2105 when the cases do not even hold for the rule itself.
 */
export async function scoreMutants(
  rule: Rule,
  options: MutationOptions = {},
): Promise<MutationScore> {
  const db = options.db ?? (await openCaseDatabase());
  try {
    const all = (await mutateRule(db, rule)).filter(
      (_, index) => index % (options.every ?? 1) === 0,
    );
    const unchanged: Mutant = { says: "", rule: await rewriteRule(db, rule) };
    // A sample is a quick look: it stops as soon as every mutant of it is noticed.
    let alive: Mutant[] = options.every === undefined ? [unchanged, ...all] : all;
    let invalid = 0;
    const reach = await new Reaches(db, options.models ?? loadModelFiles()).of(rule);
    for (const one of readCases(rule)) {
      if (one.expect === undefined || one.todo || alive.length === 0) continue;
      const outcome = await testMutants(db, rule, one, reach, alive);
      alive = outcome.alive;
      invalid += outcome.invalid;
    }
    if (options.every === undefined && !alive.includes(unchanged))
      throw new Error(`${rule.header.id} changes when it is written again`);
    const survivors = alive.filter((mutant) => mutant !== unchanged).map((mutant) => mutant.says);
    const total = all.length - invalid;
    return { rule: rule.header.id, killed: total - survivors.length, total, survivors };
  } finally {
    if (!options.db) db.close();
  }
}
