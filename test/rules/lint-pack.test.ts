import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Database, openDatabase } from "../../src/engine/database.ts";
import { openCaseDatabase } from "../../src/rules/case-database.ts";
import { lintSql } from "../../src/rules/lint/lint-sql.ts";
import { readTree, withMacrosAsFunctions } from "../../src/rules/lint/sql-tree.ts";
import { lintPack, lintRule } from "../../src/rules/lint-pack.ts";
import { modelFolder, packOf, ruleText } from "./support.ts";

describe("lintSql", () => {
  let db: Database;
  beforeAll(async () => {
    db = await openDatabase();
  });
  afterAll(() => db.close());

  const faultsOf = async (sql: string) => {
    const tree = await readTree(db, withMacrosAsFunctions(sql));
    if ("fault" in tree) throw new Error(tree.fault);
    return lintSql(tree.root).map((issue) => issue.message);
  };

  it.each([
    ["SELECT * FROM x", "SELECT *"],
    ["SELECT x.* FROM x", "SELECT *"],
    ["SELECT a FROM x WHERE a NOT IN (SELECT b FROM y)", "NOT IN"],
    ["SELECT a FROM x WHERE a NOT IN (b, c)", "NOT IN"],
    ["SELECT a FROM x QUALIFY row_number() OVER (ORDER BY row_id) = 1", "QUALIFY"],
    ["SELECT [1, 2] AS a FROM x", "list_value"],
    ["SELECT {'a': 1} AS a FROM x", "struct_pack"],
    ["SELECT a[1] AS a FROM x", "列表或结构"],
    ["SELECT list_filter(a, lambda y: y > 1) AS a FROM x", "list_filter"],
    ["SELECT a FROM x WHERE regexp_matches(a, 'b')", "regexp_matches"],
    ["SELECT substr(a, 1, 2) AS a FROM x", "substr"],
    ["SELECT a || 'b' AS a FROM x", "||"],
    ["SELECT a FROM x WHERE b > 1.5", "小数"],
    ["SELECT CAST(a AS DOUBLE) AS a FROM x", "类型 DOUBLE"],
    ["SELECT a / 2 AS a FROM x", "@idiv"],
    ["SELECT a // 2 AS a FROM x", "@idiv"],
    ["SELECT a FROM x WHERE d < now()", "当前时间"],
    ["SELECT a FROM x WHERE d < CURRENT_DATE", "当前时间"],
    ["SELECT a FROM x WHERE d < DATE '2019-01-01'", "写死的日期"],
    ["SELECT a FROM x WHERE d < CAST('2019-01-01' AS DATE)", "写死的日期"],
    ["SELECT a FROM x WHERE amount_fen > 10000", "写死的金额"],
    ["SELECT a FROM x WHERE period > 24237", "写死的月份"],
    ["SELECT a FROM x WHERE d < e + INTERVAL 3 DAY", "INTERVAL"],
    ["SELECT a FROM x LIMIT 1", "LIMIT"],
    ["SELECT a FROM x ORDER BY row_id LIMIT 1", "LIMIT"],
    ["SELECT row_number() OVER (PARTITION BY a ORDER BY b) AS n FROM x", "末位排序列"],
    ["SELECT lag(a) OVER (PARTITION BY a) AS n FROM x", "末位排序列"],
    ["SELECT first_value(a) OVER (ORDER BY row_id) AS n FROM x", "first_value"],
    ["SELECT sum(a) OVER (ORDER BY b) AS n FROM x", "累计窗口"],
    ["SELECT a FROM x UNION SELECT a FROM y", "UNION ALL"],
    ["SELECT a FROM x EXCEPT SELECT a FROM y", "UNION ALL"],
    ["SELECT a, count(*) AS n FROM x GROUP BY ALL", "GROUP BY ALL"],
    ["SELECT a FROM range(3) AS t(a)", "不能用函数"],
    ["SELECT a FROM x FULL JOIN y USING (a)", "JOIN"],
    ["SELECT a FROM x ANTI JOIN y USING (a)", "ANTI JOIN"],
    ["SELECT a FROM x ASOF JOIN y ON x.a >= y.a", "ASOF JOIN"],
    ["SELECT a FROM x NATURAL JOIN y", "NATURAL JOIN"],
    ["SELECT a FROM main.x", "模式名"],
    ["SELECT x.a FROM x JOIN y ON x.name = y.householder_name", "姓名相同"],
    ["SELECT a % b AS n FROM x", "% 的右边"],
    ["SELECT a % 0 AS n FROM x", "% 的右边"],
    ["SELECT a FROM x WHERE b LIKE 'c\\d'", "反斜杠"],
    ["SELECT a FROM x WHERE b ~ 'c'", "regexp_full_match"],
    ["SELECT a FROM x WHERE b SIMILAR TO 'c%'", "regexp_full_match"],
    ["SELECT a FROM x WHERE b ILIKE 'c%'", "~~*"],
    ["SELECT a FROM x WHERE b LIKE 'c%' ESCAPE '$'", "like_escape"],
    ["SELECT a FROM x WHERE b GLOB 'c*'", "~~~"],
    ["SELECT concat(a, b) AS c FROM x", "concat"],
    ["SELECT length(a) AS c FROM x", "length"],
    ["SELECT lower(trim(a)) AS c FROM x", "lower"],
    ["SELECT strftime(a, '%Y') AS c FROM x", "strftime"],
    ["SELECT date_diff('month', a, b) AS c FROM x", "date_diff"],
    ["SELECT date_trunc('month', a) AS c FROM x", "date_trunc"],
    ["SELECT EXTRACT(WEEK FROM a) AS c FROM x", "EXTRACT"],
    ["SELECT EXTRACT(DOW FROM a) AS c FROM x", "EXTRACT"],
    ["SELECT random() AS c FROM x", "random"],
    ["SELECT today() AS c FROM x", "today"],
    ["SELECT a COLLATE NOCASE AS c FROM x", "COLLATE"],
    ["SELECT TRY_CAST(a AS BIGINT) AS c FROM x", "TRY_CAST"],
    ["SELECT CAST(a AS DECIMAL(10, 2)) AS c FROM x", "类型 DECIMAL"],
    ["SELECT CAST(a AS TIMESTAMP) AS c FROM x", "类型 TIMESTAMP"],
    ["SELECT CAST(a AS HUGEINT) AS c FROM x", "类型 HUGEINT"],
    ["SELECT CAST(a AS BIGINT[]) AS c FROM x", "类型 LIST"],
    ["SELECT 1e3 AS c FROM x", "小数"],
    ["SELECT 12345678901234567890 AS c FROM x", "BIGINT"],
    ["SELECT a FROM x WHERE b <> ALL (SELECT c FROM y)", "NOT IN"],
    ["SELECT a FROM x WHERE b > ANY (SELECT c FROM y)", "ANY"],
    ["SELECT a FROM x WHERE (a, b) IN (SELECT c, d FROM y)", "row"],
    ["SELECT DISTINCT ON (a) a, b FROM x", "DISTINCT ON"],
    ["SELECT a, count(*) AS n FROM x GROUP BY ROLLUP (a)", "ROLLUP"],
    ["SELECT a, count(*) AS n FROM x GROUP BY GROUPING SETS ((a), ())", "GROUPING SETS"],
    ["SELECT count(*) FILTER (WHERE a > 1) AS n FROM x", "FILTER"],
    ["SELECT min(a ORDER BY b) AS n FROM x", "ORDER BY"],
    ["SELECT max(a, 3) AS n FROM x", "一个参数"],
    ["SELECT avg(a) AS n FROM x", "avg"],
    ["SELECT any_value(a) AS n FROM x", "any_value"],
    ["SELECT string_agg(a, ',') AS n FROM x", "string_agg"],
    ["SELECT arg_min(a, b) AS n FROM x", "arg_min"],
    ["SELECT list(a) AS n FROM x", "list"],
    ["SELECT unnest(a) AS n FROM x", "unnest"],
    ["SELECT ARRAY(SELECT b FROM y) AS n FROM x", "array"],
    ["SELECT MAP {'a': 1} AS n FROM x", "map"],
    ["SELECT a -> '$.b' AS n FROM x", "列表"],
    ["SELECT a.b.c FROM x", "表.列"],
    ["SELECT a & 2 AS n FROM x", "&"],
    ["SELECT a << 2 AS n FROM x", "<<"],
    ["SELECT sum(a) OVER (PARTITION BY b ROWS 1 PRECEDING) AS s FROM x", "范围"],
    ["SELECT row_number() OVER (ORDER BY row_id ROWS 1 PRECEDING) AS s FROM x", "范围"],
    ["SELECT lag(a IGNORE NULLS) OVER (ORDER BY row_id) AS s FROM x", "IGNORE NULLS"],
    ["SELECT rank() OVER (ORDER BY row_id) AS s FROM x", "rank"],
    ["SELECT a FROM x INTERSECT SELECT a FROM y", "UNION ALL"],
    ["SELECT a FROM x RIGHT JOIN y ON x.a = y.a", "RIGHT JOIN"],
    ["SELECT a FROM x SEMI JOIN y ON x.a = y.a", "SEMI JOIN"],
    ["SELECT a FROM x POSITIONAL JOIN y", "POSITIONAL JOIN"],
    ["SELECT * EXCLUDE (a) FROM x", "SELECT *"],
    ["SELECT COLUMNS('a') FROM x", "SELECT *"],
    ["FROM x", "SELECT *"],
    ["SELECT a FROM 'f.parquet'", "不能用文件"],
    ["SELECT a FROM read_csv('f.csv')", "不能用函数"],
    ["SELECT a FROM x TABLESAMPLE 10%", "抽样"],
    ["SELECT a FROM x OFFSET 2", "LIMIT"],
    ["WITH RECURSIVE r AS (SELECT 1 AS a UNION ALL SELECT a + 1 FROM r) SELECT a FROM r", "递归"],
  ])("refuses %s", async (sql, message) => {
    expect((await faultsOf(sql)).join("\n")).toContain(message);
  });

  it.each([
    "SELECT a, CAST(NULL AS DATE) AS d, COALESCE(b, 0) AS b FROM x WHERE EXTRACT(YEAR FROM d) BETWEEN 1 AND 2",
    "SELECT a FROM x WHERE NOT EXISTS (SELECT 1 FROM y WHERE y.a = x.a) AND b NOT IN ('甲', '乙') AND c IN (SELECT a FROM z)",
    "SELECT a, count(*) AS n, sum(b) AS s FROM x LEFT JOIN y ON y.a = x.a AND y.name = x.name GROUP BY a HAVING count(*) > 1",
    "SELECT row_number() OVER (PARTITION BY a ORDER BY b DESC, row_id) AS n, sum(b) OVER (PARTITION BY a) AS s FROM x",
    "SELECT @idiv(a, 2) AS a, @age(birth_on, $as_of) AS age FROM x WHERE village LIKE '%社区%' UNION ALL SELECT 1, 2 FROM y",
    "WITH w AS (SELECT a FROM x) SELECT w.a FROM w CROSS JOIN (VALUES (1, '甲')) AS v(n, t)",
    "SELECT a FROM x WHERE paid_fen < due_fen - $tolerance_fen AND amount_fen > 0 AND period = $month - 12",
    "SELECT row_number() OVER (ORDER BY COALESCE(d, CAST('1900-01-01' AS DATE)), row_id) AS n FROM x",
    "SELECT CASE WHEN a = 60 THEN 'hit' ELSE 'hint' END AS level FROM x ORDER BY a",
  ])("allows %s", async (sql) => {
    expect(await faultsOf(sql)).toEqual([]);
  });
});

