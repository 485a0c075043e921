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

/** What a register says of its people, one for each of these remarks. */
it("leaves open who is 正常 on a register and dead or gone by the remark beside it", async () => {
  const remarks = ["死亡", "2019年8月死亡", "户口已迁出", "其父死亡", "易地搬迁户", ""];
  const rows = remarks.map((remark, at) => [
    ...[String(at), `张${"一二三四五六"[at]}`, "户主", `99999919500101${1000 + at}`],
    ...["正常", remark],
  ]);
  const header = ["户号", "姓名", "与户主关系", "公民身份号码", "户籍状态", "备注"];
  const states = await statesOf(header, rows, "state");
  expect(states.slice(0, 3)).not.toContain("正常");
  expect(states.slice(3)).toEqual(["正常", "正常", "正常"]);
  expect(
    await db.rows("SELECT row_no FROM cell_fault WHERE field = 'state' ORDER BY row_no"),
  ).toEqual([{ row_no: 2 }, { row_no: 3 }, { row_no: 4 }]);
});

function statesOnRegister(remarks: readonly string[]) {
  return statesOf(
    ["户号", "与户主关系", "姓名", "公民身份号码", "乡镇", "村", "备注"],
    remarks.map((remark, index) => [
      ...[`700${index}`, "户主", `赵${index}`, id(index), "甲乡", "东村"],
      remark,
    ]),
    "state",
  );
}

it("a register whose remarks name those who left it alone has the others on it", async () => {
  const remarks = ["", "", "2019年3月迁出", "", "", "2018年5月死亡", ""];
  expect(await statesOnRegister(remarks)).toEqual([
    "正常",
    "正常",
    "迁出",
    "正常",
    "正常",
    "死亡",
    "正常",
  ]);
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
    "2019.12刑满释放",
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
    ...["2019-12-31", "2018-12-31", "2019-02-03", null, null, "2019-12-31"],
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

/** A register of so many people whose remarks alone say who left it, with others of all kinds. */
async function registerOf(remarks: readonly string[]) {
  const rows = remarks.map((remark, index) => [
    ...["9000", "赵甲", "户主", `99999919900101${String(index).padStart(4, "0")}`, remark],
  ]);
  return statesOf(["户号", "姓名", "与户主关系", "公民身份号码", "备注"], rows, "state");
}

it.each([
  ...[
    "2019.3.5死亡",
    "已于2019年6月病故",
    "2019年9月因病去世",
    "于2019年6月3日死亡",
    "19年3月病逝",
  ],
  ...[
    "死亡（2019.3.5）",
    "死亡时间2019.3.5",
    "20190305死亡",
    "经核实已死亡",
    "外出务工，2019.3.5死亡",
  ],
])("a remark on a register says who died, with its day: %s", async (remark) => {
  expect((await registerOf([remark, ...Array(5).fill("")]))[0]).toBe("死亡");
});

it.each(["2018.9迁出", "户口已于2018年6月迁出", "于2019年2月迁往昆明", "迁出（2018.3）"])(
  "a remark on a register says who moved out, with its month: %s",
  async (remark) => {
    expect((await registerOf([remark, ...Array(5).fill("")]))[0]).toBe("迁出");
  },
);

it.each([
  ...[
    "外出务工",
    "空挂户",
    "2018年迁入",
    "未死亡",
    "父亲已故",
    "丈夫2015年去世",
    "拟迁出",
    "迁出后又迁回",
  ],
  ...["误报死亡，已恢复", "2016.5迁往本县三村乡", "父母双亡，随祖父生活", "注销后恢复户口"],
])("a remark of other things leaves on the register whom it stands beside: %s", async (remark) => {
  const others = Array(10).fill("外出务工");
  expect(await registerOf([remark, "2019.3.5死亡", ...others, ...Array(3).fill("")])).toEqual([
    ...["正常", "死亡"],
    ...Array(13).fill("正常"),
  ]);
  expect(await db.rows("SELECT * FROM cell_fault WHERE field = 'state'")).toEqual([]);
});

it.each([
  "疑似死亡",
  "空挂户（2019年死亡）",
  "户主已故，由妻子继任",
  "失踪多年",
  "父亲外出，2019年3月死亡",
])("a remark that may say so leaves it open, and is named: %s", async (remark) => {
  const states = await registerOf([remark, "2019.3.5死亡", ...Array(8).fill("务工")]);
  expect(["正常", "死亡", "迁出", "注销"]).not.toContain(states[0]);
  expect(states[0]).not.toBeNull();
  expect(await db.rows("SELECT row_no, reason FROM cell_fault WHERE field = 'state'")).toEqual([
    { row_no: 2, reason: "unknown_code" },
  ]);
});

it("knows the remarks of a long register though each death has a day of its own", async () => {
  const died = (index: number) =>
    `${2000 + (index % 19)}.${1 + (index % 12)}.${1 + (index % 28)}死亡`;
  const remarks = Array.from({ length: 900 }, (_, index) => (index > 600 ? died(index) : ""));
  const states = await registerOf(remarks);
  expect(states.filter((state) => state === "死亡")).toHaveLength(299);
  expect(states.filter((state) => state === "正常")).toHaveLength(601);
});

it("a register whose 变动情况 says what happened has on it whom nothing happened to, and who came or works elsewhere", async () => {
  const says = [
    "",
    "",
    "外出务工",
    "空挂户",
    "2016年3月婚入",
    "2018.9.4迁出",
    "死亡（2019.3）",
    "出生",
    "",
    "在县城务工",
  ];
  const rows = says.map((remark, index) => ["9000", "赵甲", "户主", id(index), remark]);
  const header = ["户号", "姓名", "与户主关系", "公民身份号码"];
  expect(await statesOf([...header, "变动情况"], rows, "state")).toEqual([
    ...["正常", "正常", "正常", "正常", "正常", "迁出", "死亡", "正常", "正常", "正常"],
  ]);
  await db.run("DELETE FROM stage.hukou");
  // Where somebody is called 正常, an empty cell says nothing.
  const named = rows.map((row, at) => (at === 2 ? [...row.slice(0, 4), "正常"] : row));
  expect((await statesOf([...header, "变动情况"], named, "state"))[0]).toBeNull();
});

it("takes nobody for gone whose remark is of one who died or of a house that was moved", async () => {
  const here = [
    ...["易地搬迁户", "易地扶贫搬迁至县城", "拆迁户", "移民搬迁", "因父亲死亡继承户主"],
    ...["因公死亡遗属", "迁坟", "其父2019年3月死亡"],
  ];
  const open = ["2018年3月迁往三村镇", "迁至河边安置点", "死亡人员家属"];
  const gone = { 因病死亡: "死亡", "2019年3月因子宫癌死亡": "死亡", 迁往昆明市: "迁出" };
  const remarks = [...here, ...open, ...Object.keys(gone)];
  expect(await statesOnRegister(remarks)).toEqual([
    ...here.map(() => "正常"),
    ...open,
    ...Object.values(gone),
  ]);
  expect(
    await db.rows("SELECT row_no FROM cell_fault WHERE field = 'state' ORDER BY row_no"),
  ).toEqual([10, 11, 12].map((row_no) => ({ row_no })));
});
