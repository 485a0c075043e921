import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Database, openDatabase, quoteText } from "../../../src/engine/database.ts";
import { findSparkSql } from "../../../src/engine/spark/find-spark.ts";
import { openSparkLog } from "../../../src/engine/spark/spark-log.ts";
import { submitSpark } from "../../../src/engine/spark/submit-spark.ts";
import { digestOfFindings } from "../../../src/findings/round-findings.ts";
import { settleFindings } from "../../../src/findings/settle-findings.ts";
import { loadModelFiles } from "../../../src/rules/build-model.ts";
import { openCaseDatabase } from "../../../src/rules/case-database.ts";
import type { Pack } from "../../../src/rules/load-pack.ts";
import { buildCanonicalModel } from "../../../src/rules/model/canonical-model.ts";
import { type RunContext, WORLDS } from "../../../src/rules/run-context.ts";
import { runPack } from "../../../src/rules/run-pack.ts";
import { canonicalTables } from "../../../src/rules/spark/canonical-tables.ts";
import { compilePack, packText } from "../../../src/rules/spark/compile-pack.ts";
import { takeBack } from "../../../src/rules/spark/take-back.ts";
import { writeCanonical } from "../../../src/rules/spark/write-canonical.ts";
import type { Screened } from "./screened.ts";

/** A pack to be run over canonical tables, and where. */
export interface CanonicalRun {
  /** The canonical tables, a folder each. */
  data: string;
  pack: Pack;
  context: RunContext;
  /** What the run may leave behind; not there yet. */
  folder: string;
}

export interface SparkRunOptions {
  master: string;
  conf: readonly string[];
  /** The same tables in another layout, for Spark alone. */
  tables?: string;
  /** Called with the path of the log while Spark runs, and told when it no longer does. */
  watch?: (log: string, isOver: AbortSignal) => Promise<void>;
}

/** Run a pack with DuckDB; the findings stay in `work.duckdb` of the run's folder. */
export async function onDuckdb(run: CanonicalRun): Promise<Screened> {
  return inDatabase(run, async (db) => {
    await buildCanonicalModel(db, {
      ...{ folder: run.data, models: loadModelFiles(), context: run.context },
    });
    const runs = await runPack(db, run.pack, run.context, {});
    const failed = runs.filter(({ state }) => state !== "checked");
    if (failed.length > 0) throw new Error(JSON.stringify(failed));
  });
}

/** Run a compiled pack with `spark-sql` as a platform does, and settle what it raised here. */
export async function onSpark(run: CanonicalRun, options: SparkRunOptions): Promise<Screened> {
  return inDatabase(run, async (db) => {
    await submitPack(run, options);
    await buildCanonicalModel(db, { folder: run.data, models: [], context: run.context });
    await takeBack(db, run.pack, WORLDS, join(run.folder, "out"));
  });
}

async function submitPack(
  run: CanonicalRun,
  { master, conf, tables: parts, watch }: SparkRunOptions,
) {
  const empty = await openCaseDatabase();
  const tables = await canonicalTables(empty);
  empty.close();
  const steps = compilePack({
    ...{ context: run.context, pack: run.pack, tables, models: loadModelFiles() },
    ...{ input: `file://${parts ?? run.data}`, output: `file://${run.folder}/out` },
    ...{ fingerprint: "test", settled: true },
  });
  const script = join(run.folder, "pack.sql");
  writeFileSync(script, packText(steps));
  const path = join(run.folder, "spark.log");
  const log = openSparkLog(path);
  const over = new AbortController();
  const submitted = submitSpark({
    program: findSparkSql(process.env, process.platform),
    ...{ script, master, conf, log, folder: run.folder },
    ...{ env: process.env, platform: process.platform, kill: process.kill },
    onLine: (line) => log.line(line),
  }).finally(() => over.abort());
  const [{ code, said }] = await Promise.all([submitted, watch?.(path, over.signal)]);
  log.close();
  if (code !== 0) throw new Error(`spark-sql ended with ${code}\n${said}`);
}

async function inDatabase(
  run: CanonicalRun,
  raise: (db: Database) => Promise<void>,
): Promise<Screened> {
  mkdirSync(run.folder);
  const spill = join(run.folder, "spill-duckdb");
  const db = await openDatabase({
    path: join(run.folder, "work.duckdb"),
    memory: "3GB",
    tempFolder: spill,
  });
  try {
    const started = performance.now();
    await raise(db);
    await settleFindings(db, run.pack);
    const { findings, findingsHash: hash } = await digestOfFindings(db, "finding");
    const seconds = Math.round((performance.now() - started) / 100) / 10;
    return { findings, hash, seconds };
  } finally {
    db.close();
  }
}

/** How the leads a platform settles by itself differ from the findings of a project: lines of either that the other has not. */
export async function settledApart(database: string, out: string): Promise<string[]> {
  const db = await openDatabase();
  try {
    await db.run(`ATTACH ${quoteText(database)} AS project (READ_ONLY)`);
    const rows = await db.rows<{ line: string }>(
      SETTLED.replace("$leads", quoteText(join(out, "finding", "*.parquet"))),
    );
    return rows.map((row) => row.line);
  } finally {
    db.close();
  }
}

/** A finding of several months is a row a month on the platform. */
const SETTLED = `WITH here AS (
  SELECT rule, level, person_key, household_no, month FROM (
    SELECT f.rule, f.level, f.person_key, f.household_no,
      unnest(CASE WHEN coalesce(f.period, '') = '' THEN ['-'] ELSE string_split(f.period, ',') END) AS month
    FROM project.finding f)
), there AS (
  SELECT rule, level, person_key, household_no,
    coalesce(printf('%04d-%02d', period // 12, period % 12 + 1), '-') AS month
  FROM read_parquet($leads)
)
SELECT 'only here: ' || CAST(h AS VARCHAR) AS line FROM (SELECT * FROM here EXCEPT ALL SELECT * FROM there) h
UNION ALL
SELECT 'only there: ' || CAST(t AS VARCHAR) FROM (SELECT * FROM there EXCEPT ALL SELECT * FROM here) t`;

/** Rows of all canonical tables below a folder, one number a table. */
export async function rowsOfTables(canonical: string): Promise<Record<string, number>> {
  const db = await openDatabase();
  try {
    const counts: Record<string, number> = {};
    for (const table of readdirSync(canonical).sort()) {
      const files = quoteText(join(canonical, table, "**", "*.parquet"));
      const [row] = await db.rows<{ n: number }>(
        `SELECT count(*) AS n FROM read_parquet(${files})`,
      );
      counts[table] = row?.n ?? 0;
    }
    return counts;
  } finally {
    db.close();
  }
}

/** The same canonical tables again, rows of people in partitions by key. */
export async function keyPartitioned(data: string, target: string, rowsPerPartition: number) {
  const empty = await openCaseDatabase();
  const tables = await canonicalTables(empty);
  empty.close();
  const db = await openDatabase({ memory: "2GB", tempFolder: `${target}-spill` });
  const shared = ["source_file", "source_sheet"].map((name) => ({
    ...{ name, columns: [], isKeyed: false },
  }));
  try {
    const from = (name: string) =>
      `SELECT * FROM read_parquet(${quoteText(join(data, name, "*.parquet"))})`;
    const copied = [...tables, ...shared].map((table) => ({ ...table, sql: from(table.name) }));
    await writeCanonical(db, copied, target, { rowsPerPartition });
  } finally {
    db.close();
  }
}
