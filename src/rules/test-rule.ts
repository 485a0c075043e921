import type { Database } from "../engine/database.ts";
import { UserError } from "../errors.ts";
import { loadRolls } from "../rolls/load-rolls.ts";
import type { Roll } from "../rolls/roll.ts";
import {
  caseContext,
  makeReady,
  openCaseDatabase,
  raiseInCase,
  withRows,
} from "./case-database.ts";
import { type RuleCase, readCases } from "./cases/case-file.ts";
import { readLeads } from "./cases/case-leads.ts";
import { caseWorld } from "./cases/case-rows.ts";
import { CaseFault } from "./cases/case-sheets.ts";
import { compareLeads } from "./cases/compare-leads.ts";
import type { Rule } from "./rule-file.ts";
import { canEvaluate } from "./run/can-evaluate.ts";
import { loadedRolls } from "./run/loaded-rolls.ts";
import type { RunContext } from "./run-context.ts";

export interface CaseResult {
  case: string;
  /** `todo`: a known gap, run and reported, not a failure. */
  state: "passed" | "failed" | "todo";
  /** What differs, one Chinese sentence each. */
  faults: string[];
}

export interface RuleTest {
  rule: string;
  passed: boolean;
  results: CaseResult[];
}

/**
 * Run the cases of one rule against an empty model in memory.
 *
 * A database may be handed in (from `openCaseDatabase`) and is left as it was; without one, one is opened for the call.
 * Throws: UserError E2105 when the case file itself is wrong.
 */
export async function testRule(rule: Rule, given?: Database): Promise<RuleTest> {
  const cases = readCases(rule);
  const db = given ?? (await openCaseDatabase());
  try {
    const results: CaseResult[] = [];
    for (const one of cases) results.push(await testCase(db, rule, one));
    const passed = results.every((result) => result.state !== "failed");
    return { rule: rule.header.id, passed, results };
  } finally {
    if (!given) db.close();
  }
}

/** Run one case; a query that fails is a fault of the case, not an exception. */
export async function testCase(db: Database, rule: Rule, one: RuleCase): Promise<CaseResult> {
  let faults: string[];
  try {
    faults = await faultsOf(db, rule, one, await loadRolls());
  } catch (error) {
    if (!(error instanceof CaseFault || error instanceof UserError)) throw error;
    faults = [error.message];
  }
  const failed = one.todo ? "todo" : "failed";
  return { case: one.case, state: faults.length > 0 ? failed : "passed", faults };
}

async function faultsOf(
  db: Database,
  rule: Rule,
  one: RuleCase,
  rolls: ReadonlyMap<string, Roll>,
): Promise<string[]> {
  const world = caseWorld(one, rolls);
  const context = caseContext(one, rule.header.id);
  await makeReady(db, rule);
  return withRows(db, world.statements, context, async () => {
    const { gaps } = canEvaluate(rule.header, await loadedRolls(db), rolls, context);
    if (one.not_evaluable !== undefined) {
      if (gaps.length === 0) return ["应当未检查，却具备了全部名册"];
      if (gaps.some((gap) => gap.missing === one.not_evaluable)) return [];
      return [
        `应因缺少 ${one.not_evaluable} 未检查，实际原因是：${gaps.map((gap) => gap.reason).join("；")}`,
      ];
    }
    if (gaps.length > 0) {
      return [
        `规则未检查：${gaps.map((gap) => gap.reason).join("；")}（可在 loaded 里写明已加载的名册）`,
      ];
    }
    await raise(db, rule, context);
    return compareLeads(one, await readLeads(db, rule, world));
  });
}

/** A query that fails on the rows of a case is a fault of the rule, told with the case. */
async function raise(db: Database, rule: Rule, context: RunContext): Promise<void> {
  try {
    await raiseInCase(db, rule, context);
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new CaseFault(`查询出错：${(error as Error).message.split("\n")[0]}`);
  }
}
