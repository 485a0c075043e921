import { basename } from "node:path";
import type { Database } from "../../engine/database.ts";
import { sqlTokens } from "../../engine/sql-tokens.ts";
import { UserError } from "../../errors.ts";
import { readTree, type SqlNode, walk, withMacrosAsFunctions, writeSql } from "../lint/sql-tree.ts";
import type { QueryFile } from "../rule-file.ts";
import { about, isExists, mutationsOf } from "./mutations.ts";

/** A query with one thing in it changed. */
export interface ChangedQuery {
  /** What was changed, with the line of the file. */
  says: string;
  sql: string;
}

export interface Mutations {
  /** The query unchanged, read into the tree and written again. */
  rewritten: string;
  changes: ChangedQuery[];
}

interface Site {
  /** Steps from the serialiser's answer to the node. */
  path: readonly (string | number)[];
  says: string;
  becomes: SqlNode | undefined;
  row: number;
}

/**
 * Every query that differs from a file's in one place, made in DuckDB's own syntax tree. `lists` are the parameters that
 * stand for a list.
 *
 * Throws: UserError E2102 when the query cannot be parsed.
 */
export async function mutateQuery(
  db: Database,
  query: QueryFile<unknown>,
  lists: readonly string[],
): Promise<Mutations> {
  const text = withMacrosAsFunctions(listsInBrackets(query.sql, lists));
  const tree = await readTree(db, text);
  if ("fault" in tree) {
    throw new UserError("E2102", "查询不能解析。", {
      hint: "先用 doudi rules lint 检查。",
      at: { file: basename(query.file), row: query.sqlLine },
    });
  }
  crossJoinsWithCondition(tree.whole);
  // DuckDB counts bytes, and Chinese characters have three.
  const bytes = Buffer.from(text);
  const rowOf = (node: SqlNode) =>
    query.sqlLine + bytes.subarray(0, placeOf(node)).toString().split("\n").length - 1;
  const unchanged = await writeSql(db, tree.whole);
  const changes: ChangedQuery[] = [];
  const seen = new Set([unchanged]);
  for (const site of sitesOf(tree.whole, rowOf)) {
    const sql = await writeSql(db, changed(tree.whole, site));
    if (seen.has(sql)) continue;
    seen.add(sql);
    changes.push({ says: `第 ${site.row} 行：${site.says}`, sql: asWritten(sql, lists) });
  }
  return { rewritten: asWritten(unchanged, lists), changes };
}

/**
 * Make `a CROSS JOIN b` an inner join on TRUE: DuckDB writes a cross join as a comma, which binds less tightly than the
 * joins that follow, and the query would no longer be the same.
 */
function crossJoinsWithCondition(whole: SqlNode): void {
  walk(whole, (node) => {
    if (node.type !== "JOIN" || node.ref_type !== "CROSS") return;
    node.ref_type = "REGULAR";
    node.condition = {
      class: "CONSTANT",
      type: "VALUE_CONSTANT",
      alias: "",
      query_location: 0,
      value: { type: { id: "BOOLEAN", type_info: null }, is_null: false, value: true },
    };
  });
}

function sitesOf(whole: SqlNode, rowOf: (node: SqlNode) => number): Site[] {
  const sites: Site[] = [];
  visit(whole, [], undefined, (node, path, parent) => {
    for (const { says, becomes, at } of mutationsOf(node, parent)) {
      sites.push({ says, becomes, path, row: rowOf(at) });
    }
    const where = node.where_clause as SqlNode | undefined;
    if (node.type === "SELECT_NODE" && where && where.type !== "CONJUNCTION_AND") {
      sites.push({
        path: [...path, "where_clause"],
        says: `去掉 WHERE${about(where)}`,
        becomes: undefined,
        row: rowOf(where),
      });
    }
  });
  return sites.sort((a, b) => a.row - b.row);
}

type Path = readonly (string | number)[];

/** Like `walk`, with the path; what an EXISTS selects, and how results are grouped or ordered, makes no difference. */
function visit(
  value: unknown,
  path: Path,
  parent: SqlNode | undefined,
  see: (node: SqlNode, path: Path, parent: SqlNode | undefined) => void,
  insideExists = false,
): void {
  if (value === null || typeof value !== "object") return;
  const node = value as SqlNode;
  const isNode = typeof node.type === "string" && !Array.isArray(value);
  if (isNode) see(node, path, parent);
  for (const [key, child] of Object.entries(node)) {
    if (SKIPPED.has(key) || (key === "value" && node.class === "CONSTANT")) continue;
    if (insideExists && key === "select_list") continue;
    const enters = isExists(node) && key === "subquery";
    const stays = insideExists && (key === "node" || key === "subquery");
    const step = Array.isArray(value) ? Number(key) : key;
    visit(child, [...path, step], isNode ? node : parent, see, enters || stays);
  }
}

const SKIPPED = new Set(["modifiers", "group_expressions", "cast_type"]);

/** Offset of the first node below that has one. */
function placeOf(node: SqlNode): number {
  let place = Number.POSITIVE_INFINITY;
  walk(node, ({ query_location: at }) => {
    if (at) place = Math.min(place, at);
  });
  return Number.isFinite(place) ? place : 0;
}

function changed(whole: SqlNode, site: Site): SqlNode {
  const copy = structuredClone(whole);
  let parent = copy as Record<string | number, unknown>;
  for (const step of site.path.slice(0, -1))
    parent = parent[step] as Record<string | number, unknown>;
  const last = site.path.at(-1) as string | number;
  if (site.becomes === undefined) delete parent[last];
  else parent[last] = site.becomes;
  return copy;
}

/** `IN $list` as `IN ($list)`, which the parser takes for a list of one. */
function listsInBrackets(sql: string, lists: readonly string[]): string {
  return sqlTokens(sql)
    .map((token) =>
      token.kind === "parameter" && lists.includes(token.text.slice(1))
        ? `(${token.text})`
        : token.text,
    )
    .join("");
}

/** What `listsInBrackets` and `withMacrosAsFunctions` did, undone. */
function asWritten(sql: string, lists: readonly string[]): string {
  const plain = lists.reduce((text, name) => text.replaceAll(`($${name})`, `$${name}`), sql);
  return sqlTokens(plain)
    .map((token) =>
      token.kind === "word" && token.text.startsWith("_") ? `@${token.text.slice(1)}` : token.text,
    )
    .join("");
}
