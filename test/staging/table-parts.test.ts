import { afterEach, beforeEach, expect, it } from "vitest";
import type { Database } from "../../src/engine/database.ts";
import type { KnownSheet } from "../../src/staging/recognise-book.ts";
import { emptyStage, stageRows } from "../support/stage-rows.ts";

let db: Database;
beforeEach(async () => {
  db = await emptyStage();
});
afterEach(() => db.close());

const ID = (n: number) => `99999919900101001${n}`;
const ENROLLED = ["序号", "低保证号", "户主姓名", "姓名", "身份证号", "月保障金", "享受时间"];
const STOPPED = ["序号", "低保证号", "姓名", "身份证号", "停保年月", "停保原因"];
const of = (kind: string) => `SELECT row_no FROM stage.${kind} ORDER BY row_no`;

it("reads each of the tables that stand below each other in a sheet by its own header", async () => {
  const sheets = await stageRows(db, {
    file: "2019年10月低保.xlsx",
    rows: [
      ["2019年10月农村低保对象花名册"],
      ENROLLED,
      ["1", "D01", "张一", "张一", ID(1), "300", "2018.01"],
      ["小计", "1户"],
      [""],
      ["2019年10月城市低保对象花名册"],
      ENROLLED,
      ["1", "D02", "李二", "李二", ID(2), "300", "2018.01"],
      ["2019年停保人员花名册"],
      STOPPED,
      ["1", "D03", "王三", ID(3), "2019.03", "收入超标"],
      ["1", "D04", "赵四", ID(4), "2019.05", "死亡"],
    ],
  });
  expect(
    sheets.map(({ recognition, rowsUsed }) => [recognition.roll?.id, recognition.period, rowsUsed]),
  ).toEqual([
    ["dibao", 2019 * 12 + 9, 1],
    ["dibao", 2019 * 12 + 9, 1],
    ["dibao_exit", null, 2],
  ]);
  expect(await db.rows("SELECT row_no, side FROM stage.enrolment ORDER BY row_no")).toEqual([
    { row_no: 3, side: "农村" },
    { row_no: 8, side: "城市" },
  ]);
  expect(await db.rows(of("departure"))).toEqual([{ row_no: 11 }, { row_no: 12 }]);
  expect(sheets.reduce((sum, { rowsIn }) => sum + rowsIn, 0)).toBe(11);
});

it("takes the month of a list of stops from its title where no column says it, and from none that names a span", async () => {
  const list = (title: string) => ({
    file: "停发明细.xlsx",
    rows: [
      [title],
      ["序号", "低保证号", "姓名", "身份证号", "停发原因"],
      ["1", "D03", "王三", ID(3), "收入超标"],
    ],
  });
  await stageRows(db, list("平安县2019年3月低保停发人员名单"));
  expect(await db.rows("SELECT stop_month FROM stage.departure")).toEqual([
    { stop_month: 2019 * 12 + 2 },
  ]);
  const [span] = await stageRows(db, list("平安县2019年1-10月低保停发人员名单"));
  expect(span?.recognition.said.get("stop_month")).toBeUndefined();
});

it("begins no table with a header that is printed again on each page, under its title or not", async () => {
  const sheets = await stageRows(db, {
    file: "2019年10月低保.xlsx",
    rows: [
      ["平安县2019年10月低保花名册"],
      ENROLLED,
      ["1", "D01", "张一", "张一", ID(1), "300", "2018.01"],
      ["本页小计", "1户"],
      ENROLLED,
      ["2", "D02", "李二", "李二", ID(2), "300", "2018.01"],
      ["平安县2019年10月低保花名册（续）"],
      ENROLLED,
      ["3", "D03", "王三", "王三", ID(3), "300", "2018.01"],
    ],
  });
  expect(sheets.map(({ rowsUsed }) => rowsUsed)).toEqual([3]);
  expect(await db.rows(of("enrolment"))).toHaveLength(3);
});

const WITHOUT = ENROLLED.slice(0, 5);
const BELOW: readonly [string, string[], string[], string | null][] = [
  ["2019年停保人员", [...ENROLLED.slice(0, 6), "停保年月"], ["300", "2019.03"], "dibao_exit"],
  ["", [...ENROLLED.slice(0, 6), "停保年月"], ["300", "2019.03"], "dibao_exit"],
  ["取消低保人员", [...WITHOUT, "取消原因"], ["死亡"], "dibao_exit"],
  ["不予批准人员名单", [...WITHOUT, "原因"], ["收入超标"], null],
  ["拟新增低保对象（公示）", ENROLLED, ["300", "2019.11"], null],
  ["", [...WITHOUT.slice(0, 3), "减少人员", "身份证号", "减少原因"], ["死亡"], "dibao_exit"],
];

