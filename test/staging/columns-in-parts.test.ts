import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../../src/engine/database.ts";
import { emptyStage, stageRows } from "../support/stage-rows.ts";

let db: Database;
beforeEach(async () => {
  db = await emptyStage();
});
afterEach(() => db.close());

const ID = (n: number) => `99999919900101001${n}`;
const merged = (top: number, left: number, right: number) => ({ top, bottom: top, left, right });
const numbers = () => db.rows("SELECT name_text, id_text FROM mention ORDER BY row_no");

it("joins a number that stands in three columns, with the nought that its end has lost", async () => {
  const parts = (n: number) => ["999999", "19900101", `1${n}`];
  await stageRows(db, {
    file: "大病人员名单.xlsx",
    rows: [
      ["姓名", "身份证号码", "", "", "病种", "乡镇"],
      ["", "前6位", "出生年月日", "后4位", "", ""],
      ["张一", "999999", "19900101", "0011", "白血病", "平安镇"],
      ["李二", ...parts(2), "白血病", "平安镇"],
      ["王三", "999999", "19900101", "001X", "白血病", "平安镇"],
      ["赵四", "999999199001010014", "", "", "白血病", "平安镇"],
      ["陈五", "", "", "", "白血病", "平安镇"],
    ],
    merges: [
      merged(1, 2, 4),
      ...[1, 5, 6].map((column) => ({ top: 1, bottom: 2, left: column, right: column })),
    ],
  });
  expect(await numbers()).toEqual([
    { name_text: "张一", id_text: ID(1) },
    { name_text: "李二", id_text: ID(2) },
    { name_text: "王三", id_text: "99999919900101001X" },
    { name_text: "赵四", id_text: ID(4) },
    { name_text: "陈五", id_text: null },
  ]);
});

it("joins a number with a figure a cell, and columns called by their place in it", async () => {
  const figures = (n: number) => [...ID(n)];
  await stageRows(db, {
    file: "大病人员名单.xlsx",
    rows: [
      ["序号", "姓名", "身份证号码", ...Array(17).fill(""), "病种", "乡镇"],
      ["1", "张一", ...figures(1), "白血病", "平安镇"],
      ["2", "李二", ...figures(2), "白血病", "平安镇"],
    ],
    merges: [merged(1, 3, 20)],
  });
  expect(await numbers()).toEqual([
    { name_text: "张一", id_text: ID(1) },
    { name_text: "李二", id_text: ID(2) },
  ]);
  await stageRows(db, {
    file: "死亡人员名单.csv",
    rows: [
      ["姓名", "身份证号前6位", "身份证号中间8位", "身份证号后4位", "死亡日期"],
      ["王三", "999999", "19900101", "0013", "2019-03-01"],
    ],
  });
  expect((await numbers()).map(({ id_text }) => id_text)).toContain(ID(3));
});

it("leaves a number beside what is printed behind it on a card", async () => {
  const [sheet] = await stageRows(db, {
    file: "持证残疾人名单.xlsx",
    rows: [
      ["姓名", "残疾人证号", "", "", "证件状态"],
      ["", "身份证号码", "类别", "等级", ""],
      ["张一", ID(1), "4", "2", "有效"],
      ["李二", ID(2), "1", "1", "有效"],
    ],
    merges: [
      merged(1, 2, 4),
      ...[1, 5].map((column) => ({ top: 1, bottom: 2, left: column, right: column })),
    ],
  });
  expect(await numbers()).toEqual([
    { name_text: "张一", id_text: ID(1) },
    { name_text: "李二", id_text: ID(2) },
  ]);
  expect(sheet?.recognition.columns.map(({ field }) => field)).toContain("grade");
  expect(await db.rows("SELECT grade FROM stage.disability ORDER BY row_no")).toEqual([
    { grade: 2 },
    { grade: 1 },
  ]);
});

