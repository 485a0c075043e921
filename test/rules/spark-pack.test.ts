import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Database, quoteText } from "../../src/engine/database.ts";
import { loadModelFiles } from "../../src/rules/build-model.ts";
import { openCaseDatabase } from "../../src/rules/case-database.ts";
import { readTree, tableNames, withMacrosAsFunctions } from "../../src/rules/lint/sql-tree.ts";
import { loadPack } from "../../src/rules/load-pack.ts";
import { listsWrittenOut } from "../../src/rules/run/sql-values.ts";
import { type CanonicalTable, canonicalTables } from "../../src/rules/spark/canonical-tables.ts";
import { compilePack, packText, raisedFolder } from "../../src/rules/spark/compile-pack.ts";
import { needsMetSql } from "../../src/rules/spark/needs-sql.ts";
import { takeBack } from "../../src/rules/spark/take-back.ts";
import { writeCanonical } from "../../src/rules/spark/write-canonical.ts";
import { PARAMETER_TABLES } from "../../src/rules/tables/write-tables.ts";

const CONTEXT = { month: 2019 * 12 + 9, standards: [], priceLinkage: [] };
const folder = mkdtempSync(join(tmpdir(), "doudi-spark-pack-"));
let db: Database;
let tables: CanonicalTable[];
beforeAll(async () => {
  db = await openCaseDatabase();
  tables = await canonicalTables(db);
});
afterAll(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

describe("compilePack", () => {
  const compile = (ids: readonly string[], more = {}) =>
    compilePack({
      context: CONTEXT,
      tables,
      models: loadModelFiles(),
      pack: loadPack({ only: ids }),
      input: "file:///in",
      output: "file:///out",
      fingerprint: "abc",
      ...more,
    });

  it("makes what the rules read before they read it, and says last that it is done", () => {
    const names = compile(["LB06"], { worlds: ["sure"] }).map((step) => step.name);
    const at = (name: string) => names.indexOf(name);
    expect(at("table:disability")).toBeGreaterThan(-1);
    expect(at("model:sure:disability")).toBeGreaterThan(at("table:disability"));
    expect(at("model:sure:valid_card")).toBeGreaterThan(at("model:sure:disability"));
    expect(at("rule:sure:LB06")).toBeGreaterThan(at("model:sure:valid_card"));
    expect(names.at(-1)).toBe("done");
    expect(names.some((name) => name.includes("payee"))).toBe(false);
    expect(names.some((name) => name.includes("likely"))).toBe(false);
  });

  it("leaves no parameter and no macro in the text, and a mark before each step", () => {
    const steps = compile(
      loadPack().map((rule) => rule.header.id),
      { guarded: true, settled: true },
    );
    const text = packText(steps);
    expect(text.match(/@\w+\(|\$[a-z_]\w*|\bVARCHAR\b/g)).toBeNull();
    expect(text.match(/^SELECT 'doudi-step /gm)?.length).toBe(steps.length);
  });

  it("takes the level from the reason where a rule tells one, as DuckDB's own run does", () => {
    const settled = compile(["LB06", "LB07"], { settled: true, worlds: ["sure"] });
    const text = settled.find((step) => step.name === "settle:raised")?.sql ?? "";
    const [told, given] = text.split("UNION ALL");
    expect(told).toContain("CASE WHEN r.hint_because IS NULL THEN 'hit' ELSE 'hint' END AS level");
    expect(given).toContain("r.level AS level");
  });

  it("carries out every table that a rule or a view reads", async () => {
    const pack = loadPack();
    const models = loadModelFiles();
    const texts = [
      ...models.map((model) => model.sql),
      ...pack.flatMap((rule) =>
        [rule.sql, rule.header.examined ?? ""].map((sql) => listsWrittenOut(rule, sql)),
      ),
    ];
    const read = new Set<string>();
    for (const text of texts.filter((one) => one !== "")) {
      const tree = await readTree(db, withMacrosAsFunctions(text));
      if ("fault" in tree) throw new Error(tree.fault);
      for (const name of tableNames(tree.root)) read.add(name);
    }
    const made = new Set(models.map((model) => model.header.name));
    const wanted = [...read].filter((name) => !made.has(name)).sort();
    expect(wanted).toEqual(expect.arrayContaining(["enrolment", "naming", "person", "snapshot"]));
    const carried = tables.map((table) => table.name);
    expect(wanted.filter((name) => !carried.includes(name))).toEqual([]);
    const steps = compile(pack.map((rule) => rule.header.id)).map((step) => step.name);
    for (const name of wanted)
      expect(steps).toEqual(
        expect.arrayContaining([`table:${name}`, `model:sure:${name}`, `model:likely:${name}`]),
      );
    // A county may edit any of them, whether or not a rule reads it today.
    const editable = Object.keys(PARAMETER_TABLES);
    expect(editable.filter((name) => !carried.includes(name))).toEqual([]);
  });

  it("asks for the rolls a rule cannot do without", () => {
    const [rule] = loadPack({ only: ["TB01"] });
    expect(needsMetSql(rule?.header as NonNullable<typeof rule>["header"])).toContain(
      "n.state = 'previous'",
    );
    const [subsidy] = loadPack({ only: ["LB06"] });
    expect(needsMetSql(subsidy?.header as NonNullable<typeof subsidy>["header"])).toContain(
      "n.programme IN ('disability_living', 'disability_both') OR",
    );
  });
});

describe("writeCanonical", () => {
  it("partitions rows of people by their key, each part in order, and loses none", async () => {
    const table: CanonicalTable = {
      name: "many",
      isKeyed: true,
      columns: [
        { name: "row_id", type: "BIGINT" },
        { name: "person_key", type: "BIGINT" },
      ],
      sql: "SELECT i AS row_id, CAST((i * 7919) % 1000 - 500 AS BIGINT) AS person_key FROM range(1000) r(i)",
    };
    expect(await writeCanonical(db, [table], folder, { rowsPerPartition: 300 })).toBe(1000);
    expect(readdirSync(join(folder, "many")).sort()).toEqual(
      [0, 1, 2, 3].map((bucket) => `key_bucket=${bucket}`),
    );
    const files = quoteText(join(folder, "many", "*", "*.parquet"));
    const [told] = await db.rows(
      `SELECT count(*) AS n, count(DISTINCT row_id) AS ids, count(DISTINCT (person_key, key_bucket)) AS pairs,
         count(DISTINCT person_key) AS keys FROM read_parquet(${files}, hive_partitioning = true)`,
    );
    expect(told).toMatchObject({ n: 1000, ids: 1000 });
    expect(told?.pairs).toBe(told?.keys);
  });

  it("writes an empty table too, so that Spark finds its columns", async () => {
    await writeCanonical(db, tables, join(folder, "empty"));
    expect(readdirSync(join(folder, "empty")).sort()).toEqual(tables.map(({ name }) => name));
    const file = quoteText(join(folder, "empty", "enrolment", "part-0.parquet"));
    const columns = await db.rows<{ column_name: string }>(`DESCRIBE SELECT * FROM ${file}`);
    expect(columns.map((column) => column.column_name)).toEqual(
      tables.find(({ name }) => name === "enrolment")?.columns.map((column) => column.name),
    );
  });
});

describe("takeBack", () => {
  const pack = loadPack({ only: ["LB06"] });
  const out = join(folder, "out");
  const target = join(out, raisedFolder("sure", "LB06"));

  it("refuses what is not wholly written, and leaves the rows of before", async () => {
    await db.run(
      "INSERT INTO main.raised VALUES ('sure', 'LB06', 1, NULL, 24237, 'hit', '{}', '[]')",
    );
    mkdirSync(target, { recursive: true });
    await expect(takeBack(db, pack, ["sure"], out)).rejects.toMatchObject({ code: "E7001" });
    expect(await db.rows("SELECT rule FROM main.raised")).toEqual([{ rule: "LB06" }]);
  });

  it("prints the columns of a rule as the rule's own run does, in both worlds", async () => {
    await db.run(
      `COPY (SELECT CAST(12 AS BIGINT) AS person_key, CAST(NULL AS VARCHAR) AS household_no, CAST(24237 AS INTEGER) AS period,
         CAST(NULL AS VARCHAR) AS hint_because, '肢体' AS category, CAST(2 AS INTEGER) AS grade, CAST(77 AS BIGINT) AS card_row, CAST(NULL AS BIGINT) AS dibao_row)
       TO ${quoteText(join(target, "part-00000.snappy.parquet"))} (FORMAT parquet)`,
    );
    writeFileSync(join(target, "_SUCCESS"), "");
    expect(await takeBack(db, pack, ["sure"], out)).toEqual(new Map([["LB06", 1]]));
    const rows = await db.rows(
      "SELECT world, level, evidence, source_rows FROM main.raised ORDER BY world DESC",
    );
    const row = {
      level: "hit",
      evidence: '{"hint_because":null,"category":"肢体","grade":2}',
      source_rows: "[77]",
    };
    expect(rows).toEqual([
      { world: "sure", ...row },
      { world: "likely", ...row },
    ]);
  });
});
