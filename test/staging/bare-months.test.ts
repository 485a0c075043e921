import { afterEach, beforeEach, expect, it } from "vitest";
import type { Database } from "../../src/engine/database.ts";
import { emptyStage, stageRows } from "../support/stage-rows.ts";

let db: Database;
beforeEach(async () => {
  db = await emptyStage();
});
afterEach(() => db.close());

const ID = (n: number) => `99999919900101001${n}`;
const MONTHS =
  "SELECT CAST(for_month // 12 AS INTEGER) AS year, CAST(for_month % 12 + 1 AS INTEGER) AS month FROM stage.payment ORDER BY row_no";
const HEAD = ["姓名", "身份证号", "补贴项目", "实发金额", "支付状态"];
const PAID = ["低保金", "300", "成功"];

it("takes the year of a payment from the column beside its month, row by row", async () => {
  const [sheet] = await stageRows(db, {
    file: "一卡通发放明细.csv",
    rows: [
      ["年度", "月份", ...HEAD],
      ["2018", "12", "张一", ID(1), ...PAID],
      ["2019年", "1月", "张一", ID(1), ...PAID],
      ["2019", "十月", "李二", ID(2), ...PAID],
    ],
  });
  expect(sheet?.recognition.unread).toEqual([]);
  expect(await db.rows(MONTHS)).toEqual([
    { year: 2018, month: 12 },
    { year: 2019, month: 1 },
    { year: 2019, month: 10 },
  ]);
  expect(await db.rows("SELECT * FROM cell_fault")).toEqual([]);
});

it("takes the year from what the list is called where no column has it, and leaves what no month is", async () => {
  await stageRows(db, {
    file: "发放明细.csv",
    rows: [
      ["平安县2019年惠民惠农补贴一卡通发放明细", "", "", "", "", ""],
      ["发放期次", ...HEAD],
      ["第3期", "张一", ID(1), ...PAID],
      ["4", "李二", ID(2), ...PAID],
    ],
  });
  expect(await db.rows(MONTHS)).toEqual([
    { year: 2019, month: 3 },
    { year: 2019, month: 4 },
  ]);
});

it.each([
  ["2020年1月低保金发放明细", ["12月", "1月"], [201912, 202001]],
  [
    "2019年11月至次年3月取暖补贴发放明细",
    ["11月", "12月", "1月", "03"],
    [201911, 201912, 202001, 202003],
  ],
  ["2019年11-2月低保金发放明细", ["十一月", "1"], [201911, 202001]],
  ["2019年11月-2020年2月低保金发放明细", ["11", "2"], [201911, 202002]],
  ["2019年3月低保金补发明细", ["12月", "2月", "4月"], [201812, 201902, 201904]],
  ["2019年12月低保金发放明细", ["1月", "2月"], [null, null]],
  ["2019年12月低保金发放累计明细", ["1月", "6月", "12月"], [201901, 201906, 201912]],
  ["2018年11月-2020年2月低保金发放明细", ["1月"], [null]],
  ["2019-2020年低保金发放明细", ["12月", "1月", "11月", "2月"], [201912, 202001, 201911, 202002]],
  ["2019-2020年低保金发放明细", ["1月", "6月", "12月"], [null, null, null]],
  ["2019年低保金发放明细", ["11月", "12月", "1月", "2月"], [null, null, null, null]],
  ["2019年低保金发放明细", ["12月", "1月", "11月"], [201912, 201901, 201911]],
  [
    "2019年低保金发放明细",
    ["12月", "1月", "11月", "2月", "12月", "1月"],
    [null, null, null, null, null, null],
  ],
  [
    "2019年低保金发放明细",
    ["1月", "1月", "2月", "11月", "11月", "12月"],
    [201901, 201901, 201902, 201911, 201911, 201912],
  ],
] as const)(
  "tells by a list called %s of which years its months are",
  async (title, months, read) => {
    await stageRows(db, {
      file: "发放明细.csv",
      rows: [
        [title],
        ["月份", ...HEAD],
        ...months.map((month, row) => [month, `张${row}`, ID(row), ...PAID]),
      ],
    });
    const found = await db.rows<{ year: number | null; month: number | null }>(MONTHS);
    expect(found.map(({ year, month }) => (year ? year * 100 + (month ?? 0) : null))).toEqual(read);
  },
);