it("takes the last of the visits that stand in a column a month", async () => {
  await stageRows(db, {
    file: "2019年3月特困人员名册.xlsx",
    rows: [
      ["姓名", "身份证号", "供养方式", "2019年探访日期", "", "", "开始享受年月"],
      ["", "", "", "1月", "2月", "3月", ""],
      ["张一", ID(1), "分散供养", "1月5日", "2月7日", "3月9日", "2018-01"],
      ["李二", ID(2), "分散供养", "12日", "20日", "", "2018-01"],
      ["王三", ID(3), "分散供养", "", "", "", "2018-01"],
    ],
    merges: [
      merged(1, 4, 6),
      ...[1, 2, 3, 7].map((column) => ({ top: 1, bottom: 2, left: column, right: column })),
    ],
  });
  expect(
    await db.rows("SELECT CAST(visited_on AS VARCHAR) AS day FROM stage.enrolment ORDER BY row_no"),
  ).toEqual([{ day: "2019-03-09" }, { day: "2019-02-20" }, { day: null }]);
});

it("reads a day alone on the sheet of a month", async () => {
  await stageRows(
    db,
    ["3月", "12月"].map((sheet) => ({
      file: "2018年死亡人员登记.xlsx",
      sheet,
      rows: [
        [`2018年${sheet}死亡人员登记表`],
        ["姓名", "身份证号", "死亡时间", "乡镇"],
        ["张一", ID(1), "5日", "平安镇"],
        ["李二", ID(2), "12号", "平安镇"],
      ],
    })),
  );
  expect(
    await db.rows(
      "SELECT CAST(died_on AS VARCHAR) AS day FROM stage.death ORDER BY sheet_id, row_no",
    ),
  ).toEqual(["2018-03-05", "2018-03-12", "2018-12-05", "2018-12-12"].map((day) => ({ day })));
});

it("finds the number behind the G of a pupil's 学籍号 where no column is of it", async () => {
  await stageRows(db, {
    file: "学籍系统导出.csv",
    rows: [
      ["学校名称", "姓名", "全国学籍号", "学生状态"],
      ["县一中", "张一", `G${ID(1)}`, "在校"],
      ["县一中", "李二", `L${ID(2)}`, "在校"],
    ],
  });
  expect((await numbers()).map(({ name_text }) => name_text)).toEqual(["张一", "李二"]);
  expect(await db.rows("SELECT study_state FROM stage.student")).toEqual([
    { study_state: "在读" },
    { study_state: "在读" },
  ]);
});

it("takes a death from the column of whoever reported it, the first of several", async () => {
  const rows = [
    ["姓名", "身份证号", "死亡日期（按来源填写）", "", "", "乡镇"],
    ["", "", "殡仪馆火化", "公安销户", "村级上报", ""],
    ["张一", ID(1), "2019/3/5", "", "", "平安镇"],
    ["李二", ID(2), "", "2019/4/6", "2019/4/8", "平安镇"],
    ["王三", ID(3), "", "", "2019/5/7", "平安镇"],
  ];
  const merges = [
    merged(1, 3, 5),
    ...[1, 2, 6].map((column) => ({ top: 1, bottom: 2, left: column, right: column })),
  ];
  await stageRows(db, { file: "死亡人员比对表.xlsx", rows, merges });
  expect(
    await db.rows("SELECT CAST(died_on AS VARCHAR) AS day FROM stage.death ORDER BY row_no"),
  ).toEqual(["2019-03-05", "2019-04-06", "2019-05-07"].map((day) => ({ day })));
});

it("reckons it too from the only day that the list has, which is asked about", async () => {
  const [sheet] = await stageRows(db, {
    file: "强制隔离戒毒人员.xlsx",
    rows: [
      ["姓名", "身份证号", "决定日期", "期限"],
      ...[1, 2, 3].map((n) => ["张一", ID(n), "2016-05-20", "2年"]),
    ],
  });
  expect(sheet?.recognition.columns).toContainEqual(
    expect.objectContaining({ field: "until_on", header: "期限（从决定日期算起）" }),
  );
  expect(
    await db.rows("SELECT DISTINCT CAST(until_on AS VARCHAR) AS day FROM stage.custody"),
  ).toEqual([{ day: "2018-05-19" }]);
});

