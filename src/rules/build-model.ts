import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Database, quoteName } from "../engine/database.ts";
import { KINDS } from "../rolls/kinds.ts";
import { loadRolls } from "../rolls/load-rolls.ts";
import { addedAlone } from "../staging/across/join-additions.ts";
import { buildWorld } from "./model/build-world.ts";
import { writeColumnLabels } from "./model/column-labels.ts";
import { DOUBTED_SQL } from "./model/doubted.ts";
import { forgetMarks, KeptTables } from "./model/kept-tables.ts";
import { type ModelMarks, marksOfSources } from "./model/model-marks.ts";
import { createRunTables, writeContext } from "./model/model-tables.ts";
import { createRelation } from "./model/relation.ts";
import {
  likelyLinkSql,
  snapshotSql,
  UNCERTAIN_MENTION_SQL,
  UNCERTAIN_OWNER_SQL,
} from "./model/snapshot-views.ts";
import { type ModelFile, readModelFile } from "./rule-file.ts";
import { LEAST_SNAPSHOT_PERCENT, type RunContext, WORLDS, type World } from "./run-context.ts";

const MODEL_FOLDER = fileURLToPath(new URL("../../queries/model/", import.meta.url));

export interface ModelOptions {
  worlds?: readonly World[];
  /** Folders of model files, read in order; the shipped one when left out. */
  folders?: readonly string[];
  /**
   * True (a run): kinds and the model files that ask for it become tables. False (cases): everything is a
   * view, so that rows may change afterwards.
   */
  materialise?: boolean;
  /**
   * The version of the program and its engine: tables of an earlier run of the same are kept where what they follow from is the same.
   * Everything is made anew without it.
   */
  version?: string;
  /** Called before each world's kinds and after each of its model files. */
  progress?: (done: number, total: number) => void;
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
 * Returns: what everything in the model follows from, where `version` is given.
 * Writes:  screening, standard, price_month, snapshot, uncertain_mention, uncertain_owner, doubted, column_label; schemas `sure` and `likely`, anew.
 * Throws:  UserError E2102 when a model file does not bind. The schemas are incomplete then.
 */
export async function buildModel(
  db: Database,
  context: RunContext,
  options: ModelOptions = {},
): Promise<ModelMarks | undefined> {
  const materialise = options.materialise ?? true;
  const files = loadModelFiles(options.folders);
  await dropShadows(db, [
    ...Object.keys(KINDS),
    "naming",
    ...files.map((file) => file.header.name),
  ]);
  await createRunTables(db);
  await writeContext(db, context);
  await createShared(db, materialise, context.leastSnapshotPercent);
  if (materialise) await writeColumnLabels(db, files);
  const kept = await keptTables(db, options);
  const worlds = options.worlds ?? WORLDS;
  let done = 0;
  const step = () => {
    options.progress?.(done, worlds.length * (files.length + 1));
    done += 1;
  };
  for (const world of worlds) await buildWorld(db, world, files, { materialise, kept, step });
  return kept?.marks;
}

async function keptTables(
  db: Database,
  { materialise, version }: ModelOptions,
): Promise<KeptTables | undefined> {
  if (materialise !== false && version !== undefined)
    return KeptTables.open(db, await marksOfSources(db, version));
  await forgetMarks(db);
  return undefined;
}

/** A temporary table that an earlier stage has left comes before the schema of a world, whatever the search path. */
async function dropShadows(db: Database, names: readonly string[]): Promise<void> {
  const left = await db.rows<{ name: string; type: string }>(
    `SELECT table_name AS name, 'TABLE' AS type FROM duckdb_tables() WHERE temporary
     UNION ALL SELECT view_name, 'VIEW' FROM duckdb_views() WHERE temporary AND NOT internal`,
  );
  for (const { name, type } of left.filter((one) => names.includes(one.name)))
    await db.run(`DROP ${type} temp.${quoteName(name)}`);
}

async function createShared(
  db: Database,
  materialise: boolean,
  least = LEAST_SNAPSHOT_PERCENT,
): Promise<void> {
  const rolls = [...(await loadRolls()).values()].filter((roll) => roll.snapshot);
  const ids = rolls.map((roll) => roll.id);
  await createRelation(db, "uncertain_mention", UNCERTAIN_MENTION_SQL, materialise);
  await createRelation(db, "uncertain_owner", UNCERTAIN_OWNER_SQL, materialise);
  await createRelation(db, "doubted", DOUBTED_SQL, materialise);
  await createRelation(db, "likely_link", likelyLinkSql(), false);
  await createRelation(db, "snapshot_now", snapshotSql(ids, least, await addedAlone(db)), false);
  await fillSnapshot(db);
}

/** Write `snapshot` anew from what is loaded. */
async function fillSnapshot(db: Database): Promise<void> {
  await db.run("CREATE OR REPLACE TABLE snapshot AS SELECT * FROM snapshot_now");
}