it("says that months of stops go on over a year's end and nothing tells of which years they are", async () => {
  const [sheet] = await stageRows(db, {
    file: "2019年低保停保名单.csv",
    rows: [
      ["低保证号", "姓名", "身份证号", "停保月份", "停保原因"],
      ...["11月", "12月", "12月", "1月"].map((month, n) => [
        ...[`D0${n}`, "张一", ID(n), month, "收入超标"],
      ]),
    ],
  });
  expect(sheet?.recognition.notices).toEqual([
    expect.stringContaining("“停保月份”只写了月，看不出是哪一年"),
  ]);
  const rows = await db.rows<{ stop_month: number | null }>(
    "SELECT stop_month FROM stage.departure",
  );
  expect(rows.map(({ stop_month }) => stop_month)).toEqual([null, null, null, null]);
});

it("takes a list for one of stops though nothing says of which year their months are", async () => {
  const [sheet] = await stageRows(db, {
    file: "低保停保名单.csv",
    rows: [
      ["姓名", "身份证号", "停保月份", "停保原因"],
      ...["11月", "12月", "1月"].map((month, n) => ["张一", ID(n), month, "收入超标"]),
    ],
  });
  expect(sheet?.recognition.roll?.id).toBe("dibao_exit");
  expect(sheet?.recognition.notices).toHaveLength(1);
});

it("does not date by the list's year since when somebody gets it", async () => {
  await stageRows(db, {
    file: "2019年10月低保花名册.csv",
    rows: [
      ["低保证号", "姓名", "身份证号", "户月保障金额", "开始享受月份"],
      ["D01", "张一", ID(1), "300", "3月"],
      ["D02", "李二", ID(2), "300", "4月"],
    ],
  });
  expect(await db.rows("SELECT from_month FROM stage.enrolment")).toEqual([
    { from_month: null },
    { from_month: null },
  ]);
});

it("parts a list of several months by year and month in two columns", async () => {
  const sheets = await stageRows(db, {
    file: "低保花名册.csv",
    rows: [
      ["年度", "月份", "低保证号", "姓名", "身份证号", "户月保障金额"],
      ["2018", "12", "D01", "张一", ID(1), "300"],
      ["2018", "12", "D02", "李二", ID(2), "300"],
      ["2019", "10", "D01", "张一", ID(1), "320"],
    ],
  });
  expect(sheets.map(({ rowsUsed }) => rowsUsed)).toEqual([2, 1]);
  expect(
    await db.rows(
      "SELECT period, CAST(count(*) AS INTEGER) AS n FROM stage.enrolment GROUP BY 1 ORDER BY 1",
    ),
  ).toEqual([
    { period: 2018 * 12 + 11, n: 2 },
    { period: 2019 * 12 + 9, n: 1 },
  ]);
});

const DAYS = "SELECT strftime(died_on, '%Y-%m-%d') AS day FROM stage.death ORDER BY row_no";

it.each([
  [
    "2018年死亡人员登记表",
    ["7月1日", "12月31号", "3月5"],
    ["2018-07-01", "2018-12-31", "2018-03-05"],
  ],
  ["2019年3月死亡人员", ["12月30日", "3月1日"], ["2018-12-30", "2019-03-01"]],
  // Of last year, or put in when the list was sent on.
  ["2019年10月死亡人员", ["10月30日", "11月1日"], ["2019-10-30", null]],
  ["2019年12月死亡人员", ["12月30日", "1月2日"], ["2019-12-30", null]],
  [
    "2019年12月死亡人员",
    ["12月30日", "1月2日", "8月3日"],
    ["2019-12-30", "2019-01-02", "2019-08-03"],
  ],
  [
    "2017年死亡人员",
    ["4.24", "07/14", "9-20", "4.2"],
    ["2017-04-24", "2017-07-14", "2017-09-20", "2017-04-02"],
  ],
  // 4.2 may be what a number makes of 4.20.
  ["2017年死亡人员", ["4.24", "7.14", "4.2"], ["2017-04-24", "2017-07-14", null]],
  ["死亡人员", ["7月1日"], [null]],
  [
    "2018年死亡人员",
    ["7月1日", "8月3日", "2019年1月2日"],
    ["2018-07-01", "2018-08-03", "2019-01-02"],
  ],
] as const)("tells by a list called %s of which year its days are", async (title, days, read) => {
  await stageRows(db, {
    file: "名单.xls",
    rows: [
      [title],
      ["姓名", "身份证号", "死亡日期"],
      ...days.map((day, row) => [`张${"一二三四五"[row]}`, ID(row), day]),
    ],
  });
  expect((await db.rows<{ day: string | null }>(DAYS)).map(({ day }) => day)).toEqual(read);
});