it("reckons when a term ends from its length, where no column says it", async () => {
  const [sheet] = await stageRows(db, {
    file: "服刑人员名单.xlsx",
    rows: [
      ["姓名", "身份证号", "罪名", "刑期", "收监时间", "乡镇"],
      ["张一", ID(1), "盗窃罪", "有期徒刑三年六个月", "2016.3.12", "平安镇"],
      ["李二", ID(2), "盗窃罪", "无期徒刑", "2016.3.12", "平安镇"],
      ["王三", ID(3), "盗窃罪", "2年", "2018年1月5日", "平安镇"],
      ["赵四", ID(4), "盗窃罪", "", "2018年1月5日", "平安镇"],
    ],
  });
  expect(sheet?.recognition.columns).toContainEqual(
    expect.objectContaining({ field: "until_on", header: "刑期（从收监时间算起）" }),
  );
  expect(
    await db.rows("SELECT CAST(until_on AS VARCHAR) AS day FROM stage.custody ORDER BY row_no"),
  ).toEqual([{ day: "2019-09-11" }, { day: null }, { day: "2020-01-04" }, { day: null }]);
  expect(await db.rows("SELECT * FROM cell_fault")).toEqual([]);
});

it("takes a pupil's own number, wherever it stands, before the one in his 学籍号", async () => {
  const [sheet] = await stageRows(db, {
    file: "2019年学生学籍名册.xlsx",
    rows: [
      ["学校", "姓名", "学籍号", "身份证号", "就读状态"],
      ...[1, 2, 3, 4].map((n) => ["县一中", `张${n}`, `G${ID(n + 4)}`, ID(n), "在读"]),
    ],
  });
  expect((await numbers()).map(({ id_text }) => id_text)).toEqual([1, 2, 3, 4].map(ID));
  expect(sheet?.recognition.questions).toEqual([]);
});

it.each([
  ["农历", "公历"],
  ["初次登记", "核实后更正"],
])("takes of %s and %s the day that is so", async (other, own) => {
  await stageRows(db, {
    file: "死亡人员名单.xlsx",
    rows: [
      ["姓名", "身份证号", "死亡日期", "", "乡镇"],
      ["", "", other, own, ""],
      ...[1, 2, 3].map((n) => ["张一", ID(n), "2019-02-05", "2019-03-11", "平安镇"]),
    ],
    merges: [
      merged(1, 3, 4),
      ...[1, 2, 5].map((column) => ({ top: 1, bottom: 2, left: column, right: column })),
    ],
  });
  expect(await db.rows("SELECT DISTINCT CAST(died_on AS VARCHAR) AS day FROM stage.death")).toEqual(
    [{ day: "2019-03-11" }],
  );
});

const LIST = ["姓名", "身份证号", "与户主关系", "城乡类别", "月保障金额"];
const NUMBERS = "SELECT household_no FROM stage.enrolment ORDER BY row_no";

it("joins a household's number that stands in two columns, in a group or without one", async () => {
  const row = (n: number, serial: string) => [
    "999999",
    serial,
    "张一",
    ID(n),
    "户主",
    "农村",
    "300",
  ];
  const down = [3, 4, 5, 6, 7].map((column) => ({
    top: 1,
    bottom: 2,
    left: column,
    right: column,
  }));
  await stageRows(db, {
    file: "2019年10月低保名册.xlsx",
    rows: [
      ["低保证号", "", ...LIST],
      ["区划", "编号", "", "", "", "", ""],
      row(1, "0000017"),
      row(2, "0000018"),
    ],
    merges: [merged(1, 1, 2), ...down],
  });
  const joined = ["9999990000017", "9999990000018"].map((household_no) => ({ household_no }));
  expect(await db.rows(NUMBERS)).toEqual(joined);
  await stageRows(db, {
    file: "2018年10月低保名册.csv",
    rows: [["低保证区划", "低保证编号", ...LIST], row(1, "0000017"), row(2, "0000018")],
  });
  expect(await db.rows(`SELECT DISTINCT household_no FROM stage.enrolment ORDER BY 1`)).toEqual(
    joined,
  );
});

