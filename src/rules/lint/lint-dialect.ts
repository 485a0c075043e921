import type { SqlNode } from "./sql-tree.ts";

/** Parts of a date that every engine counts alike; weeks and days of the week begin on different days. */
const DATE_PARTS = new Set(["year", "month", "day"]);
const AGGREGATES = new Set(["sum", "min", "max", "count", "count_star"]);
const WHOLE_FRAMES = new Set(["UNBOUNDED_PRECEDING", "CURRENT_ROW_RANGE"]);

/** What DuckDB takes beyond the SQL that the engines share, although function and join are allowed ones. */
export function judgeDialect(node: SqlNode): string | undefined {
  switch (node.class) {
    case "COLLATE":
      return "不能用 COLLATE，各引擎排字的次序不同";
    case "CAST":
      return node.try_cast === true ? "不能用 TRY_CAST，读不出的值在入库时处理" : undefined;
    case "COLUMN_REF":
      return (node.column_names?.length ?? 0) > 2 ? "列名最多写成 表.列" : undefined;
    case "CONSTANT":
      return typeId(node) === "HUGEINT" ? "整数超出了 BIGINT" : undefined;
    case "SUBQUERY":
      return judgeSubquery(node);
    case "FUNCTION":
      return judgeCall(node);
    case "WINDOW":
      return judgeFrame(node);
    default:
      return judgeClause(node);
  }
}

function judgeSubquery(node: SqlNode): string | undefined {
  return node.subquery_type === "ANY" && node.comparison_type !== "COMPARE_EQUAL"
    ? "不能用 ANY、ALL 比较子查询，用 EXISTS 或 MIN、MAX"
    : undefined;
}

function judgeCall(node: SqlNode): string | undefined {
  const name = String(node.function_name);
  const given = (node.children as SqlNode[] | undefined) ?? [];
  if (name === "date_part") {
    const part = String((given[0]?.value as { value?: unknown } | undefined)?.value);
    return DATE_PARTS.has(part.toLowerCase())
      ? undefined
      : "EXTRACT 只能取 YEAR、MONTH、DAY，其余各引擎不同";
  }
  if (!AGGREGATES.has(name)) return undefined;
  if (given.length > 1) return `${name} 只能有一个参数`;
  if (node.filter) return "不要用 FILTER，用 SUM(CASE WHEN … THEN 1 ELSE 0 END)";
  const orders = (node.order_bys as { orders?: unknown[] } | undefined)?.orders ?? [];
  return orders.length > 0 ? "聚合函数里不能写 ORDER BY" : undefined;
}

function judgeFrame(node: SqlNode): string | undefined {
  if (node.ignore_nulls === true) return "窗口里不能用 IGNORE NULLS";
  return WHOLE_FRAMES.has(String(node.start)) && WHOLE_FRAMES.has(String(node.end))
    ? undefined
    : "窗口不能写 ROWS、RANGE 的范围";
}

function judgeClause(node: SqlNode): string | undefined {
  const modifiers = (node.modifiers as SqlNode[] | undefined) ?? [];
  if (modifiers.some((one) => ((one.distinct_on_targets as unknown[]) ?? []).length > 0))
    return "不能用 DISTINCT ON，用 ROW_NUMBER 加唯一的排序";
  if (((node.group_sets as unknown[] | undefined) ?? []).length > 1)
    return "不能用 ROLLUP、CUBE、GROUPING SETS";
  if (node.type !== "BASE_TABLE") return undefined;
  if (node.sample) return "不能抽样";
  return /^\w+$/.test(String(node.table_name)) ? undefined : "FROM 里只能用模型里的表，不能用文件";
}

function typeId(node: SqlNode): string {
  return String((node.value as { type?: { id?: string } } | undefined)?.type?.id);
}
