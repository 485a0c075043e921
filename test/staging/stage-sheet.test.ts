import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../../src/engine/database.ts";
import { canonicalisePlaces } from "../../src/staging/across/canonical-places.ts";
import { markDuplicates } from "../../src/staging/across/mark-duplicates.ts";
import { emptyStage, stageRows } from "../support/stage-rows.ts";

const DIBAO = [
  "序号",
  "低保证号",
  "姓名",
  "身份证号",
  "与户主关系",
  "户月保障金额",
  "开始享受年月",
  "乡镇",
  "村",
];
const anEnrolment = (serial: number, name: string, over: Record<number, string> = {}) =>
  [
    String(serial),
    "9990011",
    name,
    "999999199001010013",
    "户主",
    "300",
    "2018-03",
    "甲乡",
    "东村",
  ].map((cell, index) => over[index] ?? cell);

let db: Database;
beforeEach(async () => {
  db = await emptyStage();
});
afterEach(() => db.close());

describe("a number put right in a column of its own", () => {
  const WRONG = "999999199001010031";
  const RIGHT = "999999199001010013";
  it.each([
    ["身份证号", "更正后身份证号"],
    ["身份证号", "身份证号（更正后）"],
    ["原身份证号", "现身份证号"],
  ])("stands before that under %s where %s says one", async (id, corrected) => {
    await stageRows(db, {
      file: "2019年10月低保名册.csv",
      rows: [
        ["低保证号", "姓名", id, corrected, "户月保障金额", "开始享受年月"],
        ["D01", "张一", WRONG, RIGHT, "300", "2018-03"],
        ["D02", "王二", "999999199001010021", "", "300", "2018-03"],
        ["D03", "李三", "999999199001010048", "无误", "300", "2018-03"],
      ],
    });
    expect(
      (await db.rows("SELECT id_text FROM mention ORDER BY row_no")).map((m) => m.id_text),
    ).toEqual([RIGHT, "999999199001010021", "999999199001010048"]);
  });
});

describe("months kept as numbers", () => {
  const monthsOf = async (months: readonly string[]) => {
    await stageRows(db, {
      file: "2019年10月低保名册.csv",
      rows: [
        DIBAO,
        ...months.map((month, index) => anEnrolment(index, `张${index}`, { 6: month })),
      ],
    });
    const rows = await db.rows<{ m: number }>(
      "SELECT from_month % 12 + 1 AS m FROM stage.enrolment ORDER BY row_no",
    );
    return rows.map(({ m }) => m);
  };

  it("mean October by 2019.1 where January is 2019.01", async () =>
    expect(await monthsOf(["2019.01", "2019.1", "2019.09"])).toEqual([1, 10, 9]));

  it("mean January by 2019.1 where September is 2019.9", async () =>
    expect(await monthsOf(["2019.1", "2019.9", "2018.01"])).toEqual([1, 9, 1]));
});