it.each(BELOW)(
  "puts nobody on the roll who stands below it under %s %j",
  async (title, header, cells, roll) => {
    const sheets = await stageRows(db, {
      file: "2019年10月低保名册.xlsx",
      rows: [
        ["2019年10月低保名册"],
        ENROLLED,
        ["1", "D01", "张一", "张一", ID(1), "300", "2018.01"],
        ...(title === "" ? [] : [[title]]),
        header,
        ["1", "D03", "王三", "王三", ID(3), ...cells],
      ],
    });
    expect(sheets.map(({ recognition }) => recognition.roll?.id ?? null)).toEqual(["dibao", roll]);
    expect(await db.rows(of("enrolment"))).toEqual([{ row_no: 3 }]);
    const [question] = sheets[1]?.recognition.questions ?? [];
    if (roll === null) expect(question?.text).toContain(`第 ${title === "" ? 4 : 5} 行起`);
  },
);

it("keeps who has no number and is marked by the words of the header itself", async () => {
  const upper = ["低保证号", "姓名", "身份证号", "分类施保", "分类施保", "分类施保", "月保障金"];
  const lower = ["", "", "", "老年人", "重残", "重病", ""];
  await stageRows(db, {
    file: "2019年10月农村低保.xlsx",
    rows: [
      ...[upper, lower, ["D01", "张一", ID(1), "老年人", "", "", "300"]],
      ["", "张二", "", "", "重残", "重病", ""],
      ...[upper, lower, ["D03", "张三", ID(3), "", "", "重病", "300"]],
    ],
  });
  const read = "SELECT row_no, classified FROM stage.enrolment ORDER BY row_no";
  expect(await db.rows(read)).toEqual([
    { row_no: 3, classified: "老年人" },
    { row_no: 4, classified: "重残" },
    { row_no: 7, classified: "重病" },
  ]);
});

it("begins no table with a header of two rows that a page prints again over columns that are read as one", async () => {
  const upper = ["低保证号", "家庭成员", "", "分类施保", "", "", "月保障金", "享受时间"];
  const lower = ["", "姓名", "身份证号", "老年人", "未成年人", "重病患者", "", ""];
  const who = (n: number, ...ticks: string[]) => [
    ...[`D0${n}`, `张${"一二三四五"[n]}`, ID(n), ...ticks],
    ...["300", "2018.01"],
  ];
  const sheets = await stageRows(db, {
    file: "2019年10月农村低保.xlsx",
    rows: [
      ...[upper, lower, who(1, "√", "", ""), who(2, "", "√", "")],
      ...[upper, lower, who(3, "", "", "√"), who(4, "", "", "")],
    ],
  });
  expect(sheets).toHaveLength(1);
  const read = "SELECT row_no, household_no, classified FROM stage.enrolment ORDER BY row_no";
  expect(await db.rows(read)).toEqual([
    { row_no: 3, household_no: "D01", classified: "老年人" },
    { row_no: 4, household_no: "D02", classified: "未成年人" },
    { row_no: 7, household_no: "D03", classified: "重病患者" },
    { row_no: 8, household_no: "D04", classified: null },
  ]);
});

it("takes a header that a page prints below a township's line for the page's, where such lines head its people without one", async () => {
  const list = ["姓名", "身份证号", "停保年月", "停保原因"];
  const who = (n: number) => ["张一平", ID(n), "2019.03", "收入超标"];
  const towns = "SELECT row_no, town, village FROM mention ORDER BY row_no";
  const rows = [["东山乡河东村委会"], who(1), ["南江镇河南村委会"], list, who(2)];
  const sheets = await stageRows(db, {
    file: "低保停保名单.xlsx",
    rows: [["低保停保名单"], list, ...rows, ["西岭镇河西村委会"], who(3)],
  });
  expect(sheets).toHaveLength(1);
  expect(await db.rows(towns)).toEqual([
    { row_no: 4, town: "东山乡", village: "河东村委会" },
    { row_no: 7, town: "南江镇", village: "河南村委会" },
    { row_no: 9, town: "西岭镇", village: "河西村委会" },
  ]);
});

