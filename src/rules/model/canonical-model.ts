import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Database, quoteText } from "../../engine/database.ts";
import { KINDS } from "../../rolls/kinds.ts";
import type { ModelFile } from "../rule-file.ts";
import { type RunContext, WORLDS, type World } from "../run-context.ts";
import { createModels } from "./build-world.ts";
import { CANONICAL_DOUBTED_SQL } from "./doubted.ts";
import { createRunTables, writeContext } from "./model-tables.ts";
import { NAMING_COLUMNS } from "./naming-view.ts";
import { createRelation } from "./relation.ts";

/** What a project has in tables and a folder of canonical Parquet in folders, each as `<name>/*.parquet`. */
const SHARED = ["source_file", "source_sheet", "person", "uncertain_owner", "snapshot"] as const;

export interface CanonicalModel {
  /** Where `writeCanonical` wrote the tables; also `source_file` and `source_sheet`, a folder each. */
  folder: string;
  models: readonly ModelFile[];
  context: RunContext;
  worlds?: readonly World[];
  /** Called before each world is made. */
  enter?: (world: World) => Promise<void>;
}

/**
 * Build what rules read from canonical Parquet instead of staged files: the same two worlds as `buildModel`, the kinds and the
 * naming of people left where they are and read again by each model file that wants them, since they are sorted and compressed.
 *
 * Writes: what `buildModel` writes, but for `standard` rows the context lacks.
 */
export async function buildCanonicalModel(db: Database, given: CanonicalModel): Promise<void> {
  const { folder, models, context } = given;
  await db.script(SHARED.map((name) => `DROP TABLE IF EXISTS main.${name}`).join(";\n"));
  for (const name of SHARED) await createRelation(db, `main.${name}`, readAll(folder, name), false);
  await createRunTables(db);
  // Whom no rule can judge follows from the staged rows; it comes with the tables made of them.
  if (existsSync(join(folder, "unsure_person")))
    await db.script(`CREATE OR REPLACE TABLE unsure_person AS ${readAll(folder, "unsure_person")};
      ALTER TABLE unsure_person ADD COLUMN IF NOT EXISTS is_hint INTEGER;`);
  await writeContext(db, context);
  await db.run(
    `CREATE OR REPLACE TABLE uncertain_mention AS SELECT mention_id, person_key FROM (${readAll(folder, "uncertain_naming")})`,
  );
  await createRelation(db, "doubted", CANONICAL_DOUBTED_SQL, true);
  for (const world of given.worlds ?? WORLDS) {
    await given.enter?.(world);
    await db.script(`DROP SCHEMA IF EXISTS ${world} CASCADE; CREATE SCHEMA ${world};`);
    for (const kind of Object.keys(KINDS))
      await createRelation(db, `${world}.${kind}`, kindOf(folder, world, kind), false);
    await createRelation(db, `${world}.naming`, namingOf(folder, world), false);
    await createModels(db, world, models, { materialise: true, isCopy: false });
  }
}

function kindOf(folder: string, world: World, kind: string): string {
  const sure = readAll(folder, kind);
  if (world === "sure" || !existsSync(join(folder, `uncertain_${kind}`))) return sure;
  const uncertain = readAll(folder, `uncertain_${kind}`);
  return `SELECT * FROM (${sure}) k
ANTI JOIN (${uncertain}) u ON u.row_id = k.row_id
UNION ALL ${uncertain}`;
}

function namingOf(folder: string, world: World): string {
  const columns = Object.keys(NAMING_COLUMNS).join(", ");
  const sure = `SELECT ${columns} FROM (${readAll(folder, "naming")}) k`;
  if (world === "sure") return sure;
  const uncertain = readAll(folder, "uncertain_naming");
  return `${sure}
ANTI JOIN main.uncertain_mention u ON u.mention_id = k.mention_id
UNION ALL SELECT ${columns} FROM (${uncertain})`;
}

function readAll(folder: string, name: string): string {
  return `SELECT * FROM read_parquet(${quoteText(join(folder, name, "*.parquet"))}, hive_partitioning = false)`;
}
