import type { Database } from "../../engine/database.ts";
import type { SqlIssue } from "./lint-sql.ts";
import { type SqlNode, walk } from "./sql-tree.ts";

/**
 * Names that engines look up differently, or not at all: Spark sees from a subquery only the query around it, not the one around that;
 * and `roll.person_key` inside a subquery over a table with a column `roll` is the outer alias for
 * DuckDB, for Spark a field of that column.
 *
 * Reads: the columns of the model in `db`.
 */
export async function lintNames(db: Database, root: SqlNode): Promise<SqlIssue[]> {
  const columns = await columnsOfTables(db);
  const issues: SqlIssue[] = [];
  walk(root, (node) => {
    if (node.class === undefined && node.type === "SUBQUERY") issues.push(...lintDerived(node));
    if (node.class !== "SUBQUERY") return;
    const { names, tables } = namesOf(node);
    issues.push(...lintDepth(node, names));
    walk(node.subquery, (one) => {
      const [qualifier, column] = one.class === "COLUMN_REF" ? (one.column_names ?? []) : [];
      if (qualifier === undefined || column === undefined || names.has(qualifier)) return;
      if (!tables.some((table) => columns.get(table)?.has(qualifier))) return;
      issues.push({
        message: `别名 ${qualifier} 与子查询里的列同名，各引擎的理解不同，换一个别名`,
        at: one.query_location ?? 0,
      });
    });
  });
  return issues;
}

/** References from a table written as a query to what stands beside or around it: only DuckDB joins those without LATERAL. */
function lintDerived(derived: SqlNode): SqlIssue[] {
  const { names } = namesOf(derived);
  const issues: SqlIssue[] = [];
  walk(derived.subquery, (one) => {
    const [qualifier, column] = one.class === "COLUMN_REF" ? (one.column_names ?? []) : [];
    if (qualifier === undefined || column === undefined || names.has(qualifier)) return;
    issues.push({
      message: `FROM 里的子查询不能引用外面的 ${qualifier}，在连接条件里写`,
      at: one.query_location ?? 0,
    });
  });
  return issues;
}

/** References from a subquery within this one to a table outside of both; `names` are those of this one. */
function lintDepth(subquery: SqlNode, names: ReadonlySet<string>): SqlIssue[] {
  const issues: SqlIssue[] = [];
  walk(subquery.subquery, (inner) => {
    if (inner.class !== "SUBQUERY") return;
    walk(inner.subquery, (one) => {
      const [qualifier, column] = one.class === "COLUMN_REF" ? (one.column_names ?? []) : [];
      if (qualifier === undefined || column === undefined || names.has(qualifier)) return;
      issues.push({
        message: `子查询里的子查询不能引用再外一层的 ${qualifier}，有的引擎看不到，在里面重新连接`,
        at: one.query_location ?? 0,
      });
    });
  });
  return issues;
}

/** What the FROM clauses of a subquery (and of those within it) call their tables, and the tables themselves. */
function namesOf(subquery: SqlNode): { names: Set<string>; tables: string[] } {
  const names = new Set<string>();
  const tables: string[] = [];
  walk(subquery.subquery, (node) => {
    if (node.type !== "BASE_TABLE" && node.type !== "SUBQUERY") return;
    if (node.class !== undefined) return;
    const alias = String(node.alias ?? "");
    const table = String(node.table_name ?? "");
    names.add(alias === "" ? table : alias);
    if (node.type === "BASE_TABLE") tables.push(table);
  });
  return { names, tables };
}

async function columnsOfTables(db: Database): Promise<Map<string, Set<string>>> {
  const rows = await db.rows<{ table_name: string; column_name: string }>(
    "SELECT table_name, column_name FROM duckdb_columns() WHERE schema_name IN ('sure', 'main') AND NOT internal",
  );
  const columns = new Map<string, Set<string>>();
  for (const row of rows) {
    const known = columns.get(row.table_name) ?? new Set();
    columns.set(row.table_name, known.add(row.column_name));
  }
  return columns;
}
