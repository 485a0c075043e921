import { afterEach, beforeEach, expect, it } from "vitest";
import type { Database } from "../../src/engine/database.ts";
import { emptyStage, stageRows } from "../support/stage-rows.ts";

let db: Database;
beforeEach(async () => {
  db = await emptyStage();
});
afterEach(() => db.close());

const ID = (n: number) => `99999920100101001${n}`;

it("reads what is ticked under a group of columns", async () => {
  const [sheet] = await stageRows(db, {
    file: "困境儿童摸底排查表.xlsx",
    rows: [
      ["序号", "儿童信息", "", "父亲信息", "", "", "", "母亲信息", "", "", "", "是否留守"],
      ["", "姓名", "身份证号", "姓名", "死亡", "失踪", "正常", "姓名", "失联", "服刑", "正常", ""],
      ["1", "张一", ID(1), "张大", "√", "", "", "李花", "", "√", "", "否"],
      ["2", "张二", ID(2), "张中", "", "", "√", "王花", " √ ", "", "", "是"],
      ["3", "张三", ID(3), "张小", "", "", "", "赵花", "", "", "1", "是"],
    ],
  });
  expect(sheet?.recognition.questions).toEqual([]);
  expect(
    await db.rows(
      "SELECT row_no, father_state, mother_state, left_behind FROM stage.child_survey ORDER BY row_no",
    ),
  ).toEqual([
    { row_no: 3, father_state: "死亡", mother_state: "服刑在押", left_behind: 0 },
    { row_no: 4, father_state: "正常", mother_state: "失联", left_behind: 1 },
    { row_no: 5, father_state: null, mother_state: "正常", left_behind: 1 },
  ]);
});

it("reads what is ticked under one of several headers beside each other", async () => {
  await stageRows(db, {
    file: "2019年10月特困人员花名册.xlsx",
    rows: [
      [
        "姓名",
        "身份证号",
        "集中供养",
        "分散供养",
        "全自理",
        "半护理",
        "全护理",
        "基本生活费",
        "纳入时间",
      ],
      ["张一", ID(1), "√", "", "", "√", "", "600", "2018.01"],
      ["李二", ID(2), "×", "√", "√", "", "", "600", "2018.01"],
    ],
  });
  expect(
    await db.rows("SELECT row_no, supply, self_care FROM stage.enrolment ORDER BY row_no"),
  ).toEqual([
    { row_no: 2, supply: "集中供养", self_care: "半护理" },
    { row_no: 3, supply: "分散供养", self_care: "全自理" },
  ]);
});

it("takes whatever is ticked under 分类施保类别 for a class, and no amount beside it", async () => {
  const [sheet] = await stageRows(db, {
    file: "2019年10月低保花名册.xlsx",
    rows: [
      ["低保证号", "姓名", "身份证号", "分类施保类别", "", "", "", "", "享受时间"],
      ["", "", "", "老年人", "未成年人", "重度残疾人", "三级智力残疾", "增发金额", ""],
      ["D1", "张一", ID(1), "√", "", "", "", "60", "2018.01"],
      ["D1", "张二", ID(2), "", "√", "√", "", "60", "2018.01"],
      ["D1", "张三", ID(3), "", "", "", "", "", "2018.01"],
      ["D2", "李一", ID(4), "", "", "", "√", "100", "2018.01"],
    ],
  });
  expect(sheet?.recognition.headerRows).toBe(2);
  expect(sheet?.recognition.questions).toEqual([]);
  expect(
    await db.rows(
      "SELECT row_no, classified, classified_fen::INT AS fen FROM stage.enrolment ORDER BY row_no",
    ),
  ).toEqual([
    { row_no: 3, classified: "老年人", fen: 6000 },
    { row_no: 4, classified: "未成年人", fen: 6000 },
    { row_no: 5, classified: null, fen: null },
    { row_no: 6, classified: "三级智力残疾", fen: 10000 },
  ]);
});