describe("rows of a sheet", () => {
  it("are used or set aside with a reason, and none is lost", async () => {
    const [report] = await stageRows(db, {
      file: "2019年10月低保名册.csv",
      rows: [
        ["某县2019年10月低保花名册"],
        ["填报单位：县民政局", "", "单位：元"],
        DIBAO,
        ["1", "2", "3", "4", "5", "6", "7", "8", "9"],
        anEnrolment(1, "张一"),
        anEnrolment(2, "王二"),
        DIBAO,
        anEnrolment(3, "李三"),
        ["4", "9990012", "", "", "", "300", "", "", ""],
        ["合计：3人", "", "", "", "", "900"],
        ["制表人：某某", "", "审核人：某某"],
      ],
    });
    expect(report).toMatchObject({ rowsIn: 11, rowsUsed: 3, rowsAside: 8 });
    expect(await db.rows("SELECT row_no, reason FROM set_aside ORDER BY row_no")).toEqual([
      { row_no: 1, reason: "title" },
      { row_no: 2, reason: "title" },
      { row_no: 3, reason: "header" },
      { row_no: 4, reason: "column_numbers" },
      { row_no: 7, reason: "header" },
      { row_no: 9, reason: "no_person" },
      { row_no: 10, reason: "footer" },
      { row_no: 11, reason: "footer" },
    ]);
    expect(await db.rows("SELECT row_no FROM stage.enrolment ORDER BY row_no")).toEqual([
      { row_no: 5 },
      { row_no: 6 },
      { row_no: 8 },
    ]);
  });

  it.each([
    [["栏次", "1", "2", "3", "4", "5", "6", "7", "8"]],
    [["1", "2", "3", "4", "5=3×4", "6", "7", "8=6+7", "9"]],
    [["甲", "乙", "丙", "1", "2", "3", "4", "5", "6"]],
    [["", "甲", "（1）", "（2）", "（3）", "（4）", "（5）", "（6）", "（7）"]],
    [["", "1", "2", "3", "4", "5", "6", "7", "8"]],
    [["1", "2", "3", "4", "", "", "", "", ""]],
  ])("are no persons in the line of the columns' numbers %j", async (line) => {
    const report = await stageRows(db, {
      file: "2019年10月低保名册.csv",
      rows: [DIBAO, line, anEnrolment(1, "张一"), ["", "甲", "1", "5", "6", "", "", "", ""]],
    });
    expect(report).toMatchObject([{ rowsIn: 4 }]);
    expect(await db.rows("SELECT row_no, reason FROM set_aside WHERE row_no = 2")).toEqual([
      { row_no: 2, reason: "column_numbers" },
    ]);
    expect(
      await db.rows("SELECT row_no, reason FROM set_aside WHERE reason = 'column_numbers'"),
    ).toHaveLength(1);
  });

  it("are no persons where a place heads them or a telephone number stands under the IDs", async () => {
    await stageRows(db, {
      file: "2019年10月低保名册.csv",
      rows: [
        DIBAO,
        ["", "", "甲乡：2人", "", "", "", "", "", ""],
        anEnrolment(1, "张一"),
        ["东村", "", "", "", "", "", "", "", ""],
        anEnrolment(2, "王二"),
        ["", "", "李村新", "", "", "", "", "", ""],
        ["东村小计", "", "", "2人", "", "600", "", "", ""],
        ["填表人：张三", "", "审核人：李四", "联系电话：0571-8888888"],
        ["总笔数：2  总金额：600.00"],
      ],
    });
    expect(await db.rows("SELECT row_no, reason FROM set_aside ORDER BY row_no")).toEqual([
      { row_no: 1, reason: "header" },
      { row_no: 2, reason: "footer" },
      { row_no: 4, reason: "footer" },
      { row_no: 7, reason: "footer" },
      { row_no: 8, reason: "footer" },
      { row_no: 9, reason: "footer" },
    ]);
  });

  it.each(["迁出人员名单", "未纳入保障人员名单", "去世人员名单", "暂缓发放名单", "待审批人员名单"])(
    "are asked about where %s stands between them",
    async (title) => {
      await stageRows(db, {
        file: "2019年10月低保名册.csv",
        rows: [DIBAO, anEnrolment(1, "张一"), [title], anEnrolment(2, "王二")],
      });
      expect(await db.rows("SELECT reason FROM set_aside WHERE row_no = 3")).toEqual([
        { reason: "no_person" },
      ]);
    },
  );

  it.each(["城乡低保待遇发放花名册", "困难未成年人花名册", "失能老人花名册", "脱贫户花名册"])(
    "are not where %s does, which says of nobody that he is not on it",
    async (title) => {
      await stageRows(db, {
        file: "2019年10月低保名册.csv",
        rows: [DIBAO, anEnrolment(1, "张一"), [title], anEnrolment(2, "王二")],
      });
      expect(await db.rows("SELECT reason FROM set_aside WHERE row_no = 3")).toEqual([
        { reason: "footer" },
      ]);
    },
  );

  it("are no persons where the list's title is printed between them, and asked about where it says who left", async () => {
    await stageRows(db, {
      file: "2019年10月低保名册.csv",
      rows: [
        DIBAO,
        anEnrolment(1, "张一"),
        ["某县2019年10月低保对象花名册（续）", "", "", "", "", "", "", "", ""],
        anEnrolment(2, "王二"),
        ["", "", "低保花名册", "", "", "", "", "", ""],
        anEnrolment(3, "李三"),
        ["下列为停发人员名单", "", "", "", "", "", "", "", ""],
        anEnrolment(4, "赵四"),
      ],
    });
    expect(await db.rows("SELECT row_no, reason FROM set_aside ORDER BY row_no")).toEqual([
      { row_no: 1, reason: "header" },
      { row_no: 3, reason: "footer" },
      { row_no: 5, reason: "footer" },
      { row_no: 7, reason: "no_person" },
    ]);
  });

  it("are those of persons without a number where they read like the foot of a form, and said where they may be either", async () => {
    await stageRows(db, {
      file: "2019年10月低保名册.csv",
      rows: [
        ["审核状态", "姓名", "身份证号", "低保证号", "残疾", "重病", "月保障金", "开始享受年月"],
        ["审核通过", "张一", "999999199001010013", "D01", "残疾", "", "300", "201801"],
        ["审核通过", "王二", "", "D02", "", "", "300", "201801"],
        ["复核中", "", "5.32529E+17", "D03", "残疾", "重病", "300", "201801"],
        ["审批通过", "吴玛依拉·买买提", "无", "D04", "残疾", "重病", "300", "201801"],
        ["审核不通过", "赵四", "", "", "", "", "", ""],
        ["", "李镇", "", "", "", "", "", ""],
        ["李镇", "", "", "", "", "", "", ""],
        ["审核人", "周五", "填表人", "郑六", "联系电话", "12345", "日期", "2019.10"],
        ["合计", "3人", "", "", "1", "2", "900", ""],
        ["审核状态", "姓名", "身份证号", "低保证号", "残疾", "重病", "月保障金", "开始享受年月"],
      ],
    });
    expect(await db.rows("SELECT row_no, reason FROM set_aside ORDER BY row_no")).toEqual([
      { row_no: 1, reason: "header" },
      { row_no: 6, reason: "unclear" },
      { row_no: 7, reason: "unclear" },
      { row_no: 8, reason: "footer" },
      { row_no: 9, reason: "footer" },
      { row_no: 10, reason: "footer" },
      { row_no: 11, reason: "header" },
    ]);
    expect(await db.rows("SELECT row_no FROM stage.enrolment ORDER BY row_no")).toEqual(
      [2, 3, 4, 5].map((row_no) => ({ row_no })),
    );
  });

  it("are typed: money in fen, months as numbers, codes by their official value", async () => {
    await stageRows(db, {
      file: "2019年10月低保名册.csv",
      rows: [
        DIBAO,
        anEnrolment(1, "张一", { 1: "９９９００１１", 4: "之妻", 5: "1,320.50元", 6: "2018年3月" }),
      ],
    });
    expect(
      await db.rows(
        "SELECT programme, household_no, relation, amount_fen, from_month, period FROM stage.enrolment",
      ),
    ).toEqual([
      {
        programme: "dibao",
        household_no: "9990011",
        relation: "配偶",
        amount_fen: 132050,
        from_month: 2018 * 12 + 2,
        period: 2019 * 12 + 9,
      },
    ]);
  });

  it("keep the row when one cell cannot be read, and say which", async () => {
    await stageRows(db, {
      file: "2019年10月低保名册.csv",
      rows: [DIBAO, anEnrolment(1, "张一", { 5: "三百多", 4: "某某" })],
    });
    expect(await db.rows("SELECT field, reason FROM cell_fault ORDER BY field")).toEqual([
      { field: "amount_fen", reason: "unreadable" },
      { field: "relation", reason: "unknown_code" },
    ]);
    expect(await db.rows("SELECT relation, amount_fen FROM stage.enrolment")).toEqual([
      { relation: "某某", amount_fen: null },
    ]);
  });

  it("fill merged township, village and household down, never a name or an ID", async () => {
    const merged = anEnrolment(2, "", { 1: "", 3: "", 7: "", 8: "" });
    await stageRows(db, {
      file: "2019年10月低保名册.xlsx",
      rows: [
        DIBAO,
        anEnrolment(1, "张一"),
        merged.map((cell, index) => (index === 2 ? "王二" : cell)),
        merged.map((cell, index) => (index === 3 ? "999999199202020021" : cell)),
      ],
      merges: [2, 3, 4, 8, 9].map((left) => ({ top: 2, left, bottom: 4, right: left })),
    });
    expect(
      await db.rows(
        "SELECT row_no, household_no, name_text, id_text, town, village FROM mention ORDER BY row_no",
      ),
    ).toEqual([
      {
        row_no: 2,
        household_no: "9990011",
        name_text: "张一",
        id_text: "999999199001010013",
        town: "甲乡",
        village: "东村",
      },
      {
        row_no: 3,
        household_no: "9990011",
        name_text: "王二",
        id_text: null,
        town: "甲乡",
        village: "东村",
      },
      {
        row_no: 4,
        household_no: "9990011",
        name_text: null,
        id_text: "999999199202020021",
        town: "甲乡",
        village: "东村",
      },
    ]);
  });

  it("that are equal but for the serial number count once and still name a person", async () => {
    const [report] = await stageRows(db, {
      file: "2019年10月低保名册.csv",
      rows: [
        DIBAO,
        anEnrolment(1, "张一"),
        anEnrolment(2, "张一"),
        anEnrolment(3, "张一", { 5: "301" }),
      ],
    });
    await markDuplicates(db);
    await markDuplicates(db);
    expect(report?.rowsUsed).toBe(3);
    expect(await db.rows("SELECT rows_in, rows_used, rows_aside FROM source_sheet")).toEqual([
      { rows_in: 4, rows_used: 2, rows_aside: 2 },
    ]);
    expect(await db.rows("SELECT row_no FROM set_aside WHERE reason = 'duplicate'")).toEqual([
      { row_no: 3 },
    ]);
    expect(await db.rows("SELECT count(*) AS n FROM mention")).toEqual([{ n: 3 }]);
  });
});

