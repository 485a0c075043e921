import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Database, openDatabase, quoteText } from "../../../src/engine/database.ts";
import { loadRolls } from "../../../src/rolls/load-rolls.ts";
import { loadModelFiles } from "../../../src/rules/build-model.ts";
import { caseContext, openCaseDatabase, withRows } from "../../../src/rules/case-database.ts";
import { readCases } from "../../../src/rules/cases/case-file.ts";
import { caseWorld } from "../../../src/rules/cases/case-rows.ts";
import type { Pack } from "../../../src/rules/load-pack.ts";
import type { Rule } from "../../../src/rules/rule-file.ts";
import { worldsToRun } from "../../../src/rules/run/run-rule.ts";
import { readyQuery } from "../../../src/rules/run/sql-values.ts";
import { inWorld, type RunContext, WORLDS, type World } from "../../../src/rules/run-context.ts";
import { type CanonicalTable, canonicalTables } from "../../../src/rules/spark/canonical-tables.ts";
import { compilePack, sparkRuleSql } from "../../../src/rules/spark/compile-pack.ts";
import { isSmall, sparkLines } from "./spark-session.ts";

/** One case of one rule in one world, and the rows DuckDB's own run returns for it, as JSON, in order. */
export interface BatchedCase {
  number: number;
  rule: Rule;
  name: string;
  world: World;
  context: RunContext;
  rows: string[];
}

export interface CaseBatch {
  cases: BatchedCase[];
  tables: CanonicalTable[];
  /** Holds a Parquet file a table, with `case_no`. */
  folder: string;
}

/** The rows of every case as canonical Parquet, many cases in one file, and what DuckDB makes of them. */
export async function batchCases(pack: Pack): Promise<CaseBatch> {
  const folder = mkdtempSync(join(tmpdir(), "doudi-cases-"));
  const db = await openCaseDatabase();
  const cases: BatchedCase[] = [];
  const tables = await canonicalTables(db);
  let number = 0;
  for (const rule of isSmall ? pack.filter((_, index) => index % 4 === 0) : pack) {
    for (const one of chosen(rule)) {
      number += 1;
      const context = caseContext(one, rule.header.id);
      const world = caseWorld(one, await loadRolls());
      await withRows(db, world.statements, context, async () => {
        await copyRows(db, tables, number, join(folder, "parts"));
        const worlds = await worldsToRun(db);
        for (const each of worlds) {
          const rows = await duckdbRows(db, rule, each, context);
          cases.push({ number, rule, name: one.case, world: each, context, rows });
        }
      });
    }
  }
  await joinParts(tables, folder);
  db.close();
  return { cases, tables, folder };
}

/** In the small run, of a quarter of the rules, the first and the first that has an uncertain mention: planning is what takes time. */
function chosen(rule: Rule) {
  const all = readCases(rule).filter((one) => one.expect !== undefined && !one.todo);
  if (!isSmall) return all;
  const doubtful = all.find((one) => JSON.stringify(one.given).includes('"likely"'));
  return [...new Set([all[0], doubtful])].filter((one) => one !== undefined);
}

async function duckdbRows(db: Database, rule: Rule, world: World, context: RunContext) {
  const { sql, params } = readyQuery(rule, rule.sql, context);
  const rows = await inWorld(db, world, () =>
    db.rows<{ row: string }>(
      `SELECT CAST(to_json(f) AS VARCHAR) AS row FROM (\n${sql}\n) f`,
      params,
    ),
  );
  return rows.map((each) => each.row).sort();
}

async function copyRows(
  db: Database,
  tables: readonly CanonicalTable[],
  number: number,
  folder: string,
): Promise<void> {
  for (const { name, sql } of tables) {
    const [has] = await db.rows(`SELECT 1 AS one FROM (${sql}) LIMIT 1`);
    if (!has) continue;
    mkdirSync(join(folder, name), { recursive: true });
    await db.run(
      `COPY (SELECT CAST(${number} AS INTEGER) AS case_no, * FROM (${sql})) TO ${quoteText(join(folder, name, `${number}.parquet`))} (FORMAT parquet)`,
    );
  }
}

async function joinParts(tables: readonly CanonicalTable[], folder: string): Promise<void> {
  const db = await openDatabase();
  for (const { name, columns } of tables) {
    const parts = join(folder, "parts", name);
    const files = readdirSafe(parts).map((file) => quoteText(join(parts, file)));
    const empty = columns.map((column) => `CAST(NULL AS ${column.type}) AS "${column.name}"`);
    const rows =
      files.length > 0
        ? `SELECT * FROM read_parquet([${files.join(", ")}])`
        : `SELECT CAST(NULL AS INTEGER) AS case_no, ${empty.join(", ")} WHERE FALSE`;
    await db.run(
      `COPY (${rows}) TO ${quoteText(join(folder, `${name}.parquet`))} (FORMAT parquet)`,
    );
  }
  db.close();
  rmSync(join(folder, "parts"), { recursive: true, force: true });
}

function readdirSafe(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

const PLAIN: RunContext = { month: 2019 * 12 + 9, standards: [], priceLinkage: [] };

/** The statements that run every case on Spark, each case chosen by a session variable; a line a row. */
export function caseStatements({ cases, tables, folder }: CaseBatch): string[] {
  return [
    "DECLARE OR REPLACE VARIABLE chosen_case INT DEFAULT 0",
    ...tables.flatMap(({ name, columns }) => [
      `CREATE OR REPLACE TEMPORARY VIEW all_${name} USING parquet OPTIONS (path 'file://${folder}/${name}.parquet')`,
      `CACHE TABLE all_${name}`,
      `CREATE OR REPLACE TEMPORARY VIEW canonical_${name} AS
SELECT ${columns.map((column) => `k.\`${column.name}\``).join(", ")} FROM all_${name} k WHERE k.case_no = session.chosen_case`,
    ]),
    ...WORLDS.flatMap((world) => [
      ...modelViews(world, tables),
      ...cases.filter((one) => one.world === world).flatMap(caseStatement),
    ]),
  ];
}

/** The model as views: the rows change from case to case. */
function modelViews(world: World, tables: readonly CanonicalTable[]): string[] {
  const models = loadModelFiles().map((file) => ({
    ...file,
    header: { ...file.header, materialise: false },
  }));
  const steps = compilePack({
    context: PLAIN,
    tables,
    models,
    pack: [],
    everyModel: true,
    worlds: [world],
    input: "",
    output: "",
    fingerprint: "",
  });
  return steps.filter((step) => step.name.startsWith("model:")).map((step) => step.sql);
}

function caseStatement({ number, world, rule, context }: BatchedCase): string[] {
  return [
    `SET VARIABLE chosen_case = ${number}`,
    `SELECT CONCAT('doudi-row ${number} ${world} ', to_json(struct(f.*), map('ignoreNullFields', 'false'))) FROM (\n${sparkRuleSql(rule, rule.sql, context)}\n) f`,
  ];
}

/** Rows by case and world, as JSON, in order. */
export async function sparkRows(batch: CaseBatch, before: readonly string[] = []) {
  const lines = await sparkLines([...before, ...caseStatements(batch)]);
  const found = new Map<string, string[]>();
  for (const line of lines) {
    const row = /^doudi-row (\d+ \w+) (.*)$/.exec(line);
    if (row) found.set(row[1] ?? "", [...(found.get(row[1] ?? "") ?? []), row[2] ?? ""].sort());
  }
  return { lines, found };
}