it.each([
  ["分类施保", "100", "0", "0.00"],
  ["分类施保金额", "100", "", ""],
  ["分类施保类别", "20%", "0", "0"],
  ["分类施保类别", "老年人", "", "无"],
])(
  "takes what each class gets, or its own word, for a tick below %s: %s",
  async (group, mark, none, last) => {
    const [sheet] = await stageRows(db, {
      file: "2019年10月低保花名册.xlsx",
      merges: [
        ...[1, 2, 3, 7, 8].map((column) => ({ top: 1, bottom: 2, left: column, right: column })),
        { top: 1, bottom: 1, left: 4, right: 6 },
      ],
      rows: [
        ["低保证号", "姓名", "身份证号", group, "", "", "月补差额", "享受时间"],
        ["", "", "", "老年人", "未成年人", "重病患者", "", ""],
        ["D1", "张一", ID(1), mark, none, last, "300", "2018.01"],
        ["D1", "张二", ID(2), none, mark.replace("老年人", "未成年人"), last, "300", "2018.01"],
        ["D1", "张三", ID(3), none, none, last, "300", "2018.01"],
        ["D2", "李一", ID(4), none, none, mark.replace("老年人", "重病患者"), "200", "2018.01"],
      ],
    });
    expect(sheet?.recognition.questions).toEqual([]);
    expect(
      await db.rows("SELECT row_no, classified, status FROM stage.enrolment ORDER BY row_no"),
    ).toEqual([
      { row_no: 3, classified: "老年人", status: null },
      { row_no: 4, classified: "未成年人", status: null },
      { row_no: 5, classified: null, status: null },
      { row_no: 6, classified: "重病患者", status: null },
    ]);
  },
);

it("takes a row of classes for the header's second one where nothing is merged and nothing else stands in it", async () => {
  const [sheet] = await stageRows(db, {
    file: "2019年10月低保花名册.csv",
    rows: [
      ["低保证号", "姓名", "身份证号", "分类施保", "", "享受时间"],
      ["", "", "", "老年人", "孕产妇", ""],
      ["D1", "张一", ID(1), "√", "", "2018.01"],
      ["D1", "张二", ID(2), "", "√", "2018.01"],
    ],
  });
  expect(sheet?.recognition.headerRows).toBe(2);
  expect(await db.rows("SELECT row_no, classified FROM stage.enrolment ORDER BY row_no")).toEqual([
    { row_no: 3, classified: "老年人" },
    { row_no: 4, classified: "孕产妇" },
  ]);
});

it("leaves columns alone that say more than a tick, or what somebody gets", async () => {
  const [dibao, subsidy] = await stageRows(db, [
    {
      file: "2019年10月低保花名册.xlsx",
      rows: [
        ["低保证号", "姓名", "身份证号", "男", "女", "月保障金", "享受时间"],
        ["D1", "张一", ID(1), "2人", "1人", "300", "2018.01"],
      ],
    },
    {
      file: "2019年10月两项补贴.xlsx",
      rows: [
        ["残疾人姓名", "身份证号", "残疾类别", "生活补贴", "护理补贴"],
        ["张一", ID(1), "肢体", "√", "√"],
      ],
    },
  ]);
  expect(dibao?.recognition.marks).toEqual([]);
  expect(subsidy?.recognition.marks).toEqual([]);
  expect(await db.rows("SELECT count(*)::INTEGER AS n FROM stage.enrolment")).toEqual([{ n: 3 }]);
});

it("takes 死亡 for why somebody is off the register where 迁出 is ticked beside it", async () => {
  const [sheet] = await stageRows(db, {
    file: "户籍人口.xlsx",
    rows: [
      ["户号", "姓名", "身份证号", "与户主关系", "死亡", "迁出", "注销"],
      ["1", "张一", ID(1), "户主", "√", "", ""],
      ["1", "张二", ID(2), "子", "", "√√", ""],
      ...[3, 4, 5, 6].map((n) => ["1", `张${n}`, ID(n), "子", "", "", ""]),
    ],
  });
  expect(sheet?.recognition.unused).toEqual([]);
  expect(
    await db.rows("SELECT state, count(*)::INTEGER AS n FROM stage.hukou GROUP BY ALL ORDER BY n"),
  ).toEqual([
    { state: expect.stringMatching(/死亡|迁出/), n: 1 },
    { state: expect.stringMatching(/死亡|迁出/), n: 1 },
    { state: "正常", n: 4 },
  ]);
});

