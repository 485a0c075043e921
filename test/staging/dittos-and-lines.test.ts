import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../../src/engine/database.ts";
import { emptyStage, stageRows } from "../support/stage-rows.ts";

let db: Database;
beforeEach(async () => {
  db = await emptyStage();
});
afterEach(() => db.close());

const id = (number: number) => `99999919700101${1000 + number}`;

describe("a list whose writer put 〃 for what the row above says", () => {
  const header = [
    ...[
      "乡镇",
      "低保证号",
      "户主姓名",
      "姓名",
      "身份证号",
      "与户主关系",
      "户月保障金额",
      "银行账号",
    ],
  ];
  const read = async (rows: readonly (readonly string[])[]) => {
    await stageRows(db, { file: "低保花名册2019-10.xlsx", rows: [header, ...rows] });
    return db.rows(
      `SELECT e.household_no, e.householder_name, e.amount_fen, e.account, m.town, m.name_text, m.id_text
       FROM stage.enrolment e JOIN mention m ON m.row_id = e.row_id AND m.role = 'self' ORDER BY e.row_no`,
    );
  };
  const family = (mark: string) => [
    ["甲镇", "D1", "赵一", "赵一", id(1), "户主", "300", "6228000000000000001"],
    [mark, mark, mark, "钱二", id(2), "妻", mark, "同上"],
    [mark, mark, mark, "赵三", id(3), "长子", mark, "同上"],
    [mark, "D2", "孙四", "孙四", id(4), "户主", "200", "6228000000000000002"],
  ];

  it.each(["〃", "″", '"', "”", "同上", " 〃 "])("says it in each row (%s)", async (mark) => {
    expect(await read(family(mark))).toMatchObject([
      { household_no: "D1", householder_name: "赵一", amount_fen: 30000, town: "甲镇" },
      { household_no: "D1", householder_name: "赵一", amount_fen: 30000, town: "甲镇" },
      { household_no: "D1", account: "6228000000000000001", town: "甲镇" },
      { household_no: "D2", account: "6228000000000000002", town: "甲镇" },
    ]);
  });

  it("goes by the row above the header that a page repeats", async () => {
    const [head = [], ...others] = family("〃");
    const found = await read([head, header, ...others]);
    expect(found[1]).toMatchObject({ household_no: "D1", town: "甲镇" });
  });

  it("gives nobody the number of another person", async () => {
    const found = await read([
      ["甲镇", "D1", "赵一", "赵一", id(1), "户主", "300", ""],
      ["〃", "〃", "〃", "钱二", "同上", "妻", "〃", ""],
    ]);
    expect(found[1]).toMatchObject({ name_text: "钱二", id_text: "同上" });
  });

  it("is of the person above where both name and number say so", async () => {
    const found = await read([
      ["甲镇", "D1", "赵一", "赵一", id(1), "户主", "300", ""],
      ["〃", "D2", "〃", "〃", "〃", "户主", "200", ""],
    ]);
    expect(found[1]).toMatchObject({ household_no: "D2", name_text: "赵一", id_text: id(1) });
  });
});

describe("lines between the rows", () => {
  const header = ["序号", "乡镇", "低保证号", "姓名", "身份证号码", "停保原因"];
  const row = (number: number) => [
    ...[`${number}`, "甲镇", `D${number}`, "赵一", id(number), "收入超标"],
  ];
  const months = async (title: string, lines: readonly string[], file = "停保人员花名册.xlsx") => {
    const rows = lines.flatMap((line, index) => [[line], row(2 * index + 1), row(2 * index + 2)]);
    const [report] = await stageRows(db, { file, rows: [[title], header, ...rows] });
    const found = await db.rows<{ month: number | null }>(
      "SELECT stop_month AS month FROM stage.departure ORDER BY row_no",
    );
    return { months: found.map(({ month }) => month), report };
  };
  const [february, march] = [2019 * 12 + 1, 2019 * 12 + 2];

  it("say the month of the rows below them, and are of nobody", async () => {
    const lines = ["一、2019年2月停保（共2人）", "二、2019年3月停保（共2人）"];
    const { months: found, report } = await months("某县停保人员花名册", lines);
    expect(found).toEqual([february, february, march, march]);
    expect(report?.recognition.questions).toEqual([]);
    expect(await db.rows("SELECT DISTINCT reason FROM set_aside ORDER BY 1")).toEqual(
      ["footer", "header", "title"].map((reason) => ({ reason })),
    );
  });

  it("leave out the year that the title says", async () => {
    const { months: found } = await months("某县2019年停保人员花名册", ["2月份", "3月份"]);
    expect(found).toEqual([february, february, march, march]);
  });

  it("leave out the year that the file's name says", async () => {
    const lines = ["2月停保人员", "3月停保人员"];
    const { months: found } = await months("停保人员花名册", lines, "2019年停保名单.xlsx");
    expect(found).toEqual([february, february, march, march]);
  });

  it("say nothing where no year is known", async () => {
    const { months: found } = await months("停保人员花名册", ["2月份", "3月份"]);
    expect(found).toEqual([null, null, null, null]);
  });
});
