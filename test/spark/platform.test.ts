import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { findSparkSql } from "../../src/engine/spark/find-spark.ts";
import { submitSpark } from "../../src/engine/spark/submit-spark.ts";
import { settledApart } from "./support/canonical-runs.ts";
import { freshCopy, newestRound, run, screened } from "./support/screened.ts";
import { isSmall } from "./support/spark-session.ts";

const folder = mkdtempSync(join(tmpdir(), "doudi-spark-platform-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a platform's own scheduler does with a pack: it runs the file and knows nothing else of doudi. */
async function runPack(pack: string): Promise<void> {
  const { code, said } = await submitSpark({
    program: findSparkSql(process.env, process.platform),
    ...{ script: join(pack, "pack.sql"), master: "local[2]", folder: pack },
    conf: ["spark.sql.shuffle.partitions=2"],
    ...{ env: process.env, platform: process.platform, kill: process.kill },
    log: { line: () => {}, close: () => {} },
    onLine: () => {},
  });
  if (code !== 0) throw new Error(`spark-sql ended with ${code}\n${said}`);
}

const describeFull = isSmall ? () => {} : describe;
describeFull("a pack that a platform runs", () => {
  it("gives the same findings when taken back, and the same by itself; results of anything else are refused", async () => {
    const county = join(folder, "county");
    await run(["demo", county, "--people", "1000", "--seed", "7"]);
    const home = freshCopy(join(county, "项目"), join(folder, "home"));
    const duckdb = await screened(home, []);
    const pack = join(folder, "pack");
    const compiled = await run(["compile", home, "-o", pack, "--data"]);
    expect(compiled.code, compiled.said).toBe(0);
    await runPack(pack);
    const out = join(pack, "out");
    expect(await settledApart(join(home, "work.duckdb"), out)).toEqual([]);

    const back = ["--engine", "spark", "--results", out];
    const spark = await screened(home, back);
    console.log(
      `1000 people by pack: DuckDB ${JSON.stringify(duckdb)}, Spark ${JSON.stringify(spark)}`,
    );
    expect([spark.findings, spark.hash]).toEqual([duckdb.findings, duckdb.hash]);

    const refused = async (options: readonly string[]) => {
      const before = newestRound(home);
      const { code, said } = await run(["screen", home, "--engine", "spark", ...options]);
      expect([code, said]).toEqual([7, expect.stringContaining("E7001")]);
      expect(newestRound(home)).toEqual(before);
    };
    const half = join(folder, "half");
    cpSync(out, half, { recursive: true });
    rmSync(join(half, "raised", "world=sure", "rule=LB06"), { recursive: true });
    await refused(["--results", half]);
    cpSync(out, half, { recursive: true });
    rmSync(join(half, "done"), { recursive: true });
    await refused(["--results", half]);
    // Other standards: the income rules would say something else.
    const config = join(home, "doudi.yaml");
    const text = readFileSync(config, "utf8");
    expect(text).toContain("rural: 420");
    writeFileSync(config, text.replace("rural: 420", "rural: 430"));
    await refused(["--results", out]);
  });
});
