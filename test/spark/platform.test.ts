import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findSparkSql } from "../../src/engine/spark/find-spark.ts";
import { submitSpark } from "../../src/engine/spark/submit-spark.ts";
import { SHARED_TABLES } from "../../src/rules/model/model-tables.ts";
import { rowsOfTables, settledApart } from "./support/canonical-runs.ts";
import { freshCopy, newestRound, run, screened } from "./support/screened.ts";
import { FEW, isSmall } from "./support/spark-session.ts";

const PARAMETERS = Object.keys(SHARED_TABLES).filter(
  (name) => name !== "person" && name !== "snapshot",
);
const folder = mkdtempSync(join(tmpdir(), "doudi-spark-platform-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a platform's own scheduler does with a script: it runs the file and knows nothing else of doudi. Returns the lines printed. */
async function runScript(pack: string, script: string): Promise<string[]> {
  const lines: string[] = [];
  const { code, said } = await submitSpark({
    program: findSparkSql(process.env, process.platform),
    ...{ script: join(pack, script), master: "local[2]", folder: pack },
    conf: ["spark.sql.shuffle.partitions=1", ...FEW],
    ...{ env: process.env, platform: process.platform, kill: process.kill },
    log: { line: () => {}, close: () => {} },
    onLine: (line) => lines.push(line),
  });
  if (code !== 0) throw new Error(`spark-sql ended with ${code}\n${said}`);
  return lines;
}

/** A roll as a platform may have it. */
const OF_A_PLATFORM = [
  "CREATE DATABASE src;",
  `CREATE TABLE src.huji USING parquet AS SELECT * FROM VALUES
  ('999999197001010017', '甲', '男', DATE '1970-01-01', '青溪镇', '河口村', '1', '甲', '户主', '正常', CAST(NULL AS DATE)),
  (' 99999919800101002X', '乙', '女', DATE '1980-01-01', '青溪镇', '河口村', '1', '甲', '配偶', '正常', NULL),
  ('不详', '丙', '女', DATE '1990-01-01', '青溪镇', '河口村', '2', '丙', '户主', '正常', NULL)
  AS t(sfzh, xm, xb, csrq, xz, cun, hh, hzxm, gx, zt, qcrq);`,
];

/** The statements of docs/spark.md that fill tables. */
function exampleOfDocs(): string {
  const page = readFileSync(new URL("../../docs/spark.md", import.meta.url), "utf8");
  const block = /```sql\n(.*?)```/s.exec(page)?.[1];
  if (!block) throw new Error("docs/spark.md has no example any more");
  return block;
}

const describeFull = isSmall ? () => {} : describe;
describeFull("a pack that a platform runs", () => {
  const county = join(folder, "county");
  const compile = async (pack: string, ...more: string[]) => {
    const { code, said } = await run(["compile", join(county, "项目"), "-o", pack, ...more]);
    expect(code, said).toBe(0);
  };
  beforeAll(async () => {
    await run(["demo", county, "--people", "1000", "--seed", "7"]);
  });

  it("gives the same findings when taken back, and the same by itself; results of anything else are refused", async () => {
    const home = freshCopy(join(county, "项目"), join(folder, "home"));
    const duckdb = await screened(home, []);
    const pack = join(folder, "pack");
    const compiled = await run(["compile", home, "-o", pack, "--data"]);
    expect(compiled.code, compiled.said).toBe(0);
    await runScript(pack, "pack.sql");
    const out = join(pack, "out");
    expect(await settledApart(join(home, "work.duckdb"), out)).toEqual([]);

    // The folder of the pack stands for the `out` in it.
    const back = ["--engine", "spark", "--results", pack];
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

  it("finds the tables that the platform has made by tables.sql and filled as docs/spark.md says", async () => {
    const bare = join(folder, "bare");
    await compile(bare);
    await compile(join(folder, "with-data"), "--data");
    const filled = join(folder, "with-data", "canonical");
    const expected = await rowsOfTables(filled);
    // Nobody's row is given away unasked, and the parameters are there.
    const given = Object.entries(await rowsOfTables(join(bare, "canonical")));
    expect(given.filter(([, rows]) => rows > 0).map(([name]) => name)).toEqual(
      PARAMETERS.filter((name) => expected[name]).sort(),
    );

    const toFill = Object.keys(expected).filter((name) => !PARAMETERS.includes(name));
    const pack = readFileSync(join(bare, "pack.sql"), "utf8");
    const script = [
      ...OF_A_PLATFORM,
      exampleOfDocs(),
      ...toFill.map(
        (name) => `INSERT INTO ${name} BY NAME SELECT * FROM parquet.\`${join(filled, name)}\`;`,
      ),
      pack.slice(0, pack.indexOf("-- model:")),
      ...Object.keys(expected).map(
        (name) => `SELECT CONCAT('doudi-rows ${name} ', COUNT(*)) FROM canonical_${name};`,
      ),
    ];
    writeFileSync(join(bare, "fill.sql"), script.join("\n"));
    const lines = await runScript(bare, "fill.sql");
    const found = Object.fromEntries(
      lines
        .map((line) => /^doudi-rows (\w+) (\d+)$/.exec(line))
        .filter((match) => match !== null)
        .map((match) => [match[1] as string, Number(match[2])]),
    );
    // Of the platform's three rows one has no valid number.
    const more: Record<string, number> = { hukou: 2, naming: 2, person: 2, snapshot: 1 };
    expect(found).toEqual(
      Object.fromEntries(
        Object.entries(expected).map(([name, rows]) => [name, rows + (more[name] ?? 0)]),
      ),
    );
  });
});
