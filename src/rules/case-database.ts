import { randomUUID } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Database, openDatabase } from "../engine/database.ts";
import { createStageTables } from "../staging/stage-tables.ts";
import { buildModel, loadModelFiles } from "./build-model.ts";
import type { RuleCase } from "./cases/case-file.ts";
import { Reaches } from "./cases/frozen-model.ts";
import { createFrozenWorlds, type FrozenWorlds } from "./cases/frozen-worlds.ts";
import { writeContext } from "./model/model-tables.ts";
import type { Rule } from "./rule-file.ts";
import {
  columnsOf,
  copyToLikely,
  raisedInsertSql,
  raiseInBothWorlds,
  worldsToRun,
} from "./run/run-rule.ts";
import { readyQuery, withValues } from "./run/sql-values.ts";
import { monthNumber, type RunContext, type World } from "./run-context.ts";

/** A database in memory with an empty model of both worlds; cases come and go in transactions. */
export async function openCaseDatabase(modelFolders?: readonly string[]): Promise<Database> {
  // DuckDB would spill into `.tmp` of the folder one stands in.
  const tempFolder = join(tmpdir(), `doudi-cases-${randomUUID()}`);
  const db = await openDatabase({ threads: 1, memory: "1GB", tempFolder });
  // A case has a handful of rows: planning costs more than it saves.
  await db.run("PRAGMA disable_optimizer");
  await createStageTables(db);
  const context = caseContext({ month: "2019-10" }, "");
  const folders = modelFolders ? { folders: modelFolders } : {};
  await buildModel(db, context, { materialise: false, ...folders });
  settings.set(db, settingsOf(context));
  reaches.set(db, new Reaches(db, loadModelFiles(modelFolders)));
  frozen.set(db, await createFrozenWorlds(db));
  return db;
}

/** What a database is set to while no case is in it: most cases want just that. */
const settings = new WeakMap<Database, string>();

/** What rules read of the model a database was opened with. */
const reaches = new WeakMap<Database, Reaches>();

/** The tables of what rules read, while a case is in the database. */
const frozen = new WeakMap<Database, FrozenWorlds>();

/** Make ready what the cases of a rule need, before one of them begins its transaction. */
export async function makeReady(db: Database, rule: Rule): Promise<void> {
  const reach = await reaches.get(db)?.of(rule);
  if (reach) await frozen.get(db)?.make(reach);
}

/** Run a rule in both worlds on the rows of a case, once within its transaction, with what it reads as tables, as in a run. */
export async function raiseInCase(db: Database, rule: Rule, context: RunContext): Promise<void> {
  if (!frozen.has(db)) {
    await raiseInBothWorlds(db, rule, context);
    return;
  }
  const worlds = await worldsToRun(db);
  for (const world of worlds)
    await inFilledWorld(db, rule, world, () => raiseAgain(db, rule, world, context));
  if (worlds.length === 1) await copyToLikely(db, [rule]);
}

/** Do something in a world of a case, once within its transaction, with what a rule reads as tables, as in a run; `makeReady` comes before. */
export async function inFilledWorld(
  db: Database,
  rule: Rule,
  world: World,
  work: () => Promise<void>,
): Promise<void> {
  const [reach, tables] = [await reaches.get(db)?.of(rule), frozen.get(db)];
  if (!reach || !tables) throw new Error("not a database of cases");
  await tables.fill(world, reach, work);
}

/** `runRule` with the parameters written out: most cases of a rule then ask the same text, which is planned once. */
async function raiseAgain(
  db: Database,
  rule: Rule,
  world: World,
  context: RunContext,
): Promise<void> {
  const query = readyQuery(rule, rule.sql, context);
  const columns = await columnsOf(db, rule, query.sql, query.params);
  await db.rowsAgain(raisedInsertSql(rule, world, columns, withValues(query)));
}

function settingsOf({ params: _, ...context }: RunContext): string {
  return JSON.stringify(context);
}

/** Rows of one table and the same columns in one statement: a statement costs as much as a case has rows. */
function oneInsertEach(statements: readonly string[]): string[] {
  const rows = new Map<string, string[]>();
  for (const statement of statements) {
    const [, into, values] =
      /^(INSERT INTO [^(]+?(?:\([^)]*\))?\s*VALUES)\s*([\s\S]*?);?\s*$/.exec(statement) ?? [];
    if (into === undefined || values === undefined) rows.set(statement.replace(/;\s*$/, ""), []);
    else rows.set(into, [...(rows.get(into) ?? []), values]);
  }
  return [...rows].map(([into, values]) => `${into} ${values.join(", ")}`);
}

/** Do something with the rows of one case in the tables; afterwards the database is as before. */
export async function withRows<Result>(
  db: Database,
  statements: readonly string[],
  context: RunContext,
  work: () => Promise<Result>,
): Promise<Result> {
  await db.run("BEGIN");
  try {
    if (settings.get(db) !== settingsOf(context)) await writeContext(db, context);
    if (statements.length > 0) await db.script(oneInsertEach(statements).join(";\n"));
    await db.rowsAgain("INSERT INTO snapshot SELECT * FROM snapshot_now");
    return await work();
  } finally {
    await db.run("ROLLBACK");
  }
}

/** Standards of 420 and 600 yuan unless the case says otherwise. */
export function caseContext(
  one: Pick<RuleCase, "month" | "config" | "params">,
  ruleId: string,
): RunContext {
  const { rural = 420, urban = 600 } = one.config?.standards ?? {};
  return {
    month: monthNumber(one.month) as number,
    ...(one.config?.edition ? { edition: one.config.edition } : {}),
    standards: [
      { side: "农村", fromMonth: 0, fen: Math.round(rural * 100) },
      { side: "城市", fromMonth: 0, fen: Math.round(urban * 100) },
    ],
    priceLinkage: (one.config?.price_linkage ?? []).map((text) => monthNumber(text) as number),
    ...(one.config?.tables ? { tables: one.config.tables } : {}),
    params: { [ruleId]: one.params ?? {} },
  };
}
