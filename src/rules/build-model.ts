import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Database, quoteText } from "../engine/database.ts";
import { expandMacros } from "../engine/macros.ts";
import { UserError } from "../errors.ts";
import { KINDS } from "../rolls/kinds.ts";
import { loadRolls } from "../rolls/load-rolls.ts";
import { kindColumns, kindViewSql } from "./model/kind-views.ts";
import { createRunTables, SHARED_TABLES, writeContext } from "./model/model-tables.ts";
import { LIKELY_LINK_SQL, snapshotSql, UNCERTAIN_OWNER_SQL } from "./model/snapshot-views.ts";
import { type ModelFile, readModelFile } from "./rule-file.ts";
import { inWorld, type RunContext, WORLDS, type World } from "./run-context.ts";

export const MODEL_FOLDER = fileURLToPath(new URL("../../queries/model/", import.meta.url));

export interface ModelOptions {
  worlds?: readonly World[];
  /** Folders of model files, read in order; the shipped one when left out. */
  folders?: readonly string[];
  /**
   * True (a run): kinds and the model files that ask for it become tables. False (cases): everything is a
   * view, so that rows may change afterwards.
   */
  materialise?: boolean;
}

/** The model files of the folders, in name order within each. */
export function loadModelFiles(folders: readonly string[] = [MODEL_FOLDER]): ModelFile[] {
  return folders.filter(existsSync).flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith(".sql"))
      .sort()
      .map((name) => readModelFile(join(folder, name))),
  );
}

/**
 * Build what rules read.
 *
 * Reads:   stage.<kind>, source_sheet, person, link, link_candidate, and the model files.
 * Writes:  screening, standard, price_month, snapshot, uncertain_owner; schemas `sure` and `likely`, anew.
 * Throws:  UserError E2102 when a model file does not bind. The schemas are incomplete then.
 */
export async function buildModel(
  db: Database,
  context: RunContext,
  options: ModelOptions = {},
): Promise<void> {
  const materialise = options.materialise ?? true;
  const files = loadModelFiles(options.folders);
  await createRunTables(db);
  await writeContext(db, context);
  await createShared(db, materialise);
  for (const world of options.worlds ?? WORLDS) await buildWorld(db, world, files, materialise);
}

async function createShared(db: Database, materialise: boolean): Promise<void> {
  const rolls = [...(await loadRolls()).values()].filter((roll) => roll.snapshot);
  await db.run(`CREATE OR REPLACE VIEW likely_link AS ${LIKELY_LINK_SQL}`);
  await create(db, "snapshot_now", snapshotSql(rolls.map((roll) => roll.id)), false);
  await fillSnapshot(db);
  await create(db, "uncertain_owner", UNCERTAIN_OWNER_SQL, materialise);
  for (const [table, columns] of Object.entries(SHARED_TABLES)) {
    await comment(db, `main.${table}`, columns);
  }
}

/** Write `snapshot` anew from what is loaded. */
export async function fillSnapshot(db: Database): Promise<void> {
  await db.run("CREATE OR REPLACE TABLE snapshot AS SELECT * FROM snapshot_now");
}

async function buildWorld(
  db: Database,
  world: World,
  files: readonly ModelFile[],
  materialise: boolean,
): Promise<void> {
  await db.script(`DROP SCHEMA IF EXISTS ${world} CASCADE; CREATE SCHEMA ${world};`);
  for (const kind of Object.keys(KINDS)) {
    const sql = kindViewSql(kind, world);
    await create(
      db,
      `${world}.${kind}`,
      materialise ? `${sql} ORDER BY person_key, row_id` : sql,
      materialise,
    );
    await comment(db, `${world}.${kind}`, kindColumns(kind));
  }
  await inWorld(db, world, async () => {
    for (const file of files) await createModel(db, world, file, materialise);
  });
}

async function createModel(
  db: Database,
  world: World,
  file: ModelFile,
  materialise: boolean,
): Promise<void> {
  const asTable = materialise && file.header.materialise;
  const name = `${world}.${file.header.name}`;
  try {
    await create(db, name, expandMacros(file.sql, "duckdb"), asTable);
    await comment(db, name, file.header.columns);
  } catch (cause) {
    if (cause instanceof UserError) throw cause;
    throw new UserError(
      "E2102",
      `模型查询“${file.header.name}”不能执行：${(cause as Error).message}`,
      {
        hint: "先修好这个文件，再运行规则。",
        at: { file: file.file, row: file.sqlLine },
        cause,
      },
    );
  }
}

async function create(db: Database, name: string, sql: string, asTable: boolean): Promise<void> {
  const other = asTable ? "VIEW" : "TABLE";
  const [schema, bare] = name.includes(".") ? name.split(".") : ["main", name];
  const existing = await db.rows(
    "SELECT table_type FROM information_schema.tables WHERE table_schema = $schema AND table_name = $bare",
    { schema: schema as string, bare: bare as string },
  );
  const type = existing[0]?.table_type;
  if ((type === "VIEW") === asTable && type !== undefined)
    await db.run(`DROP ${other} ${schema}.${bare}`);
  await db.run(`CREATE OR REPLACE ${asTable ? "TABLE" : "VIEW"} ${schema}.${bare} AS ${sql}`);
}

async function comment(
  db: Database,
  name: string,
  columns: Readonly<Record<string, string>>,
): Promise<void> {
  const statements = Object.entries(columns).map(
    ([column, label]) => `COMMENT ON COLUMN ${name}.${column} IS ${quoteText(label)};`,
  );
  await db.script(statements.join("\n"));
}