it("names a child's parents as persons of their own", async () => {
  await stageRows(db, {
    file: "儿童摸底排查表.csv",
    rows: [
      [
        "儿童姓名",
        "儿童身份证号",
        "父亲姓名",
        "父亲身份证号",
        "父亲状况",
        "母亲姓名",
        "母亲身份证号",
        "母亲状况",
        "是否留守",
        "关爱协议",
        "乡镇",
      ],
      [
        "小明",
        "999999201001010011",
        "大明",
        "999999198001010017",
        "服刑",
        "",
        "",
        "去世",
        "否",
        "已签订",
        "甲乡",
      ],
    ],
  });
  expect(await db.rows("SELECT role, name_text FROM mention ORDER BY mention_id")).toEqual([
    { role: "self", name_text: "小明" },
    { role: "father", name_text: "大明" },
  ]);
  expect(
    await db.rows("SELECT father_state, mother_state, left_behind FROM stage.child_survey"),
  ).toEqual([{ father_state: "服刑在押", mother_state: "死亡", left_behind: 0 }]);
});

it("takes the ID out of the disability card's number where no column has it", async () => {
  await stageRows(db, {
    file: "持证残疾人.csv",
    rows: [
      ["姓名", "残疾证号", "残疾类别", "残疾等级", "证件状态", "乡镇"],
      ["张一", "99999919900101001342", "肢体", "二级", "有效", "甲乡"],
      ["王二", "999999199202020021", "听力", "二级", "有效", "甲乡"],
    ],
  });
  expect(await db.rows("SELECT id_text FROM mention ORDER BY row_no")).toEqual([
    { id_text: "999999199001010013" },
    { id_text: "999999199202020021" },
  ]);
});

