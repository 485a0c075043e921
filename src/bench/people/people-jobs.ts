import { mkdtemp, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type Database, openDatabase } from "../../engine/database.ts";
import { openReadings } from "../../people/kept-readings.ts";
import { buildNames } from "../../people/name-dictionary.ts";
import { defineIdentityMacros, resolvePeople } from "../../people/resolve-people.ts";
import { spareProcessors } from "../../screening/work-database.ts";
import type { Job } from "../jobs.ts";
import { readPackageFile } from "../package-text.ts";
import { makeMentions } from "./make-mentions.ts";
import { TEN_ROLLS, TWO_ROLLS } from "./rolls.ts";

/** Steps that only read what the rows say, and steps that write down why: what is between is the matching. */
const READING = new Set(["macros", "read", "dirty ids", "reading"]);
const WRITING = new Set([
  ...["candidates", "person", "told", "marks", "reasons", "reasons of numbers"],
  ...["link", "households", "review"],
]);
/** Steps that put the list of uncertain rows in order, and decide nothing. */
const WEIGHING = new Set(["weight pairs", "weights", "weigh"]);

/** Make the rolls that the other jobs read. */
export const makeRolls: Job = async ({ path, people, seed, damage, rolls }) => {
  await makeMentions(String(path), {
    ...{ people: Number(people), seed: Number(seed), damage: Number(damage) },
    rolls: rolls === 10 ? TEN_ROLLS : TWO_ROLLS,
  });
  return { count: null };
};

/** Work out whose every row is, as a run does it; `path` is a Parquet file of rolls. */
export const resolve: Job = async ({ path }, meter) =>
  withRolls(String(path), async (db) => {
    meter.begin();
    const spent: Record<string, number> = { read: 0, names: 0, match: 0, weigh: 0, write: 0 };
    let part = "read";
    let from = 0;
    const close = () => {
      const now = meter.cpu();
      spent[part] = (spent[part] ?? 0) + now - from;
      from = now;
    };
    const summary = await resolvePeople(db, {
      progress: (step) => {
        close();
        part = partOf(step);
      },
    });
    close();
    const seconds = Object.entries(spent).map(([name, value]) => [`${name} CPU s`, value] as const);
    const rules = Object.entries(summary.rules).map(
      ([rule, rows]) => [`rows by ${rule}`, rows] as const,
    );
    const [mentions] = await db.rows<{ n: number }>("SELECT count(*) AS n FROM mention");
    return {
      count: await sameOnBoth(
        db,
        "SELECT mention_id, CAST(person_key AS VARCHAR) AS who FROM link WHERE tier = '确认'",
      ),
      details: {
        ...Object.fromEntries(seconds),
        rows: mentions?.n ?? 0,
        ...Object.fromEntries(rules),
      },
    };
  });

function partOf(step: string): string {
  if (READING.has(step)) return "read";
  if (WRITING.has(step)) return "write";
  if (WEIGHING.has(step)) return "weigh";
  return step === "names" ? step : "match";
}

/** Join two rolls by the ID cell: as it is written (as VLOOKUP does), or cleaned and brought to 18 characters. */
export const joinIds: Job = async ({ path, normalised }, meter) =>
  withRolls(String(path), async (db) => {
    await defineIdentityMacros(db);
    meter.begin();
    const name = normalised ? "key-by-normalised-id.sql" : "key-by-written-id.sql";
    return { count: await sameOnBoth(db, readPackageFile("queries", "bench", name)) };
  });

/** The keys of `path`'s distinct names. */
export const readNames: Job = async ({ path, names }, meter) =>
  withRolls(String(path), async (db) => {
    await db.script(`CREATE TABLE made AS SELECT DISTINCT name_text FROM mention LIMIT ${Number(names)};
      DROP TABLE mention; CREATE TABLE mention AS SELECT name_text FROM made;
      -- No name stands in the column of the numbers here, and none anywhere else: which of two a person is called by is not asked.
      CREATE TEMP TABLE swapped_cells (name_text VARCHAR);
      CREATE TEMP TABLE unnamed_row (name_text VARCHAR);
      CREATE TEMP TABLE reading (name_hash UBIGINT, id_key UBIGINT, town VARCHAR, place VARCHAR)`);
    await openReadings(db, undefined);
    meter.begin();
    await buildNames(db);
    const [made] = await db.rows<{ n: number }>("SELECT count(*) AS n FROM name");
    return {
      count: made?.n ?? 0,
      details: { "CPU s a million names": (meter.cpu() * 1e6) / (made?.n ?? 1) },
    };
  });

/** Pairs of a row of the first roll and one of the second that are given the same person. */
async function sameOnBoth(db: Database, who: string): Promise<number> {
  const [found] = await db.rows<{ n: number }>(
    readPackageFile("queries", "bench", "pairs-of-two-rolls.sql").replaceAll("{who}", who),
  );
  return found?.n ?? 0;
}

async function withRolls<Result>(
  path: string,
  use: (db: Database) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(dirname(path), "people-"));
  const db = await openDatabase({
    path: join(folder, "work.duckdb"),
    memory: "3GB",
    // As a run has them.
    threads: spareProcessors(),
    tempFolder: join(folder, "spill"),
  });
  try {
    await db.run(
      `CREATE TABLE mention AS SELECT * EXCLUDE (pid, id_damage, name_damage) FROM read_parquet('${path}')`,
    );
    return await use(db);
  } finally {
    db.close();
    await rm(folder, { recursive: true, force: true });
  }
}
