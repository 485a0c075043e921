import { describe, expect, it } from "vitest";
import { monthNumber } from "../../src/rules/run-context.ts";
import { type RuleRun, runPack } from "../../src/rules/run-pack.ts";
import { databaseOf, packOf, ruleText } from "./support.ts";

const CARD = `
  given:
    disability: [{ person: A, category: 肢体, grade: 2, card_state: 有效 }]
    enrolment: [{ person: B, roll: dibao, period: 2019-06 }]
`;

async function runOf(header: Record<string, string>, yaml = CARD, sql?: string): Promise<RuleRun> {
  const { pack } = packOf({ "LB06-card.sql": ruleText("LB06", header, sql) });
  const { db, context } = await databaseOf(yaml);
  const runs = await runPack(db, pack, context);
  const stored = await db.rows("SELECT rule, state, reason, found FROM rule_run");
  expect(stored).toEqual(
    runs.map(({ rule, state, reason, found }) => ({ rule, state, reason, found })),
  );
  db.close();
  return runs[0] as RuleRun;
}

describe("runPack", () => {
  it("runs a rule and counts what it raised and examined", async () => {
    const run = await runOf({
      examined: "SELECT count(*) FROM disability WHERE @idiv($month, 12) = 2019",
    });
    expect(run).toMatchObject({ state: "checked", reason: null, found: 1, examined: 1 });
  });

  it.each([
    ["a roll is not there", "[{ kind: enrolment, roll: subsidy }]", "缺少《残疾人两项补贴名册》。"],
    ["no roll of a kind is there", "[{ kind: death }]", "缺少《"],
    ["none of several rolls is there", "[{ kind: enrolment, any_roll: [tekun, child] }]", "或《"],
    [
      "there is no earlier snapshot",
      "[{ kind: enrolment, roll: dibao, state: previous }]",
      "上一期",
    ],
    [
      "the newest snapshot is too old",
      "[{ kind: enrolment, roll: dibao, max_age_months: 3 }]",
      "最新一期是 2019-06，比排查月份早 4 个月，超过允许的 3 个月",
    ],
  ])("is 未检查 when %s", async (_, needs, reason) => {
    const run = await runOf({ needs });
    expect(run).toMatchObject({ state: "not_evaluable", found: null });
    expect(run.reason).toContain(reason);
  });

  it("is 未检查 when a needed column is on no sheet of the roll", async () => {
    const { pack } = packOf({
      "LB06-card.sql": ruleText("LB06", { needs: "[{ kind: disability, columns: [grade] }]" }),
    });
    const { db, context } = await databaseOf(CARD);
    await db.run(`UPDATE source_sheet SET mapping = '{"category":{}}' WHERE kind = 'disability'`);
    const [run] = await runPack(db, pack, context);
    expect(run?.reason).toMatch(/没有“残疾等级”列。$/);
    db.close();
  });

  it("runs without an optional roll and says what that leaves open", async () => {
    const needs =
      "[{ kind: disability }, { kind: custody, optional: true, if_missing: 未排除服刑人员 }]";
    expect(await runOf({ needs })).toMatchObject({ state: "checked", reason: "未排除服刑人员。" });
  });

  it("takes a boundary age as recent enough", async () => {
    const needs = "[{ kind: enrolment, roll: dibao, max_age_months: 4 }]";
    expect(await runOf({ needs })).toMatchObject({ state: "checked" });
  });

  it("does not run a rule of the other edition", async () => {
    expect(await runOf({ edition: "current" })).toMatchObject({
      state: "not_evaluable",
      reason: "这条规则只用于现行政策口径。",
    });
  });

  it("binds parameters: the header's default, then the county's value; lists are written out", async () => {
    const sql = `SELECT card.person_key, CAST(NULL AS VARCHAR) AS household_no, $month AS period, 'hit' AS level,
      card.category, card.grade FROM disability card WHERE card.grade <= $most AND card.category IN $categories
      AND card.valid_until_on IS NULL AND $as_of = DATE '2019-10-31' AND $edition = '2019'`;
    const { pack } = packOf({
      "LB06-card.sql": ruleText(
        "LB06",
        { params: "{ most: { default: 1 }, categories: { default: [视力, 肢体] } }" },
        sql,
      ),
    });
    const { db, context } = await databaseOf(CARD);
    const found = async (params: Record<string, number | string[]>) =>
      (await runPack(db, pack, { ...context, params: { LB06: params } }))[0]?.found;
    expect(await found({})).toBe(0);
    expect(await found({ most: 2 })).toBe(1);
    expect(await found({ most: 2, categories: ["视力"] })).toBe(0);
    db.close();
  });

  it("takes the level from the reason a rule tells, and refuses a rule that gives both", async () => {
    const told = (
      columns: string,
    ) => `SELECT card.person_key, CAST(NULL AS VARCHAR) AS household_no, $month AS period,
      ${columns}, card.category, card.grade, card.row_id AS card_row FROM disability card`;
    const because = "CASE WHEN card.category = '肢体' THEN '轻' END AS hint_because";
    const evidence = "{ category: 残疾类别, grade: 残疾等级, hint_because: 列为提示的原因 }";
    const { pack } = packOf({
      "LB06-card.sql": ruleText("LB06", { evidence }, told(because)),
      "LB07-card.sql": ruleText("LB07", { evidence }, told(`'hit' AS level, ${because}`)),
    });
    const { db, context } = await databaseOf(CARD);
    const runs = await runPack(db, pack, context);
    expect(runs.map((run) => run.state)).toEqual(["checked", "error"]);
    expect(
      await db.rows(
        "SELECT rule, level, evidence ->> 'hint_because' AS why FROM raised WHERE world = 'sure'",
      ),
    ).toEqual([{ rule: "LB06", level: "hint", why: "轻" }]);
    db.close();
  });

  it("goes on when one rule fails, without repeating a value of the data", async () => {
    const { pack } = packOf({
      "LB06-card.sql": ruleText(
        "LB06",
        {},
        `SELECT card.person_key, CAST(NULL AS VARCHAR) AS household_no,
        CAST(card.category AS INTEGER) AS period, 'hit' AS level, card.category, card.grade FROM disability card`,
      ),
      "LB07-card.sql": ruleText("LB07"),
    });
    const { db, context } = await databaseOf(CARD);
    const runs = await runPack(db, pack, context);
    expect(runs.map((run) => run.state)).toEqual(["error", "checked"]);
    expect(runs[0]?.reason).not.toContain("肢体");
    expect(await db.rows("SELECT DISTINCT rule FROM raised")).toEqual([{ rule: "LB07" }]);
    db.close();
  });

  it("tells its progress and stops when asked to", async () => {
    const { pack } = packOf({
      "LB06-card.sql": ruleText("LB06"),
      "LB07-card.sql": ruleText("LB07"),
    });
    const { db, context } = await databaseOf(CARD);
    const seen: string[] = [];
    const abort = new AbortController();
    const progress = (rule: { header: { id: string } }, number: number, total: number) => {
      seen.push(`${rule.header.id} ${number}/${total}`);
      if (number === 2) abort.abort(new Error("stopped"));
    };
    await expect(runPack(db, pack, context, { progress, signal: abort.signal })).rejects.toThrow(
      "stopped",
    );
    expect(seen).toEqual(["LB06 1/2", "LB07 2/2"]);
    expect(await db.rows("SELECT rule FROM rule_run")).toEqual([{ rule: "LB06" }]);
    db.close();
  });

  it("interrupts a query that runs long", async () => {
    const endless = `SELECT a.range AS person_key, CAST(NULL AS VARCHAR) AS household_no, 1 AS period, 'hit' AS level,
      '' AS category, count(*) AS grade FROM range(100000000) a, range(100000000) b GROUP BY a.range`;
    const { pack } = packOf({ "LB06-card.sql": ruleText("LB06", {}, endless) });
    const { db, context } = await databaseOf(CARD);
    const abort = new AbortController();
    setTimeout(() => abort.abort(new Error("stopped")), 300);
    await expect(runPack(db, pack, context, { signal: abort.signal })).rejects.toThrow("stopped");
    expect(await db.rows("SELECT count(*) AS n FROM raised")).toEqual([{ n: 0 }]);
    db.close();
  });
});

