import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "../../src/engine/database.ts";
import { loadModelFiles } from "../../src/rules/build-model.ts";
import { openCaseDatabase } from "../../src/rules/case-database.ts";
import { lintRule } from "../../src/rules/lint-pack.ts";
import { mutateRule } from "../../src/rules/mutate-rule.ts";
import { scoreModels } from "../../src/rules/mutation/score-models.ts";
import { newRule } from "../../src/rules/new-rule.ts";
import { readRuleFile } from "../../src/rules/rule-file.ts";
import { scoreMutants } from "../../src/rules/score-mutants.ts";
import { testRule } from "../../src/rules/test-rule.ts";
import { modelFolder, packOf, ruleText, temporaryFolder } from "./support.ts";

let db: Database;
beforeAll(async () => {
  db = await openCaseDatabase([modelFolder()]);
});
afterAll(() => db.close());

function ruleOf(sql: string, cases = "- case: nothing\n  expect: []\n", header = {}) {
  const { pack, folder } = packOf({ "LB06-card.sql": ruleText("LB06", header, sql) });
  writeFileSync(join(folder, "LB06-card.cases.yaml"), cases);
  return pack[0] as (typeof pack)[number];
}

describe("mutateRule", () => {
  const wordsFor = async (condition: string, header = {}) => {
    const rule = ruleOf(
      `SELECT d.person_key, 'hit' AS level\nFROM disability AS d\nWHERE ${condition}`,
      undefined,
      header,
    );
    return (await mutateRule(db, rule)).map((mutant) => mutant.says.replace(/^第 \d+ 行：/, ""));
  };
  const LEVEL = "'hit' 改为 'hint'";

  it.each([
    [
      "d.grade >= 2",
      [LEVEL, "去掉 WHERE（d.grade）", ">= 改为 >（d.grade）", "2 改为 3", "2 改为 1"],
    ],
    [
      "d.grade = d.row_id",
      [LEVEL, "去掉 WHERE（d.grade、d.row_id）", "= 改为 <>（d.grade、d.row_id）"],
    ],
    [
      "d.grade IS NULL AND d.category IN ('视力')",
      [
        LEVEL,
        "去掉 AND 条件（d.grade）",
        "去掉 AND 条件（d.category）",
        "IS NULL 改为 IS NOT NULL（d.grade）",
        "IN 改为 NOT IN（d.category）",
      ],
    ],
    [
      "NOT EXISTS (SELECT 1 FROM death)",
      [LEVEL, "去掉 WHERE（death）", "NOT EXISTS 改为 EXISTS（death）"],
    ],
    [
      "EXISTS (SELECT 1 FROM death)",
      [LEVEL, "去掉 WHERE（death）", "EXISTS 改为 NOT EXISTS（death）"],
    ],
    [
      "d.grade BETWEEN d.row_id AND @idiv($month, 12)",
      [
        LEVEL,
        "去掉 WHERE（d.grade、d.row_id）",
        "BETWEEN 不含下界（d.grade、d.row_id）",
        "BETWEEN 不含上界（d.grade、d.row_id）",
        "12 改为 13",
        "12 改为 11",
      ],
    ],
  ])("changes each part of %s", async (condition, expected) => {
    expect((await wordsFor(condition)).sort()).toEqual([...expected].sort());
  });

  it("makes queries that still carry macros and list parameters", async () => {
    const rule = ruleOf(
      "SELECT d.person_key FROM disability AS d WHERE d.category IN $categories AND @age(d.valid_until_on, $as_of) > 3",
      undefined,
      { params: "{ categories: { default: [视力] } }" },
    );
    const mutants = await mutateRule(db, rule);
    const kept = mutants.find((mutant) => mutant.says.includes("3 改为 4"));
    expect(kept?.rule.sql).toContain("IN $categories");
    expect(kept?.rule.sql).toContain("@age(d.valid_until_on, $as_of) > 4");
    expect(kept?.says).toMatch(/^第 19 行/);
  });

  it("says when there is no query to change", async () => {
    await expect(mutateRule(db, ruleOf("SELECT FROM WHERE"))).rejects.toMatchObject({
      code: "E2102",
    });
  });
});

