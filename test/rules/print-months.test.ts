import { afterAll, beforeAll, expect, it } from "vitest";
import { type Database, openDatabase } from "../../src/engine/database.ts";
import { monthRunsSql, printedSql, styleOf } from "../../src/rules/leads/print-value.ts";

let db: Database;
beforeAll(async () => {
  db = await openDatabase();
});
afterAll(() => db.close());

const month = (year: number, n: number) => year * 12 + n - 1;

it.each([
  [[month(2019, 10)], "2019年10月"],
  [[4, 5, 6].map((n) => month(2019, n)), "2019年4月至6月"],
  [[2, 4, 5, 10].map((n) => month(2019, n)), "2019年2月、2019年4月至5月、2019年10月"],
  [[month(2018, 12), month(2019, 1), month(2019, 12)], "2018年12月至2019年1月、2019年12月"],
  [[], ""],
])("draws runs of months together: %j", async (months, said) => {
  const rows = await db.rows(
    `SELECT ${monthRunsSql("m.months")} AS said FROM (SELECT CAST([${months.join(", ")}] AS INTEGER[]) AS months) m`,
  );
  expect(rows[0]?.said).toBe(said);
});

it.each([
  ["6101010001", "6101010001"],
  // A household that its head's ID tells apart has no number that a clerk could look up.
  ["户8f1ee70e618f1544", "不详"],
  ["户1", "户1"],
])("prints the number of a household: %s", async (number, said) => {
  const style = styleOf("certificate_no");
  const rows = await db.rows(
    `SELECT ${printedSql(`'${style}'`, "text", new Set([style]))} AS said FROM (SELECT '${number}' AS text)`,
  );
  expect(rows[0]?.said).toBe(said);
});
