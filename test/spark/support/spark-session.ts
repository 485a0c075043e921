import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findSparkSql } from "../../../src/engine/spark/find-spark.ts";
import { submitSpark } from "../../../src/engine/spark/submit-spark.ts";

export const isSmall = process.env.DOUDI_SPARK_SMALL === "1";

/** DOUDI_SPARK_RULES=TB01,LB06: only these, to run a long comparison in parts; all of them when it is not set. */
export function chosenRules(): { only?: string[] } {
  const named = process.env.DOUDI_SPARK_RULES;
  return named ? { only: named.split(",") } : {};
}

/** One a shape of query: windows, anti joins, payments, households, accounts, what rows say of people. */
export const SOME_RULES = ["TB01", "LB06", "FF04", "DQ03"];

/** What a run of doudi sets for few rows: what a statement costs is its planning. */
export const FEW = ["spark.sql.adaptive.enabled=false", "spark.sql.codegen.wholeStage=false"];

const QUICK = [
  ...FEW,
  "spark.sql.shuffle.partitions=1",
  // Thousands of broadcasts of a few rows fill the memory until it is swept for them; whole counties are joined by them.
  "spark.sql.autoBroadcastJoinThreshold=-1",
  "spark.driver.memory=1g",
  "spark.sql.ansi.enabled=true",
  // What an owner sets is kept (cases.test.ts).
  "spark.driver.extraJavaOptions=-Ddoudi.owner=kept",
];

/** Run statements in one session of a real `spark-sql`; resolves to the lines it printed. */
export async function sparkLines(statements: readonly string[]): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), "doudi-spark-"));
  const script = join(folder, "script.sql");
  writeFileSync(script, statements.map((each) => `${each};\n`).join(""));
  const lines: string[] = [];
  try {
    const { code, said } = await submitSpark({
      program: findSparkSql(process.env, process.platform),
      script,
      master: "local[1]",
      conf: QUICK,
      folder,
      env: process.env,
      platform: process.platform,
      log: { line: () => {}, close: () => {} },
      kill: process.kill,
      onLine: (line) => lines.push(line),
    });
    if (code !== 0) throw new Error(`spark-sql ended with ${code} after ${lines.at(-1)}\n${said}`);
    return lines;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
