import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { copyCounty } from "../../src/bench/scale/copy-county.ts";
import { makeTemplate, type Template } from "../../src/bench/scale/make-template.ts";
import { openProject } from "../../src/project/project.ts";
import { loadPack } from "../../src/rules/load-pack.ts";
import { runContextOf } from "../../src/screening/run-context.ts";
import {
  keyPartitioned,
  onDuckdb,
  onSpark,
  rowsOfTables,
  settledApart,
} from "./support/canonical-runs.ts";
import { type Killed, killOneExecutor, stepsAfterLoss } from "./support/kill-executor.ts";
import { chosenRules, FEW, isSmall, SOME_RULES } from "./support/spark-session.ts";

const PEOPLE = Number(process.env.DOUDI_SPARK_MILLION ?? 1_000_000);
const RULES = chosenRules();
/** The county that is copied: with something for every rule, read from files with damage. */
const TEMPLATE = Math.min(10_000, PEOPLE);
const CONF = [...["spark.sql.shuffle.partitions=8"], ...(PEOPLE < 100_000 ? FEW : [])];
// A million keep both compilers of the JVM busy for long.
if (PEOPLE >= 100_000) delete process.env.JDK_JAVA_OPTIONS;

const folder = mkdtempSync(join(tmpdir(), "doudi-spark-million-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const describeFull = isSmall ? () => {} : describe;
describeFull(`${PEOPLE} people`, () => {
  let template: Template;
  const data = join(folder, "canonical");
  const runOf = (name: string, only: { only?: string[] }) => ({
    ...{ data, pack: loadPack(only), folder: join(folder, name) },
    context: runContextOf(openProject(template.project).config),
  });
  beforeAll(async () => {
    template = await makeTemplate(join(folder, "template"), TEMPLATE, process.execPath);
    await copyCounty(template.canonical, data, PEOPLE / TEMPLATE);
    const rows = Object.values(await rowsOfTables(data)).reduce((sum, each) => sum + each, 0);
    console.log(`${PEOPLE} people: ${rows} rows in canonical tables`);
  });

  it("have the same findings on both engines, and the same again settled by the platform", async () => {
    const duckdb = await onDuckdb(runOf("duckdb", RULES));
    console.log(`${PEOPLE} people, DuckDB: ${JSON.stringify(duckdb)}`);
    expect(duckdb.findings).toBeGreaterThan(RULES.only ? 0 : PEOPLE / 1000);

    const single = await onSpark(runOf("spark", RULES), { master: "local[2]", conf: CONF });
    console.log(`${PEOPLE} people, Spark: ${JSON.stringify(single)}`);
    expect([single.findings, single.hash]).toEqual([duckdb.findings, duckdb.hash]);
    const settled = await settledApart(
      join(folder, "duckdb", "work.duckdb"),
      join(folder, "spark", "out"),
    );
    expect(settled.slice(0, 5)).toEqual([]);
  });

  // Every rule is run on such a cluster in counties.test.ts.
  it("have the same findings in parts by key, with an executor killed", async () => {
    const rules = RULES.only ? RULES : { only: SOME_RULES };
    const duckdb = await onDuckdb(runOf("duckdb-some", rules));
    console.log(`${PEOPLE} people, ${rules.only?.length} rules, DuckDB: ${JSON.stringify(duckdb)}`);
    expect(duckdb.findings).toBeGreaterThan(0);
    const parts = join(folder, "parts");
    await keyPartitioned(data, parts, PEOPLE / 8);
    expect(readdirSync(join(parts, "hukou")).length).toBeGreaterThan(2);
    let killed: Killed | undefined;
    const cluster = await onSpark(runOf("cluster", rules), {
      ...{ tables: parts, master: "local-cluster[2,1,2048]", conf: CONF },
      watch: async (log, isOver) => {
        killed = await killOneExecutor(process.pid, log, isOver);
      },
    });
    const after = stepsAfterLoss(join(folder, "cluster", "spark.log"));
    console.log(`executor killed: ${JSON.stringify(killed)}, steps begun after its loss: ${after}`);
    expect(killed?.of).toBe(2);
    expect(after).toBeGreaterThan(0);
    console.log(`${PEOPLE} people in parts, one executor killed: ${JSON.stringify(cluster)}`);
    expect([cluster.findings, cluster.hash]).toEqual([duckdb.findings, duckdb.hash]);
  });
});
