import type { Database } from "../engine/database.ts";
import { UserError } from "../errors.ts";
import { openCaseDatabase } from "./case-database.ts";
import { type RuleCase, readCases } from "./cases/case-file.ts";
import { type Mutant, mutateRule, rewriteRule } from "./mutate-rule.ts";
import { testMutants } from "./mutation/test-mutants.ts";
import type { Rule } from "./rule-file.ts";
import { testCase } from "./test-rule.ts";

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
    const cases = readCases(rule).filter((one) => one.expect !== undefined && !one.todo);
    await requireSound(db, await rewriteRule(db, rule), cases);
    let alive: Mutant[] = all;
    let invalid = 0;
    for (const one of cases) {
      const outcome = await testMutants(db, rule, one, alive);
      alive = outcome.alive;
      invalid += outcome.invalid;
    }
    const total = all.length - invalid;
    return {
      rule: rule.header.id,
      killed: total - alive.length,
      total,
      survivors: alive.map((mutant) => mutant.says),
    };
  } finally {
    if (!options.db) db.close();
  }
}

async function requireSound(db: Database, rule: Rule, cases: readonly RuleCase[]): Promise<void> {
  for (const one of cases) {
    const { state, faults } = await testCase(db, rule, one);
    if (state !== "failed") continue;
    throw new UserError(
      "E2105",
      `规则 ${rule.header.id} 的用例“${one.case}”本身就不通过：${faults[0]}`,
      {
        hint: `先运行 doudi rules test ${rule.header.id}。`,
      },
    );
  }
}
