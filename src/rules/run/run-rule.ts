import { type Database, type Params, quoteName, quoteText } from "../../engine/database.ts";
import { resourceFault } from "../../engine/resource-fault.ts";
import { UserError } from "../../errors.ts";
import type { Rule } from "../rule-file.ts";
import { inWorld, type RunContext, WORLDS, type World } from "../run-context.ts";
import { evidenceColumns, fixedColumns, levelSql, tellsWhyHint } from "./level.ts";
import { readyQuery } from "./sql-values.ts";

/**
 * Run one rule in one world and append what it returns to `raised`.
 *
 * Reads:   the views of the world.
 * Returns: rows raised.
 * Throws:  UserError E2102 when DuckDB refuses the query or its columns are not as agreed; nothing is written then.
 */
export async function runRule(
  db: Database,
  rule: Rule,
  world: World,
  context: RunContext,
): Promise<number> {
  const query = readyQuery(rule, rule.sql, context);
  return inWorld(db, world, async () => {
    const columns = await columnsOf(db, rule, query.sql, query.params);
    return db.run(raisedInsertSql(rule, world, columns, query.sql), query.params);
  });
}

/** A rule's columns follow from its text alone, so they are asked for once. */
const known = new WeakMap<Rule, string[]>();

/** Bind a rule's query without running it, and list the columns it returns. */
export async function columnsOf(
  db: Database,
  rule: Rule,
  sql: string,
  params: Params,
): Promise<string[]> {
  const before = known.get(rule);
  if (before) return before;
  let described: string[];
  try {
    const rows = await db.rows<{ column_name: string }>(`DESCRIBE ${sql}`, params);
    described = rows.map((row) => row.column_name);
  } catch (cause) {
    if (resourceFault(cause)) throw cause;
    throw new UserError(
      "E2102",
      `规则 ${rule.header.id} 的查询不能执行：${(cause as Error).message}`,
      {
        hint: `修改后运行 doudi rules test ${rule.header.id}。`,
        at: { file: rule.file, row: rule.sqlLine },
        cause,
      },
    );
  }
  requireFixedColumns(rule, described);
  known.set(rule, described);
  return described;
}

function requireFixedColumns(rule: Rule, described: readonly string[]): void {
  const { id } = rule.header;
  const at = { file: rule.file, row: rule.sqlLine };
  if (tellsWhyHint(rule.header) && described.includes("level")) {
    throw new UserError("E2102", `规则 ${id} 既给了 level，又给了 hint_because。`, {
      hint: "删去 level 列，把 hint_because 放在第四列：有原因的为提示，空着的为疑点。",
      at,
    });
  }
  const first = fixedColumns(rule.header);
  if (first.some((name, index) => described[index] !== name)) {
    throw new UserError("E2102", `规则 ${id} 的前四列应依次是 ${first.join("、")}。`, {
      hint: "调整 SELECT 的列，没有的列写 CAST(NULL AS 类型)。",
      at,
    });
  }
}

/**
 * Give the likely world what rules raised in the sure one: where no mention is uncertain the worlds are the same.
 */
export async function copyToLikely(db: Database, rules: readonly Rule[]): Promise<void> {
  const ids = rules.map(({ header }) => quoteText(header.id)).join(", ") || "NULL";
  await db.run(
    `INSERT INTO main.raised SELECT 'likely', rule, person_key, household_no, period, level, evidence, source_rows
     FROM main.raised WHERE rule IN (${ids}) AND world = 'sure'`,
  );
}

/** Both, or the sure one alone where no mention is uncertain and no row leaves open whether it counts. */
export async function worldsToRun(db: Database): Promise<readonly World[]> {
  const uncertain = await db.rowsAgain(`SELECT 1 AS one FROM main.uncertain_mention
    UNION ALL
    SELECT 1 FROM duckdb_tables()
    WHERE schema_name = 'likely' AND table_name LIKE 'uncertain_%' AND table_name <> 'uncertain_naming'
    LIMIT 1`);
  return uncertain.length > 0 ? WORLDS : ["sure"];
}

/** The statement that appends what a query returns, in the columns of a rule, to `raised`. */
export function raisedInsertSql(
  rule: Rule,
  world: World,
  columns: readonly string[],
  sql: string,
): string {
  const rows = columns
    .filter((name) => name.endsWith("_row"))
    .map((name) => `f.${quoteName(name)}`);
  const evidence = evidenceColumns(rule.header, columns).map(
    (name) => `${quoteText(name)}, f.${quoteName(name)}`,
  );
  return `INSERT INTO main.raised
SELECT '${world}', ${quoteText(rule.header.id)}, f.person_key, f.household_no, f.period, ${levelSql(rule.header, "f")},
  CAST(json_object(${evidence.join(", ")}) AS VARCHAR),
  ${rows.length > 0 ? `CAST(to_json(list_filter([${rows.join(", ")}], lambda x: x IS NOT NULL)) AS VARCHAR)` : "'[]'"}
FROM (
${sql}
) AS f`;
}

/** Run one rule in both worlds; resolves to the rows raised in the sure one. */
export async function raiseInBothWorlds(
  db: Database,
  rule: Rule,
  context: RunContext,
): Promise<number> {
  const raised = await runRule(db, rule, "sure", context);
  if ((await worldsToRun(db)).length > 1) await runRule(db, rule, "likely", context);
  else await copyToLikely(db, [rule]);
  return raised;
}
