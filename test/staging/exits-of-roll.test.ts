import { afterEach, beforeEach, expect, it } from "vitest";
import type { Database } from "../../src/engine/database.ts";
import { emptyStage, stageRows } from "../support/stage-rows.ts";

let db: Database;
beforeEach(async () => {
  db = await emptyStage();
});
afterEach(() => db.close());

const ID = (n: number) => `99999919900101001${n}`;
const HEADER = ["低保证号", "户主姓名", "姓名", "身份证号", "月保障金", "享受时间"];
const STOPS = `SELECT row_no, programme, stop_month - 2019 * 12 + 1 AS month, reason, household_no
  FROM stage.departure ORDER BY row_no`;
const month = (n: number) => 2019 * 12 + n - 1;

it("takes the rows of those whom a roll says to be taken off it for a list of stops as well", async () => {
  const sheets = await stageRows(db, {
    file: "2019年10月低保台账.xlsx",
    rows: [
      [...HEADER, "变动情况", "停保年月", "停保原因"],
      ["D01", "张一", "张一", ID(1), "300", "2018.01", "正常", "", ""],
      // Taken on again: an earlier stop is none of now.
      ["D02", "李二", "李二", ID(2), "300", "2018.01", "续保", "2017.03", ""],
      ["D03", "王三", "王三", ID(3), "", "2018.01", "停保", "2019.03", "收入超标"],
      ["D03", "王三", "王四", ID(4), "", "2018.01", "死亡", "2019.05", ""],
      ["D05", "赵五", "赵五", ID(5), "300", "2018.01", "", "2019.06", "死亡"],
      ["合计", "", "", "", "900"],
    ],
  });
  expect(
    sheets.map(({ recognition, rowsIn, rowsUsed }) => [recognition.roll?.id, rowsIn, rowsUsed]),
  ).toEqual([
    ["dibao", 7, 5],
    ["dibao_exit", 3, 3],
  ]);
  expect(await db.rows(STOPS)).toEqual([
    { row_no: 4, programme: "dibao", month: 3, reason: "收入超标", household_no: "D03" },
    { row_no: 5, programme: "dibao", month: 5, reason: null, household_no: "D03" },
    { row_no: 6, programme: "dibao", month: 6, reason: "死亡", household_no: "D05" },
  ]);
  expect(await db.rows("SELECT row_no, until_month FROM stage.enrolment ORDER BY row_no")).toEqual([
    { row_no: 2, until_month: null },
    { row_no: 3, until_month: month(3) - 24 },
    { row_no: 4, until_month: month(3) },
    { row_no: 5, until_month: month(5) },
    { row_no: 6, until_month: month(6) },
  ]);
});

it("takes the programme of such stops from the roll", async () => {
  await stageRows(db, {
    file: "2019年10月特困人员花名册.xlsx",
    rows: [
      ["姓名", "身份证号", "供养方式", "自理能力", "基本生活费", "纳入时间", "状态", "终止时间"],
      ["张一", ID(1), "分散", "全自理", "600", "2018.01", "正常", ""],
      ["李二", ID(2), "分散", "全自理", "600", "2018.01", "终止", "2019.04"],
    ],
  });
  expect(await db.rows(STOPS)).toEqual([
    { row_no: 3, programme: "tekun", month: 4, reason: null, household_no: null },
  ]);
});

it("makes no stop of what a roll says of members who never were covered, nor of a term that is to end", async () => {
  const sheets = await stageRows(db, {
    file: "2019年10月低保台账.xlsx",
    rows: [
      [...HEADER, "是否保障对象", "终止时间", "停保原因"],
      ["D01", "张一", "张一", ID(1), "300", "2018.01", "是", "2020.12", ""],
      ["D01", "张一", "张二", ID(2), "", "", "否", "", ""],
    ],
  });
  expect(sheets.map(({ recognition }) => recognition.roll?.id)).toEqual(["dibao"]);
});