it.each([
  ["户籍状态", ["1", "注销"], ["正常", "注销"]],
  ["注销标志", ["0", "1"], ["正常", "注销"]],
  ["是否注销", ["否", "是"], ["正常", "注销"]],
])("reads a state of the register under %s", async (header, written, read) => {
  await stageRows(db, {
    file: "户籍人口.csv",
    rows: [
      ["户号", "与户主关系", "姓名", "公民身份号码", header],
      ["1", "户主", "张一", "999999199001010013", written[0] ?? ""],
      ["1", "子", "张二", "999999201001010011", written[1] ?? ""],
    ],
  });
  const rows = await db.rows<{ state: string }>("SELECT state FROM stage.hukou ORDER BY row_no");
  expect(rows.map(({ state }) => state)).toEqual(read);
});

describe("answers", () => {
  const disaster = ["姓名", "身份证号", "受灾时间", "损失情况"];
  const disability = ["姓名", "身份证号", "残疾类别", "残疾等级"];
  const poverty = ["姓名", "身份证号", "户编号", "与户主关系"];
  const cells: Record<string, string> = {
    ...{ 姓名: "张一", 身份证号: "999999199001010013", 受灾时间: "2019-07-01" },
    ...{
      损失情况: "房屋倒塌",
      残疾类别: "肢体",
      残疾等级: "一级",
      户编号: "8801",
      与户主关系: "户主",
    },
  };

  // Of two headers of one field 是 may say the contrary.
  it.each([
    [disaster, "disaster.living_state", "目前是否困难（是/否）", "仍有困难", "已恢复"],
    [disaster, "disaster.living_state", "是否恢复", "已恢复", "仍有困难"],
    [disability, "disability.card_state", "证件是否有效", "有效", "注销"],
    [disability, "disability.card_state", "证件是否过期", "过期", "有效"],
    [disability, "disability.card_state", "残疾证是否注销", "注销", "有效"],
    [poverty, "poverty.poverty_state", "是否脱贫", "已脱贫", "未脱贫"],
    [poverty, "poverty.poverty_state", "是否贫困户", "未脱贫", "已脱贫"],
    [poverty, "poverty.risk_state", "风险是否已消除", "已消除", "未消除"],
  ])("are read by what their header asks: %s %s %s", async (headers, field, header, yes, no) => {
    const [kind, column] = field.split(".");
    const file = { disaster: "受灾人员名册", disability: "持证残疾人", poverty: "建档立卡" };
    const row = (answer: string) => [...headers.map((name) => cells[name] ?? ""), answer];
    await stageRows(db, {
      file: `${file[kind as keyof typeof file]}.csv`,
      rows: [[...headers, header], row("是"), row("否")],
    });
    expect(await db.rows(`SELECT ${column} AS said FROM stage.${kind} ORDER BY row_no`)).toEqual([
      { said: yes },
      { said: no },
    ]);
  });
});

