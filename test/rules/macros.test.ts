import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Database, openDatabase } from "../../src/engine/database.ts";
import { expandMacros } from "../../src/engine/macros.ts";
import { parametersOf, plainSql, sqlTokens } from "../../src/engine/sql-tokens.ts";

let db: Database;
beforeAll(async () => {
  db = await openDatabase();
});
afterAll(() => db.close());

async function evaluate(expression: string) {
  const rows = await db.rows(`SELECT ${expandMacros(expression, "duckdb")} AS value`);
  return rows[0]?.value;
}

describe("expandMacros", () => {
  it.each([
    ["@ym(DATE '2019-10-31')", 2019 * 12 + 9],
    ["@age(DATE '2000-10-31', DATE '2018-10-30')", 17],
    ["@age(DATE '2000-10-31', DATE '2018-10-31')", 18],
    ["@age(DATE '2000-02-29', DATE '2018-02-28')", 17],
    ["@date(2019 * 12 + 9, 15)", "2019-10-15"],
    ["@date(2019 * 12 + 11, 31)", "2019-12-31"],
    ["@month_end(2020 * 12 + 1)", "2020-02-29"],
    ["@month_end(2019 * 12 + 11)", "2019-12-31"],
    ["@add_days(DATE '2019-10-31', 1)", "2019-11-01"],
    ["@days_between(DATE '2019-10-01', DATE '2019-10-31')", 30],
    ["@idiv(7, 2)", 3],
    ["@idiv(-7, 2)", -3],
    ["@ym(@add_days(@date(2019 * 12 + 9, 31), 1)) - @idiv(3, 2)", 2019 * 12 + 9],
    ["'@nothing(in a text)'", "@nothing(in a text)"],
  ])("%s is %s", async (expression, value) => {
    expect(await evaluate(expression)).toBe(value);
  });

  it("keeps the precedence of what an argument says", async () => {
    expect(await evaluate("@idiv(1 + 6, 1 + 1)")).toBe(3);
  });

  it("writes Spark's own spelling where the engines differ", () => {
    expect(expandMacros("@idiv(a, b)", "spark")).toBe("((a) DIV NULLIF((b), 0))");
    expect(expandMacros("@days_between(a, @add_days(b, 1))", "spark")).toBe(
      "datediff((date_add((b), CAST((1) AS INT))), (a))",
    );
    expect(expandMacros("@ym(a)", "spark")).toBe(expandMacros("@ym(a)", "duckdb"));
  });

  it.each([
    ["@regexp(a)", "没有 @regexp 这个宏"],
    ["@ym(a, b)", "@ym 要 1 个参数"],
    ["@ym", "缺少括号"],
    ["@ym(a", "没有闭合"],
  ])("refuses %s", (sql, message) => {
    expect(() => expandMacros(sql, "duckdb")).toThrow(message);
  });
});

describe("sqlTokens", () => {
  const sql = "SELECT \"a\"\"b\", 'it''s $x' -- $y\n/* $z */ FROM t WHERE c >= $from AND d <> 1.5";

  it("cuts a text without losing a character", () => {
    expect(
      sqlTokens(sql)
        .map((token) => token.text)
        .join(""),
    ).toBe(sql);
  });

  it("finds parameters outside texts and comments only", () => {
    expect(parametersOf(sql)).toEqual(["from"]);
  });

  it("drops comments and layout but not the inside of a text", () => {
    expect(plainSql(sql)).toBe(
      "select \"a\"\"b\" , 'it''s $x' from t where c >= $from and d <> 1.5",
    );
  });
});
