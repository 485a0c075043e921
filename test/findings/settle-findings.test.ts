import { describe, expect, it } from "vitest";
import { findingByKey, listFindings } from "../../src/findings/list-findings.ts";
import { settleFindings } from "../../src/findings/settle-findings.ts";
import { runPack } from "../../src/rules/run-pack.ts";
import { databaseOf, packOf, ruleText } from "../rules/support.ts";

const PAID = `SELECT p.person_key, p.household_no, p.for_month AS period,
  CASE WHEN p.result = '成功' THEN 'hint' ELSE 'hit' END AS level,
  p.amount_fen, p.paid_on, p.item, p.row_id AS payment_row
FROM payment p`;

const PAID_HEADER = {
  needs: "[{ kind: payment }]",
  explain:
    '"{name}（{village}）{period}共{period_count}个月{item}{amount_fen}，{paid_on}发放，户号{household_no}，{month}。"',
  evidence: "{ amount_fen: 发放金额, paid_on: 发放日期, item: 发放项目 }",
};

const ALL =
  "SELECT * REPLACE (CAST(person_key AS VARCHAR) AS person_key) FROM finding ORDER BY finding_key";

async function settled(yaml: string, rules: Record<string, string>) {
  const { pack } = packOf(rules);
  const made = await databaseOf(yaml);
  await runPack(made.db, pack, made.context);
  const count = await settleFindings(made.db, pack);
  const findings = await listFindings(made.db);
  expect(findings).toHaveLength(count);
  return { ...made, pack, findings };
}