it.each([
  ["only exceptions are written down", ["", "", "迁出"], ["正常", "正常", "迁出"]],
  ["some are written down as normal", ["", "", "正常"], [null, null, "正常"]],
  ["nothing is", ["", "", ""], [null, null, null]],
  ["something cannot be read", ["", "", "某某"], [null, null, "某某"]],
  ["exceptions are the rule", ["", "迁出", "注销"], [null, "迁出", "注销"]],
])("reads an empty state of the register where %s", async (_, written, read) => {
  await stageRows(db, {
    file: "户籍人口.csv",
    rows: [
      ["户号", "与户主关系", "姓名", "公民身份号码", "户籍状态"],
      ["1", "户主", "张一", "999999199001010013", written[0] ?? ""],
      ["1", "子", "张二", "999999201001010011", written[1] ?? ""],
      ["2", "户主", "王三", "999999198001010018", written[2] ?? ""],
    ],
  });
  const rows = await db.rows<{ state: string }>("SELECT state FROM stage.hukou ORDER BY row_no");
  expect(rows.map(({ state }) => state)).toEqual(read);
});

it("reads an empty state of the register as that of the others where each page prints the header again", async () => {
  const header = ["户号", "与户主关系", "姓名", "公民身份号码", "户籍状态"];
  const who = (n: number, state: string) => [
    `${n}`,
    "户主",
    `张${"一二三四五六"[n]}`,
    `99999919900101001${n}`,
    state,
  ];
  await stageRows(db, {
    file: "户籍人口.csv",
    rows: [
      ...[header, who(0, ""), who(1, ""), header, who(2, ""), who(3, "迁出")],
      ...[header, who(4, ""), who(5, "")],
    ],
  });
  const rows = await db.rows<{ state: string }>("SELECT state FROM stage.hukou ORDER BY row_no");
  expect(rows.map(({ state }) => state)).toEqual(["正常", "正常", "正常", "迁出", "正常", "正常"]);
});

