import { readFileSync } from "node:fs";
import { cachedDataVersionTag } from "node:v8";
import type { Database } from "../engine/database.ts";
import { packageFile } from "../project/package-root.ts";
import { OWN_READINGS } from "./own-readings.ts";

/**
 * What follows from a text alone, whosever row it stands in: how a cell with a number is read (`id_read`), how a name is (`name_read`,
 * `other_sound_read`, `other_name_read`), and how alike two names are (`name_level_read`). It is kept from run to run, for as long as the text is there. Beside it
 * what follows from a row alone (own-readings.ts).
 */
const TABLES: Readonly<Record<string, string>> = {
  id_read: "id_text VARCHAR, status VARCHAR, damage VARCHAR, id_key BIGINT, core VARCHAR",
  name_read: "name_text VARCHAR, folded VARCHAR, sound VARCHAR, shown VARCHAR",
  other_sound_read: "name_text VARCHAR, sound VARCHAR",
  other_name_read: "name_text VARCHAR, nth INTEGER, folded VARCHAR, sound VARCHAR, is_said BOOLEAN",
  name_level_read: "left_name UBIGINT, right_name UBIGINT, level INTEGER",
  person_cause: "person_key BIGINT, cause UBIGINT",
  ...OWN_READINGS,
};

/** Make the tables, empty but for what a run of the same version has read. Without a version nothing is known from before. */
export async function openReadings(db: Database, version: string | undefined): Promise<void> {
  const columns = Object.entries(TABLES);
  await db.script(
    [
      "CREATE TABLE IF NOT EXISTS read_by (version VARCHAR)",
      ...columns.map(([name, those]) => `CREATE TABLE IF NOT EXISTS ${name} (${those})`),
    ].join(";"),
  );
  const by = version === undefined ? undefined : await readBy(db, version);
  const [before] = await db.rows<{ version: string }>("SELECT version FROM read_by");
  if (by !== undefined && before?.version === by) return;
  // The version is taken away first and set last: readings of two versions never stand side by side.
  await db.run("DELETE FROM read_by");
  // Anew: an earlier version may have given them another form.
  await db.script(
    columns.map(([name, those]) => `CREATE OR REPLACE TABLE ${name} (${those})`).join(";"),
  );
  if (by !== undefined) await db.run("INSERT INTO read_by VALUES ($by)", { by });
}

/**
 * What else than its text decides how something is read: the program, the tables of characters and readings that come with Node and with
 * packages, and how this machine's DuckDB hashes a text.
 */
async function readBy(db: Database, version: string): Promise<string> {
  const { dependencies } = JSON.parse(readFileSync(packageFile("package.json"), "utf8"));
  const [probe] = await db.rows<{ hash: string }>(
    "SELECT CAST(hash('张三') AS VARCHAR) || CAST(hash('买买提·玉素甫·阿不都热依木') AS VARCHAR) AS hash",
  );
  return JSON.stringify([version, dependencies, cachedDataVersionTag(), probe?.hash]);
}

/**
 * Add to a table what was read now, and take out what no row says any more: nobody's name or number outlives the last row that has it.
 *
 * `now` is a table with the texts there are, `made` one with the readings of those that were not known.
 */
export async function keepReadings(
  db: Database,
  text: string,
  kept: readonly { table: string; made: string }[],
  now: string,
): Promise<void> {
  await db.run("BEGIN");
  try {
    for (const { table, made } of kept) await db.run(`INSERT INTO ${table} SELECT * FROM ${made}`);
    const first = kept[0]?.table;
    const [gone] = await db.rows<{ n: number }>(
      `SELECT (SELECT count(*) FROM ${first}) - (SELECT count(*) FROM ${now}) AS n`,
    );
    if (gone?.n !== 0) {
      await db.run(
        `CREATE OR REPLACE TEMP TABLE text_gone AS SELECT ${text} FROM ${first} ANTI JOIN ${now} USING (${text})`,
      );
      for (const { table } of kept)
        await db.run(`DELETE FROM ${table} WHERE ${text} IN (SELECT ${text} FROM text_gone)`);
      await db.run("DROP TABLE text_gone");
    }
    await db.run("COMMIT");
  } catch (error) {
    await db.run("ROLLBACK");
    throw error;
  }
}
