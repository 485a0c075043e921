import type { Database } from "../../engine/database.ts";
import { sqlTokens } from "../../engine/sql-tokens.ts";

/** A node of DuckDB's own syntax tree (`json_serialize_sql`); which fields it has depends on class and type. */
export interface SqlNode {
  class?: string;
  type?: string;
  query_location?: number;
  function_name?: string;
  column_names?: string[];
  [field: string]: unknown;
}

export interface SqlTree {
  /** Root of the only statement. */
  root: SqlNode;
  /** The whole answer of the serialiser, which `writeSql` takes back. */
  whole: SqlNode;
}

export type SqlFault = { fault: string; at: number };

/** Locations of nodes without one are 2^64-1, which no JS number holds. */
const NO_LOCATION = /"query_location":\d{16,}/g;

/** Parse one SELECT with DuckDB's own parser; a text that is not one comes back as a fault with its offset. */
export async function readTree(db: Database, sql: string): Promise<SqlTree | SqlFault> {
  const rows = await db.rows<{ tree: string }>(
    "SELECT CAST(json_serialize_sql(CAST($sql AS VARCHAR)) AS VARCHAR) AS tree",
    { sql },
  );
  const whole = JSON.parse(
    (rows[0]?.tree ?? "{}").replace(NO_LOCATION, '"query_location":0'),
  ) as SqlNode;
  if (whole.error) return { fault: String(whole.error_message), at: Number(whole.position ?? 0) };
  const statements = whole.statements as SqlNode[];
  if (statements.length !== 1) return { fault: `${statements.length} statements`, at: 0 };
  return { root: statements[0]?.node as SqlNode, whole };
}

/** A tree, perhaps changed, as SQL again. */
export async function writeSql(db: Database, whole: SqlNode): Promise<string> {
  const rows = await db.rows<{ sql: string }>(
    "SELECT json_deserialize_sql(CAST($tree AS JSON)) AS sql",
    { tree: JSON.stringify(whole) },
  );
  return rows[0]?.sql ?? "";
}

/** Visit every node, parents before children. */
export function walk(
  value: unknown,
  visit: (node: SqlNode, parent: SqlNode | undefined) => void,
  parent?: SqlNode,
): void {
  if (Array.isArray(value)) {
    for (const item of value) walk(item, visit, parent);
    return;
  }
  if (value === null || typeof value !== "object") return;
  const node = value as SqlNode;
  const isNode = typeof node.type === "string";
  if (isNode) visit(node, parent);
  for (const child of Object.values(node)) walk(child, visit, isNode ? node : parent);
}

/**
 * A query the parser understands although its macros are not written out: `@ym(…)` becomes the function `_ym(…)`, of
 * the same length, so that places in the tree are places in the file.
 */
export function withMacrosAsFunctions(sql: string): string {
  return sqlTokens(sql)
    .map((token) => (token.kind === "macro" ? `_${token.text.slice(1)}` : token.text))
    .join("");
}

/** The names of tables the query itself reads, without those its own WITH defines. */
export function tableNames(root: SqlNode): string[] {
  const named = new Set<string>();
  const own = new Set<string>();
  walk(root, (node) => {
    if (node.type === "BASE_TABLE") named.add(String(node.table_name));
    const ctes = (node.cte_map as { map?: { key: string }[] } | undefined)?.map ?? [];
    for (const cte of ctes) own.add(cte.key);
  });
  return [...named].filter((name) => !own.has(name)).sort();
}