it("begins a table with each header below a township's line where all of them have one", async () => {
  const list = ["姓名", "身份证号", "停保年月", "停保原因"];
  const who = (n: number) => ["张一平", ID(n), "2019.03", "收入超标"];
  await stageRows(db, {
    file: "低保停保名单.xlsx",
    rows: [["东山乡"], list, who(1), ["南江镇"], list, who(2), ["西岭镇"], list, who(3)],
  });
  expect(await db.rows("SELECT row_no, town FROM mention ORDER BY row_no")).toEqual([
    { row_no: 3, town: "东山乡" },
    { row_no: 6, town: "南江镇" },
    { row_no: 9, town: "西岭镇" },
  ]);
});

it("takes nobody without a number for a header, whatever his row says of documents and relations", async () => {
  const header = [
    "序号",
    "姓名",
    "证件类型",
    "身份证号",
    "与户主关系",
    "村",
    "月保障金",
    "享受时间",
  ];
  const person = (n: number, id: string, relation: string, village: string) => [
    String(n),
    `张${n}`,
    "身份证",
    id,
    relation,
    village,
    "300",
    "2018.01",
  ];
  const sheets = await stageRows(db, {
    file: "2019年10月低保名册.xlsx",
    rows: [
      header,
      person(1, ID(1), "户主", "东村"),
      person(2, "", "户主", "社区"),
      person(3, ID(3), "成员", "村"),
      person(4, "", "户主", "村"),
      ["", "张五", "身份证", "", "户主", "", "", ""],
      person(6, ID(6), "户主", "东村"),
    ],
  });
  expect(sheets.map(({ rowsUsed }) => rowsUsed)).toEqual([6]);
});

it("says for whom a list of stops below a list of 特困 is", async () => {
  const header = ["序号", "姓名", "身份证号", "供养方式", "基本生活费"];
  await stageRows(db, {
    file: "2019年10月特困人员名册.xlsx",
    rows: [
      ["2019年10月特困人员名册"],
      header,
      ["1", "张一", ID(1), "分散", "700"],
      ["停发人员"],
      ["序号", "姓名", "身份证号", "停发原因", "停发年月"],
      ["1", "王三", ID(3), "死亡", "2019.03"],
    ],
  });
  expect(await db.rows("SELECT row_no, programme FROM stage.departure")).toEqual([
    { row_no: 6, programme: "tekun" },
  ]);
});

it("takes a line of figures, or who has nothing but a name, above a header printed again for no title of another table", async () => {
  const sheets = await stageRows(db, {
    file: "2019年10月低保名册.xlsx",
    rows: [
      ["2019年10月低保名册"],
      ENROLLED,
      ["1", "D01", "张一", "张一", ID(1), "300", "2018.01"],
      ["本页减少2人"],
      ENROLLED,
      ["2", "D02", "李二", "李二", ID(2), "300", "2018.01"],
      ["", "", "", "赵四"],
      [...ENROLLED.slice(0, 6), "停保年月"],
      ["3", "D03", "王三", "王三", ID(3), "300", "2019.03"],
    ],
  });
  expect(sheets.map(({ recognition }) => recognition.roll?.id)).toEqual(["dibao", "dibao_exit"]);
  expect(await db.rows(of("enrolment"))).toEqual([{ row_no: 3 }, { row_no: 6 }, { row_no: 7 }]);
});

it("keeps what somebody said of a sheet, its roll, month and columns, for every page and every table of it under the same header", async () => {
  const title = "平安县2019年9月低保花名册";
  const page = (n: number) => [
    [title],
    ENROLLED,
    ["1", `D0${n}`, "张一", "张一", ID(n), "300", "2018.01"],
  ];
  const pages = [...page(1), ...page(2), ...page(3)];
  const period = 2019 * 12 + 9;
  const told = async (into: Database, said: Omit<KnownSheet, "sheet">, rows: string[][]) =>
    (
      await stageRows(into, { file: "2019年9月低保.xlsx", sheet: "Sheet1", rows }, undefined, [
        { sheet: "Sheet1", ...said },
      ])
    ).map(({ recognition, rowsUsed }) => [recognition.roll?.id, recognition.period, rowsUsed]);
  for (const roll of ["tekun", "dibao"]) {
    const other = await emptyStage();
    expect(await told(other, { roll, period }, pages)).toEqual([[roll, period, 3]]);
    other.close();
  }
  const sides = ["农村", "城市"].flatMap((side, n) => [
    [`2019年10月${side}低保花名册`],
    [...ENROLLED.slice(0, 5), "到手", "享受时间"],
    ["1", `D0${n}`, "张一", "张一", ID(n), "300", "2018.01"],
  ]);
  const columns = { amount_fen: "到手" };
  expect(await told(db, { roll: "dibao", columns }, sides)).toHaveLength(2);
  expect(await db.rows("SELECT amount_fen FROM stage.enrolment")).toEqual([
    { amount_fen: 30000 },
    { amount_fen: 30000 },
  ]);
});