it("makes no stop of 特困 of somebody who came to it from 低保, on a list of both", async () => {
  await stageRows(db, {
    file: "2019年10月社会救助对象台账.xlsx",
    rows: [
      ["救助证号", "姓名", "身份证号", "救助类别", "月救助标准", "纳入年月", "状态", "停保时间"],
      ["D01", "张一", ID(1), "低保", "300", "2018.01", "取消低保", "2019.04"],
      ["D02", "李二", ID(2), "特困", "600", "2019.05", "取消低保", "2019.04"],
      ["D03", "王三", ID(3), "特困", "600", "2018.01", "正常", ""],
    ],
  });
  expect(await db.rows(STOPS)).toEqual([
    { row_no: 2, programme: "dibao", month: 4, reason: null, household_no: "D01" },
  ]);
});

it("makes no stop where nothing but a status speaks of one", async () => {
  const sheets = await stageRows(db, {
    file: "2019年10月低保台账.xlsx",
    rows: [
      [...HEADER, "状态"],
      ["D01", "张一", "张一", ID(1), "300", "2018.01", "正常"],
      ["D02", "李二", "李二", ID(2), "300", "2018.01", "停保"],
    ],
  });
  expect(sheets.map(({ recognition }) => recognition.roll?.id)).toEqual(["dibao"]);
});

it("dates the stops on a ledger of all changes by the month of the change, and takes no other change for one", async () => {
  const sheets = await stageRows(db, {
    file: "2019年低保动态调整台账.xlsx",
    rows: [
      ["调整年月", "调整类型", "低保证号", "乡镇", "村", "姓名", "身份证号", "调整原因"],
      ["2019-01", "新增", "D01", "甲乡", "东村", "张一", ID(1), "新申请"],
      ["2019-03", "停保", "D02", "甲乡", "东村", "李二", ID(2), "收入超标"],
      ["2019-07", "新增", "D03", "甲乡", "东村", "王三", ID(3), "新申请"],
      ["2019-08", "", "D04", "甲乡", "东村", "赵四", ID(4), ""],
    ],
  });
  expect(sheets.map(({ recognition }) => recognition.roll?.id)).toEqual(["dibao", "dibao_exit"]);
  expect(await db.rows(STOPS)).toEqual([
    { row_no: 3, programme: "dibao", month: 3, reason: "收入超标", household_no: "D02" },
  ]);
});

it("makes no stop of a month before he was taken on again, nor of a family that has one member fewer", async () => {
  await stageRows(db, [
    {
      file: "2019年10月低保花名册.xlsx",
      sheet: "一乡",
      rows: [
        [...HEADER, "停保年月", "停保原因"],
        ["D01", "张一", "张一", ID(1), "300", "2018.01", "2017.03", "收入超标"],
        ["D02", "李二", "李二", ID(2), "", "2018.01", "2019.03", "死亡"],
      ],
    },
    {
      sheet: "2019年10月低保花名册二乡",
      rows: [
        [...HEADER, "变动情况", "变动时间", "变动原因"],
        ["D03", "王三", "王三", ID(3), "300", "2018.01", "核减1人", "2019.05", "王四死亡"],
        ["D05", "赵五", "赵五", ID(5), "300", "2018.01", "整户核减3人", "2019.05", "收入超标"],
      ],
    },
  ]);
  const stopped = (await db.rows(STOPS)).map(({ household_no }) => household_no);
  expect(stopped.toSorted()).toEqual(["D02", "D05"]);
  expect(
    await db.rows(
      "SELECT household_no, status FROM stage.enrolment WHERE status IS NOT NULL ORDER BY ALL",
    ),
  ).toEqual([
    { household_no: "D03", status: "在保" },
    { household_no: "D05", status: "停发" },
  ]);
});

