import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../../src/engine/database.ts";
import { emptyStage, stageRows } from "../support/stage-rows.ts";

let db: Database;
beforeEach(async () => {
  db = await emptyStage();
});
afterEach(() => db.close());

const ID = (n: number) => `99999919900101001${n}`;
const REGISTER = ["户号", "姓名", "称谓", "身份证号", "组、门牌", "备注"];
const person = (n: number, remark = "") => [
  `H${n}`,
  `张${"一二三四五六七"[n]}`,
  "户主",
  ID(n),
  "3组5号",
  remark,
];
const STATES = "SELECT state FROM stage.hukou ORDER BY sheet_id, row_no";

describe("a sheet with the same headers as another of its book", () => {
  it("is the same form, though none of its people has a remark", async () => {
    const sheets = await stageRows(db, [
      { file: "底册.xlsx", sheet: "东村", rows: [REGISTER, person(0), person(1)] },
      {
        sheet: "西村",
        rows: [["西村户籍人口"], REGISTER, person(2), person(3, "已迁出"), person(4)],
      },
    ]);
    expect(sheets.map(({ recognition }) => recognition.roll?.id)).toEqual(["hukou", "hukou"]);
    expect((await db.rows(STATES)).map(({ state }) => state)).toEqual([
      "正常",
      "正常",
      "正常",
      "迁出",
      "正常",
    ]);
  });

  it("is not where it calls itself something else", async () => {
    const header = ["姓名", "身份证号", "低保证号", "备用一", "备用二", "备用三", "备用四"];
    const row = (n: number) => [`张${"一二三四"[n]}`, ID(n), `D${n}`, "", "", "", ""];
    const sheets = await stageRows(db, [
      { file: "花名册.xlsx", sheet: "2019年10月低保名册", rows: [header, row(0), row(1)] },
      { sheet: "退出", rows: [header, row(2), row(3)] },
    ]);
    expect(sheets[0]?.recognition.roll?.id).toBe("dibao");
    expect(sheets[1]?.recognition.roll?.id).not.toBe("dibao");
  });
});

describe("a sheet with the columns of a roll", () => {
  const header = ["低保证号", "姓名", "身份证号", "与户主关系", "户月保障金额", "开始享受年月"];
  const row = (n: number) => [`D${n}`, `张${"一二三四五六"[n]}`, ID(n), "户主", "300", "2018-01"];
  const read = async (name: string, title = "", file = "低保花名册2019-10.xlsx") => {
    const sheets = await stageRows(db, [
      { file, sheet: "在保", rows: [header, row(0), row(1)] },
      { sheet: name, rows: [[title], header, row(2), row(3)] },
    ]);
    expect(sheets[0]?.recognition.roll?.id).toBe("dibao");
    return sheets[1]?.recognition;
  };

  it.each([
    ["停保", ""],
    ["已退出", ""],
    ["拟新增", ""],
    ["待审批", ""],
    ["死亡", ""],
    ["迁出", ""],
    ["不符合条件", ""],
    ["上月", ""],
    ["模板", ""],
    ["Sheet2", "低保拟新增人员公示表"],
    ["Sheet2", "停保人员名单"],
  ])("is not it where it is called %s %s, and says so", async (name, title) => {
    const found = await read(name, title);
    expect(found?.roll).toBeNull();
    expect(found?.questions.map(({ text }) => text).join()).toContain(title || name);
  });

  it.each([
    ["本月新增", ""],
    ["甲镇", ""],
    ["停保后在保", ""],
    ["Sheet2", "说明：停保、死亡人员请及时核减后上报"],
  ])("is it where it is called %s %s", async (name, title) => {
    expect((await read(name, title))?.roll?.id).toBe("dibao");
  });

  it("is a list of stops where it says when, and no beginning is the month of a stop", async () => {
    expect((await read("停保", "2019年3月低保停保人员名单"))?.roll?.id).toBe("dibao_exit");
    const stops = "SELECT programme, stop_month AS month FROM stage.departure";
    expect(await db.rows(stops)).toEqual(
      [1, 2].map(() => ({ programme: "dibao", month: 2019 * 12 + 2 })),
    );
  });

  it("is of the month of its own where it is called after another year", async () => {
    expect((await read("2018年12月"))?.period).toBe(2018 * 12 + 11);
    expect((await read("2019年9月"))?.period).toBe(2019 * 12 + 9);
  });
});