describe("places", () => {
  it("come from the joined address where there is no column for them", async () => {
    await stageRows(db, {
      file: "户籍人口.csv",
      rows: [
        ["户号", "与户主关系", "姓名", "公民身份号码", "住址", "户籍状态"],
        [
          "1",
          "户主",
          "张一",
          "999999199001010013",
          "某某省某某市某某县甲乡东村委会2组93号",
          "正常",
        ],
      ],
    });
    expect(await db.rows("SELECT town, village FROM mention")).toEqual([
      { town: "甲乡", village: "东村委会" },
    ]);
  });

  it("come from an address with the whole name of a village that is called 村 itself, and behind a county called 乡 or 镇", async () => {
    const addresses = [
      "某某省某某县石村乡石村村委会2组",
      "某某县长河街乡新村村委会",
      "甲乡下村3组8号",
      "乙镇滨河社区1栋",
      "甲省乙市丙乡县金河乡桂寨村",
      "甲乡族自治县金河镇桂寨村5组",
      "乙通市镇东县金河镇桂寨村",
      "金河乡市场社区",
    ];
    await stageRows(db, {
      file: "户籍人口.csv",
      rows: [
        ["户号", "与户主关系", "姓名", "公民身份号码", "住址", "户籍状态"],
        ...addresses.map((address, index) => [
          `${index}`,
          "户主",
          "张一",
          `99999919900101001${index}`,
          address,
          "正常",
        ]),
      ],
    });
    const read = await db.rows<{ town_text: string; village_text: string }>(
      "SELECT town_text, village_text FROM mention ORDER BY row_no",
    );
    expect(read.map(({ town_text, village_text }) => [town_text, village_text])).toEqual([
      ["石村乡", "石村村委会"],
      ["长河街乡", "新村村委会"],
      ["甲乡", "下村"],
      ["乙镇", "滨河社区"],
      ["金河乡", "桂寨村"],
      ["金河镇", "桂寨村"],
      ["金河镇", "桂寨村"],
      ["金河乡", "市场社区"],
    ]);
  });

  it("come from the sheet's name where each township has its sheet", async () => {
    const header = ["姓名", "身份证号", "病种"];
    await stageRows(db, [
      {
        file: "重病患者.xlsx",
        sheet: "甲乡",
        rows: [header, ["张一", "999999199001010013", "白血病"]],
      },
      {
        file: "重病患者.xlsx",
        sheet: "乙镇",
        rows: [header, ["王二", "999999199202020021", "白血病"]],
      },
    ]);
    expect(await db.rows("SELECT town FROM mention ORDER BY sheet_id")).toEqual([
      { town: "甲乡" },
      { town: "乙镇" },
    ]);
  });

  it("have the one spelling that the register uses, on every roll", async () => {
    await stageRows(db, {
      file: "户籍人口.csv",
      rows: [
        ["户号", "与户主关系", "姓名", "公民身份号码", "乡镇", "村", "户籍状态"],
        ["1", "户主", "张一", "999999199001010013", "甲乡", "东村委会", "正常"],
        ["2", "户主", "王二", "999999199202020021", "甲乡", "东社区", "正常"],
      ],
    });
    await stageRows(db, {
      file: "重病患者.csv",
      rows: [
        ["姓名", "身份证号", "病种", "乡镇", "村"],
        ["张一", "999999199001010013", "白血病", "甲乡人民政府", "东村"],
        ["王二", "999999199202020021", "白血病", "", "东社区居委会"],
      ],
    });
    await canonicalisePlaces(db);
    await canonicalisePlaces(db);
    expect(
      await db.rows("SELECT DISTINCT name_text, town, village FROM mention ORDER BY ALL"),
    ).toEqual([
      { name_text: "张一", town: "甲乡", village: "东村委会" },
      { name_text: "王二", town: "甲乡", village: "东社区" },
    ]);
  });
});

it("reads what says that there is nothing to say as an empty cell", async () => {
  const marks = ["非分类施保对象", "不享受", "一般对象", "不满18周岁", "无劳动能力", "重残"];
  await stageRows(db, {
    file: "2019年10月低保名册.csv",
    rows: [
      [...DIBAO, "分类施保类别"],
      ...marks.map((mark, index) => [...anEnrolment(index, `张${index}`), mark]),
    ],
  });
  const rows = await db.rows<{ classified: string | null }>(
    "SELECT classified FROM stage.enrolment ORDER BY row_no",
  );
  expect(rows.map(({ classified }) => classified)).toEqual([
    null,
    null,
    null,
    "不满18周岁",
    "无劳动能力",
    "重残",
  ]);
});

it("reads a household check that nobody has dealt with as one without a result", async () => {
  const said = [
    "未处置",
    "尚未复核",
    "处置中",
    "否",
    "未超标，继续享受",
    "不予停发",
    "已处置",
    "经核实属实",
    "不属实",
  ];
  await stageRows(db, {
    file: "核对结果.csv",
    rows: [
      ["姓名", "身份证号", "家庭人口数", "家庭人均月收入", "财产状况", "处置情况"],
      ...said.map((text, index) => [`张${index}`, "999999199001010013", "2", "300", "超标", text]),
    ],
  });
  const rows = await db.rows<{ handled: string | null }>(
    "SELECT handled FROM stage.income_check ORDER BY row_no",
  );
  expect(rows.map(({ handled }) => handled)).toEqual([
    null,
    null,
    null,
    null,
    "未超标，继续享受",
    "不予停发",
    "已处置",
    null,
    "不属实",
  ]);
});

