import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { type Database, quoteText } from "../../engine/database.ts";
import { UserError } from "../../errors.ts";
import type { Pack } from "../load-pack.ts";
import { forgetRules } from "../run/kept-rules.ts";
import { copyToLikely, raisedInsertSql } from "../run/run-rule.ts";
import type { World } from "../run-context.ts";
import { raisedFolder } from "./compile-pack.ts";

/** Spark writes this last into a folder: without it the folder is half written. */
const COMPLETE = "_SUCCESS";

/** Is what a step wrote wholly there? */
export function isWritten(folder: string): boolean {
  return existsSync(join(folder, COMPLETE));
}

/**
 * Take the rows that Spark raised back into `raised`, printed as the rules' own run prints them.
 *
 * Reads:   output/raised/world=…/rule=…; where only the sure world was run, it stands for both.
 * Writes:  raised, of these rules anew, in one transaction.
 * Throws:  UserError E7001 when a rule's rows are not wholly there or not readable; nothing is written then.
 */
export async function takeBack(
  db: Database,
  pack: Pack,
  worlds: readonly World[],
  output: string,
): Promise<Map<string, number>> {
  const raised = new Map<string, number>();
  await forgetRules(db, pack);
  await db.run("BEGIN");
  try {
    for (const rule of pack) {
      await db.run("DELETE FROM main.raised WHERE rule = $id", { id: rule.header.id });
      for (const world of worlds) {
        const folder = join(output, raisedFolder(world, rule.header.id));
        const rows = parquetOf(folder);
        const columns = await columnNames(db, rows);
        const count = await db.run(raisedInsertSql(rule, world, columns, `SELECT * FROM ${rows}`));
        if (world === "sure") raised.set(rule.header.id, count);
      }
    }
    if (!worlds.includes("likely")) await copyToLikely(db, pack);
    await db.run("COMMIT");
  } catch (error) {
    await db.run("ROLLBACK");
    throw error;
  }
  return raised;
}

/** What the rules that count say they looked at, by rule. */
export async function examinedBack(db: Database, output: string): Promise<Map<string, number>> {
  const folder = join(output, "examined");
  if (!existsSync(folder)) return new Map();
  const rows = await db.rows<{ rule: string; examined: number }>(
    `SELECT rule, examined FROM ${parquetOf(folder)}`,
  );
  return new Map(rows.map((row) => [row.rule, row.examined]));
}

/** The fingerprint of the run whose results these are; undefined when it did not come to its end. */
export async function fingerprintBack(db: Database, output: string): Promise<string | undefined> {
  const folder = join(output, "done");
  if (!isWritten(folder)) return undefined;
  const rows = await db.rows<{ fingerprint: string }>(
    `SELECT fingerprint FROM ${parquetOf(folder)}`,
  );
  return rows[0]?.fingerprint;
}

function parquetOf(folder: string): string {
  if (!isWritten(folder)) throw incomplete();
  const files = readdirSync(folder)
    .filter((name) => name.endsWith(".parquet"))
    .sort()
    .map((name) => quoteText(join(folder, name)));
  if (files.length === 0) throw incomplete();
  return `read_parquet([${files.join(", ")}], hive_partitioning = false)`;
}

async function columnNames(db: Database, rows: string): Promise<string[]> {
  const described = await db.rows<{ column_name: string }>(`DESCRIBE SELECT * FROM ${rows}`);
  return described.map((row) => row.column_name);
}

function incomplete(): UserError {
  return new UserError("E7001", "Spark 的结果不完整，缺少有的规则写出的数据。", {
    hint: "重新运行同一条命令；自行运行规则包的，等它全部运行成功后把整个结果文件夹取回。",
    state: "原有的疑点没有改动。",
  });
}