describe("a sheet that begins with people", () => {
  const CHECK = ["申请人", "证件号码", "家庭人口", "人均月收入(元)", "财产状况"];
  const checked = (n: number) => [`张${"一二三四五六七"[n]}`, ID(n), "3", "350", "未超标"];

  it("goes on with the one before", async () => {
    const sheets = await stageRows(db, [
      { file: "核对结果.xlsx", sheet: "sheet1", rows: [CHECK, checked(0), checked(1)] },
      { sheet: "sheet2", rows: [checked(2), checked(3)] },
      { sheet: "sheet3", rows: [checked(4)] },
    ]);
    expect(sheets.flatMap(({ recognition }) => recognition.questions)).toEqual([]);
    expect(
      await db.rows(
        "SELECT count(*)::INTEGER AS n, min(income_fen)::INTEGER AS fen FROM stage.income_check",
      ),
    ).toEqual([{ n: 5, fen: 35000 }]);
  });

  it("goes on where one of its rows slipped to the right, and is read in place", async () => {
    const next = Array.from({ length: 40 }, (_, at) => [
      `赵${"甲乙丙丁戊己庚辛壬癸"[at % 10]}`,
      `99999919700101${1000 + at}`,
      ...["3", "350", "未超标"],
    ]);
    const slipped = next.with(7, ["", ...(next[7] ?? [])]);
    await stageRows(db, [
      { file: "核对结果.xlsx", sheet: "sheet1", rows: [CHECK, checked(0), checked(1)] },
      { sheet: "sheet2", rows: slipped },
    ]);
    expect(
      await db.rows(
        "SELECT count(*)::INTEGER AS n, min(income_fen)::INTEGER AS fen FROM stage.income_check",
      ),
    ).toEqual([{ n: 42, fen: 35000 }]);
  });

  it("goes on with numbers that are written out", async () => {
    const header = ["低保证号", "姓名", "身份证号", "与户主关系", "低保类别", "月补差"];
    const row = (n: number) => [
      `金低字第0000${n}号`,
      `张${"一二三四五六七"[n]}`,
      ID(n),
      ...["户主", "农村", "300元"],
    ];
    const sheets = await stageRows(db, [
      { file: "低保花名册2019-10.xlsx", sheet: "金河乡", rows: [header, row(0), row(1)] },
      { sheet: "金河乡续", rows: [row(2), row(3)] },
    ]);
    expect(sheets.map(({ recognition }) => recognition.roll?.id)).toEqual(["dibao", "dibao"]);
  });

  it.each([
    ["is wider", [...checked(2), "多"], CHECK],
    ["has no numbers where the other has them", ["张三", "3", ID(2), "350", "未超标"], CHECK],
    [
      "needs the header to be read",
      checked(2),
      ["申请人", "证件号码", "家庭人口", "人均年收入(元)", "财产状况"],
    ],
  ])("does not where it %s", async (_, row, header) => {
    const sheets = await stageRows(db, [
      { file: "核对结果.xlsx", sheet: "sheet1", rows: [header, checked(0), checked(1)] },
      { sheet: "sheet2", rows: [row] },
    ]);
    expect(sheets[1]?.recognition.roll).toBeNull();
  });

  const DEATHS = ["姓名", "身份证号", "死亡日期"];
  const died = (n: number) => [`张${"一二三四五六七"[n]}`, ID(n), "2019-08-01"];
  const following = async (name: string, ...between: { sheet: string; rows: string[][] }[]) => {
    const sheets = await stageRows(db, [
      { file: "汇总.xlsx", sheet: "死亡人员", rows: [DEATHS, died(0), died(1)] },
      ...between,
      { sheet: name, rows: [died(2), died(3)] },
    ]);
    return sheets.at(-1)?.recognition.roll?.id;
  };

  it("does not under a name of its own", async () => {
    expect(await following("高龄")).toBeUndefined();
    expect(await following("死亡人员2")).toBe("death");
    expect(await following("续表")).toBe("death");
    expect(await following("东村")).toBe("death");
  });

  it("does not below a sheet of people that is no roll", async () => {
    const others = { sheet: "其他", rows: [["甲", "乙", "丙"], ...[4, 5].map(died)] };
    expect(await following("Sheet3", others)).toBeUndefined();
  });

  it("does not where only the name of the one before says what it is", async () => {
    const header = ["姓名", "身份证号", "补贴标准", "开始享受年月"];
    const row = (n: number) => [`张${"一二三四五六七"[n]}`, ID(n), "80", "2018-01"];
    const read = async (file: string) => {
      const sheets = await stageRows(db, [
        { file, sheet: "护理补贴", rows: [header, row(0), row(1)] },
        { sheet: "Sheet2", rows: [row(2), row(3)] },
      ]);
      return sheets.map(({ recognition }) => recognition.roll?.id);
    };
    expect(await read("残疾人两项补贴名册2019-10.xlsx")).toEqual(["subsidy", undefined]);
    expect(await read("重度残疾人护理补贴名册2019-10.xlsx")).toEqual(["subsidy", "subsidy"]);
  });
});
