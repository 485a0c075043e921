import type { Database } from "../../engine/database.ts";
import { UserError } from "../../errors.ts";
import { loadRolls } from "../../rolls/load-rolls.ts";
import { caseContext, withRows } from "../case-database.ts";
import type { RuleCase } from "../cases/case-file.ts";
import { readLeads } from "../cases/case-leads.ts";
import { type CaseWorld, caseWorld } from "../cases/case-rows.ts";
import { compareLeads } from "../cases/compare-leads.ts";
import { freeze, type Reach } from "../cases/frozen-model.ts";
import type { Mutant } from "../mutate-rule.ts";
import type { Rule } from "../rule-file.ts";
import { raiseInBothWorlds, worldsToRun } from "../run/run-rule.ts";
import type { RunContext } from "../run-context.ts";
import { raisedText } from "./raised-text.ts";

export interface MutantOutcome {
  /** Mutants for which the case still holds. */
  alive: Mutant[];
  /** Mutants that are no query any more; they count neither way. */
  invalid: number;
}

/**
 * Run one case against many mutants of its rule; the rows of the case are put in once, and what the rule reads is made
 * tables of.
 *
 * Throws: UserError E2105 when the case does not hold for the rule itself.
 */
export async function testMutants(
  db: Database,
  rule: Rule,
  one: RuleCase,
  reach: Reach,
  mutants: readonly Mutant[],
): Promise<MutantOutcome> {
  const world = caseWorld(one, await loadRolls());
  const context = caseContext(one, rule.header.id);
  const waiting = [...mutants];
  const outcome: MutantOutcome = { alive: [], invalid: 0 };
  // An error while a query runs ends the transaction: the rest goes on in a new one.
  while (waiting.length > 0) {
    await withRows(db, world.statements, context, async () => {
      await freeze(db, await worldsToRun(db), reach);
      await testUntilError(db, rule, one, { world, context, waiting, outcome });
    });
  }
  return outcome;
}

interface Course {
  world: CaseWorld;
  context: RunContext;
  waiting: Mutant[];
  outcome: MutantOutcome;
}

async function testUntilError(
  db: Database,
  rule: Rule,
  one: RuleCase,
  course: Course,
): Promise<void> {
  await raiseInBothWorlds(db, rule, course.context);
  const unchanged = await raisedText(db);
  await requireSound(db, rule, one, course.world);
  for (let mutant = course.waiting.shift(); mutant; mutant = course.waiting.shift()) {
    await db.run("DELETE FROM raised");
    try {
      await raiseInBothWorlds(db, mutant.rule, course.context);
    } catch (error) {
      // A query that fails while it runs shows up at once, so the case has noticed it.
      if (error instanceof UserError) course.outcome.invalid += 1;
      return;
    }
    const same = (await raisedText(db)) === unchanged;
    if (same || compareLeads(one, await readLeads(db, rule, course.world)).length === 0) {
      course.outcome.alive.push(mutant);
    }
  }
}

async function requireSound(
  db: Database,
  rule: Rule,
  one: RuleCase,
  world: CaseWorld,
): Promise<void> {
  const fault = compareLeads(one, await readLeads(db, rule, world))[0];
  if (fault === undefined) return;
  throw new UserError("E2105", `规则 ${rule.header.id} 的用例“${one.case}”本身就不通过：${fault}`, {
    hint: `先运行 doudi rules test ${rule.header.id}。`,
  });
}
