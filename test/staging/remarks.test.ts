import { afterEach, beforeEach, expect, it } from "vitest";
import type { Database } from "../../src/engine/database.ts";
import { emptyStage, stageRows } from "../support/stage-rows.ts";

let db: Database;
beforeEach(async () => {
  db = await emptyStage();
});
afterEach(() => db.close());

const id = (index: number) => `9999991990010100${String(index).padStart(2, "0")}`;

async function statesOf(header: readonly string[], rows: readonly string[][], field: string) {
  await stageRows(db, {
    file: field === "card_state" ? "残疾证.csv" : "户籍人口.csv",
    rows: [header, ...rows],
  });
  const kind = field === "card_state" ? "disability" : "hukou";
  const read = await db.rows<{ said: string | null }>(
    `SELECT ${field} AS said FROM stage.${kind} ORDER BY row_no`,
  );
  return read.map(({ said }) => said);
}

it("a remark that tells how it was put right says nothing", async () => {
  const remarks = ["残疾证已注销换发三代证", "过期未换发", "证已过期，已重新办理"];
  const rows = remarks.map((remark, index) => [`赵${index}`, id(index), "肢体", "二级", remark]);
  const header = ["姓名", "身份证号", "残疾类别", "残疾等级", "备注"];
  expect(await statesOf(header, rows, "card_state")).toEqual([null, "过期", null]);
});

it("a remark says of a card what no column says, and of nothing else", async () => {
  const remarks = [
    "",
    "残疾证已过期",
    "2018年注销",
    "父亲已故",
    "2025年到期",
    "低保户",
    "证已注销",
  ];
  const rows = remarks.map((remark, index) => [
    `赵${index}`,
    id(index),
    "肢体",
    "二级",
    "甲乡",
    "东村",
    remark,
  ]);
  expect(
    await statesOf(
      ["姓名", "身份证号", "残疾类别", "残疾等级", "乡镇", "村", "备注"],
      rows,
      "card_state",
    ),
  ).toEqual([null, "过期", "注销", null, null, null, "注销"]);
  expect(await db.rows("SELECT * FROM cell_fault WHERE field = 'card_state'")).toEqual([]);
});

it("a column of its own speaks before a remark", async () => {
  const header = ["姓名", "身份证号", "残疾类别", "残疾等级", "证件状态", "备注"];
  const rows = [
    ["赵一", id(1), "肢体", "二级", "有效", "已注销"],
    ["钱二", id(2), "肢体", "二级", "过期", ""],
  ];
  expect(await statesOf(header, rows, "card_state")).toEqual(["有效", "过期"]);
});

it("a register whose remarks name those who left it alone has the others on it", async () => {
  const remarks = ["", "", "2019年3月迁出", "", "", "2018年5月死亡", ""];
  const rows = remarks.map((remark, index) => [
    `700${index}`,
    "户主",
    `赵${index}`,
    id(index),
    "甲乡",
    "东村",
    remark,
  ]);
  expect(
    await statesOf(
      ["户号", "与户主关系", "姓名", "公民身份号码", "乡镇", "村", "备注"],
      rows,
      "state",
    ),
  ).toEqual(["正常", "正常", "迁出", "正常", "正常", "死亡", "正常"]);
});

it("a list of children left behind says so of each by its name", async () => {
  await stageRows(db, {
    file: "农村留守儿童摸底排查表.csv",
    rows: [
      ["儿童姓名", "儿童身份证号", "父亲状况", "母亲状况", "关爱协议"],
      ["赵一", id(1), "正常", "正常", ""],
    ],
  });
  expect(await db.rows("SELECT left_behind AS said FROM stage.child_survey")).toEqual([
    { said: 1 },
  ]);
});

it("a remark on a list of prisoners says who was let out, and when", async () => {
  const remarks = [
    ...["", "2018年10月7日刑满释放", "已解除强制隔离戒毒", "预计2020年1月5日释放", "未释放"],
    "2019.3.2提前释放",
    "预计释放",
    "拟于2019年12月释放",
    "2015年3月1日收监，2018年刑满释放",
    "释放时间20190203",
    "2018年释放后又收监",
    "拟近期释放",
  ];
  const rows = remarks.map((remark, index) => [
    ...[`赵${index}`, id(index), "服刑", "2015年5月19日", remark],
  ]);
  const header = ["姓名", "身份证号", "类型", "收押时间", "备注"];
  await stageRows(db, { file: "服刑强戒登记.csv", rows: [header, ...rows] });
  const read = await db.rows<{ until_on: string | null }>(
    "SELECT until_on FROM stage.custody ORDER BY row_no",
  );
  expect(read.map(({ until_on }) => until_on)).toEqual([
    ...[null, "2018-10-07", "1900-01-01", "2020-01-05", null, "2019-03-02", null],
    ...["2019-12-31", "2018-12-31", "2019-02-03", null, null],
  ]);
});

it.each(["已迁往县外", "全家迁走", "2018年5月迁出", "户口已外迁"])(
  "a remark on a register says who left: %s",
  async (remark) => {
    const header = ["户号", "姓名", "与户主关系", "公民身份号码", "备注"];
    const rows = [
      ["90001", "赵一", "户主", id(1), remark],
      ["90002", "钱二", "户主", id(2), ""],
    ];
    expect((await statesOf(header, rows, "state"))[0]).toBe("迁出");
  },
);
