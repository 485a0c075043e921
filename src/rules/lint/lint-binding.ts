import type { Database, Params } from "../../engine/database.ts";
import { expandMacros } from "../../engine/macros.ts";
import { parametersOf } from "../../engine/sql-tokens.ts";
import { UserError } from "../../errors.ts";
import { KINDS } from "../../rolls/kinds.ts";
import type { ModelFile, Rule } from "../rule-file.ts";
import { evidenceColumns, tellsWhyHint } from "../run/level.ts";
import { columnsOf } from "../run/run-rule.ts";
import { FIXED_PARAMETERS, readyQuery, withValues } from "../run/sql-values.ts";
import { inWorld, type RunContext } from "../run-context.ts";
import { readTree, type SqlNode } from "./sql-tree.ts";

/** Any month does: the model is empty. */
const CONTEXT: RunContext = { month: 2019 * 12 + 9, standards: [], priceLinkage: [] };

/** Faults that show when a rule is bound against the empty model: columns, tables, parameters, rows out of nothing. */
export async function lintBinding(db: Database, rule: Rule): Promise<string[]> {
  try {
    const query = readyQuery(rule, rule.sql, CONTEXT);
    return await inWorld(db, "sure", async () => {
      const kinds = await db.statementKinds(query.sql);
      if (kinds.join() !== "SELECT") return [`应是恰好一条 SELECT，这里是 ${kinds.join("、")}`];
      const columns = await columnsOf(db, rule, query.sql, query.params);
      const rows = await db.rows(`SELECT count(*) AS n FROM (\n${query.sql}\n)`, query.params);
      return [
        ...lintColumns(rule, columns),
        ...(await lintTypes(db, query.sql, query.params)),
        ...lintNeedsOfTables(rule, db.tablesOf(withValues(query))),
        ...lintParameters(rule),
        ...(await lintLevels(db, rule, query.sql)),
        ...(rows[0]?.n === 0 ? [] : ["没有任何数据时也会得出疑点"]),
      ];
    });
  } catch (error) {
    if (error instanceof UserError) return [error.message];
    return [`查询不能执行：${(error as Error).message.split("\n")[0]}`];
  }
}

function lintColumns(rule: Rule, columns: readonly string[]): string[] {
  const rest = evidenceColumns(rule.header, columns);
  const named = Object.keys(rule.header.evidence);
  return [
    ...rest
      .filter((name) => !named.includes(name))
      .map((name) => `查询的“${name}”列不在 evidence 里`),
    ...named
      .filter((name) => !rest.includes(name))
      .map((name) => `evidence 的“${name}”列查询没有给出`),
    ...(new Set(columns).size < columns.length ? ["查询有两列同名"] : []),
  ];
}

const TYPES: Readonly<Record<string, readonly string[]>> = {
  person_key: ["BIGINT"],
  household_no: ["VARCHAR"],
  period: ["INTEGER", "BIGINT"],
  level: ["VARCHAR"],
  hint_because: ["VARCHAR"],
};

async function lintTypes(db: Database, sql: string, params: Params): Promise<string[]> {
  const rows = await db.rows<{ column_name: string; column_type: string }>(
    `DESCRIBE ${sql}`,
    params,
  );
  return rows.flatMap(({ column_name: name, column_type: type }) => {
    const wanted = TYPES[name] ?? (name.endsWith("_row") ? ["BIGINT"] : undefined);
    return wanted && !wanted.includes(type) ? [`“${name}”列应是 ${wanted[0]}，这里是 ${type}`] : [];
  });
}

/** `tables` are those under every view, so what a rule reads by way of the model counts too. */
function lintNeedsOfTables(rule: Rule, tables: readonly string[]): string[] {
  const used = tables.filter((name) => name in KINDS);
  const needed = new Set(rule.header.needs.map((need) => need.kind));
  return [
    ...used.filter((kind) => !needed.has(kind)).map((kind) => `用到了 ${kind}，needs 里没有写`),
    ...[...needed]
      .filter((kind) => !used.includes(kind))
      .map((kind) => `needs 里的 ${kind} 没有用到`),
  ];
}

function lintParameters(rule: Rule): string[] {
  const used = parametersOf(`${rule.sql}\n${rule.header.examined ?? ""}`);
  return Object.keys(rule.header.params).flatMap((name) => {
    if ((FIXED_PARAMETERS as readonly string[]).includes(name))
      return [`参数 ${name} 与固定参数同名`];
    return used.includes(name) ? [] : [`参数 ${name} 没有用到`];
  });
}

/** The texts a level column can come to must be hit or hint. */
async function lintLevels(db: Database, rule: Rule, sql: string): Promise<string[]> {
  if (tellsWhyHint(rule.header)) return [];
  const tree = await readTree(db, sql);
  if ("fault" in tree) return [];
  const found: string[] = [];
  for (const column of levelColumns(tree.root)) found.push(...resultsOf(column));
  return found
    .filter((level) => level !== "hit" && level !== "hint")
    .map((level) => `level 只能是 hit 或 hint，这里是“${level}”`);
}

const LEVEL_PLACE = 3;

/** The fourth column of each SELECT that a UNION ALL puts together. */
function levelColumns(root: SqlNode): SqlNode[] {
  if (root.type === "SET_OPERATION_NODE") {
    const branches = (root.children as SqlNode[] | undefined) ?? [
      root.left as SqlNode,
      root.right as SqlNode,
    ];
    return branches.flatMap(levelColumns);
  }
  const column = (root.select_list as SqlNode[] | undefined)?.[LEVEL_PLACE];
  return column ? [column] : [];
}

function resultsOf(node: SqlNode): string[] {
  if (node.class === "CONSTANT") return [String((node.value as { value?: unknown }).value)];
  if (node.class !== "CASE") return [];
  const arms = (node.case_checks as { then_expr: SqlNode }[]).map((arm) => arm.then_expr);
  return [...arms, node.else_expr as SqlNode].flatMap(resultsOf);
}

/** What every engine has: a sum is a HUGEINT in DuckDB alone. */
const PORTABLE_TYPES = ["BIGINT", "INTEGER", "DATE", "VARCHAR"];

/** Faults of a model file against the empty model. */
export async function lintModelBinding(db: Database, model: ModelFile): Promise<string[]> {
  const { name, columns } = model.header;
  const faults = parametersOf(model.sql).map(
    (each) => `模型文件不能用参数 $${each}，改读 screening`,
  );
  if (name in KINDS) faults.push(`“${name}”是内容种类的名字，换一个`);
  if (faults.length > 0) return faults;
  const rows = await inWorld(db, "sure", () =>
    db.rows<{ column_name: string; column_type: string }>(
      `DESCRIBE ${expandMacros(model.sql, "duckdb")}`,
    ),
  );
  const given = rows.map((row) => row.column_name);
  return [
    ...given
      .filter((column) => !(column in columns))
      .map((column) => `“${column}”列没有写明是什么`),
    ...Object.keys(columns)
      .filter((column) => !given.includes(column))
      .map((column) => `“${column}”列查询没有给出`),
    ...rows
      .filter(({ column_type: type }) => !PORTABLE_TYPES.includes(type))
      .map(
        ({ column_name: column, column_type: type }) =>
          `“${column}”列是 ${type}，别的引擎没有，用 CAST 写成 BIGINT、INTEGER、DATE 或 VARCHAR`,
      ),
  ];
}