it("takes no number that all rows have for that of a household", async () => {
  const people = Array.from({ length: 22 }, (_, n) => [
    ...["999999", String(7000 + n)],
    ...["张一", `9999991990010100${10 + n}`, "户主", "农村", "300"],
  ]);
  const [sheet] = await stageRows(db, {
    file: "2019年10月低保名册.xlsx",
    rows: [["户编号", "家庭编号", ...LIST], ...people],
  });
  const number = sheet?.recognition.columns.find(({ field }) => field === "household_no");
  expect(number?.header).toBe("家庭编号");
});

it("takes a number of a household for one though a whole school's stands first", async () => {
  const row = (n: number, number: string) => [number, "张一", ID(n % 10), "户主", "正常", "平安镇"];
  const [sheet] = await stageRows(db, {
    file: "户籍人口.xlsx",
    rows: [
      ["户号", "姓名", "身份证号", "与户主关系", "人员状态", "乡镇"],
      ...Array.from({ length: 150 }, (_, n) => row(n, "300012345")),
      row(1, "300012346"),
    ],
  });
  const number = sheet?.recognition.columns.find(({ field }) => field === "hukou_no");
  expect(number?.header).toBe("户号");
});

it("keeps apart the households of two lists by what stands before their numbers", async () => {
  await stageRows(db, {
    file: "2019年10月低保名册.xlsx",
    rows: [
      ["证书字号", ...LIST],
      ["城低字第017号", "张一", ID(1), "户主", "城市", "300"],
      ["农低字第017号", "李二", ID(2), "户主", "农村", "300"],
      ["民字第018号", "王三", ID(3), "户主", "农村", "300"],
    ],
  });
  const found = await db.rows<{ household_no: string }>(NUMBERS);
  expect(new Set(found.map(({ household_no }) => household_no)).size).toBe(3);
  expect(found[2]).toEqual({ household_no: "018" });
});

it("reads a number in words around it, and 户序 where nothing else counts the families", async () => {
  await stageRows(db, {
    file: "2019年10月低保名册.xlsx",
    rows: [
      ["证书字号", ...LIST],
      ["某民保字第9999990000017号", "张一", ID(1), "户主", "农村", "300"],
    ],
  });
  expect(await db.rows(NUMBERS)).toEqual([{ household_no: "9999990000017" }]);
  await db.run("DELETE FROM stage.enrolment");
  await stageRows(db, {
    file: "2018年10月低保名册.xlsx",
    rows: [
      ["户序", "村", ...LIST],
      ["1", "上坝村", "张一", ID(1), "户主", "农村", "300"],
      ["", "上坝村", "李二", ID(2), "配偶", "农村", ""],
      ["2", "上坝村", "王三", ID(3), "户主", "农村", "200"],
    ],
  });
  expect(await db.rows(NUMBERS)).toEqual(["1", "1", "2"].map((household_no) => ({ household_no })));
});

it("reads a tick below 否 as no", async () => {
  await stageRows(db, {
    file: "失业人员名单.xlsx",
    rows: [
      ["姓名", "身份证号", "人员类别", "是否生活困难", ""],
      ["", "", "", "是", "否"],
      ["张一", ID(1), "下岗失业人员", "√", ""],
      ["李二", ID(2), "下岗失业人员", "", "√"],
      ["王三", ID(3), "下岗失业人员", "", ""],
    ],
    merges: [
      merged(1, 4, 5),
      ...[1, 2, 3].map((column) => ({ top: 1, bottom: 2, left: column, right: column })),
    ],
  });
  expect(await db.rows("SELECT hardship FROM stage.jobless ORDER BY row_no")).toEqual([
    { hardship: 1 },
    { hardship: 0 },
    { hardship: null },
  ]);
});

