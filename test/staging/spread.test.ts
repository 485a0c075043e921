import { expect, it } from "vitest";
import type { Database } from "../../src/engine/database.ts";
import { readSheets } from "../../src/reports/checkup/sheet-facts.ts";
import { monthText } from "../../src/rules/run-context.ts";
import { markDuplicates } from "../../src/staging/across/mark-duplicates.ts";
import { emptyStage, stageRows } from "../support/stage-rows.ts";

const WHO = ["姓名", "身份证号"];
const ONE = ["赵一平", "999999196001011002"];
const TWO = ["钱二平", "999999196001011010"];
const THREE = ["孙三平", "999999196001011029"];

async function staged(...rows: string[][]): Promise<Database> {
  const db = await emptyStage();
  await stageRows(db, [{ file: "发放.csv", rows }]);
  await markDuplicates(db);
  return db;
}

interface Paid extends Record<string, string | number | null> {
  row_no: number;
  for_month: number;
  amount_fen: number | null;
  result: string | null;
}

const paid = (db: Database) =>
  db.rows<Paid>(
    `SELECT row_no, for_month, CAST(amount_fen AS INTEGER) AS amount_fen, result FROM stage.payment
     WHERE duplicate_of IS NULL ORDER BY row_no, for_month`,
  );

it("makes a row of each month that was paid, and names each person once", async () => {
  const db = await staged(
    ["2019年农村低保金发放台账"],
    [...WHO, "1月", "2月", "3月", "合计"],
    [...ONE, "420", "0", "430", "850"],
    [...TWO, "420", "", "停发", "420"],
    [...THREE, "420", "退票", "四百", "820"],
    [...ONE, "420", "0", "430", "850"],
    ["合计", "", "1680", "", "430", ""],
  );
  const rows = (await paid(db)).map(({ row_no, for_month, amount_fen, result }) =>
    [row_no, monthText(for_month), amount_fen, result].join(" ").trim(),
  );
  expect(rows).toEqual([
    "3 2019-01 42000",
    "3 2019-03 43000",
    "4 2019-01 42000",
    "5 2019-01 42000",
    "5 2019-02  失败",
    "5 2019-03 40000",
  ]);
  const [counted] = await db.rows(
    `SELECT rows_in, rows_used, rows_aside, (SELECT count(*)::INTEGER FROM mention) AS mentions,
       (SELECT count(DISTINCT row_id)::INTEGER FROM stage.payment) AS row_ids,
       (SELECT count(*)::INTEGER FROM stage.payment) AS paid
     FROM source_sheet`,
  );
  expect(counted).toEqual({
    rows_in: 7,
    rows_used: 3,
    rows_aside: 4,
    mentions: 4,
    row_ids: 8,
    paid: 8,
  });
  expect(await db.rows("SELECT row_no, detail FROM set_aside WHERE reason = 'duplicate'")).toEqual([
    { row_no: 6, detail: "与第 3 行相同" },
  ]);
  db.close();
});

it("reads whether the money came beside the amount and the day of each month", async () => {
  const db = await staged(
    ["2019年农村低保金发放台账"],
    [...WHO.map(() => ""), "1月", "1月", "1月", "2月", "2月", "2月"],
    [...WHO, "金额", "到账日期", "是否到账", "金额", "到账日期", "是否到账"],
    [...ONE, "420", "20190110", "是", "420", "20190212", "否"],
    [...TWO, "420", "20190110", "是", "420", "20190212", "是"],
  );
  expect(
    (await paid(db)).map(({ row_no, for_month, amount_fen, result }) =>
      [row_no, monthText(for_month), amount_fen, result].join(" "),
    ),
  ).toEqual([
    "4 2019-01 42000 成功",
    "4 2019-02 42000 失败",
    "5 2019-01 42000 成功",
    "5 2019-02 42000 成功",
  ]);
  db.close();
});

it("notes a cell that is no amount at its place, and lets it stand for a payment of unknown amount", async () => {
  const db = await staged(
    ["2019年农村低保金发放台账"],
    [...WHO, "1月", "2月"],
    [...ONE, "420", "4z0"],
    [...TWO, "420", "420"],
  );
  expect(await db.rows("SELECT row_no, field, reason, column_no FROM cell_fault")).toEqual([
    { row_no: 3, field: "amount_fen", reason: "unreadable", column_no: 4 },
  ]);
  const [facts] = await readSheets(db);
  expect(facts?.told.toSorted()).toEqual(["amount_fen", "for_count", "for_month", "item"]);
  expect(facts?.columns.map(({ header, isOneOfSeveral }) => [header, isOneOfSeveral])).toEqual([
    ["姓名", false],
    ["身份证号", false],
    ["1月", true],
    ["2月", true],
  ]);
  expect((await paid(db)).map(({ row_no, amount_fen }) => [row_no, amount_fen])).toEqual([
    [3, 42_000],
    [3, null],
    [4, 42_000],
    [4, 42_000],
  ]);
  db.close();
});