it("keeps what is ticked of the father and of the mother apart where each header says of whom", async () => {
  await stageRows(db, {
    file: "困境儿童摸底排查表.xlsx",
    rows: [
      ["姓名", "身份证号", "父亲死亡", "父亲失联", "母亲死亡", "母亲失联", "是否留守"],
      ["张一", ID(1), "√", "", "", "√", "否"],
      ["张二", ID(2), "", "√", "", "", "否"],
      ["张三", ID(3), "√", "", "待查", "", "否"],
      ...[4, 5, 6, 7].map((n) => [`张${n}`, ID(n), "", "√", "", "√", "否"]),
    ],
  });
  expect(
    await db.rows("SELECT father_state, mother_state FROM stage.child_survey ORDER BY row_no"),
  ).toEqual([
    { father_state: "死亡", mother_state: "失联" },
    { father_state: "失联", mother_state: null },
    { father_state: "死亡", mother_state: "待查" },
    ...[4, 5, 6, 7].map(() => ({ father_state: "失联", mother_state: "失联" })),
  ]);
});

it("reads ticks in other hands, and keeps a word among them for one", async () => {
  const row = (n: number, town: string, country: string) => [
    `D${n}`,
    `张${n}`,
    ID(n),
    town,
    country,
    "300",
    "2018.01",
  ];
  await stageRows(db, {
    file: "2019年10月低保花名册.xlsx",
    rows: [
      ["低保证号", "姓名", "身份证号", "城市", "农村", "月保障金", "享受时间"],
      row(1, "√", " "),
      row(2, "√", "否"),
      row(3, "√√", ""),
      row(4, "是√", "□"),
      row(5, "", "R"),
      row(6, "\u00a0√", ""),
      row(7, "农村", ""),
    ],
  });
  expect(
    (await db.rows<{ side: string }>("SELECT side FROM stage.enrolment ORDER BY row_no")).map(
      ({ side }) => side,
    ),
  ).toEqual(["城市", "城市", "城市", "城市", "农村", "城市", "农村"]);
});

it("takes counts of a household's people for no ticks", async () => {
  const [dibao] = await stageRows(db, {
    file: "2019年10月低保花名册.xlsx",
    rows: [
      ["低保证号", "户主姓名", "身份证号", "男", "女", "月保障金", "享受时间"],
      ["D1", "张一", ID(1), "1", "1", "300", "2018.01"],
      ["D2", "张二", ID(2), "1", "0", "300", "2018.01"],
    ],
  });
  expect(dibao?.recognition.marks).toEqual([]);
});

it("takes a household for over the limit by any of several kinds of assets, and within it by all", async () => {
  const list = ["姓名", "身份证号", "家庭人口", "人均月收入"];
  await stageRows(db, {
    file: "家庭经济状况核对结果.csv",
    rows: [
      [...list, "存款是否超标", "车辆是否超标", "房产是否超标"],
      ["张一", ID(1), "2", "300", "否", "是", "否"],
      ["李二", ID(2), "2", "300", "否", "否", "否"],
      ["王三", ID(3), "2", "300", "否", "", "否"],
    ],
  });
  expect(await db.rows("SELECT row_no, assets FROM stage.income_check ORDER BY row_no")).toEqual([
    { row_no: 2, assets: "超标" },
    { row_no: 3, assets: "未超标" },
    { row_no: 4, assets: null },
  ]);
});

it("puts a day together from three columns", async () => {
  const [sheet] = await stageRows(db, {
    file: "2019年死亡人员.xlsx",
    merges: [
      { top: 1, bottom: 2, left: 1, right: 1 },
      { top: 1, bottom: 2, left: 2, right: 2 },
      { top: 1, bottom: 1, left: 3, right: 5 },
    ],
    rows: [
      ["姓名", "身份证号", "死亡时间", "", ""],
      ["", "", "年", "月", "日"],
      ["张一", ID(1), "2019", "9", "13"],
      ["李二", ID(2), "2019", "09", ""],
      ["王三", ID(3), "", "", ""],
    ],
  });
  expect(sheet?.recognition.questions).toEqual([]);
  expect(await db.rows("SELECT row_no, died_on FROM stage.death ORDER BY row_no")).toEqual([
    { row_no: 3, died_on: "2019-09-13" },
    { row_no: 4, died_on: "2019-09-01" },
    { row_no: 5, died_on: null },
  ]);
});