describe("settleFindings", () => {
  it("leaves out the clause of a sentence whose column is empty", async () => {
    const explain = '"{name}领{item}[，{paid_on}发放][（共{amount_fen}）]。"';
    const { db, findings } = await settled(
      `
  given:
    person: [{ person: A, name: 测试甲 }, { person: B, name: 测试乙 }]
    payment:
      - { person: A, item: price, for_month: 2019-05, amount_fen: 4250, result: 失败 }
      - { person: B, item: price, for_month: 2019-05, paid_on: 2019-06-03, result: 失败 }
`,
      { "FF01-paid.sql": ruleText("FF01", { ...PAID_HEADER, explain }, PAID) },
    );
    expect(findings.map(({ message }) => message).sort()).toEqual([
      "测试乙领价格临时补贴，2019年6月3日发放。",
      "测试甲领价格临时补贴（共42.50元）。",
    ]);
    db.close();
  });

  it("folds the months of one payee into one finding and prints values as a clerk reads them", async () => {
    const { db, findings } = await settled(
      `
  given:
    person: [{ person: A, name: 测试甲, village: 东村 }]
    payment:
      - { person: A, household_no: H1, item: price, for_month: 2019-05, amount_fen: 4250, paid_on: 2019-06-03, result: 失败 }
      - { person: A, household_no: H1, item: price, for_month: 2019-04, amount_fen: 42000, result: 失败 }
      - { person: A, household_no: H1, item: dibao, for_month: 2019-06, amount_fen: 42000, result: 成功 }
`,
      { "FF01-paid.sql": ruleText("FF01", PAID_HEADER, PAID) },
    );
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      rule: "FF01",
      level: "hit",
      household_no: "H1",
      period: "2019-04,2019-05",
      status: "open",
      first_seen: "2019-10",
      name: "测试甲",
      township: "测试乡",
    });
    expect(findings[0]?.message).toBe(
      "测试甲（东村）2019年4月至5月共2个月价格临时补贴420元、42.50元，2019年6月3日发放，户号H1，2019年10月。",
    );
    expect(JSON.parse(String(findings[0]?.evidence))).toEqual({
      发放金额: "420元、42.50元",
      发放日期: "2019年6月3日",
      发放项目: "价格临时补贴",
    });
    expect(JSON.parse(String(findings[0]?.sources))).toEqual([
      { file: "payment.xlsx", sheet: "Sheet1", row: 1 },
      { file: "payment.xlsx", sheet: "Sheet1", row: 2 },
    ]);
    db.close();
  });

  it("prints 不详 for what is missing", async () => {
    const { db, findings } = await settled(
      "  given:\n    payment: [{ person: A, result: 失败 }]\n",
      { "FF01-paid.sql": ruleText("FF01", PAID_HEADER, PAID) },
    );
    expect(findings[0]?.message).toContain("不详共0个月不详不详，不详发放，户号不详");
    expect(findings[0]?.period).toBeNull();
    db.close();
  });

  const CARDS = (rows: string, roll = "") => `
  given:
    hukou: [{ person: A, state: 正常 }, { person: C, state: 正常 }]
    disability: [${rows}]
    enrolment: [${roll}{ person: Z, roll: dibao, period: 2019-10 }]
`;
  const card = (who: string) => `{ person: ${who}, category: 肢体, grade: 1, card_state: 有效 }`;
  const living = (who: string) =>
    `{ person: ${who}, roll: subsidy, programme: disability_living, period: 2019-10 }, `;

  it.each([
    ["certain in both worlds: hit", card("A"), "", [["A", "hit"]]],
    [
      "the record is only probably this person's: check",
      card("B, likely: A"),
      "",
      [["A", "check"]],
    ],
    [
      "one uncertain record of two candidates: each is to be checked",
      card("B, likely: [A, C]"),
      "",
      [
        ["A", "check"],
        ["C", "check"],
      ],
    ],
    [
      "a certain and an uncertain record of one person: hit",
      `${card("A")}, ${card("B, likely: A")}`,
      "",
      [["A", "hit"]],
    ],
    [
      "what clears the person is uncertain: check",
      card("A"),
      living("B, likely: A"),
      [["A", "check"]],
    ],
    ["what clears the person is certain: nothing", card("A"), living("A"), []],
    [
      "an uncertain record cleared by an uncertain record: still to be checked",
      card("B, likely: A"),
      living("A"),
      [["A", "check"]],
    ],
  ])("%s", async (_, rows, roll, expected) => {
    const { db, findings, keys } = await settled(CARDS(rows, roll), {
      "LB06-card.sql": ruleText("LB06"),
    });
    const ids = await db.rows("SELECT person_id, CAST(person_key AS VARCHAR) AS key FROM person");
    const tags = Object.fromEntries(Object.entries(keys).map(([tag, key]) => [key, tag]));
    const tagOf = (id: unknown) => tags[String(ids.find((row) => row.person_id === id)?.key)];
    expect(findings.map((row) => [tagOf(row.person_id), row.level]).sort()).toEqual(expected);
    for (const row of findings) {
      expect(String(row.message).includes("疑似匹配")).toBe(row.level === "check");
    }
    db.close();
  });

  it.each([
    ["his own match", card("B, likely: A"), "", "（所据记录与此人为疑似匹配，请先核实。）"],
    [
      "a row that would clear him",
      card("A"),
      living("B, likely: A"),
      "（另有一行与此人为疑似匹配：如果就是此人的，此人可能没有这个问题，请先核实那一行是谁的。）",
    ],
    [
      "his having no valid number anywhere",
      `${card("N")}]\n    person: [{ person: N, no_id: true }`,
      "",
      "（各名册上都没有能确定是此人的证号，可能另有记录，请先核实。）",
    ],
  ])("says that a finding is to be checked because of %s", async (_, rows, roll, remark) => {
    const { db, findings } = await settled(CARDS(rows, roll), {
      "LB06-card.sql": ruleText("LB06"),
    });
    expect(findings.map(({ message }) => message)).toEqual([expect.stringMatching(`${remark}$`)]);
    db.close();
  });

  it("says that a finding is to be checked because of a relative's match", async () => {
    const other = `SELECT card.person_key, CAST(NULL AS VARCHAR) AS household_no, 1 AS period, 'hit' AS level,
        card.category, card.grade, card.row_id AS card_row
      FROM disability card WHERE EXISTS (
        SELECT 1 FROM enrolment e JOIN hukou h ON h.person_key = e.person_key
        WHERE e.programme = 'disability_living')`;
    const { db, findings } = await settled(CARDS(card("A"), living("B, likely: C")), {
      "LB06-card.sql": ruleText("LB06", {}, other),
    });
    expect(findings.map(({ level }) => level)).toEqual(["check"]);
    expect(findings[0]?.message).toMatch("（所据的他人记录为疑似匹配，请先核实。）");
    db.close();
  });

  it("keeps a hint a hint in either world, and calls hit against hint to be checked", async () => {
    const sql = `SELECT card.person_key, CAST(NULL AS VARCHAR) AS household_no, 1 AS period,
      CASE WHEN EXISTS (SELECT 1 FROM custody c WHERE c.person_key = card.person_key) THEN 'hint' ELSE 'hit' END AS level,
      card.category, card.grade FROM disability card`;
    const level = async (yaml: string) => {
      const { db, findings } = await settled(yaml, { "LB06-card.sql": ruleText("LB06", {}, sql) });
      db.close();
      return findings.map((row) => row.level);
    };
    const given = (custody: string, who = "A") =>
      `  given:\n    disability: [{ person: ${who}, grade: 1 }]\n    hukou: [{ person: A }]\n    custody: [{ person: ${custody} }]\n`;
    expect(await level(given("A"))).toEqual(["hint"]);
    expect(await level(given("B, likely: A"))).toEqual(["check"]);
    expect(await level(given("A", "B, likely: A"))).toEqual(["check"]);
    expect(await level(given("Z"))).toEqual(["hit"]);
  });

  it("keeps keys, first_seen and status from run to run, and drops what no longer holds", async () => {
    const { db, context, pack, findings } = await settled(CARDS(`${card("A")}, ${card("C")}`), {
      "LB06-card.sql": ruleText("LB06"),
    });
    expect(new Set(findings.map((row) => row.finding_key)).size).toBe(2);
    expect(findings[0]?.finding_key).toMatch(/^[0-9a-f]{16}$/);
    await db.run(
      "UPDATE finding SET status = 'answered', first_seen = '2019-08' WHERE finding_key = $key",
      {
        key: String(findings[0]?.finding_key),
      },
    );
    await settleFindings(db, pack, { round: "2019-11" });
    const again = await listFindings(db);
    expect(again.map((row) => [row.finding_key, row.status, row.first_seen])).toEqual([
      [findings[0]?.finding_key, "answered", "2019-08"],
      [findings[1]?.finding_key, "open", "2019-10"],
    ]);
    await db.run("DELETE FROM raised");
    expect(await settleFindings(db, pack)).toBe(0);
    expect(await listFindings(db)).toEqual([]);
    expect(context.month).toBe(2019 * 12 + 9);
    db.close();
  });

  it("writes only those anew that follow from something else than before, and all of them without a version", async () => {
    const { db, pack } = await settled(CARDS(`${card("A")}, ${card("C")}`), {
      "LB06-card.sql": ruleText("LB06"),
    });
    const keys = (
      await db.rows<{ key: string }>("SELECT finding_key AS key FROM finding ORDER BY key")
    ).map(({ key }) => key);
    /** Which of the two findings are written anew, told by a mark that only writing takes away. */
    const written = async (change: string, version?: string) => {
      await db.run(change);
      await db.run("UPDATE finding SET message = 'kept'");
      await settleFindings(db, pack, version === undefined ? {} : { version });
      const rows = await db.rows<{ key: string }>(
        "SELECT finding_key AS key FROM finding WHERE message <> 'kept'",
      );
      return rows.map(({ key }) => keys.indexOf(key)).sort();
    };
    const nothing = "SELECT 1";
    expect(await written(nothing, "1")).toEqual([0, 1]);
    expect(await written(nothing, "1")).toEqual([]);
    const [{ person = "" } = {}] = await db.rows<{ person: string }>(
      `SELECT CAST(person_key AS VARCHAR) AS person FROM finding WHERE finding_key = '${keys[1]}'`,
    );
    for (const change of [
      `UPDATE person SET village = '西村' WHERE person_key = ${person}`,
      `UPDATE raised SET evidence = json_merge_patch(evidence, '{"grade": 4}') WHERE person_key = ${person}`,
      `DELETE FROM raised WHERE world = 'likely' AND person_key = ${person}`,
      `INSERT INTO unsure_person SELECT 'LB06', ${person}, '没有交来', 0`,
      `INSERT INTO doubted (person_key, is_match, label) VALUES (${person}, true, NULL)`,
      `DELETE FROM finding WHERE finding_key = '${keys[1]}'`,
    ]) {
      const anew = await written(change, "1");
      // That anybody is in doubt at all is said of everybody.
      expect(anew, change).toEqual(change.includes("doubted") ? [0, 1] : [1]);
      expect(await written(nothing, "1"), change).toEqual([]);
    }
    for (const change of [
      "UPDATE rule_run SET reason = '没有名册。'",
      "UPDATE source_sheet SET sheet = sheet || '二'",
      "UPDATE screening SET as_of = as_of - 1",
    ]) {
      expect(await written(change, "1"), change).toEqual([0, 1]);
      expect(await written(nothing, "1"), change).toEqual([]);
    }
    expect(await written(nothing, "2")).toEqual([0, 1]);
    expect(await written(nothing)).toEqual([0, 1]);
    expect(await written(nothing, "2")).toEqual([0, 1]);
    db.close();
  });

  it("keys a household by its number and a person by himself, and keeps the findings of other rules if asked", async () => {
    const rows = `
  given:
    payment:
      - { person: A, household_no: H1, result: 失败 }
      - { person: C, household_no: H1, result: 失败 }
      - { person: A, result: 失败 }
`;
    const { db, pack, findings } = await settled(rows, {
      "FF01-paid.sql": ruleText("FF01", PAID_HEADER, PAID),
      "FF07-paid.sql": ruleText("FF07", PAID_HEADER, PAID),
    });
    expect(findings.map((row) => `${row.rule} ${row.household_no}`).sort()).toEqual([
      "FF01 H1",
      "FF01 null",
      "FF07 H1",
      "FF07 null",
    ]);
    expect(new Set(findings.map((row) => row.finding_key)).size).toBe(4);
    await settleFindings(db, pack.slice(0, 1), { keepOthers: true });
    expect(await listFindings(db)).toHaveLength(4);
    expect(await db.rows("SELECT rule FROM rule_run ORDER BY rule")).toHaveLength(2);
    await settleFindings(db, pack.slice(0, 1));
    expect(await listFindings(db)).toHaveLength(2);
    expect(await db.rows("SELECT rule FROM rule_run")).toEqual([{ rule: "FF01" }]);
    db.close();
  });

  it("finds the same in parts as in one piece", async () => {
    const payments = [..."ABCDEF"].flatMap((person) =>
      ["2019-04", "2019-05"].map(
        (month) => `{ person: ${person}, item: price, for_month: ${month}, result: 失败 }`,
      ),
    );
    const { db, pack } = await settled(`\n  given:\n    payment: [${payments.join(", ")}]\n`, {
      "FF01-paid.sql": ruleText("FF01", PAID_HEADER, PAID),
      "FF02-paid.sql": ruleText("FF02", PAID_HEADER, PAID),
    });
    const whole = await db.rows(ALL);
    expect(whole).toHaveLength(12);
    for (const rowsAQuery of [1, 5, 30]) {
      await settleFindings(db, pack, { rowsAQuery });
      expect(await db.rows(ALL)).toEqual(whole);
    }
    db.close();
  });

  it("says with each finding what a missing optional roll leaves open", async () => {
    const needs =
      "[{ kind: disability }, { kind: custody, optional: true, if_missing: 未排除服刑人员 }]";
    const { db, findings } = await settled(CARDS(card("A")), {
      "LB06-card.sql": ruleText("LB06", { needs }),
    });
    expect(JSON.parse(String(findings[0]?.evidence))).toEqual({
      残疾类别: "肢体",
      残疾等级: "一",
      未能核对: "未排除服刑人员。",
    });
    db.close();
  });
});

describe("listFindings", () => {
  it("filters, pages and finds by key", async () => {
    const { db, findings } = await settled(
      "  given:\n    person: [{ person: A, town: 甲乡 }, { person: C, town: 乙乡 }]\n    disability: [{ person: A, grade: 1, card_state: 有效 }, { person: C, grade: 1, card_state: 有效 }]\n",
      { "LB06-card.sql": ruleText("LB06"), "LB07-card.sql": ruleText("LB07") },
    );
    expect(findings).toHaveLength(4);
    expect(await listFindings(db, { rules: ["LB07"], townships: ["甲乡"] })).toHaveLength(1);
    expect(await listFindings(db, { levels: ["check"] })).toEqual([]);
    expect(await listFindings(db, { levels: [] })).toEqual([]);
    expect(await listFindings(db, { personIds: [String(findings[0]?.person_id)] })).toHaveLength(2);
    expect(await listFindings(db, { limit: 1, offset: 1 })).toEqual([findings[1]]);
    const key = String(findings[2]?.finding_key);
    expect(await findingByKey(db, key)).toEqual(findings[2]);
    expect(await findingByKey(db, "0000000000000000")).toBeUndefined();
    db.close();
  });
});