describe("lintPack", () => {
  let db: Database;
  beforeAll(async () => {
    db = await openCaseDatabase([modelFolder()]);
  });
  afterAll(() => db.close());

  const NEEDS = "[{ kind: disability }, { kind: enrolment, roll: subsidy }]";
  const select = (
    columns: string,
    rest = "FROM disability CROSS JOIN enrolment CROSS JOIN screening",
  ) =>
    `SELECT disability.person_key, CAST(NULL AS VARCHAR) AS household_no, month AS period, ${columns} ${rest}`;
  const clean = select(
    "'hit' AS level, disability.category, disability.grade, disability.row_id AS card_row",
  );

  const lintOf = async (header: Record<string, string>, sql: string, cases?: string) => {
    const { pack, folder } = packOf({
      "LB06-card.sql": ruleText("LB06", { needs: NEEDS, ...header }, sql),
    });
    if (cases) writeFileSync(join(folder, "LB06-card.cases.yaml"), cases);
    return lintRule(db, pack[0] as (typeof pack)[number]);
  };
  const CASES = "- case: nothing\n  expect: []\n";

  it("finds nothing wrong with a clean draft", async () => {
    expect(await lintOf({}, clean, CASES)).toEqual([]);
    const reasons = {
      evidence: "{ category: 类别, grade: 等级, hint_because: 列为提示的原因 }",
    };
    const sql = clean.replace(
      "'hit' AS level",
      "CASE WHEN grade = 4 THEN '轻' END AS hint_because",
    );
    expect(await lintOf(reasons, sql, CASES)).toEqual([]);
  });

  it.each<[string, Record<string, string>, string, string]>([
    ["an unknown placeholder", { explain: '"{name}{age}"' }, clean, "{age} 不在 evidence 中"],
    [
      "a clause without a column of its own",
      { explain: '"{name}[在{month}]持{category}{grade}级残疾证。"' },
      clean,
      "方括号里应恰有一列 evidence，这里是“[在{month}]”",
    ],
    [
      "a clause of two columns",
      { explain: '"{name}[持{category}{grade}级残疾证]。"' },
      clean,
      "方括号里应恰有一列",
    ],
    [
      "a bracket that is not closed",
      { explain: '"{name}持[{category}{grade}级残疾证。"' },
      clean,
      "方括号里应恰有一列",
    ],
    ["an id outside its family", { family: "FF" }, clean, "应以 FF 开头"],
    ["a kind nobody has", { needs: "[{ kind: horse }]" }, clean, "没有“horse”这种内容"],
    [
      "a roll of another kind",
      { needs: "[{ kind: disability, roll: dibao }, { kind: enrolment }]" },
      clean,
      "“dibao”",
    ],
    [
      "a column the kind lacks",
      { needs: "[{ kind: disability, columns: [hat] }, { kind: enrolment }]" },
      clean,
      "没有“hat”列",
    ],
    [
      "an optional need without its caveat",
      { needs: "[{ kind: disability }, { kind: enrolment, optional: true }]" },
      clean,
      "if_missing",
    ],
    [
      "a kind read but not declared",
      { needs: "[{ kind: disability }]" },
      clean,
      "用到了 enrolment",
    ],
    [
      "a kind declared but not read",
      { needs: "[{ kind: disability }, { kind: enrolment }, { kind: death }]" },
      clean,
      "death 没有用到",
    ],
    [
      "an evidence column that is not returned",
      { evidence: "{ category: 类别, grade: 等级, hat: 帽子 }" },
      clean,
      "“hat”列查询没有给出",
    ],
    [
      "a returned column that is no evidence",
      { evidence: "{ category: 类别 }", explain: '"{name}"' },
      clean,
      "“grade”列不在 evidence 里",
    ],
    [
      "a column named like a standing placeholder",
      { evidence: "{ category: 类别, grade: 等级, town: 镇 }" },
      clean,
      "与通用占位符同名",
    ],
    [
      "two columns under one Chinese name",
      { evidence: "{ category: 类别, grade: 类别 }" },
      clean,
      "同一个中文名",
    ],
    [
      "a parameter nobody uses",
      { params: "{ days: { default: 5 } }" },
      clean,
      "参数 days 没有用到",
    ],
    [
      "a parameter nobody declared",
      {},
      clean.replace("month AS", "month + $days AS"),
      "没有声明的参数 $days",
    ],
    [
      "a level that is none",
      {},
      clean.replace("'hit'", "CASE WHEN grade = 1 THEN 'hit' ELSE 'check' END"),
      "“check”",
    ],
    [
      "a level beside the reason it follows from",
      { evidence: "{ category: 类别, grade: 等级, hint_because: 列为提示的原因 }" },
      clean.replace("'hit' AS level", "'hit' AS level, CAST(NULL AS VARCHAR) AS hint_because"),
      "既给了 level，又给了 hint_because",
    ],
    [
      "a level further back beside the reason",
      { evidence: "{ category: 类别, grade: 等级, hint_because: 列为提示的原因 }" },
      `${clean.replace("'hit' AS level", "CAST(NULL AS VARCHAR) AS hint_because").replace("card_row", "card_row, 'hit' AS level")}`,
      "既给了 level，又给了 hint_because",
    ],
    [
      "a reason that is not the fourth column",
      { evidence: "{ category: 类别, grade: 等级, hint_because: 列为提示的原因 }" },
      `${clean.replace("'hit' AS level, ", "").replace("card_row", "card_row, CAST(NULL AS VARCHAR) AS hint_because")}`,
      "前四列应依次是 person_key、household_no、period、hint_because",
    ],
    [
      "a rule of hints that gives reasons for them",
      {
        level: "hint",
        evidence: "{ category: 类别, grade: 等级, hint_because: 列为提示的原因 }",
      },
      clean.replace("'hit' AS level", "CAST(NULL AS VARCHAR) AS hint_because"),
      "level 应是 hit",
    ],
    [
      "a wrong type",
      {},
      clean.replace("month AS", "CAST(month AS VARCHAR) AS"),
      "“period”列应是 INTEGER",
    ],
    [
      "another order of columns",
      {},
      clean.replace("month AS period, 'hit' AS level", "'hit' AS level, month AS period"),
      "前四列",
    ],
    [
      "findings out of nothing",
      {},
      clean.replace(
        "FROM disability CROSS JOIN enrolment CROSS JOIN screening",
        "FROM screening LEFT JOIN disability ON TRUE LEFT JOIN enrolment ON TRUE",
      ),
      "没有任何数据时也会得出疑点",
    ],
    [
      "a table that is not there",
      {},
      clean.replace("CROSS JOIN enrolment", "CROSS JOIN nowhere"),
      "nowhere",
    ],
    [
      "an alias that is a column within a subquery",
      {},
      `${clean.replace("CROSS JOIN enrolment", "CROSS JOIN enrolment roll")}
       WHERE EXISTS (SELECT 1 FROM enrolment e WHERE e.row_id = roll.row_id)`,
      "别名 roll 与子查询里的列同名",
    ],
    [
      "a reference that skips a level",
      {},
      `${clean} WHERE EXISTS (SELECT 1 FROM enrolment e WHERE EXISTS (
         SELECT 1 FROM enrolment f WHERE f.row_id = e.row_id AND f.period = screening.month))`,
      "再外一层的 screening",
    ],
    [
      "a table beside that a query in FROM refers to",
      {},
      clean.replace(
        "CROSS JOIN enrolment",
        "JOIN (SELECT e.row_id FROM enrolment e WHERE e.row_id = disability.row_id) y ON TRUE",
      ),
      "不能引用外面的 disability",
    ],
    ["two statements", {}, `${clean}; SELECT 1`, "不是一条正确的 SELECT"],
    ["a statement that writes", {}, "DELETE FROM disability", "不是一条正确的 SELECT"],
    ["broken SQL", {}, "SELECT FROM WHERE", "syntax error"],
    ["an unknown macro", {}, clean.replace("month AS", "@moon(month) AS"), "@moon"],
  ])("finds %s", async (_, header, sql, message) => {
    const issues = await lintOf(header, sql, CASES);
    expect(issues.map((issue) => issue.message).join("\n")).toContain(message);
  });

  it("points at the line of the file", async () => {
    const [issue] = await lintOf(
      {},
      clean.replace("CROSS JOIN screening", "CROSS JOIN screening\nWHERE\n  amount_fen > 5"),
      CASES,
    );
    const { pack } = packOf({ "LB06-card.sql": ruleText("LB06", { needs: NEEDS }, clean) });
    expect(issue).toMatchObject({
      rule: "LB06",
      file: "LB06-card.sql",
      row: (pack[0]?.sqlLine ?? 0) + 2,
    });
  });

  const STABLE = {
    status: "stable",
    exclusions: "[{ text: 已在特困名册, case: left out on tekun }]",
    lowered: "[{ text: 事实无人抚养儿童, case: hint for a child }]",
    falsepositives: "[{ text: 已选择更高的补贴, case: chose another }]",
    basis: "[{ document: 通知, number: 民函〔2019〕95号, clause: 二, confidence: 证 }]",
  };
  const PROOF = `
- { case: found, expect: [{ person: A, level: hit }] }
- { case: left out on tekun, expect: [] }
- { case: hint for a child, expect: [{ person: A, level: hint }] }
- { case: chose another, expect: [] }
- { case: without the roll, not_evaluable: disability }
`;
  const proofFaults = async (header: Record<string, string>, cases: string) =>
    (await lintOf({ ...STABLE, ...header }, clean, cases)).map((issue) => issue.message);

  it("asks a stable rule for a basis in each edition and a case for each claim", async () => {
    expect(await proofFaults({}, PROOF)).toEqual([]);
    expect(
      await proofFaults(
        { basis: "[{ document: 通知, number: 95号, clause: 二, confidence: 待核 }]" },
        PROOF,
      ),
    ).toHaveLength(2);
    expect(
      await proofFaults(
        { basis: "[{ document: 通知, number: 95号, clause: 二, confidence: 证, edition: 2019 }]" },
        PROOF,
      ),
    ).toEqual(["缺少 current 口径的完整依据（文件、文号、条款或原文，且不是待核）"]);
    expect(
      await proofFaults(
        {},
        PROOF.replace("without the roll, not_evaluable: disability", "other, expect: []"),
      ),
    ).toEqual(["没有未检查的用例"]);
    expect(
      await proofFaults({}, PROOF.replace("case: chose another", "case: chose nothing")),
    ).toEqual(["误报情形“已选择更高的补贴”没有对应的用例"]);
    expect(await proofFaults({}, PROOF.replace("level: hint", "level: hit"))).toEqual([
      "降级情形“事实无人抚养儿童”的用例“hint for a child”没有证明它",
    ]);
    expect(
      await proofFaults(
        {},
        PROOF.replace(
          "left out on tekun, expect: []",
          "left out on tekun, expect: [{ person: A }]",
        ),
      ),
    ).toEqual(["排除情形“已在特困名册”的用例“left out on tekun”没有证明它"]);
  });

  it("checks model files too, and what rules read by way of them", async () => {
    const model = (columns: string, sql: string) =>
      `/*---\nname: living\ngrain: one person\ncolumns: ${columns}\n---*/\n${sql}`;
    const folders = [
      modelFolder({
        "10-living.sql": model(
          "{ person_key: 人 }",
          "SELECT h.person_key FROM hukou h WHERE NOT EXISTS (SELECT 1 FROM death d WHERE d.person_key = h.person_key)",
        ),
      }),
    ];
    const sql = clean.replace(
      "CROSS JOIN enrolment",
      "JOIN living ON living.person_key = disability.person_key",
    );
    const { pack, folder } = packOf({
      "LB06-card.sql": ruleText("LB06", { needs: "[{ kind: disability }]" }, sql),
    });
    writeFileSync(join(folder, "LB06-card.cases.yaml"), CASES);
    const messages = (await lintPack(pack, { modelFolders: folders })).map(
      (issue) => issue.message,
    );
    expect(messages).toEqual(["用到了 death，needs 里没有写", "用到了 hukou，needs 里没有写"]);
    const bad = [
      modelFolder({
        "10-living.sql": model("{ person_key: 人 }", "SELECT person_key, * FROM hukou"),
      }),
    ];
    const faults = (await lintPack([], { modelFolders: bad })).map((issue) => issue.message);
    expect(faults[0]).toContain("SELECT *");
    expect(faults).toContain("“row_id”列没有写明是什么");
  });

  it("refuses a type of a model's column that only DuckDB has", async () => {
    const folders = [
      modelFolder({
        "10-paid.sql": `/*---\nname: paid\ngrain: one person\ncolumns: { person_key: 人, fen: 分 }\n---*/
SELECT p.person_key, SUM(p.amount_fen) AS fen FROM payment p GROUP BY p.person_key`,
      }),
    ];
    const faults = (await lintPack([], { modelFolders: folders })).map((issue) => issue.message);
    expect(faults).toEqual([expect.stringContaining("“fen”列是 HUGEINT")]);
  });
});
