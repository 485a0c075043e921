import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../../src/engine/database.ts";
import { emptyStage, stageRows, type WrittenSheet } from "../support/stage-rows.ts";

const DECEMBER = 2018 * 12 + 11;
const OCTOBER = 2019 * 12 + 9;
const ID = (n: number) => `99999919500101${1000 + n}`;

let db: Database;
beforeEach(async () => {
  db = await emptyStage();
});
afterEach(() => db.close());

const book = "核查工作簿（2019年11月）.xlsx";

describe("two states of a roll side by side", () => {
  it("are two rolls, each of those of whom something is written for its month", async () => {
    const merges = [
      { top: 1, left: 1, bottom: 2, right: 1 },
      { top: 1, left: 2, bottom: 2, right: 2 },
      { top: 1, left: 3, bottom: 1, right: 4 },
      { top: 1, left: 5, bottom: 1, right: 7 },
    ];
    const reports = await stageRows(db, {
      file: book,
      sheet: "特困",
      merges,
      rows: [
        ["姓名", "身份证号码", "2018年12月", "", "2019年10月", "", ""],
        ["", "", "供养方式", "自理能力", "供养方式", "自理能力", "护理费"],
        ["张一", ID(1), "分散供养", "全自理", "集中供养", "半护理", "200"],
        ["李二", ID(2), "分散供养", "全自理", "", "", ""],
        ["王三", ID(3), "", "-", "分散供养", "全护理", "500"],
      ],
    });
    expect(reports.map(({ recognition }) => recognition.period)).toEqual([DECEMBER, OCTOBER]);
    expect(reports.flatMap(({ recognition }) => recognition.questions)).toEqual([]);
    expect(
      await db.rows(
        "SELECT e.period, name_text, supply, self_care, care_fen FROM stage.enrolment e JOIN mention USING (row_id) ORDER BY ALL",
      ),
    ).toEqual([
      row(DECEMBER, "张一", "分散供养", "全自理", null),
      row(DECEMBER, "李二", "分散供养", "全自理", null),
      row(OCTOBER, "张一", "集中供养", "半护理", 20_000),
      row(OCTOBER, "王三", "分散供养", "全护理", 50_000),
    ]);
  });

  it("are told by amounts that say which subsidy and when, on a list of who has which", async () => {
    await stageRows(db, {
      file: book,
      sheet: "残疾人两补",
      rows: [
        ["残疾人两项补贴享受情况"],
        [
          "姓名",
          "身份证号码",
          "2018年12月生活补贴",
          "2018年12月护理补贴",
          "2019年10月生活补贴",
          "2019年10月护理补贴",
        ],
        ["张一", ID(1), "50", "40", "", "40"],
        ["李二", ID(2), "", "", "50", ""],
      ],
    });
    expect(await db.rows("SELECT period, programme FROM stage.enrolment ORDER BY ALL")).toEqual([
      { period: DECEMBER, programme: "disability_care" },
      { period: DECEMBER, programme: "disability_living" },
      { period: OCTOBER, programme: "disability_care" },
      { period: OCTOBER, programme: "disability_living" },
    ]);
  });

  it("are no payments month by month: who got nothing in one is still on the roll", async () => {
    const reports = await stageRows(db, {
      file: "2019年10月特困人员名册.xlsx",
      rows: [
        ["姓名", "身份证号码", "供养方式", "2019年9月发放", "2019年10月发放"],
        ["张一", ID(1), "分散供养", "600", ""],
      ],
    });
    expect(reports).toHaveLength(1);
    expect(reports[0]?.recognition.period).toBe(OCTOBER);
  });

  it("have no one of whom a month says that he had left, and keep the members whose head has the household's amount", async () => {
    await stageRows(db, {
      file: book,
      sheet: "低保",
      rows: [
        [
          "低保证号",
          "姓名",
          "身份证号码",
          "与户主关系",
          "2018年12月保障金额",
          "2019年10月保障金额",
        ],
        ["D1", "张一", ID(1), "户主", "300", "320"],
        ["D1", "张二", ID(2), "妻", "", ""],
        ["D2", "李三", ID(3), "户主", "300", "停保"],
        ["", "李四", ID(4), "长子", "", ""],
        ["D3", "王五", ID(5), "户主", "", ""],
        ["D4", "赵六", ID(6), "户主", "200", "已死亡"],
      ],
    });
    const on =
      "SELECT e.period, name_text FROM stage.enrolment e JOIN mention USING (row_id) ORDER BY e.period, e.row_no";
    expect((await db.rows(on)).map(({ period, name_text }) => [period, name_text])).toEqual([
      ...["张一", "张二", "李三", "李四", "赵六"].map((name) => [DECEMBER, name]),
      ...["张一", "张二"].map((name) => [OCTOBER, name]),
    ]);
  });

  it("are one roll where doudi.yaml says which columns count", async () => {
    const sheet = {
      file: book,
      sheet: "儿童保障",
      rows: [
        ["儿童姓名", "身份证号码", "类别", "2018年12月标准", "2019年10月标准"],
        ["张一", ID(1), "孤儿", "1000", "1100"],
      ],
    };
    const known = { sheet: "儿童保障", columns: { amount_fen: "2019年10月标准" } };
    expect(await stageRows(db, sheet, undefined, [known])).toHaveLength(1);
    expect(await stageRows(db, { ...sheet, file: "另一本（2019年11月）.xlsx" })).toHaveLength(2);
  });
});