it("enrols by a mark or an amount, and leaves open what neither says", async () => {
  const db = await staged(
    ["2019年10月残疾人两项补贴名册"],
    [...WHO, "生活补贴", "护理补贴"],
    [...ONE, "√", "否"],
    [...TWO, "80", "100"],
    [...THREE, "待定", "0"],
    ["李四平", "999999196001011037", "享受", ""],
  );
  expect(
    await db.rows(
      `SELECT row_no, programme, CAST(amount_fen AS INTEGER) AS amount_fen FROM stage.enrolment ORDER BY row_no, programme`,
    ),
  ).toEqual([
    { row_no: 3, programme: "disability_living", amount_fen: null },
    { row_no: 4, programme: "disability_care", amount_fen: 10_000 },
    { row_no: 4, programme: "disability_living", amount_fen: 8_000 },
    { row_no: 5, programme: null, amount_fen: null },
    { row_no: 6, programme: "disability_living", amount_fen: null },
  ]);
  expect(await db.rows("SELECT row_no, column_no FROM cell_fault")).toEqual([
    { row_no: 5, column_no: 3 },
  ]);
  db.close();
});

it("makes of a list of insured people with a column a month a row of each month that was paid", async () => {
  const rows = [
    [...WHO, "单位名称", "2019年7月缴费", "2019年8月缴费", "2019年9月缴费"],
    [...ONE, "水泥厂", "1", "1", "0"],
    [...TWO, "水泥厂", "√", "", ""],
    [...THREE, "水泥厂", "312.50", "312.50", "312.50"],
  ];
  const db = await emptyStage();
  await stageRows(db, [{ file: "职工社保参保缴费.csv", rows }]);
  expect(
    (
      await db.rows<{ row_no: number; paid_month: number }>(
        "SELECT row_no, paid_month FROM stage.employment ORDER BY ALL",
      )
    ).map(({ row_no, paid_month }) => `${row_no} ${monthText(paid_month)}`),
  ).toEqual(["2 2019-07", "2 2019-08", "3 2019-07", "4 2019-07", "4 2019-08", "4 2019-09"]);
});

it("knows the words for a month that was insured or not", async () => {
  const db = await emptyStage();
  const header = [...WHO, "单位名称", "2019年7月缴费", "2019年8月缴费", "2019年9月缴费"];
  const rows = [
    header,
    [...ONE, "水泥厂", "正常", "已缴", "欠缴"],
    [...TWO, "水泥厂", "断缴", "未缴", "缴费中断"],
    [...THREE, "水泥厂", "正常缴费", "停缴", "足额缴纳"],
  ];
  await stageRows(db, [{ file: "职工社保参保缴费.csv", rows }]);
  const insured = await db.rows<{ row_no: number; paid_month: number }>(
    "SELECT row_no, paid_month FROM stage.employment WHERE paid_month IS NOT NULL ORDER BY ALL",
  );
  expect(insured.map(({ row_no, paid_month }) => `${row_no} ${monthText(paid_month)}`)).toEqual([
    "2 2019-07",
    "2 2019-08",
    "4 2019-07",
    "4 2019-09",
  ]);
  expect(await db.rows("SELECT * FROM cell_fault")).toEqual([]);
  db.close();
});

it("takes no list of 1月 2月 3月 for one of insured people that does not call itself so", async () => {
  const db = await staged(
    ["2019年农村低保金发放台账"],
    [...WHO, "1月", "2月"],
    [...ONE, "420", "0"],
    [...TWO, "420", "420"],
  );
  expect(await paid(db)).toHaveLength(3);
});

it("takes the 金额 beside a 标准 of one subsidy for who gets it", async () => {
  const db = await emptyStage();
  const list = (rows: string[][]) => [
    ["2024年9月残疾人两项补贴发放花名册"],
    [...WHO, "困难残疾人生活补贴", "", "重度残疾人护理补贴", ""],
    ["", "", "月标准", "发放金额", "补贴标准（元）", "金额"],
    ...rows,
  ];
  await stageRows(db, [
    {
      file: "两补.csv",
      rows: list([
        [...ONE, "80", "80", "100", ""],
        [...TWO, "80", "0", "100", "100"],
        [...THREE, "80", "80", "100", "100"],
      ]),
    },
  ]);
  expect(
    await db.rows(
      "SELECT row_no, programme, amount_fen::INTEGER AS fen FROM stage.enrolment ORDER BY row_no, programme",
    ),
  ).toEqual([
    { row_no: 4, programme: "disability_living", fen: 8000 },
    { row_no: 5, programme: "disability_care", fen: 10000 },
    { row_no: 6, programme: "disability_care", fen: 10000 },
    { row_no: 6, programme: "disability_living", fen: 8000 },
  ]);
  db.close();
});
