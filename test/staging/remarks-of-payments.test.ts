import { expect, it } from "vitest";
import { loadedRolls } from "../../src/rules/run/loaded-rolls.ts";
import { monthText } from "../../src/rules/run-context.ts";
import type { Merge } from "../../src/sources/recognition/header/sheet-head.ts";
import { emptyStage, stageRows } from "../support/stage-rows.ts";

const WHO = ["姓名", "身份证号", "低保证号"];
const ONE = ["赵一平", "999999196001011002", "A01"];
const TWO = ["钱二平", "999999196001011010", "A02"];
const OF_A_MONTH = ["金额", "打卡日期", "备注"];

/** What was staged of each payment, and whether rules may ask how payments went. */
async function read(
  rows: readonly string[][],
  file = "2019年第一季度低保金发放表.csv",
  merges: readonly Merge[] = [],
) {
  const db = await emptyStage();
  await stageRows(db, { file, rows, merges });
  await db.run(
    `CREATE TABLE main.snapshot AS SELECT DISTINCT roll, kind, period, 'current' AS state, NULL::VARCHAR AS programme FROM source_sheet`,
  );
  const [roll] = await loadedRolls(db);
  const paid = await db.rows<{ row_no: number; for_month: number; result: string | null }>(
    "SELECT row_no, for_month, result FROM stage.payment ORDER BY row_no, for_month",
  );
  db.close();
  return {
    paid: paid.map(({ row_no, for_month, result }) =>
      [row_no, monthText(for_month), result].join(" ").trim(),
    ),
    tellsHow: roll?.fields.has("result"),
  };
}

it("reads what came back from the remark beside each month's money", async () => {
  const { paid, tellsHow } = await read([
    [...WHO, "1月份", "", "", "2月份", "", ""],
    ["", "", "", ...OF_A_MONTH, ...OF_A_MONTH],
    [...ONE, "420", "2019.1.8", "", "420", "2019.2.9", "账号有误，退回"],
    [...TWO, "420", "2019.1.8", "退回后已补发", "420", "2019.2.9", "含补差"],
  ]);
  expect(paid).toEqual(["3 2019-01", "3 2019-02 失败", "4 2019-01 成功", "4 2019-02"]);
  expect(tellsHow).toBe(true);
});

it("reads a quarter of which only one month has come as months too", async () => {
  const { paid } = await read(
    [
      [...WHO, "10月份", "", ""],
      ["", "", "", ...OF_A_MONTH],
      [...ONE, "420", "2019.10.8", ""],
      [...TWO, "420", "2019.10.8", "未到账"],
    ],
    "2019年第四季度低保金发放表.xlsx",
    [
      ...[1, 2, 3].map((column) => ({ top: 1, bottom: 2, left: column, right: column })),
      { top: 1, bottom: 1, left: 4, right: 6 },
    ],
  );
  expect(paid).toEqual(["3 2019-10", "4 2019-10 失败"]);
});

const LIST = [...WHO, "发放项目", "所属年月", "发放金额", "备注"];

it("reads a remark that stands far below the first rows", async () => {
  const person = (index: number) => [
    "孙三平",
    `9999991960010${String(index).padStart(5, "0")}`,
    `B${index}`,
  ];
  const many = Array.from({ length: 300 }, (_, index) => [
    ...person(index),
    "低保",
    "2019-03",
    "420",
    index === 290 ? "退票" : "",
  ]);
  const { paid, tellsHow } = await read([LIST, ...many], "发放明细.csv");
  expect(paid.filter((row) => row.endsWith("失败"))).toEqual(["292 2019-03 失败"]);
  expect(tellsHow).toBe(true);
});

it("takes what failed a second time for failed, and what was paid too much for paid", async () => {
  const remarks = ["重发失败", "补发未成功", "已重发", "多发退回", "已退回"];
  const { paid } = await read(
    [
      LIST,
      ...remarks.map((remark, at) => [
        ...["孙三平", `99999919600100000${at}`, `B${at}`],
        ...["低保", "2019-03", "420", remark],
      ]),
    ],
    "发放明细.csv",
  );
  expect(paid).toEqual([
    ...["2 2019-03 失败", "3 2019-03 失败", "4 2019-03 成功", "5 2019-03", "6 2019-03 失败"],
  ]);
});

it("does not take it that all was paid where no remark of any payment says how it went", async () => {
  const { tellsHow } = await read(
    [
      LIST,
      [...ONE, "低保", "2019-03", "420", ""],
      [...TWO, "低保", "2019-03", "420", "户主已外出"],
    ],
    "发放明细.csv",
  );
  expect(tellsHow).toBe(false);
});

it("lets a column of results go before the remarks", async () => {
  const { paid } = await read(
    [
      [...LIST.slice(0, -1), "到账结果", "备注"],
      [...ONE, "低保", "2019-03", "420", "成功", "2月退回"],
    ],
    "发放明细.csv",
  );
  expect(paid).toEqual(["2 2019-03 成功"]);
});

const MONTHS = [...WHO, "1月", "2月", "3月", "4月", "合计", "备注"];
const paidEach = ["420", "420", "420", "420", "1680"];

it.each([
  ["3月退票", ["", "", "失败", ""]],
  ["2月、3月账号有误退回；4月含补差", ["", "失败", "失败", ""]],
  ["2-4月未到账", ["", "失败", "失败", "失败"]],
  // What came back was paid again.
  ["2月退票，4月补发", ["", "成功", "", ""]],
  ["2019年3月起停保", ["", "", "", ""]],
])(
  "reads of one column of remarks for all months what it says of each: %s",
  async (remark, results) => {
    const { paid } = await read(
      [
        MONTHS,
        [...ONE, ...paidEach, remark],
        // Some other remark tells how the list is written.
        [...TWO, ...paidEach, "1月退票"],
      ],
      "2019年低保金发放一览表.xlsx",
    );
    expect(paid.slice(0, 4)).toEqual(
      results.map((result, at) => `2 2019-0${at + 1} ${result}`.trim()),
    );
    expect(paid.slice(4)).toEqual(["3 2019-01 失败", "3 2019-02", "3 2019-03", "3 2019-04"]);
  },
);

it("reads of one column of remarks for all quarters what it says of each", async () => {
  const { paid } = await read(
    [
      [...WHO, "一季度", "二季度", "三季度", "备注"],
      [...ONE, "1260", "1260", "1260", "二季度退票"],
      [...TWO, "1260", "1260", "1260", "第3季度账号有误；一季度含补差"],
    ],
    "2019年低保金发放情况.csv",
  );
  expect(paid).toEqual([
    ...["2 2019-01", "2 2019-04 失败", "2 2019-07", "3 2019-01", "3 2019-04", "3 2019-07 失败"],
  ]);
});