describe("what a book is called", () => {
  const roll = (sheet: string, title: string): WrittenSheet => ({
    file: book,
    sheet,
    rows: [
      [title],
      ["证号", "保障对象", "身份证号码", "关系", "户月保障金额"],
      ["D1", "张一", ID(1), "户主", "300"],
    ],
  });
  const periods = async (...sheets: WrittenSheet[]) =>
    (await stageRows(db, sheets)).map(({ recognition }) => recognition.period);

  it("is when it was put together, where its sheets of a roll are of several months", async () => {
    expect(
      await periods(
        roll("低保18年12月", "低保对象明细表"),
        roll("低保（二）", "2019年10月低保对象明细表"),
      ),
    ).toEqual([DECEMBER, OCTOBER]);
  });

  it("is its month, where the day stands above some sheets on which they were filled in", async () => {
    const of = (sheet: string, beside: string): WrittenSheet => ({
      file: "丙乡2018年12月低保花名册.xlsx",
      sheet,
      rows: [["填报单位：丙乡", "", beside], ...roll(sheet, "").rows.slice(1)],
    });
    expect(
      await periods(of("东村", "单位：元"), of("西村", "2019年10月31日"), of("南村", "2019.10.30")),
    ).toEqual([DECEMBER, DECEMBER, DECEMBER]);
    // How far the data go is no day of filling in.
    expect(await periods(of("北村", "单位：元"), of("中村", "截止2019年10月31日"))).toEqual([
      DECEMBER,
      OCTOBER,
    ]);
  });

  it("is the month that each sheet is called after, where the title was copied with the first", async () => {
    const of = (sheet: string, title: string): WrittenSheet => ({
      ...roll(sheet, title),
      file: "2019年低保.xlsx",
    });
    const september = "2019年9月低保对象花名册";
    expect(await periods(of("9月", september), of("10月", september))).toEqual([
      OCTOBER - 1,
      OCTOBER,
    ]);
    // One sheet alone may be of the month of its title.
    expect(await periods(of("10月", september))).toEqual([OCTOBER - 1]);
    expect(await periods(of("9月", september), of("低保", september))).toEqual([
      OCTOBER - 1,
      OCTOBER - 1,
    ]);
  });

  it("is told where a title names another month, and not where it only says when it was filled in", async () => {
    const noticed = async (line: string) => {
      const [report] = await stageRows(db, {
        file: "2019年9月低保花名册.xlsx",
        sheet: "Sheet1",
        rows: [[line], ...roll("Sheet1", "").rows.slice(1)],
      });
      return report?.recognition.notices.filter((text) => text.includes("表里写的是"));
    };
    expect(await noticed("2019年10月低保对象花名册")).toEqual([
      expect.stringContaining("按2019年9月算"),
    ]);
    for (const line of ["填报时间：2019年10月5日", "2019年10月5日", "2019年9月低保对象花名册"])
      expect(await noticed(line)).toEqual([]);
  });

  it("is its month, where a single sheet was left called after another", async () => {
    expect(await periods(roll("低保18年12月", "低保对象明细表"))).toEqual([OCTOBER + 1]);
  });
});

function row(
  period: number,
  name_text: string,
  supply: string,
  self_care: string,
  care_fen: number | null,
) {
  return { period, name_text, supply, self_care, care_fen };
}
