import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { openCounty } from "../support/shared-county.ts";
import { type Killed, killOneExecutor, stepsAfterLoss } from "./support/kill-executor.ts";
import { freshCopy, run, type Screened, screened } from "./support/screened.ts";
import { isSmall } from "./support/spark-session.ts";

const folder = mkdtempSync(join(tmpdir(), "doudi-spark-counties-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const LOCAL = ["--engine", "spark", "--master", "local[2]"];
/** Two executors, each a JVM of its own. */
const CLUSTER = ["--engine", "spark", "--master", "local-cluster[2,1,2048]"];
/** One a shape of query: windows, anti joins, payments, households, accounts, what rows say of people. */
const SOME_RULES = ["--rules", "TB01,LB06,FF04,DQ03"];
const people = process.env.DOUDI_SPARK_PEOPLE ?? (isSmall ? "500" : "20000");

async function generated(): Promise<string> {
  const made = join(folder, "generated");
  if (!existsSync(made)) await run(["demo", made, "--people", people, "--seed", "7"]);
  return join(made, "项目");
}

function report(name: string, duckdb: Screened, spark: Screened): void {
  console.log(`${name}: DuckDB ${JSON.stringify(duckdb)}, Spark ${JSON.stringify(spark)}`);
  expect(duckdb.findings).toBeGreaterThan(0);
  expect([spark.findings, spark.hash]).toEqual([duckdb.findings, duckdb.hash]);
}

const fullIt = isSmall ? () => {} : it;

describe("a generated county", () => {
  const rules = isSmall ? SOME_RULES : [];
  it("has the same findings on Spark", async () => {
    const home = freshCopy(await generated(), join(folder, "generated-duckdb"));
    const there = freshCopy(home, join(folder, "generated-spark"));
    const duckdb = await screened(home, rules);
    const spark = await screened(there, [...LOCAL, ...rules]);
    report(`generated county of ${people}`, duckdb, spark);
    const log = readFileSync(join(there, "结果", "spark.log"), "utf8");
    expect(log).toContain("doudi-step");
    expect(log.match(/\d{15,}|\p{Script=Han}{2,}(?<!略)/gu)).toBeNull();
    expect(existsSync(join(there, ".临时"))).toBe(false);
  });

  // Defined only where it is run: CI counts a skipped test as a failed one.
  fullIt("has them still when an executor dies in mid-run", async () => {
    const home = freshCopy(await generated(), join(folder, "killed-duckdb"));
    // Names as offices give them: nothing in them may be taken for a pattern or an end.
    const there = freshCopy(home, join(folder, "killed [终] (1)"));
    const duckdb = await screened(home, SOME_RULES);
    const log = join(there, "结果", "spark.log");
    let killed: Killed | undefined;
    const spark = await screened(there, [...CLUSTER, ...SOME_RULES], async (pid) => {
      killed = await killOneExecutor(pid, log);
    });
    const after = stepsAfterLoss(log);
    console.log(`executor killed: ${JSON.stringify(killed)}, steps begun after its loss: ${after}`);
    expect(killed?.of).toBe(2);
    expect(after).toBeGreaterThan(0);
    report("one of two executors killed", duckdb, spark);
  });
});

const describeOpen = isSmall || !openCounty() ? () => {} : describe;
describeOpen("the open county", () => {
  it("has the same findings on a cluster of two executors", async () => {
    const county = openCounty();
    if (!county) return;
    const home = join(folder, "open-duckdb");
    const settings = [
      "standards.rural=420",
      "standards.urban=600",
      "price_linkage=[2019-04,2019-05,2019-06]",
    ];
    await run([
      ...[
        "init",
        home,
        "--from",
        county.files,
        "--month",
        "2019-10",
        "--region",
        "532529",
        "--yes",
      ],
      ...settings.flatMap((each) => ["--set", each]),
    ]);
    const there = join(folder, "open-spark");
    cpSync(home, there, { recursive: true });
    report("open county", await screened(home, []), await screened(there, CLUSTER));
  });
});
