import { describe, expect, it } from "vitest";
import { loadRolls } from "../../../src/rolls/load-rolls.ts";
import { monthText } from "../../../src/rules/run-context.ts";
import type { Merge } from "../../../src/sources/recognition/header/sheet-head.ts";
import type { Known } from "../../../src/sources/recognition/known.ts";
import { recogniseSheet } from "../../../src/sources/recognition/recognise-sheet.ts";

const WHO = ["乡镇", "村", "姓名", "身份证号"];
const YEAR = Array.from({ length: 12 }, (_, index) => `${index + 1}月`);

interface Sheet {
  file?: string;
  /** Above the header. */
  titles?: string[];
  header: string[][];
  /** The cells after who it is, the same on every row. */
  cells: string[];
  merges?: Merge[];
  known?: Known;
}

async function recognised({
  file = "名册.csv",
  titles = [],
  header,
  cells,
  merges = [],
  known = {},
}: Sheet) {
  const people = [..."甲乙丙丁"].map((name, index) => [
    "新田镇",
    "上村",
    `赵${name}`,
    `99999919600101100${index}`,
    ...cells,
  ]);
  const rows = [...titles.map((title) => [title]), ...header, ...people].map((each, index) => ({
    row: index + 1,
    cells: each,
  }));
  const { roll, spread, questions, unused } = recogniseSheet(
    { file, sheet: "", rows, merges },
    await loadRolls(),
    known,
  );
  const parts = spread?.parts.map(({ header: name, says, columns }) =>
    [
      name,
      ...[...says]
        .filter(([field, value]) => field !== "for_count" || value !== 1)
        .map(([field, value]) => (/_month$/.test(field) ? monthText(Number(value)) : value)),
      ...columns.map((own) => `${own.field} ${own.header}`),
    ].join(" "),
  );
  return {
    roll: roll?.id,
    parts,
    totals: spread?.totals,
    unused: unused.map((column) => column.header),
    questions: questions.map(({ text }) => text),
  };
}

const across = (top: number, left: number, right: number): Merge => ({
  top,
  bottom: top,
  left,
  right,
});
const down = (...columns: number[]): Merge[] =>
  columns.map((column) => ({ top: 1, bottom: 2, left: column, right: column }));
const amounts = (count: number) => Array.from({ length: count }, () => "420");

