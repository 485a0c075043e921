import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../../src/engine/database.ts";
import { markDuplicates } from "../../src/staging/across/mark-duplicates.ts";
import { needsPeople } from "../../src/staging/aside-reasons.ts";
import { emptyStage, stageRows, type WrittenSheet } from "../support/stage-rows.ts";

const HEADER = ["低保证号", "姓名", "身份证号", "与户主关系", "户月保障金额", "起保年月"];
const person = (serial: number) => [
  "9990011",
  "张一",
  `99999919900101${String(1000 + serial)}`,
  "户主",
  "300",
  "2018-03",
];
const roll = (sheet: string, title = "低保花名册"): WrittenSheet => ({
  file: "低保名册.xls",
  sheet,
  rows: [[title], HEADER, person(1), person(2), person(3)],
});
const cover = (...lines: string[]): WrittenSheet => ({
  file: "低保名册.xls",
  sheet: "封面",
  rows: lines.map((line) => [line]),
});

let db: Database;
beforeEach(async () => {
  db = await emptyStage();
});
afterEach(() => db.close());

it("takes the choices that a hidden sheet offers for the cells of others for no list of people", async () => {
  const choices = [
    ["与户主关系", "城乡", "保障类型"],
    ["户主", "农村", "整户保"],
    ["配偶", "城市", "单人保"],
    ...["子", "女", "父亲", "母亲", "儿媳", "孙子"].map((relation) => [relation, "", ""]),
  ];
  const reports = await stageRows(db, [
    roll("低保", "2019年10月低保花名册"),
    { file: "低保名册.xls", sheet: "下拉选项", rows: choices },
  ]);
  expect(reports[1]?.recognition.roll).toBeNull();
  expect(reports[1]?.recognition.questions).toEqual([]);
});

describe("sheets named after a month alone", () => {
  it("are of the year that the other sheets of their book are of", async () => {
    const periods = async (...titles: string[]) =>
      (
        await stageRows(db, [roll("8月"), ...titles.map((title, index) => roll(`${index}`, title))])
      ).map(({ recognition }) => recognition.period);
    expect(await periods("2019年10月低保花名册")).toEqual([2019 * 12 + 7, 2019 * 12 + 9]);
    expect((await periods("2019年10月低保花名册", "2018年12月低保花名册"))[0]).toBeNull();
  });

  it.each([
    [
      ["11月", "12月", "2020年1月"],
      [201911, 201912, 202001],
    ],
    [
      ["2019年12月", "1月", "2月"],
      [201912, 202001, 202002],
    ],
    [
      ["2019年1月", "6月", "十二月"],
      [201901, 201906, 201912],
    ],
    [
      ["2019年1月", "12月"],
      [201901, null],
    ],
    [
      ["2020年1月", "2月", "1月"],
      [202001, 202002, 202001],
    ],
  ] as const)(
    "are of the year before or after where they lead from December to January: %j",
    async (names, read) => {
      const reports = await stageRows(
        db,
        names.map((name) => ({ ...roll(name), sheet: name })),
      );
      const months = reports.map(({ recognition: { period } }) => period);
      expect(
        months.map((month) =>
          month === null ? null : Math.floor(month / 12) * 100 + (month % 12) + 1,
        ),
      ).toEqual(read);
    },
  );

  it("say for which month their payments are, as their book or its file says the year", async () => {
    const pay = (file: string, sheet: string, n: number) => ({
      file,
      sheet,
      rows: [
        ["姓名", "身份证号", "发放项目", "实发金额", "支付状态"],
        [`张${n}`, `99999919900101001${n}`, "低保金", "300", "成功"],
      ],
    });
    await stageRows(db, [
      pay("低保金发放.xlsx", "12月", 1),
      pay("低保金发放.xlsx", "2020年1月", 2),
      pay("低保金发放.xlsx", "2月", 3),
    ]);
    await stageRows(db, [pay("2019低保金发放.xlsx", "十月", 4)]);
    // What a sheet is called besides its month says nothing against it; 3月新增 is another list.
    await stageRows(db, [pay("发放/2019/流水.xlsx", "9月发放", 5)]);
    await stageRows(db, [pay("发放/2019/流水.xlsx", "3月新增", 6)]);
    expect(await db.rows("SELECT for_month FROM stage.payment ORDER BY for_month")).toEqual(
      [2019 * 12 + 8, 2019 * 12 + 9, 2019 * 12 + 11, 2020 * 12, 2020 * 12 + 1, null].map(
        (for_month) => ({ for_month }),
      ),
    );
  });
});