it("reads a list that is printed in two halves beside each other", async () => {
  const half = ["序号", "姓名", "身份证号", "死亡日期"];
  await stageRows(db, {
    file: "死亡人员名册.xlsx",
    rows: [
      ["平安县死亡人员名册"],
      [...half, "", ...half],
      ["1", "张一", ID(1), "2019.3.1", "", "3", "王三", ID(3), "2019.5.1"],
      ["2", "李二", ID(2), "2019.4.1", "", "", "", "", ""],
    ],
  });
  expect(
    await db.rows(`SELECT m.name_text AS name, strftime(d.died_on, '%Y-%m-%d') AS died FROM mention m
      JOIN stage.death d USING (row_id) ORDER BY name`),
  ).toEqual([
    { name: "张一", died: "2019-03-01" },
    { name: "李二", died: "2019-04-01" },
    { name: "王三", died: "2019-05-01" },
  ]);
});

it("takes neither the second row of a header nor somebody with 身份证 for his document for the header of another table", async () => {
  const child = (name: string, id: string) => ["身份证", name, id, "女", "01孤儿", "2018.01"];
  const sheets = await stageRows(db, {
    file: "2019年10月孤儿保障名册.xls",
    rows: [
      ["证件类型", "儿童", "", "性别", "儿童类别", "纳入时间"],
      ["", "姓名", "身份证号", "", "", ""],
      child("张一", ID(1)),
      child("李二", "９９９９９９１９９００１０１００１２"),
      child("王三", "暂缺"),
      child("赵四", ID(4)),
    ],
  });
  expect(sheets.map(({ recognition, rowsUsed }) => [recognition.roll?.id, rowsUsed])).toEqual([
    ["child", 4],
  ]);
});

it("says nothing of the columns of a table by what stands in those of the next", async () => {
  const [first] = await stageRows(db, {
    file: "2019年低保动态调整月报.xlsx",
    sheet: "2月",
    rows: [
      ["2019年2月低保动态调整表"],
      ["一、新增低保对象"],
      [
        "序号",
        "乡镇",
        "村委会",
        "低保证号",
        "姓名",
        "身份证号",
        "与户主关系",
        "新增时间",
        "新增原因",
      ],
      ...[1, 2, 3, 4, 5, 6].map((n) => [
        ...[`${n}`, "甲乡", "东村", `D0${n}`, `张${"一二三四五六"[n - 1]}`],
        ...[ID(n), "之子", "2019年2月", "符合条件"],
      ]),
      [""],
      ["二、停发低保对象"],
      ["序号", "乡镇", "村委会", "低保证号", "姓名", "身份证号", "停保时间", "停保原因"],
      ...Array.from({ length: 12 }, (_, n) => [
        ...[`${n + 1}`, "甲乡", "东村", `D1${n}`, `王${"甲乙丙丁戊己庚辛壬癸子丑"[n]}`],
        ...[`9999991980010100${10 + n}`, "2019年2月", "收入超标"],
      ]),
    ],
  });
  expect(first?.recognition.roll?.id).toBe("dibao");
  expect(first?.recognition.unread).toEqual([]);
});

it("takes nobody who stands under a header of few words for the title of a wide table below", async () => {
  const found = await stageRows(db, {
    file: "社会救助对象2019-10.xlsx",
    rows: [
      ["低保对象"],
      ["姓名", "身份证号", "户月保障金额"],
      ...[1, 2].map((n) => [`张${"一二"[n - 1]}`, ID(n), "300"]),
      ["特困供养人员名册"],
      [
        ...["序号", "姓名", "身份证号", "供养方式", "生活自理能力"],
        ...["照料护理费", "基本生活费", "乡镇", "村"],
      ],
      ...[3, 4, 5].map((n) => [
        ...[`${n}`, `王${"三四五"[n - 3]}`, ID(n), "分散供养", "半护理"],
        ...["100", "600", "甲乡", "东村"],
      ]),
    ],
  });
  expect(found.map(({ recognition }) => recognition.roll?.id)).toEqual(["dibao", "tekun"]);
  expect(await db.rows("SELECT count(*) AS people FROM stage.enrolment")).toEqual([{ people: 5 }]);
});
