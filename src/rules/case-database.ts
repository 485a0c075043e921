import { randomUUID } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Database, openDatabase } from "../engine/database.ts";
import { createStageTables } from "../staging/stage-tables.ts";
import { buildModel } from "./build-model.ts";
import type { RuleCase } from "./cases/case-file.ts";
import { writeContext } from "./model/model-tables.ts";
import { monthNumber, type RunContext } from "./run-context.ts";

/** A database in memory with an empty model of both worlds; cases come and go in transactions. */
export async function openCaseDatabase(modelFolders?: readonly string[]): Promise<Database> {
  // DuckDB would spill into `.tmp` of the folder one stands in.
  const tempFolder = join(tmpdir(), `doudi-cases-${randomUUID()}`);
  const db = await openDatabase({ threads: 1, memory: "1GB", tempFolder });
  // A case has a handful of rows: planning costs more than it saves.
  await db.run("PRAGMA disable_optimizer");
  await createStageTables(db);
  const context: RunContext = { month: 2019 * 12 + 9, standards: [], priceLinkage: [] };
  await buildModel(db, context, {
    materialise: false,
    ...(modelFolders ? { folders: modelFolders } : {}),
  });
  return db;
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
    await writeContext(db, context);
    if (statements.length > 0) await db.script(statements.join("\n"));
    await db.run("INSERT INTO snapshot SELECT * FROM snapshot_now");
    return await work();
  } finally {
    await db.run("ROLLBACK");
  }
}

/** Standards of 420 and 600 yuan unless the case says otherwise. */
export function caseContext(one: RuleCase, ruleId: string): RunContext {
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