it("reads no casualty and no minutes, said in words, as empty cells", async () => {
  const hurt = ["无", "无伤亡", "未造成人员伤亡", "无人员伤亡", "死亡1人", "1人重伤"];
  await stageRows(db, {
    file: "受灾人员名册.csv",
    rows: [
      ["姓名", "身份证号", "灾种", "受灾日期", "损失情况", "当前生活状况", "人员伤亡"],
      ...hurt.map((text, index) => [
        `张${index}`,
        "999999199001010013",
        "洪涝",
        "2019-08-12",
        "房屋倒塌",
        "仍有困难",
        text,
      ]),
    ],
  });
  const minutes = ["无", "/", "未上会", "县府纪〔2019〕12号"];
  await stageRows(db, {
    file: "临时救助台账.csv",
    rows: [
      ["姓名", "身份证号", "申请日期", "审批日期", "救助原因", "救助金额", "会议纪要文号"],
      ...minutes.map((text, index) => [
        `张${index}`,
        "999999199001010013",
        "2019-08-12",
        "2019-08-13",
        "患病",
        "1000",
        text,
      ]),
    ],
  });
  expect(await db.rows("SELECT casualty FROM stage.disaster ORDER BY row_no")).toEqual([
    ...[null, null, null, null].map((casualty) => ({ casualty })),
    { casualty: "死亡1人" },
    { casualty: "1人重伤" },
  ]);
  expect(await db.rows("SELECT minutes_no FROM stage.aid ORDER BY row_no")).toEqual([
    ...[null, null, null].map((minutes_no) => ({ minutes_no })),
    { minutes_no: "县府纪〔2019〕12号" },
  ]);
});

describe("townships written short", () => {
  const townsOf = async (register: readonly string[], others: readonly string[]) => {
    const people = register.map((town, index) => [
      String(index),
      "户主",
      `张${index}`,
      `99999919900101${1000 + index}`,
      town,
      "正常",
    ]);
    await stageRows(db, {
      file: "户籍人口.csv",
      rows: [["户号", "与户主关系", "姓名", "公民身份号码", "乡镇", "户籍状态"], ...people],
    });
    await stageRows(db, {
      file: "重病患者.csv",
      rows: [
        ["姓名", "身份证号", "病种", "乡镇"],
        ...others.map((town, index) => [
          `李${index}`,
          `99999919910101${1000 + index}`,
          "白血病",
          town,
        ]),
      ],
    });
    await canonicalisePlaces(db);
    const rows = await db.rows<{ town: string }>(
      "SELECT town FROM mention WHERE roll = 'illness' ORDER BY row_no",
    );
    return rows.map(({ town }) => town);
  };

  it("are the only one of that name in the register", async () => {
    expect(
      await townsOf(
        ["青溪镇", "白石彝族乡", "红山苏木", "长河街乡"],
        [
          "青溪",
          "青山旗红山苏木",
          "白石乡",
          "青溪乡",
          "长河街",
          "某省某某自治州某某县青溪镇人民政府",
          "青溪鎮",
          "白石彝族鄉人民政府",
        ],
      ),
    ).toEqual([
      "青溪镇",
      "红山苏木",
      "白石彝族乡",
      "青溪镇",
      "长河街乡",
      "青溪镇",
      "青溪镇",
      "白石彝族乡",
    ]);
  });

  it("are the same farm with and without 国营 before it", async () => {
    const others = ["国营石河农场", "某某县红星林场", "国营农场"];
    expect(await townsOf(["石河农场", "国营红星林场"], others)).toEqual([
      ...["石河农场", "国营红星林场", "国营农场"],
    ]);
  });

  it("are what other rolls call so where the register writes them short itself", async () => {
    const others = ["青溪镇", "白石乡", "白石镇", "青溪"];
    expect(await townsOf(["青溪", "白石"], others)).toEqual(["青溪镇", "白石", "白石", "青溪镇"]);
  });

  it("stay as they are where two bear the name", async () => {
    expect(await townsOf(["城关镇", "城关街道"], ["城关", "城关镇", "东乡"])).toEqual([
      "城关",
      "城关镇",
      "东乡",
    ]);
  });
});

