import type { Database } from "../../../src/engine/database.ts";
import { expandMacros } from "../../../src/engine/macros.ts";
import { loadRolls } from "../../../src/rolls/load-rolls.ts";
import { loadModelFiles } from "../../../src/rules/build-model.ts";
import {
  caseContext,
  inFilledWorld,
  makeReady,
  openCaseDatabase,
  withRows,
} from "../../../src/rules/case-database.ts";
import { type RuleCase, readCases } from "../../../src/rules/cases/case-file.ts";
import { caseWorld } from "../../../src/rules/cases/case-rows.ts";
import { readTree, tableNames, withMacrosAsFunctions } from "../../../src/rules/lint/sql-tree.ts";
import type { Pack } from "../../../src/rules/load-pack.ts";
import type { Rule } from "../../../src/rules/rule-file.ts";
import { worldsToRun } from "../../../src/rules/run/run-rule.ts";
import { listsWrittenOut, readyQuery, withValues } from "../../../src/rules/run/sql-values.ts";
import { inWorld, type RunContext, type World } from "../../../src/rules/run-context.ts";
import { columnsOf, type Query, type Question, Questions, rowsOf } from "./questions.ts";
import { type Column, inOrder, type Rows } from "./relation-rows.ts";

export interface CaseQuestions {
  questions: Question[];
  /** Cases, each counted once a world it was run in. */
  cases: number;
  /** Rows that rules raised in them. */
  raised: number;
}

/** Every case; of a small comparison, of each fourth rule, the first that raises something, and the first with an uncertain mention. */
export function chosenCases(
  isSmall: boolean,
): (cases: readonly RuleCase[], at: number) => readonly RuleCase[] {
  if (!isSmall) return (cases) => cases;
  return (cases, at) => {
    if (at % 4 !== 0) return [];
    const first = cases.find((one) => one.expect?.length !== 0);
    const doubtful = cases.find((one) => JSON.stringify(one.given).includes('"likely"'));
    return [...new Set([first, doubtful])].filter((one) => one !== undefined);
  };
}

interface Asker {
  db: Database;
  questions: Questions;
  models: ReadonlyMap<string, Query>;
  /** Columns of everything a rule can read. */
  columns: Map<string, Column[]>;
}

/**
 * What the cases of a pack ask of an engine: each rule over the rows of what it reads, and each model view on the way over the rows of
 * what that reads. An engine that answers all of them as DuckDB does answers every case as DuckDB does, rule on view on view; asked
 * this way a query stays as it is and small, where one query over all views below it takes Spark seconds to plan.
 *
 * They come rule by rule, so that Spark need not wait for the last; what an earlier rule has asked is not asked again.
 *
 * Throws when the answers put together are not those of the rule run as always.
 */
export async function* caseQuestions(
  pack: Pack,
  chosen: ReturnType<typeof chosenCases>,
): AsyncGenerator<CaseQuestions> {
  const questions = new Questions();
  const columns = new Map<string, Column[]>();
  let models: ReadonlyMap<string, Query> | undefined;
  for (const [at, rule] of pack.entries()) {
    const all = readCases(rule).filter((one) => one.expect !== undefined && !one.todo);
    const wanted = chosen(all, at);
    if (wanted.length === 0) {
      yield { questions: [], cases: 0, raised: 0 };
      continue;
    }
    // What a database was asked stays in its memory until Node sweeps, which may be too late for thousands of questions.
    const db = await openCaseDatabase();
    await makeReady(db, rule);
    let cases = 0;
    let raised = 0;
    try {
      models ??= await inWorld(db, "sure", () => modelQueries(db));
      for (const one of wanted) {
        const found = await askCase({ db, questions, models, columns }, rule, one);
        cases += found.length;
        raised += found.reduce((sum, count) => sum + count, 0);
      }
    } finally {
      db.close();
    }
    yield { questions: questions.take(), cases, raised };
  }
}

async function modelQueries(db: Database): Promise<Map<string, Query>> {
  const queries = new Map<string, Query>();
  for (const { header, sql } of loadModelFiles()) {
    const duckdb = expandMacros(sql, "duckdb");
    const columns = await columnsOf(db, duckdb);
    queries.set(header.name, { duckdb, spark: sql, columns, reads: await tablesOf(db, sql) });
  }
  return queries;
}

async function tablesOf(db: Database, sql: string): Promise<string[]> {
  const tree = await readTree(db, withMacrosAsFunctions(sql));
  if ("fault" in tree) throw new Error(tree.fault);
  return tableNames(tree.root);
}

/** Rows raised, one number a world. */
async function askCase(asker: Asker, rule: Rule, one: RuleCase): Promise<number[]> {
  const { db } = asker;
  const context = caseContext(one, rule.header.id);
  const { statements } = caseWorld(one, await loadRolls());
  return withRows(db, statements, context, async () => {
    const worlds = await worldsToRun(db);
    const found: number[] = [];
    for (const world of worlds)
      await inFilledWorld(db, rule, world, async () => {
        found.push(await askRule(asker, rule, world, one.case, context));
      });
    return found;
  });
}

async function askRule(
  asker: Asker,
  rule: Rule,
  world: World,
  name: string,
  context: RunContext,
): Promise<number> {
  const what = `${rule.header.id} ${world}: ${name}`;
  const given = new Map<string, Rows>();
  const texts = [rule.sql, ...(rule.header.examined ? [rule.header.examined] : [])];
  let raised = 0;
  for (const [index, text] of texts.entries()) {
    const query = await ruleQuery(asker.db, rule, text, context);
    for (const read of query.reads) await giveRows(asker, read, given);
    const answer = await asker.questions.ask(asker.db, what, query, given);
    const real = await rowsOf(asker.db, query.duckdb, query.columns);
    if (inOrder(real.rows).join("\n") !== inOrder(answer.rows).join("\n"))
      throw new Error(
        `${what}: put together, the views give other rows than the rule as it is run`,
      );
    if (index === 0) raised = real.rows.length;
  }
  return raised;
}

async function ruleQuery(
  db: Database,
  rule: Rule,
  sql: string,
  context: RunContext,
): Promise<Query> {
  const duckdb = withValues(readyQuery(rule, sql, context));
  return {
    duckdb,
    spark: withValues(readyQuery(rule, sql, context, "spark")),
    columns: await columnsOf(db, duckdb),
    reads: await tablesOf(db, listsWrittenOut(rule, sql)),
  };
}

/** Put the rows of a table or view into `given`, and of everything below it. */
async function giveRows(asker: Asker, name: string, given: Map<string, Rows>): Promise<void> {
  if (given.has(name)) return;
  const model = asker.models.get(name);
  if (!model) {
    given.set(name, await tableRows(asker, name));
    return;
  }
  for (const read of model.reads) await giveRows(asker, read, given);
  given.set(name, await asker.questions.ask(asker.db, `model ${name}`, model, given));
}

async function tableRows({ db, columns }: Asker, name: string): Promise<Rows> {
  const known = columns.get(name) ?? (await columnsOf(db, `SELECT * FROM ${name}`));
  columns.set(name, known);
  return rowsOf(db, `SELECT * FROM ${name}`, known);
}