describe("sheets that stand beside a roll", () => {
  it("are no question where they hold nobody, and are counted as set aside", async () => {
    const reports = await stageRows(db, [
      cover("某县低保花名册", "二〇一九年十月"),
      roll("青溪镇", "2019年10月低保花名册"),
      {
        sheet: "汇总表",
        rows: [
          ["乡镇", "户数", "人数"],
          ["青溪镇", "3", "3"],
        ],
      },
    ]);
    expect(reports.flatMap(({ recognition }) => recognition.questions)).toEqual([]);
    expect(reports.map(({ rowsIn, rowsUsed, rowsAside }) => [rowsIn, rowsUsed, rowsAside])).toEqual(
      [
        [2, 0, 2],
        [5, 3, 2],
        [2, 0, 2],
      ],
    );
  });

  it("leave nothing for somebody to look at", async () => {
    await stageRows(db, [roll("青溪镇", "2019年10月低保花名册"), cover("某县民政局", "填表说明")]);
    const aside = await db.rows<{ reason: string }>(
      "SELECT DISTINCT a.reason FROM set_aside a JOIN source_sheet s USING (sheet_id) WHERE s.roll IS NULL",
    );
    expect(aside).toEqual([{ reason: "no_people" }]);
    expect(aside.some(needsPeople)).toBe(false);
  });

  it("are a question where they name people", async () => {
    const [, other] = await stageRows(db, [
      roll("青溪镇", "2019年10月低保花名册"),
      {
        sheet: "其他",
        rows: [
          ["姓名", "说明"],
          ["张一", "外出"],
        ],
      },
    ]);
    expect(other?.recognition.questions.map(({ about }) => about)).toEqual(["roll"]);
  });

  it("say the month where only a cover does", async () => {
    const reports = await stageRows(db, [
      cover("某县民政局", "二〇一九年十月"),
      roll("青溪镇"),
      roll("长塘乡"),
    ]);
    expect(reports.map(({ recognition }) => recognition.period)).toEqual([
      null,
      2019 * 12 + 9,
      2019 * 12 + 9,
    ]);
  });

  it("leave the month open where they speak of two", async () => {
    const [, first] = await stageRows(db, [
      cover("2019年9月", "填表日期"),
      roll("青溪镇"),
      cover("2019年10月"),
    ]);
    expect(first?.recognition.period).toBeNull();
    expect(first?.recognition.questions.map(({ about }) => about)).toEqual(["period"]);
  });
});

describe("sheets that are called what no column says", () => {
  const list = (sheet: string): WrittenSheet => ({
    file: "2019年10月残疾人补贴.xlsx",
    sheet,
    rows: [
      ["姓名", "身份证号", "补贴金额"],
      ["张一", "999999199001011009", "80"],
      ["王二", "999999198505052015", "80"],
    ],
  });

  it("give it to all their rows, and a person on two of them has a row of each", async () => {
    const reports = await stageRows(db, [list("生活补贴"), list("护理补贴")]);
    await markDuplicates(db);
    expect(reports.flatMap(({ recognition }) => recognition.questions)).toEqual([]);
    expect(
      await db.rows(
        `SELECT programme, count(*)::INTEGER AS rows, count(duplicate_of)::INTEGER AS repeated
         FROM stage.enrolment GROUP BY programme ORDER BY programme`,
      ),
    ).toEqual([
      { programme: "disability_care", rows: 2, repeated: 0 },
      { programme: "disability_living", rows: 2, repeated: 0 },
    ]);
  });
});

