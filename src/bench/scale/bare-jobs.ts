import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { openDatabase, quoteName, quoteText } from "../../engine/database.ts";
import { packageFile } from "../../project/package-root.ts";
import type { Job } from "../jobs.ts";

/** Screening month of the template, and the month of its previous snapshots. */
const MONTH = 2019 * 12 + 9;
const BEFORE = 2018 * 12 + 11;
const AS_OF = "2019-10-31";

/** The rules of `bare.sql`. */
export const BARE_RULES = ["TB01", "LB06", "LB07", "CB01", "CB03", "CB05", "CB08"] as const;

/** Hand-written SQL over the same files, in memory, with nothing around it. */
export const bareRules: Job = async ({ folder, memory, rules }, meter) => {
  const db = await openDatabase({ threads: 2, memory: String(memory) });
  meter.begin();
  await db.script(bareSql(String(folder)));
  const wanted = String(rules).split(",").map(quoteText).join(", ");
  const [found] = await db.rows<{ n: number; same: string }>(
    `SELECT count(*) AS n, md5(string_agg(line, '' ORDER BY line)) AS same FROM (
       SELECT concat_ws(' ', rule, person_key, level) AS line FROM bare WHERE rule IN (${wanted}))`,
  );
  db.close();
  return { count: found?.n ?? 0, same: found?.same ?? "" };
};

function bareSql(folder: string): string {
  return readFileSync(packageFile("queries", "bench", "scale", "bare.sql"), "utf8")
    .replaceAll(/<(\w+)>/g, (_, name: string) => parquet(folder, name))
    .replaceAll("$month", String(MONTH))
    .replaceAll("$before", String(BEFORE))
    .replaceAll("$as_of", `DATE '${AS_OF}'`);
}

/** Every column of every file unpacked once, and nothing done with it. */
export const readParquet: Job = async ({ folder, memory }, meter) => {
  const db = await openDatabase({ threads: 2, memory: String(memory) });
  meter.begin();
  let count = 0;
  for (const name of readdirSync(String(folder)).sort()) {
    const source = parquet(String(folder), name);
    const columns = await db.rows<{ column_name: string }>(`DESCRIBE SELECT * FROM ${source}`);
    const counted = columns.map((column) => `count(${quoteName(column.column_name)})`);
    const [row] = await db.rows<{ n: number }>(
      `SELECT count(*) AS n, ${counted.map((each, index) => `${each} AS c${index}`).join(", ")} FROM ${source}`,
    );
    count += row?.n ?? 0;
  }
  db.close();
  return { count };
};

function parquet(folder: string, name: string): string {
  return `read_parquet(${quoteText(join(folder, name, "*.parquet"))}, hive_partitioning = false)`;
}