it("takes from each row of one list of 低保 and 特困 which of them was stopped", async () => {
  await stageRows(db, {
    file: "2019年10月城乡低保特困人员名册.xlsx",
    rows: [
      ["证号", "姓名", "身份证号", "类别", "月保障金", "享受时间", "状态", "停保年月", "停保原因"],
      ["D1", "张一", ID(1), "农村低保", "300", "2018.01", "在保", "", ""],
      ["D2", "张二", ID(2), "分散特困", "", "2018.01", "停保", "2019.05", "死亡"],
      ["D3", "张三", ID(3), "农村低保", "", "2018.01", "停保", "2019.06", "收入超标"],
    ],
  });
  expect((await db.rows(STOPS)).map(({ programme }) => programme)).toEqual(["tekun", "dibao"]);
});

it.each([
  ["a header printed again", ["低保证号", "姓名", "身份证号", "变动类型", "变动年月", "变动原因"]],
  ["the numbers of the columns", ["1", "2", "3", "4", "5", "6"]],
  ["a foot", ["填表人：李某", "", "", "审核人：张某", "", ""]],
])("takes of a ledger of changes those that are stops beside %s", async (_, line) => {
  const list = ["低保证号", "姓名", "身份证号", "变动类型", "变动年月", "变动原因"];
  await stageRows(db, {
    file: "2019年低保动态管理台账.csv",
    rows: [
      list,
      ["D01", "张一", ID(1), "新增", "2019.02", "符合低保条件"],
      line,
      ["D02", "李二", ID(2), "停保", "2019.03", "收入超标"],
      ["D03", "王三", "", "提标", "2019.06", "提高标准"],
    ],
  });
  expect(await db.rows("SELECT row_no FROM stage.departure")).toEqual([{ row_no: 4 }]);
});

it("takes whom a ledger calls by a word that nobody knows for one who was stopped, and all beside him", async () => {
  await stageRows(db, {
    file: "2019年低保停保台账.csv",
    rows: [
      ["低保证号", "姓名", "身份证号", "变动类型", "变动年月", "变动原因"],
      ["D01", "张一", ID(1), "新增", "2019.02", "符合低保条件"],
      ["D02", "李二", ID(2), "停保", "2019.03", "收入超标"],
      ["D03", "王三", ID(3), "甲类", "2019.06", "收入超标"],
    ],
  });
  expect(await db.rows("SELECT row_no FROM stage.departure ORDER BY row_no")).toHaveLength(3);
});

it("takes of a ledger of changes those that are stops, and says what the others are", async () => {
  const rows = (type: string, others: readonly string[]) => [
    ["低保证号", "姓名", "身份证号", type, "变动年月", "变动原因"],
    ["D01", "张一", ID(1), others[0] ?? "", "2019.02", "符合低保条件"],
    ["D02", "李二", ID(2), "停保", "2019.03", "收入超标"],
    ["D03", "王三", ID(3), others[1] ?? "", "2019.06", "提高标准"],
    ["D04", "赵四", ID(4), "退出", "2019.07", "死亡"],
  ];
  const sheets = await stageRows(db, {
    file: "2019年低保动态管理台账.csv",
    rows: rows("变动类型", ["新增", "提标"]),
  });
  expect(sheets[0]?.recognition.roll?.id).toBe("dibao_exit");
  expect(await db.rows("SELECT row_no, reason FROM stage.departure ORDER BY row_no")).toEqual([
    { row_no: 3, reason: "收入超标" },
    { row_no: 5, reason: "死亡" },
  ]);
  expect(
    await db.rows("SELECT row_no, reason FROM set_aside WHERE reason <> 'header' ORDER BY row_no"),
  ).toEqual([
    { row_no: 2, reason: "other_change" },
    { row_no: 4, reason: "other_change" },
  ]);
  // 在保 is the family of whom somebody left.
  await stageRows(db, {
    file: "2019年低保停保名单.csv",
    rows: rows("户状态", ["在保", "在保"]),
  });
  expect(await db.rows("SELECT count(*)::INTEGER AS stops FROM stage.departure")).toEqual([
    { stops: 6 },
  ]);
});