describe("loadPack", () => {
  it("loads the county's rules after the shipped ones and refuses a shipped id", async () => {
    const { loadPack } = await import("../../src/rules/load-pack.ts");
    const shipped = packOf({
      "LB06-a.sql": ruleText("LB06"),
      "LB99-r.sql": ruleText("LB99", { status: "retired" }),
    });
    const own = packOf({ "LB50-b.sql": ruleText("LB50") });
    const taken = packOf({ "LB06-c.sql": ruleText("LB06") });
    const pack = loadPack({ shipped: shipped.folder, folders: [own.folder] });
    expect(pack.map((rule) => [rule.header.id, rule.isShipped])).toEqual([
      ["LB06", true],
      ["LB50", false],
    ]);
    expect(() => loadPack({ shipped: shipped.folder, folders: [taken.folder] })).toThrow(
      "规则编号 LB06 已被随软件提供的规则使用。",
    );
    expect(() => loadPack({ shipped: shipped.folder, only: ["LB60"] })).toThrow(
      "没有编号为 LB60 的规则。",
    );
    expect(loadPack({ shipped: shipped.folder, only: ["LB99"] })).toHaveLength(1);
  });

  it("counts months from the year 0", () => {
    expect(monthNumber("2019-10")).toBe(2019 * 12 + 9);
    expect(monthNumber("2019-13")).toBeUndefined();
  });
});