describe("a list of payments with one column a month", () => {
  it("takes the year from the title and leaves the sum out", async () => {
    const found = await recognised({
      titles: ["某县2019年农村低保金发放台账", "单位：元"],
      header: [[...WHO, ...YEAR, "合计", "备注"]],
      cells: [...amounts(9), "", "", "", "3780", ""],
    });
    expect(found.roll).toBe("payment");
    expect(found.parts).toHaveLength(12);
    expect(found.parts?.[0]).toBe("1月 2019-01");
    expect(found.parts?.[11]).toBe("12月 2019-12");
    expect(found.totals).toEqual(["合计"]);
    expect(found.questions).toEqual([]);
  });

  it.each([
    [["2019年1月", "2019年2月"]],
    [["201901", "201902"]],
    [["2019-01", "2019-02"]],
    [["2019.1", "2019.2"]],
    [["19年1月", "19年2月"]],
    [["二〇一九年一月", "二〇一九年二月"]],
    [["2019年1月份发放金额（元）", "2019年2月份发放金额（元）"]],
  ])("reads %j", async (months) => {
    const { roll, parts } = await recognised({
      file: "特困供养金发放.csv",
      header: [[...WHO, ...months]],
      cells: amounts(2),
    });
    expect(roll).toBe("payment");
    expect(parts).toEqual([`${months[0]} 2019-01`, `${months[1]} 2019-02`]);
  });

  it("takes the year of a file's name for 一月份金额", async () => {
    const { parts } = await recognised({
      file: "2019年低保发放.csv",
      header: [[...WHO, "一月份金额", "十一月份金额"]],
      cells: amounts(2),
    });
    expect(parts).toEqual(["一月份金额 2019-01", "十一月份金额 2019-11"]);
  });

  it("lets months that begin anew be of the second of two years", async () => {
    const months = ["11月", "12月", "1月", "2月"];
    const header = [[...WHO, ...months]];
    const open = { file: "低保发放.csv", header, cells: amounts(4) };
    const { parts } = await recognised({ ...open, titles: ["2018年11月至2019年2月低保金发放"] });
    expect(parts?.map((part) => part.split(" ")[1])).toEqual([
      "2018-11",
      "2018-12",
      "2019-01",
      "2019-02",
    ]);
    const one = await recognised({ ...open, titles: ["2019年低保金发放"] });
    expect(one.parts).toBeUndefined();
    expect(one.questions.join()).toContain("没有写是哪一年");
  });

  it("asks for the year where nothing says it, and takes the answer", async () => {
    const sheet = {
      file: "低保发放.csv",
      header: [[...WHO, "1月", "2月", "3月"]],
      cells: amounts(3),
    };
    const { roll, parts, questions } = await recognised(sheet);
    expect([roll, parts, questions]).toEqual([
      "payment",
      undefined,
      ["各列是各月的金额，但没有写是哪一年的（填那一年的任何一个月）"],
    ]);
    const answered = await recognised({ ...sheet, known: { period: 2019 * 12 } });
    expect(answered.parts).toEqual(["1月 2019-01", "2月 2019-02", "3月 2019-03"]);
    expect(answered.questions).toEqual([]);
  });

  it("reads quarters, and takes a quarter beside its months for their sum", async () => {
    const quarters = await recognised({
      file: "2019年低保发放.csv",
      header: [[...WHO, "一季度", "二季度"]],
      cells: amounts(2),
    });
    expect(quarters.parts).toEqual(["一季度 2019-01 3", "二季度 2019-04 3"]);
    const months = await recognised({
      file: "2019年低保发放.csv",
      header: [[...WHO, "1月", "2月", "3月", "一季度"]],
      cells: amounts(4),
    });
    expect(months.parts).toHaveLength(3);
    expect(months.totals).toEqual(["一季度"]);
  });

  it("gives each month what stands beside its amount", async () => {
    const { parts } = await recognised({
      file: "2019年低保发放.csv",
      header: [
        [...WHO, "1月", "1月", "1月", "2月", "2月", "2月"],
        [...WHO, "应发", "实发", "到账日期", "应发", "实发", "到账日期"],
      ],
      cells: ["420", "420", "2019-01-09", "420", "420", "2019-02-09"],
      merges: [...down(1, 2, 3, 4), across(1, 5, 7), across(1, 8, 10)],
    });
    expect(parts).toEqual([
      "1月/实发 2019-01 due_fen 1月/应发 paid_on 1月/到账日期",
      "2月/实发 2019-02 due_fen 2月/应发 paid_on 2月/到账日期",
    ]);
  });

  it("keeps 补发 without a month apart, for it may be of any", async () => {
    const { parts } = await recognised({
      file: "2019年低保发放.csv",
      header: [[...WHO, "1月", "2月", "补发", "2月补发"]],
      cells: ["420", "420", "100", "20"],
    });
    expect(parts).toEqual(["1月 2019-01", "2月 2019-02", "补发", "2月补发 2019-02"]);
  });

  it("leaves a roll of the enrolled with some months beside it what it is", async () => {
    const { roll } = await recognised({
      file: "2019年10月低保花名册.csv",
      header: [[...WHO, "低保证号", "与户主关系", "保障人数", "月保障金额", "8月", "9月", "10月"]],
      cells: ["A1", "户主", "1", ...amounts(4)],
    });
    expect(roll).toBe("dibao");
  });

  it("takes a column added since beside those that doudi.yaml describes, and leaves out what it says to", async () => {
    const { parts } = await recognised({
      file: "低保发放.csv",
      header: [[...WHO, "1月", "2月", "3月"]],
      cells: amounts(3),
      known: {
        roll: "payment",
        spread: [
          { column: "1月", says: { for_month: "2018-01", item: "五保" }, columns: {} },
          { column: "F列", skip: true, says: {}, columns: {} },
        ],
      },
    });
    expect(parts).toEqual(["1月 2018-01 tekun", "3月 2018-03"]);
  });

  it("takes of a list of insured people the months that doudi.yaml gives", async () => {
    const { parts } = await recognised({
      file: "参保缴费.csv",
      header: [[...WHO, "1月", "2月"]],
      cells: amounts(2),
      known: {
        roll: "employment",
        spread: [{ column: "1月", says: { paid_month: "2018-01" }, columns: {} }],
      },
    });
    expect(parts).toEqual(["1月 2018-01", "2月 2018-02"]);
  });

  it("is read row by row where doudi.yaml says so", async () => {
    const sheet = {
      file: "2019年低保发放.csv",
      header: [[...WHO, "1月", "2月"]],
      cells: amounts(2),
    };
    const { parts } = await recognised({ ...sheet, known: { roll: "payment", spread: [] } });
    expect(parts).toBeUndefined();
  });
});

