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

const PLACE = ["平安镇", "上坝村委会"];
/** Twelve families of a village: a head and a son each. */
const families = Array.from("赵钱孙李周吴郑王冯陈褚卫", (surname, at) => ({
  no: String(1000 + at),
  head: { name: `${surname}大山`, id: number(`999999${1950 + at}0101${200 + 3 * at}`) },
  son: { name: `${surname}小河`, id: number(`999999${1980 + at}0202${201 + 6 * at}`) },
}));
const register = {
  file: "户籍人口.csv",
  rows: [
    ["户号", "姓名", "公民身份号码", "与户主关系", "户籍状态", "乡镇", "村"],
    ...families.flatMap(({ no, head, son }) => [
      [no, head.name, head.id, "户主", "正常", ...PLACE],
      [no, son.name, son.id, "子", "正常", ...PLACE],
    ]),
  ],
};

function rollOf(column: "低保证号" | "银行账号", shared: string, listed: typeof families) {
  const isDibao = column === "低保证号";
  const says = isDibao
    ? { 城乡类别: "农村低保", 与户主关系: "户主" }
    : { 供养方式: "分散供养", 基本生活费: "560" };
  return {
    file: isDibao ? "2019年10月低保对象花名册.csv" : "2019年10月特困人员花名册.csv",
    rows: [
      ["姓名", "身份证号", ...Object.keys(says), "开始享受年月", "乡镇", "村", column],
      ...listed.map(({ head }) => [
        ...[head.name, head.id, ...Object.values(says), "2018-03", ...PLACE],
        shared,
      ]),
    ],
  };
}

/** Tier and rule of the row of a list that has a number or an account beside the name, where all heads have it on the roll. */
async function found(name: string, shared: string, column: "低保证号" | "银行账号", heads = 12) {
  const paid = ["姓名", "身份证号", "救助金额", "救助时间", "乡镇", "村"];
  await stageRows(db, [
    register,
    rollOf(column, shared, families.slice(0, heads)),
    {
      file: "临时救助台账.csv",
      rows: [
        paid,
        [name, shared, "500", "2019-05-06", ...PLACE],
        ...families.slice(2).map(({ head }) => [head.name, head.id, "500", "2019-05-06", ...PLACE]),
      ],
    },
  ]);
  await resolvePeople(db);
  const [row] = await db.rows(`SELECT l.tier, l.rule FROM mention m JOIN link l USING (mention_id)
    WHERE m.kind = 'aid' AND m.row_no = 2`);
  return row;
}

const AGENT = "6228480000000000011";
const VILLAGE = "999999001001";

it.each([
  ["the account of the agent who draws for them", AGENT, "银行账号"],
  ["the number of the village in the place of their own", VILLAGE, "低保证号"],
] as const)("takes nobody for a relative of those who have %s", async (_, shared, column) => {
  expect(await found("赵小河", shared, column)).toEqual({ tier: "疑似", rule: "R7" });
});

it.each([
  ["a son by his family's account", "赵小河", "银行账号", 1],
  ["a son by his family's number", "赵小河", "低保证号", 1],
  ["who has an agent's account himself", "赵大山", "银行账号", 12],
] as const)("knows %s", async (_, name, column, heads) => {
  const shared = column === "低保证号" ? VILLAGE : AGENT;
  expect(await found(name, shared, column, heads)).toEqual({ tier: "确认", rule: "R6" });
});
