import { afterEach, beforeEach, expect, it } from "vitest";
import type { Database } from "../../src/engine/database.ts";
import { resolvePeople } from "../../src/people/resolve-people.ts";
import { number } from "../support/number.ts";
import { emptyStage, stageRows } from "../support/stage-rows.ts";

let db: Database;
beforeEach(async () => {
  db = await emptyStage();
});
afterEach(() => db.close());

const [WANG, OTHER_WANG, LI] = ["99999919500101001", "99999919600202002", "99999919700303003"].map(
  number,
) as [string, string, string];
const ACCOUNT = {
  wang: "6228480000000000011",
  other: "6228480000000000022",
  shared: "6228480000000000033",
};

const roll = {
  file: "2019年10月特困人员花名册.csv",
  rows: [
    ["姓名", "身份证号", "供养方式", "基本生活费", "开始享受年月", "乡镇", "村", "银行账号"],
    ["王福", WANG, "分散供养", "560", "2018-01", "平安镇", "上坝村委会", ACCOUNT.wang],
    ["王福", OTHER_WANG, "分散供养", "560", "2018-01", "平安镇", "下坝村委会", ACCOUNT.other],
    ["李财", LI, "分散供养", "560", "2018-01", "平安镇", "上坝村委会", ACCOUNT.shared],
  ],
};

const paid = (...rows: readonly (readonly string[])[]) => ({
  file: "特困供养金201903.csv",
  rows: [
    ["序号", "账号", "户名", "金额", "交易状态", "交易日期", "摘要"],
    ...rows.map((row, at) => [
      String(at + 1),
      ...row,
      "560",
      "交易成功",
      "20190310",
      "201903特困供养金",
    ]),
  ],
});

/** Whose each payment is, by the number that its person has on the roll. */
const found = (kind = "payment") =>
  db.rows(`SELECT m.row_no, l.tier, l.rule, t.id_text AS whose
    FROM mention m
    JOIN link l USING (mention_id)
    LEFT JOIN (SELECT r.id_text, k.person_key FROM mention r JOIN link k USING (mention_id) WHERE r.kind = 'enrolment') t
      ON t.person_key = l.person_key
    WHERE m.kind = '${kind}'
    ORDER BY m.row_no`);

it("knows by account and name whom a bank paid, of two who bear the name", async () => {
  await stageRows(db, [roll, paid([ACCOUNT.wang, "王福"], [ACCOUNT.other, "王福"])]);
  await resolvePeople(db);
  expect(await found()).toEqual([
    { row_no: 2, tier: "确认", rule: "R6", whose: WANG },
    { row_no: 3, tier: "确认", rule: "R6", whose: OTHER_WANG },
  ]);
  const why = await db.rows<{ reason: string }>(
    "SELECT w.reason FROM link_why w JOIN mention m USING (mention_id) WHERE m.kind = 'payment' ORDER BY m.row_no",
  );
  for (const { reason } of why) {
    expect(reason).toContain("，银行账号与此人或其家人相同");
    expect(reason).not.toContain("家庭成员");
  }
});

it("knows by account and name whom a list of stops without numbers names", async () => {
  await stageRows(db, [
    roll,
    {
      sheet: "2019年特困停止供养名单",
      rows: [
        ["姓名", "停止供养年月", "停止原因", "银行账号"],
        ["王福", "2019-05", "死亡", ACCOUNT.other],
      ],
    },
  ]);
  await resolvePeople(db);
  expect(await found("departure")).toEqual([
    { row_no: 2, tier: "确认", rule: "R6", whose: OTHER_WANG },
  ]);
});

it("takes an account alone for nobody: another name is drawn on it", async () => {
  await stageRows(db, [roll, paid([ACCOUNT.shared, "王福"])]);
  await resolvePeople(db);
  expect((await found()).filter(({ tier }) => tier === "确认")).toEqual([]);
});

it("takes rows for one person's that write his name in two ways on a list without any number", async () => {
  await stageRows(db, [roll, paid([ACCOUNT.shared, "李财"], [ACCOUNT.shared, "李 财（户主）"])]);
  await resolvePeople(db);
  expect((await found()).map(({ tier, whose }) => [tier, whose])).toEqual([
    ["确认", LI],
    ["确认", LI],
  ]);
});

it("names the holder first where a relative in his household bears the name too", async () => {
  const register = {
    file: "户籍人口.csv",
    rows: [
      ["户号", "与户主关系", "姓名", "公民身份号码", "户籍状态", "乡镇街道", "村居委会"],
      ["1", "户主", "王福", WANG, "正常", "平安镇", "上坝村委会"],
      ["1", "子", "王福", OTHER_WANG, "正常", "平安镇", "上坝村委会"],
    ],
  };
  const payments = paid([ACCOUNT.wang, "王福"], [ACCOUNT.other, "王福"]);
  await stageRows(db, [register, roll, payments]);
  await resolvePeople(db);
  const first = await db.rows(`SELECT p.id18 AS whose
    FROM link_candidate c
    JOIN mention m USING (mention_id)
    JOIN person p ON p.person_key = c.person_key
    WHERE m.kind = 'payment' AND c.weight_order = 1
    ORDER BY m.row_no`);
  expect(first).toEqual([{ whose: WANG }, { whose: OTHER_WANG }]);
});

it.each(["暂缺", "无", "5.3E+17", `999999********${OTHER_WANG.slice(-4)}`, "13800000000"])(
  "knows by account whom a bank paid where %s stands in the place of the number",
  async (written) => {
    await stageRows(db, [
      roll,
      {
        file: "特困供养金201903.csv",
        rows: [
          ["序号", "账号", "户名", "证件号码", "金额", "交易状态", "交易日期", "摘要"],
          ...["1", "2"].map((at) => [
            ...[at, at === "1" ? ACCOUNT.wang : ACCOUNT.other, "王福", at === "1" ? WANG : written],
            ...["560", "交易成功", "20190310", "201903特困供养金"],
          ]),
        ],
      },
    ]);
    await resolvePeople(db);
    const [, row] = await found();
    expect(row).toMatchObject({ tier: "确认", whose: OTHER_WANG });
  },
);