it("takes the day or the reason of a card's end for its state, and an empty cell for a card in force", async () => {
  const people = Array.from({ length: 9 }, (_, n) => [`张${n}`, `9999992010010100${10 + n}`]);
  await stageRows(db, {
    file: "持证残疾人.csv",
    rows: [
      ["姓名", "身份证号", "残疾等级", "注销时间"],
      ...people.map((who, n) => [...who, "二级", n === 0 ? "2019-05-06" : ""]),
    ],
  });
  expect(
    await db.rows(
      "SELECT card_state, CAST(count(*) AS INTEGER) AS cards FROM stage.disability GROUP BY ALL ORDER BY ALL",
    ),
  ).toEqual([
    { card_state: "有效", cards: 8 },
    { card_state: "注销", cards: 1 },
  ]);
});

it("reads the grade below the category it is of", async () => {
  const [sheet] = await stageRows(db, {
    file: "持证残疾人名册.xlsx",
    rows: [
      ["序号", "姓名", "身份证号", "残疾类别及等级", "", "", "", "", "", "", "持证情况"],
      ["", "", "", "视力", "听力", "言语", "肢体", "智力", "精神", "多重", ""],
      ["1", "张一", ID(1), "", "", "", "二级", "", "", "", "有效"],
      ["2", "张二", ID(2), "", "", "", "", "", "1", "", "注销"],
      ["3", "张三", ID(3), "三级", "", "", "一级", "/", "", "", "有效"],
    ],
  });
  expect(sheet?.recognition.questions).toEqual([]);
  expect(
    await db.rows(
      "SELECT row_no, category, grade, card_state FROM stage.disability ORDER BY row_no",
    ),
  ).toEqual([
    { row_no: 3, category: "肢体", grade: 2, card_state: "有效" },
    { row_no: 4, category: "精神", grade: 1, card_state: "注销" },
    { row_no: 5, category: "多重", grade: 1, card_state: "有效" },
  ]);
});

it("reads grades without a group above them, the number of the card telling the same", async () => {
  await stageRows(db, {
    file: "持证残疾人.csv",
    rows: [
      ["姓名", "身份证号", "残疾证号", "视力", "听力", "肢体", "智力"],
      ["张三", ID(3), `${ID(3)}11`, "1", "", "", ""],
      ["张四", ID(4), `${ID(4)}42`, "", "", "2", ""],
    ],
  });
  expect(await db.rows("SELECT category, grade FROM stage.disability ORDER BY row_no")).toEqual([
    { category: "视力", grade: 1 },
    { category: "肢体", grade: 2 },
  ]);
});

it("reads which child's allowance is ticked", async () => {
  const [sheet] = await stageRows(db, {
    file: "2019年10月困境儿童生活费.xlsx",
    rows: [
      ["孤儿和事实无人抚养儿童基本生活费发放明细表"],
      ["序号", "姓名", "身份证号", "儿童类型（打√）", "", "月补助（元）", "纳入时间"],
      ["", "", "", "孤儿", "事实无人抚养儿童", "", ""],
      ["1", "张一", ID(1), "√", "", "1000", "2018.01"],
      ["2", "张二", ID(2), "", "√", "800", "2018.02"],
    ],
  });
  expect(sheet?.recognition.roll?.id).toBe("child");
  expect(await db.rows("SELECT row_no, programme FROM stage.enrolment ORDER BY row_no")).toEqual([
    { row_no: 4, programme: "orphan" },
    { row_no: 5, programme: "unsupported_child" },
  ]);
});

it("leaves a list of what children were paid, with their accounts, one of payments though it says since when", async () => {
  const [sheet] = await stageRows(db, {
    file: "孤儿2019年10月基本生活费发放明细表.xlsx",
    rows: [
      ["序号", "姓名", "身份证号", "享受起始时间", "发放金额", "银行账号"],
      ...[1, 2, 3].map((n) => [`${n}`, "张一", ID(n), "2018.03", "1000", `622874058730083180${n}`]),
    ],
  });
  expect(sheet?.recognition.roll?.id).toBe("payment");
});