it("takes the day of a payment made for December to lie before that list's month or after it", async () => {
  await stageRows(db, {
    file: "2019年资金发放.xls",
    sheet: "12月",
    rows: [
      ["发放月份", "打卡日期", ...HEAD],
      ["2019-12", "12月10日", "张一", ID(1), ...PAID],
      ["2019-12", "1月8日", "李二", ID(2), ...PAID],
    ],
  });
  const paid = await db.rows(
    "SELECT strftime(paid_on, '%Y-%m-%d') AS day FROM stage.payment ORDER BY row_no",
  );
  expect(paid).toEqual([{ day: "2019-12-10" }, { day: "2020-01-08" }]);
});

it("reads when somebody was visited at home, without the year", async () => {
  await stageRows(db, {
    file: "特困人员（五保）2019年10月.xlsx",
    rows: [
      ["姓名", "身份证号", "供养方式", "自理程度", "入户探访日期", "纳入日期"],
      ["张一", ID(0), "分散", "具备", "10月16日", "3月5日"],
      ["张二", ID(1), "分散", "具备", "5月29日", "4月5日"],
    ],
  });
  expect(
    await db.rows(
      "SELECT CAST(visited_on AS VARCHAR) AS day, from_month FROM stage.enrolment ORDER BY row_no",
    ),
  ).toEqual(["2019-10-16", "2019-05-29"].map((day) => ({ day, from_month: null })));
});

it("reads 减少月份 on a list of those taken off, and not the month that its file is called after", async () => {
  await stageRows(db, {
    file: "石村乡民政工作台账（2019年10月）.xlsx",
    sheet: "低保减少",
    rows: [
      ["2019年低保减少人员"],
      ["序号", "姓名", "身份证号", "减少原因", "减少月份", "村"],
      ["1", "张一", ID(0), "收入超标", "2月", "甲村"],
      ["2", "张二", ID(1), "死亡", "8月", "甲村"],
    ],
  });
  expect(
    await db.rows(
      "SELECT stop_month - 2019 * 12 + 1 AS month FROM stage.departure ORDER BY row_no",
    ),
  ).toEqual([{ month: 2 }, { month: 8 }]);
});

it.each([
  [
    "停保情况",
    ["2019年2月停保，原因：收入超标", "2019.8.5停保（死亡）", "201903停保，死亡"],
    [2, 8, 3],
  ],
  ["停保原因", ["2019年11月起停发，收入超标", "2019年9月起停发，收入超标"], [11, 9]],
  // When he died, not when he was taken off.
  ["停保原因", ["2019年2月死亡", "2019年8月务工"], null],
])(
  "reads when somebody was taken off below %s, where nothing else says it",
  async (header, cells, months) => {
    const [sheet] = await stageRows(db, {
      file: "停保人员名单.xlsx",
      rows: [
        ["序号", "姓名", "身份证号", header, "低保证号"],
        ...cells.map((text, at) => [`${at + 1}`, `张${"一二三"[at]}`, ID(at), text, `700${at}`]),
      ],
    });
    expect(sheet?.recognition.columns.some(({ field }) => field === "stop_month")).toBe(
      months !== null,
    );
    if (months)
      expect(
        await db.rows(
          "SELECT COALESCE(first_unpaid, stop_month) - 2019 * 12 + 1 AS month FROM stage.departure ORDER BY row_no",
        ),
      ).toEqual(months.map((month) => ({ month })));
  },
);

it("reads the township of each stacked page where they are 苏木", async () => {
  const page = (town: string, at: number) => [
    [`${town}2018年12月城乡低保花名表`],
    ["序号", "姓名", "身份证号", "低保证号", "月保障金额"],
    ...[0, 1].map((n) => [
      `${n + 1}`,
      `张${"一二三四"[at + n]}`,
      ID(at + n),
      `700${at + n}`,
      "300",
    ]),
  ];
  await stageRows(db, {
    file: "2018年低保底册.xls",
    rows: [...page("石村镇", 0), ...page("白音苏木", 2)],
  });
  expect(await db.rows("SELECT town FROM mention ORDER BY row_no")).toEqual(
    ["石村镇", "石村镇", "白音苏木", "白音苏木"].map((town) => ({ town })),
  );
});