it("takes what is concluded of a household's property, not one property of several", async () => {
  const [sheet] = await stageRows(db, {
    file: "核对结果.xlsx",
    rows: [
      ["申请人", "身份证号", "家庭人口", "人均月收入", "财产核对", "", ""],
      ["", "", "", "", "房产车辆", "存款股票", "综合结论"],
      ["张一", ID(1), "3", "400", "未超", "超", "超标"],
      ["李二", ID(2), "3", "400", "未超", "未超", "不超标"],
    ],
    merges: [
      merged(1, 5, 7),
      ...[1, 2, 3, 4].map((column) => ({ top: 1, bottom: 2, left: column, right: column })),
    ],
  });
  expect(sheet?.recognition.questions.map(({ text }) => text)).not.toContain("房产车辆");
  expect(await db.rows("SELECT assets FROM stage.income_check ORDER BY row_no")).toEqual([
    { assets: "超标" },
    { assets: "未超标" },
  ]);
});

describe("columns of one property each without a conclusion", () => {
  const read = async (rows: readonly (readonly string[])[]) => {
    const [sheet] = await stageRows(db, {
      file: "核对结果.xlsx",
      rows: [
        ["申请人", "身份证号", "家庭人口", "人均月收入", "房产", "车辆", "银行存款"],
        ...rows.map((cells, at) => [`张${"一二三四五"[at]}`, ID(at), "3", "400", ...cells]),
      ],
    });
    const found = await db.rows<{ assets: string | null }>(
      "SELECT assets FROM stage.income_check ORDER BY row_no",
    );
    const asked = sheet?.recognition.questions.map(({ text }) => text).join() ?? "";
    return { assets: found.map(({ assets }) => assets), asked };
  };

  it("say together that a household is over the limit by any of them", async () => {
    const { assets, asked } = await read([
      ["未超标", "未超标", "未超标"],
      ["未超标", "", "超标"],
      ["", "正常", ""],
      ["", "", ""],
      ["无", "待查", "未超标"],
    ]);
    expect(assets).toEqual(["未超标", "超标", "未超标", null, "待查"]);
    expect(asked).not.toContain("车辆");
  });

  it("say nothing of it where they only say what there is", async () => {
    const { assets } = await read([
      ["有", "无", "有"],
      ["有", "有", "无"],
    ]);
    expect(assets).toEqual([null, null]);
  });
});

describe("what a household gets in a column a class", () => {
  const read = async (headers: readonly (readonly string[])[], ...rows: (readonly string[])[]) => {
    await stageRows(db, {
      file: "2019年10月低保花名册.xlsx",
      rows: [
        ...headers.map((cells, at) => [
          ...(at === 0 ? ["低保证号", "户主姓名", "姓名", "身份证号"] : ["", "", "", ""]),
          ...cells,
        ]),
        ...rows.map((cells, at) => [`D0${at}`, "张一", "张一", ID(at), ...cells]),
      ],
      merges: headers.length > 1 ? [merged(1, 5, 7)] : [],
    });
    const found = await db.rows<{ amount_fen: number | null }>(
      "SELECT amount_fen FROM stage.enrolment ORDER BY row_no",
    );
    return found.map(({ amount_fen }) => amount_fen);
  };
  const ROWS = [
    ["400", "", ""],
    ["", "300元", ""],
    ["", "", "1,200.50"],
  ];

  it("is its amount, in a group or without one", async () => {
    expect(await read([["A类", "B类", "C类"]], ...ROWS)).toEqual([40000, 30000, 120050]);
  });

  it("is its amount below a group that says so", async () => {
    const headers = [
      ["保障金额", "", ""],
      ["A类", "B类", "C类"],
    ];
    expect(await read(headers, ...ROWS)).toEqual([40000, 30000, 120050]);
  });

  it("is none where another column has the amount, or it counts people", async () => {
    const both = [["A类", "B类", "户月保障金额"]];
    expect(await read(both, ["100", "", "400"], ["", "200", "500"])).toEqual([40000, 50000]);
    await db.run("DELETE FROM stage.enrolment");
    expect(await read([["A类", "B类"]], ["1", ""], ["", "2"])).toEqual([null, null]);
  });
});
