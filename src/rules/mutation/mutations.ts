import { type SqlNode, walk } from "../lint/sql-tree.ts";

/** A change of one node of a query, and what it is in words. */
export interface Mutation {
  says: string;
  /** The node that takes the place of the one given; undefined takes the condition away. */
  becomes: SqlNode | undefined;
  /** The node whose place in the file is told. */
  at: SqlNode;
}

const COMPARISONS: Readonly<Record<string, readonly [string, string]>> = {
  COMPARE_GREATERTHAN: ["COMPARE_GREATERTHANOREQUALTO", "> 改为 >="],
  COMPARE_GREATERTHANOREQUALTO: ["COMPARE_GREATERTHAN", ">= 改为 >"],
  COMPARE_LESSTHAN: ["COMPARE_LESSTHANOREQUALTO", "< 改为 <="],
  COMPARE_LESSTHANOREQUALTO: ["COMPARE_LESSTHAN", "<= 改为 <"],
  COMPARE_EQUAL: ["COMPARE_NOTEQUAL", "= 改为 <>"],
  COMPARE_NOTEQUAL: ["COMPARE_EQUAL", "<> 改为 ="],
  COMPARE_IN: ["COMPARE_NOT_IN", "IN 改为 NOT IN"],
  COMPARE_NOT_IN: ["COMPARE_IN", "NOT IN 改为 IN"],
  OPERATOR_IS_NULL: ["OPERATOR_IS_NOT_NULL", "IS NULL 改为 IS NOT NULL"],
  OPERATOR_IS_NOT_NULL: ["OPERATOR_IS_NULL", "IS NOT NULL 改为 IS NULL"],
};

/** Every change of one node by itself. */
export function mutationsOf(node: SqlNode, parent: SqlNode | undefined): Mutation[] {
  return [
    ...swapComparison(node),
    ...narrowBetween(node),
    ...dropFromConjunction(node),
    ...(parent?.type === "OPERATOR_NOT" ? [] : flipExists(node)),
    ...shiftNumber(node),
    ...swapLevel(node),
  ];
}

function swapComparison(node: SqlNode): Mutation[] {
  const swap = COMPARISONS[node.type ?? ""];
  if (!swap) return [];
  return [{ says: `${swap[1]}${about(node)}`, becomes: { ...node, type: swap[0] }, at: node }];
}

/** BETWEEN with one bound left out of the range. */
function narrowBetween(node: SqlNode): Mutation[] {
  if (node.type !== "COMPARE_BETWEEN") return [];
  const compare = (type: string, right: unknown): SqlNode => ({
    class: "COMPARISON",
    type,
    alias: "",
    query_location: node.query_location ?? 0,
    left: node.input,
    right,
  });
  const both = (low: string, high: string): SqlNode => ({
    class: "CONJUNCTION",
    type: "CONJUNCTION_AND",
    alias: "",
    query_location: node.query_location ?? 0,
    children: [compare(low, node.lower), compare(high, node.upper)],
  });
  return [
    {
      says: `BETWEEN 不含下界${about(node)}`,
      becomes: both("COMPARE_GREATERTHAN", "COMPARE_LESSTHANOREQUALTO"),
      at: node,
    },
    {
      says: `BETWEEN 不含上界${about(node)}`,
      becomes: both("COMPARE_GREATERTHANOREQUALTO", "COMPARE_LESSTHAN"),
      at: node,
    },
  ];
}

function dropFromConjunction(node: SqlNode): Mutation[] {
  if (node.class !== "CONJUNCTION") return [];
  const children = node.children as SqlNode[];
  const word = node.type === "CONJUNCTION_AND" ? "AND" : "OR";
  return children.map((child, index) => {
    const rest = children.filter((_, other) => other !== index);
    const becomes = rest.length === 1 ? rest[0] : { ...node, children: rest };
    return { says: `去掉 ${word} 条件${about(child)}`, becomes, at: child };
  });
}

/** EXISTS to NOT EXISTS; the way back is made at the NOT. */
function flipExists(node: SqlNode): Mutation[] {
  if (isExists(node))
    return [{ says: `EXISTS 改为 NOT EXISTS${about(node)}`, becomes: not(node), at: node }];
  if (node.type !== "OPERATOR_NOT") return [];
  const child = (node.children as SqlNode[])[0];
  if (!child || !isExists(child)) return [];
  return [{ says: `NOT EXISTS 改为 EXISTS${about(child)}`, becomes: child, at: child }];
}

export function isExists(node: SqlNode): boolean {
  return node.class === "SUBQUERY" && node.subquery_type === "EXISTS";
}

function not(node: SqlNode): SqlNode {
  return {
    class: "OPERATOR",
    type: "OPERATOR_NOT",
    alias: "",
    query_location: 0,
    children: [node],
  };
}

function shiftNumber(node: SqlNode): Mutation[] {
  const value = constantOf(node);
  if (typeof value !== "number" || !Number.isInteger(value)) return [];
  return [1, -1].map((step) => ({
    says: `${value} 改为 ${value + step}`,
    becomes: { ...node, value: { ...(node.value as object), value: value + step } },
    at: node,
  }));
}

function swapLevel(node: SqlNode): Mutation[] {
  const value = constantOf(node);
  if (value !== "hit" && value !== "hint") return [];
  const other = value === "hit" ? "hint" : "hit";
  return [
    {
      says: `'${value}' 改为 '${other}'`,
      becomes: { ...node, value: { ...(node.value as object), value: other } },
      at: node,
    },
  ];
}

function constantOf(node: SqlNode): unknown {
  return node.class === "CONSTANT" ? (node.value as { value?: unknown }).value : undefined;
}

/** The tables of a subquery, or else the columns of a condition, to tell one from another. */
export function about(node: SqlNode): string {
  const tables: string[] = [];
  const columns: string[] = [];
  walk(node, (one) => {
    if (one.type === "BASE_TABLE") tables.push(String(one.table_name));
    if (one.class === "COLUMN_REF") columns.push((one.column_names ?? []).join("."));
  });
  const names = [...new Set(tables.length > 0 ? tables : columns)].slice(0, 3);
  return names.length > 0 ? `（${names.join("、")}）` : "";
}