describe("places that had other names", () => {
  it("are called what they are called now", async () => {
    await stageRows(db, {
      file: "户籍人口.csv",
      rows: [
        ["户号", "与户主关系", "姓名", "公民身份号码", "乡镇", "村", "户籍状态"],
        ["1", "户主", "张一", "999999199001010013", "新田镇", "东村委会", "正常"],
      ],
    });
    await stageRows(db, {
      file: "重病患者.csv",
      rows: [
        ["姓名", "身份证号", "病种", "乡镇", "村"],
        ["张一", "999999199001010013", "白血病", "老田乡", "东庄村"],
        ["王二", "999999199202020021", "白血病", "老田乡", "西村"],
      ],
    });
    await canonicalisePlaces(db, [
      { town: "新田镇", formerly: ["老田乡", "大田乡"] },
      { town: "新田镇", village: "东村委会", formerly: ["东庄村"] },
    ]);
    expect(
      await db.rows("SELECT DISTINCT name_text, town, village FROM mention ORDER BY ALL"),
    ).toEqual([
      { name_text: "张一", town: "新田镇", village: "东村委会" },
      { name_text: "王二", town: "新田镇", village: "西村" },
    ]);
  });
});

it("sets a whole sheet aside, counted, when it is no roll at all", async () => {
  const [report] = await stageRows(db, {
    file: "通讯录.csv",
    rows: [
      ["科室", "电话"],
      ["办公室", "12345"],
    ],
  });
  expect(report).toMatchObject({ rowsIn: 2, rowsUsed: 0, rowsAside: 2 });
});

it("takes the 0 of a system's export for no household's number", async () => {
  const row = (no: string, name: string, n: number) => [
    no,
    name,
    `99999919700101${n}`,
    "户主",
    "正常",
  ];
  for (const other of ["H1", "县·1"]) {
    const header = ["户号", "姓名", "身份证号", "与户主关系", "户籍状态"];
    const rows = [
      row("0", "张一", 1001),
      row("00", "李二", 1002),
      row("nil", "王三", 1003),
      row(other, "赵四", 1004),
    ];
    await stageRows(db, { file: `户籍人口${other}.csv`, rows: [header, ...rows] });
  }
  expect(await db.rows("SELECT hukou_no AS no FROM stage.hukou ORDER BY sheet_id, row_no")).toEqual(
    [null, null, null, "H1", null, null, null, "县·1"].map((no) => ({ no })),
  );
});

it("reads the NULL of a system's export as an empty cell", async () => {
  await stageRows(db, {
    file: "代发明细.csv",
    rows: [
      ["低保证号", "姓名", "身份证号", "发放项目", "所属年月", "发放日期", "发放金额"],
      ["NULL", "张一", "999999199001010011", "特困", "2019-09", "NULL", "300"],
      ["(null)", "李二", "999999199001010022", "特困", "2019-09", "\\N", "300"],
      ["无", "赵四", "999999199001010044", "特困", "2019-09", "10.21", "300"],
      ["99990001", "王三", "999999199001010033", "低保", "2019-09", "2019-09-10", "300"],
    ],
  });
  expect(
    await db.rows(
      "SELECT household_no, paid_on IS NULL AS open FROM stage.payment ORDER BY row_no",
    ),
  ).toEqual([
    { household_no: null, open: true },
    { household_no: null, open: true },
    { household_no: null, open: true },
    { household_no: "99990001", open: false },
  ]);
  expect(await db.rows("SELECT field FROM cell_fault")).toEqual([{ field: "paid_on" }]);
});

it.each([
  ["所属机构", "某某省>某某州>平安县>东山乡>河头村委会"],
  ["街路巷", "东山乡河头村委会"],
  ["管理单位", "平安县/东山乡/河头村委会"],
])("takes township and village out of the path under %s", async (header, path) => {
  await stageRows(db, {
    file: "死亡人员.csv",
    rows: [
      ["姓名", "身份证号", "死亡日期", header],
      ["张一", "999999199001010011", "2019-09-01", path],
      ["李二", "999999199001010022", "2019-09-02", path],
    ],
  });
  expect(await db.rows("SELECT DISTINCT town, village FROM mention")).toEqual([
    { town: "东山乡", village: "河头村委会" },
  ]);
});
