/** One list for every engine: an expression with macros, what it is as text; null is null. `n` is a null month or number, `d` a null date. */
export const MACRO_VECTORS: readonly (readonly [expression: string, value: string | null])[] = [
  ["@ym(CAST('2019-10-31' AS DATE))", "24237"],
  ["@ym(CAST('1900-01-01' AS DATE))", "22800"],
  ["@ym(CAST(NULL AS DATE))", null],
  ["@age(CAST('2000-10-31' AS DATE), CAST('2018-10-30' AS DATE))", "17"],
  ["@age(CAST('2000-10-31' AS DATE), CAST('2018-10-31' AS DATE))", "18"],
  ["@age(CAST('2000-02-29' AS DATE), CAST('2018-02-28' AS DATE))", "17"],
  ["@age(CAST('2000-02-29' AS DATE), CAST('2018-03-01' AS DATE))", "18"],
  ["@age(CAST('2019-11-05' AS DATE), CAST('2019-10-31' AS DATE))", "-1"],
  ["@age(CAST(NULL AS DATE), CAST('2018-10-31' AS DATE))", null],
  ["@date(2019 * 12 + 9, 15)", "2019-10-15"],
  ["@date(2019 * 12 + 11, 31)", "2019-12-31"],
  ["@date(2019 * 12 + 1, 31)", "2019-03-03"],
  ["@date(2019 * 12 + 9, 10 + 5)", "2019-10-15"],
  ["@date(CAST(24237 AS BIGINT), CAST(5 AS BIGINT))", "2019-10-05"],
  ["@date(CAST(NULL AS INTEGER), 5)", null],
  ["@month_end(2020 * 12 + 1)", "2020-02-29"],
  ["@month_end(2019 * 12 + 1)", "2019-02-28"],
  ["@month_end(2019 * 12 + 11)", "2019-12-31"],
  ["@month_end(CAST(NULL AS INTEGER))", null],
  ["@add_days(CAST('2019-10-31' AS DATE), 1)", "2019-11-01"],
  ["@add_days(CAST('2019-03-01' AS DATE), -1)", "2019-02-28"],
  ["@add_days(CAST('2019-10-31' AS DATE), CAST(NULL AS INTEGER))", null],
  ["@days_between(CAST('2019-10-01' AS DATE), CAST('2019-10-31' AS DATE))", "30"],
  ["@days_between(CAST('2019-10-31' AS DATE), CAST('2019-10-01' AS DATE))", "-30"],
  ["@days_between(CAST(NULL AS DATE), CAST('2019-10-01' AS DATE))", null],
  ["@idiv(7, 2)", "3"],
  ["@idiv(-7, 2)", "-3"],
  ["@idiv(7, -2)", "-3"],
  ["@idiv(7, 0)", null],
  ["@idiv(1 + 6, 1 + 1)", "3"],
  ["@idiv(CAST(9007199254740993 AS BIGINT), 1)", "9007199254740993"],
  ["@idiv(CAST(NULL AS BIGINT), 2)", null],
  ["@ym(@add_days(@date(2019 * 12 + 9, 31), 1)) - @idiv(3, 2)", "24237"],
  [
    "CASE WHEN '@nothing(in a text)' LIKE '@nothing%' THEN 'it''s \"quoted\"' END",
    'it\'s "quoted"',
  ],
  ["-7 % 12", "-7"],
  ["CAST(-25 AS BIGINT) % 12", "-1"],
  ["LEAST(3, NULL, 2)", "2"],
  ["GREATEST(CAST('2019-10-01' AS DATE), NULL)", "2019-10-01"],
  ["CASE WHEN '甲' < '乙' THEN 1 ELSE 0 END", "0"],
  ["CASE WHEN 'a' < 'B' THEN 1 ELSE 0 END", "0"],
  ["CASE WHEN '12345' LIKE '___45' THEN 1 ELSE 0 END", "1"],
  ["CASE WHEN '残疾证二' LIKE '___二' THEN 1 ELSE 0 END", "1"],
  ["EXTRACT(DAY FROM CAST('2019-10-31' AS DATE))", "31"],
];

/** Where nulls go in an order: the same on every engine, last both ways. Each is a query of one text. */
export const ORDER_VECTORS: readonly (readonly [query: string, value: string])[] = [
  ["ASC", "2"],
  ["DESC", "1"],
].flatMap(([way, first]) => [
  [
    `SELECT CAST(MIN(CASE WHEN x.n = 1 THEN x.row_id END) AS VARCHAR) AS value FROM (
       SELECT y.row_id, ROW_NUMBER() OVER (PARTITION BY y.a ORDER BY y.b ${way}, y.row_id) AS n
       FROM (SELECT 1 AS row_id, 1 AS a, 9 AS b UNION ALL SELECT 2, 1, 3 UNION ALL SELECT 3, 1, NULL) y) x`,
    first as string,
  ],
  [
    `SELECT CAST(MIN(CASE WHEN x.n = 3 THEN x.row_id END) AS VARCHAR) AS value FROM (
       SELECT y.row_id, ROW_NUMBER() OVER (PARTITION BY y.a ORDER BY y.b ${way}, y.row_id) AS n
       FROM (SELECT 1 AS row_id, 1 AS a, 9 AS b UNION ALL SELECT 2, 1, 3 UNION ALL SELECT 3, 1, NULL) y) x`,
    "3",
  ],
]);