describe("scoreMutants", () => {
  const SQL = `SELECT d.person_key, CAST(NULL AS VARCHAR) AS household_no, screening.month AS period, 'hit' AS level,
    d.category, d.grade FROM disability AS d CROSS JOIN screening WHERE d.grade <= 2`;
  const HIT =
    "- case: grade 2\n  given: { disability: [{ person: A, grade: 2 }] }\n  expect: [{ person: A, level: hit }]\n";
  const CLEAN =
    "- case: grade 3\n  given: { disability: [{ person: A, grade: 3 }] }\n  expect: []\n";

  it("names what no case notices", async () => {
    const score = await scoreMutants(ruleOf(SQL, HIT), { db });
    expect(score).toMatchObject({ rule: "LB06", killed: 3, total: 5 });
    expect(score.survivors.map((said) => said.replace(/^.*：/, ""))).toEqual([
      "去掉 WHERE（d.grade）",
      "2 改为 3",
    ]);
  });

  it("is complete when the boundary is proved on both sides", async () => {
    expect(await scoreMutants(ruleOf(SQL, HIT + CLEAN), { db })).toMatchObject({
      killed: 5,
      total: 5,
      survivors: [],
    });
  });

  it("refuses cases that do not hold for the rule itself", async () => {
    const wrong = HIT.replace("level: hit", "level: hint");
    await expect(scoreMutants(ruleOf(SQL, wrong), { db })).rejects.toMatchObject({ code: "E2105" });
  });

  it("takes a mutant that fails on the rows of a case for noticed, and goes on after it", async () => {
    const fragile = `SELECT d.person_key, CAST(NULL AS VARCHAR) AS household_no, CAST(d.category AS INTEGER) AS period,
      'hit' AS level, d.category, d.grade FROM disability AS d WHERE d.grade = 1`;
    const cases =
      "- case: one\n  given: { disability: [{ person: A, grade: 1, category: '1' }, { person: C, grade: 2, category: x }] }\n  expect: [{ person: A, level: hit }]\n";
    const score = await scoreMutants(ruleOf(fragile, cases), { db });
    expect(score).toMatchObject({ killed: 5, total: 5 });
  });
});

describe("scoreModels", () => {
  const HEADER =
    "/*---\nname: card\ngrain: one card\ncolumns: { person_key: 人, category: 类别, grade: 等级 }\n---*/\n";
  const VIEW = `${HEADER}SELECT d.person_key, d.category, d.grade FROM disability d WHERE d.grade <= 2`;
  const OTHER = VIEW.replace("name: card", "name: severe").replace(
    "disability d WHERE d.grade <= 2",
    "card d",
  );

  it("counts what the cases of the rules that read a view notice, also by way of another", async () => {
    const folder = modelFolder({ "10-card.sql": VIEW, "20-severe.sql": OTHER });
    const models = loadModelFiles([folder]);
    const own = await openCaseDatabase([folder]);
    const sql = `SELECT s.person_key, CAST(NULL AS VARCHAR) AS household_no, screening.month AS period, 'hit' AS level,
      s.category, s.grade FROM severe AS s CROSS JOIN screening`;
    const hit =
      "- case: grade 2\n  given: { disability: [{ person: A, grade: 2 }] }\n  expect: [{ person: A, level: hit }]\n";
    const clean =
      "- case: grade 3\n  given: { disability: [{ person: A, grade: 3 }] }\n  expect: []\n";
    const score = (cases: string) => scoreModels(models, [ruleOf(sql, cases)], { db: own });
    const all = { rule: "card", total: 4 };
    expect((await score(hit))[0]).toMatchObject({ ...all, killed: 2 });
    expect((await score(hit + clean))[0]).toMatchObject({ ...all, killed: 4, survivors: [] });
    expect((await scoreModels(models, [], { db: own }))[0]).toMatchObject({ killed: 0 });
    own.close();
  });
});

describe("newRule", () => {
  it("writes a draft that is clean, passes its cases and notices every mutant", async () => {
    const folder = temporaryFolder();
    const files = newRule("LB50", "低保金额过低", folder, { shipped: folder });
    const rule = readRuleFile(files.rule);
    expect(rule.header).toMatchObject({
      id: "LB50",
      title: "低保金额过低",
      family: "LB",
      status: "draft",
    });
    expect(files.rule).toMatch(/LB50-di-bao-jin-e-guo-di\.sql$/);
    expect(await lintRule(db, rule)).toEqual([]);
    const test = await testRule(rule, db);
    expect(test.results.flatMap((result) => result.faults)).toEqual([]);
    expect(test.results.length).toBeGreaterThan(5);
    expect((await scoreMutants(rule, { db })).survivors).toEqual([]);
  });

  it("refuses an id that is none or is taken", () => {
    const folder = temporaryFolder();
    expect(() => newRule("XX01", "甲", folder)).toThrow("规则编号“XX01”不对");
    newRule("LB50", "甲", folder, { shipped: folder });
    expect(() => newRule("LB50", "乙", folder, { shipped: folder })).toThrow("LB50 已被使用");
    expect(() => newRule("LB50", "乙", temporaryFolder(), { shipped: folder })).toThrow(
      "LB50 已被使用",
    );
  });
});