describe("a list with one column a programme", () => {
  it("takes payments of several items apart, and leaves alone what no rule is about", async () => {
    const { roll, parts, totals, unused } = await recognised({
      titles: ["2019年10月民政资金发放表"],
      header: [[...WHO, "低保金", "物价补贴", "电费补贴", "护理补贴", "合计"]],
      cells: ["420", "20", "10", "80", "530"],
    });
    expect(roll).toBe("payment");
    expect(parts).toEqual(["低保金 dibao", "物价补贴 price", "护理补贴 disability_care"]);
    expect([totals, unused]).toEqual([["合计"], ["电费补贴", "合计"]]);
  });

  it("takes both by two header rows, merged or left empty to the right", async () => {
    const titles: string[] = [];
    const cells = ["420", "420", "20", "20"];
    const lower = ["", "", "", "", "1月", "2月", "4月", "5月"];
    const merged = await recognised({
      titles,
      header: [[...WHO, "2019年低保金", "", "2019年价格临时补贴", ""], lower],
      cells,
      merges: [...down(1, 2, 3, 4), across(1, 5, 6), across(1, 7, 8)],
    });
    const wanted = ["dibao 2019-01", "dibao 2019-02", "price 2019-04", "price 2019-05"];
    const said = (parts: string[] | undefined) =>
      parts?.map((part) => part.split(" ").slice(1).join(" "));
    expect(said(merged.parts)).toEqual(wanted);
    const empty = await recognised({
      header: [[...WHO, "2019年低保金", "", "2019年价格临时补贴", ""], lower],
      cells,
    });
    expect(said(empty.parts)).toEqual(wanted);
  });

  it.each([
    [
      ["困难残疾人生活补贴", "重度残疾人护理补贴"],
      ["80", "100"],
    ],
    [
      ["是否享受生活补贴", "是否享受护理补贴"],
      ["是", "否"],
    ],
    [
      ["生活补贴标准（元/月）", "护理补贴标准（元/月）"],
      ["80", "0"],
    ],
    [
      ["生活补贴", "护理补贴"],
      ["√", "√"],
    ],
  ])("knows both subsidies by %j", async (columns, cells) => {
    const { roll, parts, questions } = await recognised({
      titles: ["2019年10月残疾人两项补贴名册"],
      header: [[...WHO, "残疾等级", ...columns, "合计"]],
      cells: ["一级", ...cells, ""],
    });
    expect([roll, questions]).toEqual(["subsidy", []]);
    expect(parts).toEqual([`${columns[0]} disability_living`, `${columns[1]} disability_care`]);
  });

  it("goes by 是否享受 where a 标准 stands beside it for each", async () => {
    const { roll, parts, questions } = await recognised({
      titles: ["2019年10月残疾人两项补贴明细表"],
      header: [
        [...WHO, "困难残疾人生活补贴", "", "重度残疾人护理补贴", ""],
        [...WHO.map(() => ""), "是否享受", "标准", "是否享受", "标准"],
      ],
      cells: ["是", "80元", "否", "80元"],
      merges: [1, 2, 3, 4, 5, 7].map((left) => ({
        top: 2,
        left,
        bottom: left < 5 ? 3 : 2,
        right: left < 5 ? left : left + 1,
      })),
    });
    expect([roll, questions]).toEqual(["subsidy", []]);
    expect(parts).toEqual([
      "困难残疾人生活补贴/是否享受 disability_living",
      "重度残疾人护理补贴/是否享受 disability_care",
    ]);
  });

  it("takes a list of both that has only one of them", async () => {
    const { roll, parts, questions } = await recognised({
      file: "2019年10月残疾人两项补贴.csv",
      header: [[...WHO, "护理补贴"]],
      cells: ["80"],
    });
    expect([roll, parts, questions]).toEqual(["subsidy", ["护理补贴 disability_care"], []]);
    const full = await recognised({
      file: "2019年10月特困供养人员.csv",
      header: [[...WHO, "护理补贴"]],
      cells: ["80"],
    });
    expect(full.roll).toBe("tekun");
  });

  it("gives each subsidy its own first month", async () => {
    const { parts } = await recognised({
      titles: ["2019年10月残疾人两项补贴名册"],
      header: [[...WHO, "生活补贴标准", "生活补贴起始月份", "护理补贴标准", "护理补贴起始月份"]],
      cells: ["80", "2018-01", "100", "2018-02"],
    });
    expect(parts).toEqual([
      "生活补贴标准 disability_living from_month 生活补贴起始月份",
      "护理补贴标准 disability_care from_month 护理补贴起始月份",
    ]);
  });

  it("does not take a card roll with grades and dates for one", async () => {
    const { parts } = await recognised({
      titles: ["2019年10月残疾人两项补贴名册"],
      header: [[...WHO, "残疾人证号", "残疾等级", "护理人姓名", "补贴类型", "补贴金额"]],
      cells: ["99999919600101100053", "一级", "钱某", "护理补贴", "80"],
    });
    expect(parts).toBeUndefined();
  });
});

