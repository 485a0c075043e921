import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { answersOf } from "../../demo/answers.ts";
import type { County } from "../../demo/county.ts";
import { generateCounty } from "../../demo/generate-county.ts";
import { type RuleScore, scoreFindings } from "../../demo/score-findings.ts";
import { writeAnswers, writeCounty } from "../../demo/write-county.ts";
import { type Database, openDatabase } from "../../engine/database.ts";
import { listFindings } from "../../findings/list-findings.ts";
import { settleFindings } from "../../findings/settle-findings.ts";
import { defineIdentityMacros } from "../../people/resolve-people.ts";
import { buildModel } from "../../rules/build-model.ts";
import { loadPack } from "../../rules/load-pack.ts";
import { writeUnsurePeople } from "../../rules/run/unsure-people.ts";
import { runPack } from "../../rules/run-pack.ts";
import { ingestFolder } from "../../screening/ingest-folder.ts";
import { inputNames } from "../../screening/input-names.ts";
import { runStep } from "../run-group.ts";

/** Rolls whose truth is known, read into a database that lives as long as `use`. */
export interface TestSet {
  name: string;
  /** Whether each rule is left out in turn. */
  isAblated?: boolean;
  /** Whether doudi's links alone are scored, to be added up with others of the same damage. */
  isOnlyCounted?: boolean;
  with<Result>(use: (db: Database) => Promise<Result>): Promise<Result>;
  /** Findings of the whole pack against the answers; only where the set is a county of our own. */
  findings?(db: Database): Promise<RuleScore[]>;
}

/** Two rolls of mentions, nearly everybody on both: is who stands on the first also on the second? */
export function twoRolls(
  folder: string,
  node: string,
  options: { people: number; seed: number; damage: number },
): TestSet {
  const { people, seed, damage } = options;
  const path = join(folder, `two-${people}-${seed}-${damage}.parquet`);
  return {
    name: `two rolls, ${people.toLocaleString("en")} people, ${damage} ×`,
    async with(use) {
      if (!existsSync(path))
        await runStep({ job: "makeRolls", args: { path, ...options, rolls: 2 } }, node);
      return withDatabase(folder, async (db) => {
        await db.script(`CREATE TABLE mention AS SELECT * EXCLUDE (pid, id_damage, name_damage) FROM read_parquet('${path}');
          CREATE TABLE truth AS SELECT mention_id, pid, id_damage, name_damage FROM read_parquet('${path}');
          CREATE TABLE asked AS SELECT mention_id FROM mention WHERE sheet_id = 1;
          CREATE TABLE covering AS SELECT mention_id FROM mention WHERE sheet_id = 2`);
        return use(db);
      });
    },
  };
}

/** A county of the project's own generator, from its files on. */
export function ownCounty(
  folder: string,
  options: { people: number; seed: number; damage: number },
): TestSet {
  const { people, seed, damage } = options;
  const county = generateCounty({ people, seed });
  const place = join(folder, `county-${people}-${seed}-${damage}`);
  const files = async () => {
    const written = await writeCounty(county, join(place, "files"), damage);
    await writeAnswers(county, written, place);
  };
  return {
    ...writtenCounty(`own county, seed ${seed}, ${damage} ×`, place, folder, files),
    findings: (db) => findingScores(db, county),
  };
}

/** A county that lies in a folder: `files`, and placed.csv, which says whose every row is. */
export function writtenCounty(
  name: string,
  place: string,
  folder: string,
  prepare: () => Promise<void> = async () => {},
): TestSet {
  return {
    name,
    async with(use) {
      if (!existsSync(join(place, "placed.csv"))) await prepare();
      return withDatabase(folder, async (db, own) => {
        await ingestFolder(db, {
          folder: join(place, "files"),
          spoolFolder: join(own, "spool"),
          files: inputNames(join(place, "files")).map((file) => ({ file, sheets: [] })),
          codeVersion: "bench",
          progress: () => undefined,
        });
        await tellTruth(db, join(place, "placed.csv"));
        return use(db);
      });
    },
  };
}

async function tellTruth(db: Database, placed: string): Promise<void> {
  await db.script(`CREATE TABLE placed AS SELECT * FROM read_csv('${placed}', header = true, all_varchar = true, nullstr = '-');
    ALTER TABLE placed ADD COLUMN IF NOT EXISTS name_damage VARCHAR DEFAULT '';
    CREATE TABLE truth AS
    SELECT m.mention_id, CAST(p.pid AS BIGINT) AS pid, coalesce(p.damage, '') AS id_damage, coalesce(p.name_damage, '') AS name_damage
    FROM mention m
    JOIN source_sheet s ON s.sheet_id = m.sheet_id
    JOIN source_file f ON f.file_id = s.file_id
    JOIN placed p ON p.file = f.file AND CAST(p.row AS INTEGER) = m.row_no
    WHERE m.role = 'self';
    CREATE TABLE covering AS
    SELECT mention_id FROM mention
    WHERE role = 'self' AND kind = 'enrolment' AND period = (SELECT max(period) FROM mention WHERE kind = 'enrolment');
    CREATE TABLE asked AS
    SELECT mention_id FROM mention WHERE role = 'self' AND kind NOT IN ('enrolment', 'payment', 'departure')`);
}

async function findingScores(db: Database, county: County): Promise<RuleScore[]> {
  const context = {
    month: county.month,
    standards: [
      { side: "农村" as const, fromMonth: 0, fen: county.standards.rural * 100 },
      { side: "城市" as const, fromMonth: 0, fen: county.standards.urban * 100 },
    ],
    priceLinkage: county.priceLinkage,
  };
  await buildModel(db, context);
  const pack = loadPack();
  await writeUnsurePeople(db, pack);
  await runPack(db, pack, context);
  await settleFindings(db, pack);
  return scoreFindings(county, answersOf(county), await listFindings(db));
}

async function withDatabase<Result>(
  folder: string,
  use: (db: Database, own: string) => Promise<Result>,
): Promise<Result> {
  const own = await mkdtemp(join(folder, "linkage-"));
  const db = await openDatabase({
    threads: 2,
    path: join(own, "work.duckdb"),
    tempFolder: join(own, "spill"),
  });
  try {
    await defineIdentityMacros(db);
    return await use(db, own);
  } finally {
    db.close();
    await rm(own, { recursive: true, force: true });
  }
}