it.each([
  ["2019.10", "2019.10", 0],
  ["2019.9", "2019.9", 0],
  ["2019.10", "2019.5", 1],
])(
  "takes 发放至 for the end of nobody's who is paid until now: %s, %s",
  async (most, last, stops) => {
    const row = (n: number, until: string) => [
      "D0",
      "张一",
      "张一",
      ID(n),
      "300",
      "2018.01",
      until,
    ];
    await stageRows(db, {
      file: "2019年10月低保花名册.xlsx",
      rows: [[...HEADER, "发放至"], ...[1, 2, 3, 4].map((n) => row(n, most)), row(5, last)],
    });
    expect(await db.rows("SELECT row_no FROM stage.departure")).toHaveLength(stops);
  },
);

it("dates stops by the month in which a change takes effect, of the year that the ledger is of", async () => {
  const sheets = await stageRows(db, {
    file: "低保动态调整台账（2019年）.xlsx",
    sheet: "3月",
    rows: [
      ["农村低保3月份动态变化情况表"],
      ["低保证号", "姓名", "身份证号", "变动情况", "变动原因", "执行月份"],
      ["D01", "张一", ID(1), "新增", "因病", "3月"],
      ["D02", "李二", ID(2), "退出", "收入超标", "3月"],
    ],
  });
  expect(sheets.map(({ recognition }) => recognition.roll?.id)).toEqual(["dibao", "dibao_exit"]);
  expect(await db.rows(STOPS)).toEqual([
    { row_no: 4, programme: "dibao", month: 3, reason: "收入超标", household_no: "D02" },
  ]);
});

it("takes 时间 beside 增减情况 for when somebody left, and for when who came did", async () => {
  const states = ["新增", "退出", "新增", "退出"];
  const sheets = await stageRows(db, {
    file: "2019年动态管理台账.xlsx",
    sheet: "9月",
    rows: [
      ["2019年9月农村低保动态管理情况表"],
      ["序号", "乡镇", "村", "低保证号", "姓名", "身份证号", "增减情况", "时间", "原因"],
      ...states.map((state, n) => {
        const who = [`D0${n}`, `张${"一二三四"[n]}`, ID(n + 1)];
        return [String(n + 1), "甲乡", "东村村委会", ...who, state, "9月", "因病"];
      }),
    ],
  });
  expect(sheets.map(({ recognition }) => recognition.roll?.id)).toEqual(["dibao", "dibao_exit"]);
  expect(await db.rows(STOPS)).toMatchObject([
    { row_no: 4, month: 9, household_no: "D01" },
    { row_no: 6, month: 9, household_no: "D03" },
  ]);
  const began = await db.rows("SELECT row_no, from_month FROM stage.enrolment ORDER BY row_no");
  expect(began[0]).toEqual({ row_no: 3, from_month: month(9) });
});

it.each([
  ["是否停保", "是", "否"],
  ["停保标志", "1", "0"],
])(
  "takes those for whom %s is answered %s for stopped, and the others for enrolled",
  async (header, yes, no) => {
    await stageRows(db, {
      file: "2019年10月低保台账.xlsx",
      rows: [
        [...HEADER, header, "停保原因"],
        ["D01", "张一", "张一", ID(1), "300", "2018.01", no, ""],
        ["D02", "李二", "李二", ID(2), "300", "2018.01", yes, "收入超标"],
        ["D03", "王三", "王三", ID(3), "300", "2018.01", no, ""],
      ],
    });
    expect(await db.rows("SELECT row_no, reason FROM stage.departure")).toEqual([
      { row_no: 3, reason: "收入超标" },
    ]);
    expect(await db.rows("SELECT status FROM stage.enrolment ORDER BY row_no")).toEqual([
      { status: "在保" },
      { status: "停发" },
      { status: "在保" },
    ]);
  },
);
