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

  it("goes by the person above, not by a subtotal, and by the place that heads the rows", async () => {
    const found = await read([
      ["甲镇", "D1", "赵一", "赵一", id(1), "户主", "300", ""],
      ["小计", "", "1户", "", "", "", "500", ""],
      ["〃", "D2", "孙四", "孙四", id(4), "户主", "〃", ""],
      ["〃", "D3", "李五", "李五", "同上", "户主", "〃", ""],
      ["乙镇"],
      ["〃", "D4", "周六", "周六", id(6), "户主", "〃", ""],
    ]);
    expect(found).toMatchObject([
      { town: "甲镇", amount_fen: 30000 },
      { town: "甲镇", amount_fen: 30000 },
      { town: "甲镇", name_text: "李五", amount_fen: 30000 },
      { town: "乙镇", amount_fen: 30000 },
    ]);
  });

  it("leaves a mark unread below an empty cell, and above all rows, where nobody knows what it means", async () => {
    const found = await read([
      ["〃", "D1", "赵一", "赵一", id(1), "户主", "〃", ""],
      ["甲镇", "D2", "孙四", "孙四", id(4), "户主", "300", ""],
      ["", "D3", "李五", "李五", id(5), "户主", "", ""],
      ["〃", "D4", "周六", "周六", id(6), "户主", "同　上", ""],
    ]);
    expect(found.map(({ amount_fen }) => amount_fen)).toEqual([null, 30000, null, null]);
    expect(found[3]).toMatchObject({ town: "甲镇" });
    const faults = await db.rows("SELECT row_no, field, reason FROM cell_fault ORDER BY 1");
    expect(faults).toEqual(
      [2, 5].map((row) => ({ row_no: row, field: "amount_fen", reason: "unreadable" })),
    );
  });

  it("is the parent of the child above where both name and number say so", async () => {
    await stageRows(db, {
      file: "儿童摸底排查表.xlsx",
      rows: [
        [
          "姓名",
          "身份证号",
          "父亲姓名",
          "父亲身份证号",
          "父亲状况",
          "母亲姓名",
          "母亲身份证号",
          "母亲状况",
        ],
        ["赵小", id(1), "赵大", id(11), "死亡", "钱大", id(12), "失踪"],
        ["赵中", id(2), "〃", "〃", "〃", "〃", "", "〃"],
      ],
    });
    const parents =
      "SELECT role, id_text FROM mention WHERE row_no = 3 AND role <> 'self' ORDER BY 1";
    expect(await db.rows(parents)).toEqual([
      { role: "father", id_text: id(11) },
      { role: "mother", id_text: null },
    ]);
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

  it("stand below others that say a place", async () => {
    const rows = [
      ["某县2019年停保人员"],
      header,
      ["甲镇"],
      ["2月份"],
      row(1),
      ["乙镇（1人）"],
      row(2),
    ];
    await stageRows(db, { file: "停保人员花名册.xlsx", rows });
    const found = await db.rows<{ month: number }>(
      "SELECT stop_month AS month FROM stage.departure",
    );
    expect(found.map(({ month }) => month)).toEqual([february, february]);
  });

  it("say it in place of the title, which says when the list was made", async () => {
    const { months: found } = await months("某县2019年10月停保人员台账", [
      "一、2019年2月停保",
      "二、2019年3月停保",
    ]);
    expect(found).toEqual([february, february, march, march]);
  });

  it.each([
    "小计：2018年停保2人",
    "填表日期：2019年11月5日",
    "注：2019年1月以前停保的另册",
    "（二）乙镇（5户，12人）",
    "（三）重病",
    "某县停保人员花名册",
    "37",
  ])("go on below one that is a foot, a place or deeper (%s)", async (line) => {
    const { months: found } = await months("某县停保人员花名册", ["一、2019年2月停保", line]);
    expect(found).toEqual([february, february, february, february]);
  });

  it.each([
    "二、以前年度停保补录",
    "二、2019年4-6月停保",
    "二、4-6月停保",
    "二、2019年2月、3月停保",
    "2019年11月5日",
    "其他",
  ])("leave open what holds below one that says something else (%s)", async (line) => {
    const { months: found } = await months("某县2019年停保人员花名册", ["一、2019年2月停保", line]);
    expect(found).toEqual([february, february, null, null]);
    const faults = await db.rows("SELECT field, reason FROM cell_fault");
    expect(faults).toEqual([1, 2].map(() => ({ field: "stop_month", reason: "unreadable" })));
  });

  it("say which subsidy is paid below them where the title says another", async () => {
    const head = ["姓名", "身份证号", "发放金额", "发放状态"];
    const paid = (number: number) => ["赵一", id(number), "100", "成功"];
    const rows = [
      ["2019年低保金发放明细"],
      head,
      ["2019年2月"],
      paid(1),
      ["2019年2月价格临时补贴", "", "共1人"],
      paid(1),
    ];
    await stageRows(db, { file: "低保发放明细.xlsx", rows });
    expect(await db.rows("SELECT item, for_month FROM stage.payment ORDER BY row_no")).toEqual(
      ["dibao", "price"].map((item) => ({ item, for_month: february })),
    );
  });

  it("say nothing where no year is known", async () => {
    const { months: found } = await months("停保人员花名册", ["2月份", "3月份"]);
    expect(found).toEqual([null, null, null, null]);
  });
});