describe("the one month so far of a quarter", () => {
  const OF = { file: "2019年第四季度救助资金发放表.xlsx" };

  it("is paid for beside the money's name", async () => {
    const header = [[...WHO, "银行账号", "项目", "10月", "合计"]];
    const cells = ["6217000000000000001", "农村低保金", "300", "300"];
    const { roll, parts, totals } = await recognised({ ...OF, header, cells });
    expect({ roll, parts, totals }).toEqual({
      roll: "payment",
      parts: ["10月 2019-10"],
      totals: ["合计"],
    });
  });

  it("is none of the month of filling in above a column", async () => {
    const line = ["填报单位：", "", "填报人：", "", "", "填报日期：2019年11月5日"];
    const header = [line, [...WHO, "补贴项目", "月补贴金额"]];
    const cells = ["护理补贴", "80"];
    const file = "残疾人两项补贴发放对象201910.xlsx";
    expect((await recognised({ file, header, cells })).roll).toBe("subsidy");
  });

  it("is none where another column says how much was paid, or for which month", async () => {
    for (const [other, cell] of [
      ["发放金额", "300"],
      ["所属年月", "2019-10"],
    ] as const) {
      const header = [[...WHO, "银行账号", "项目", "10月", other]];
      const cells = ["6217000000000000001", "农村低保金", "280", cell];
      expect((await recognised({ ...OF, header, cells })).parts).toBeUndefined();
    }
  });
});
