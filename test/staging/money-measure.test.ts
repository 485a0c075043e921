import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { measureText } from "../../src/cli/peek/measure-text.ts";
import type { Database } from "../../src/engine/database.ts";
import { moneyMeasure } from "../../src/rolls/cell/money-measure.ts";
import { emptyStage, stageRows } from "../support/stage-rows.ts";

let db: Database;
beforeEach(async () => {
  db = await emptyStage();
});
afterEach(() => db.close());

const ID = (n: number) => `99999919900101001${n}`;

async function checked(file: string, rows: readonly (readonly string[])[]) {
  const [report] = await stageRows(db, { file, rows: rows.map((row) => [...row]) });
  const staged = await db.rows(
    "SELECT income_fen, rigid_fen FROM stage.income_check ORDER BY row_no",
  );
  return { staged, said: report ? measureText(report.recognition) : [] };
}

describe("income of another span or of the whole household", () => {
  it("is divided by twelve where the header says 年", async () => {
    const { staged, said } = await checked("核对结果.xlsx", [
      ["姓名", "身份证号", "家庭人口数", "家庭人均年收入（元）", "家庭年刚性支出", "财产状况"],
      ["张一", ID(1), "2", "6000", "1200", "未超标"],
    ]);
    expect(staged).toEqual([{ income_fen: 50_000, rigid_fen: 10_000 }]);
    expect(said).toEqual([
      "“家庭人均年收入（元）”按 ÷12 折算成家庭人均月收入（元）",
      "“家庭年刚性支出”按 ÷12 折算成家庭月刚性支出（元）",
    ]);
  });

  it.each([
    ["户月保障金额", "季发放金额", 1 / 3],
    ["户月保障金额", "2019年第三季度保障金", 1 / 3],
    ["户月保障金额", "半年保障金额", 1 / 6],
    ["户月保障金额", "月保障金额（按季发放）", 1],
    ["家庭人均月收入", "四季节余", 1],
    ["发放金额", "季发放金额", 1],
    ["照料护理费", "年照料护理费（元）", 1 / 12],
    ["照料护理费", "照料护理费", 1],
    ["分类施保金额", "分类施保金额（季）", 1 / 3],
  ])("under %s is of the span that %s says", (label, header, span) => {
    expect(moneyMeasure({ label }, header).span).toBe(span);
  });

  it("is divided by the household's size where it is the household's, and unknown where the size is", async () => {
    const { staged, said } = await checked("核对结果.xlsx", [
      ["姓名", "身份证号", "家庭人口数", "家庭年总收入（万元）", "财产状况"],
      ["张一", ID(1), "2", "1.2", "未超标"],
      ["王二", ID(2), "", "1.2", "未超标"],
    ]);
    expect(staged).toEqual([
      { income_fen: 50_000, rigid_fen: null },
      { income_fen: null, rigid_fen: null },
    ]);
    expect(said).toEqual([
      "“家庭年总收入（万元）”按 ×10000、÷12、÷人数 折算成家庭人均月收入（元）",
    ]);
  });

  it("is counted in the unit that a row below the headers says, which is nobody's", async () => {
    const { staged, said } = await checked("核对结果.xlsx", [
      ["姓名", "身份证号", "家庭人口数", "家庭年总收入", "家庭月刚性支出", "财产状况"],
      ["", "", "（人）", "（万元）", "（元）", ""],
      ["张一", ID(1), "2", "1.2", "100", "未超标"],
    ]);
    expect(staged).toEqual([{ income_fen: 50_000, rigid_fen: 10_000 }]);
    expect(said[0]).toContain("×10000");
    const aside = await db.rows("SELECT reason FROM set_aside ORDER BY row_no");
    expect(aside).toEqual([{ reason: "header" }, { reason: "header" }]);
  });

  it("is less by all parts of an expense that stand side by side under its name", async () => {
    const down = [1, 2, 3, 4, 8].map((left) => ({ top: 1, bottom: 2, left, right: left }));
    await stageRows(db, {
      file: "核对结果.xlsx",
      rows: [
        [
          "姓名",
          "身份证号",
          "家庭人口数",
          "家庭人均月收入",
          "刚性支出（元/月）",
          "",
          "",
          "财产状况",
        ],
        ["", "", "", "", "医疗", "教育", "残疾康复", ""],
        ["张一", ID(1), "2", "600", "1,200.5元", "", "３００", "未超标"],
        ["王二", ID(2), "2", "600", "", "150", "", "未超标"],
        ["李三", ID(3), "2", "600", "", "", "", "未超标"],
      ],
      merges: [{ top: 1, left: 5, bottom: 1, right: 7 }, ...down],
    });
    const staged = await db.rows(
      "SELECT income_fen, rigid_fen FROM stage.income_check ORDER BY row_no",
    );
    expect(staged).toEqual([
      { income_fen: 60_000, rigid_fen: 150_050 },
      { income_fen: 60_000, rigid_fen: 15_000 },
      { income_fen: 60_000, rigid_fen: null },
    ]);
  });

  it("gives way to a column of the field's own", async () => {
    const { staged } = await checked("核对结果.xlsx", [
      ["姓名", "身份证号", "家庭人口数", "家庭年总收入", "家庭人均月收入", "财产状况"],
      ["张一", ID(1), "2", "12000", "450", "未超标"],
    ]);
    expect(staged).toMatchObject([{ income_fen: 45_000 }]);
  });
});