describe("codes that a sheet of its own explains", () => {
  it("mean the same on the list beside it, as they do where a line below a long list says so", async () => {
    const people = Array.from({ length: 300 }, (_, n) => [
      `张${n}`,
      `99999920100101${String(1000 + n)}`,
      n % 3 ? "1" : "2",
      "1000",
    ]);
    const list = (file: string, ...below: string[][]): WrittenSheet => ({
      file,
      rows: [["姓名", "身份证号", "儿童类别", "月标准"], ...people, ...below],
    });
    await stageRows(db, [
      list("2019年10月孤儿.xlsx"),
      {
        sheet: "代码表",
        rows: [
          ["字段", "代码", "含义"],
          ["儿童类别", "1", "孤儿"],
          ["", "2", "事实无人抚养儿童"],
        ],
      },
    ]);
    await stageRows(db, list("2018年12月孤儿.csv", ["说明：儿童类别：1-孤儿，2-事实无人抚养儿童"]));
    expect(
      await db.rows(
        "SELECT period, programme, CAST(count(*) AS INTEGER) AS n FROM stage.enrolment GROUP BY ALL ORDER BY ALL",
      ),
    ).toEqual([
      { period: 2018 * 12 + 11, programme: "orphan", n: 200 },
      { period: 2018 * 12 + 11, programme: "unsupported_child", n: 100 },
      { period: 2019 * 12 + 9, programme: "orphan", n: 200 },
      { period: 2019 * 12 + 9, programme: "unsupported_child", n: 100 },
    ]);
  });
});

describe("a table of codes alone in its book", () => {
  const aside = async (written: WrittenSheet) => {
    await stageRows(db, written);
    const rows = await db.rows<{ reason: string }>("SELECT DISTINCT reason FROM set_aside");
    return rows.map(({ reason }) => reason);
  };

  it.each([
    [
      ["代码", "名称"],
      ["01", "农村低保"],
      ["02", "城市低保"],
      ["03", "特困人员（集中）"],
    ],
    [["救助类别代码表"], ["01 农村低保"], ["02 城市低保"], ["03 特困"]],
    [
      ["字段", "编码", "含义", "备注"],
      ["停保原因", "1", "死亡", ""],
      ["", "2", "收入超标", ""],
    ],
  ])("is nobody's, and no rows to look at: %j", async (...rows) => {
    expect(await aside({ file: "代码表.xlsx", rows })).toEqual(["no_people"]);
  });

  it.each([
    [
      ["编码", "人名"],
      ["01", "张明"],
      ["02", "李红"],
      ["03", "王小军"],
    ],
    [
      ["户主", "编码"],
      ["农大", "1"],
      ["城二", "2"],
      ["村三", "3"],
    ],
    [["低保花名"], ["1", "无名氏"], ["2", "某甲"]],
  ])("is none where it may name people: %j", async (...rows) => {
    expect(await aside({ file: "名单.xlsx", rows })).toEqual(["not_recognised"]);
  });
});

it("takes no person without a number for the header of a page that has none", async () => {
  const row = (serial: number, cells: readonly string[] = []) => [
    ...[`${1500 + serial}`, `D${serial}`, "刘小丹", "妻", `99999919900101${String(1000 + serial)}`],
    ...["农村", "整户保", "1020", "2015.02", "甲乡", "东村委会"],
    ...cells,
  ];
  const without = [
    "1507",
    "D7",
    "刘云春",
    "户主",
    "",
    "农村",
    "单人保",
    "60",
    "2017.02",
    "甲乡",
    "西村委会",
  ];
  const rows = [row(1), row(2), row(3), row(4), row(5), row(6), without, row(8), row(9)];
  const [report] = await stageRows(db, {
    file: "低保名册2018年12月.xlsx",
    sheet: "Table 35",
    rows,
  });
  expect(report?.recognition).toMatchObject({ roll: null });
});