describe("a unit", () => {
  const aids = (rows: string[][]) => stageRows(db, { file: "临时救助台账.xlsx", rows });
  const amounts = async () => {
    const rows = await db.rows<{ a: number }>(
      "SELECT amount_fen AS a FROM stage.aid ORDER BY row_no",
    );
    return rows.map(({ a }) => a / 100);
  };
  const HEADER = ["姓名", "身份证号", "审批日期", "救助金额"];
  const aid = (n: number, amount: string) => ["张一", ID(n), "2019-03-01", amount];

  it("in the header counts for bare numbers only", async () => {
    await aids([[...HEADER.slice(0, 3), "救助金额（万元）"], aid(1, "0.3"), aid(2, "5000元")]);
    expect(await amounts()).toEqual([3000, 5000]);
  });

  it.each([
    ["救助金额（角）", "30000"],
    ["救助金额/分", "300000"],
  ])("of less than a yuan counts: %s", async (header, amount) => {
    await aids([[...HEADER.slice(0, 3), header], aid(1, amount), aid(2, "5000元")]);
    expect(await amounts()).toEqual([3000, 5000]);
  });

  it.each(["角", "分"])(
    "of less than a yuan counts above and below the header: %s",
    async (unit) => {
      const figure = unit === "角" ? "30000" : "300000";
      await aids([["填报单位：县民政局", "", `单位：${unit}`], HEADER, aid(1, figure)]);
      await aids([HEADER, ["", "", "", `（${unit}）`], aid(2, figure)]);
      expect(await amounts()).toEqual([3000, 3000]);
    },
  );

  it("in the line above counts where the header says none", async () => {
    await aids([
      ["填报单位：县民政局", "", "单位：人、万元"],
      HEADER,
      aid(1, "0.3"),
      aid(2, "0.05"),
    ]);
    expect(await amounts()).toEqual([3000, 500]);
  });

  it("left from another form does not make millions of hundreds", async () => {
    await aids([["", "", "单位：万元"], HEADER, aid(1, "300"), aid(2, "1200")]);
    expect(await amounts()).toEqual([300, 1200]);
  });
});

describe("a header", () => {
  const income = { label: "家庭人均月收入" };
  it.each([
    ["2019年10月人均收入", 1],
    ["2018年人均收入", 1],
    ["上年度人均收入", 1 / 12],
    ["人均年收入（折月）", 1],
    ["家庭人均月收入", 1],
  ])("%s is of a span %s times the month's", (header, span) =>
    expect(moneyMeasure(income, header).span).toBe(span),
  );

  it.each([
    ["发放金额/分", 0.01],
    ["月保障金额/分类施保", 1],
  ])("%s is counted in %s yuan", (header, unit) =>
    expect(moneyMeasure({ label: "分类施保金额" }, header).unit).toBe(unit),
  );
});
