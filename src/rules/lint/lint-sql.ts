import { judgeDialect } from "./lint-dialect.ts";
import { type SqlNode, walk } from "./sql-tree.ts";

/** One thing the portable subset does not allow. */
export interface SqlIssue {
  message: string;
  /** Offset in the query; 0 where the parser gives none. */
  at: number;
}

/** Functions and operators that mean the same on every engine; macros are checked when they are written out. */
const FUNCTIONS = new Set(
  "count count_star sum min max coalesce nullif abs least greatest date_part row_number lag lead + - * % ~~ !~~".split(
    " ",
  ),
);
const CAST_TYPES = new Set(["BIGINT", "INTEGER", "DATE", "VARCHAR", "BOOLEAN"]);
const CLOCK = new Set([
  "current_date",
  "current_time",
  "current_timestamp",
  "localtime",
  "localtimestamp",
]);
const TIE_BREAKERS = /^(row_id|person_key|.*_row|.*_key)$/;
const NAMES = new Set(["name", "householder_name", "account_name", "father_name", "mother_name"]);

/** Everything in a query that is outside the portable subset of design.md section 6. */
export function lintSql(root: SqlNode): SqlIssue[] {
  const issues: SqlIssue[] = [];
  walk(root, (node, parent) => {
    const message = judge(node, parent);
    if (message) issues.push({ message, at: node.query_location ?? 0 });
  });
  return issues;
}

function judge(node: SqlNode, parent: SqlNode | undefined): string | undefined {
  return (
    judgeExpression(node, parent) ?? judgeSelect(node) ?? judgeTable(node) ?? judgeDialect(node)
  );
}

function judgeExpression(node: SqlNode, parent: SqlNode | undefined): string | undefined {
  switch (node.class) {
    case "STAR":
      return isValuesList(parent) ? undefined : "不要用 SELECT *，逐列写出";
    case "LAMBDA":
      return "不能用列表函数";
    case "FUNCTION":
      return judgeFunction(node);
    case "WINDOW":
      return judgeWindow(node);
    case "CAST":
      return judgeCast(node, parent);
    case "CONSTANT":
      return judgeConstant(node);
    case "COLUMN_REF":
      return CLOCK.has(String(node.column_names?.at(-1)).toLowerCase())
        ? "不能读当前时间，用 $as_of"
        : undefined;
    case "OPERATOR":
      return judgeOperator(node);
    case "COMPARISON":
      return judgeComparison(node);
    default:
      return undefined;
  }
}

function judgeConstant(node: SqlNode): string | undefined {
  if (typeOf(node) === "DECIMAL" || typeOf(node) === "DOUBLE") return "不能用小数，金额用整数分";
  return String(literalOf(node) ?? "").includes("\\")
    ? "文字里不要用反斜杠，各引擎的理解不同"
    : undefined;
}

function isValuesList(parent: SqlNode | undefined): boolean {
  return (parent?.from_table as SqlNode | undefined)?.type === "EXPRESSION_LIST";
}

function judgeFunction(node: SqlNode): string | undefined {
  const name = String(node.function_name);
  if (name === "%" && !hasConstantDivisor(node))
    return "% 的右边要是不为 0 的常数，除以 0 时各引擎不同";
  if (FUNCTIONS.has(name) || name.startsWith("_")) return undefined;
  if (name === "//" || name === "/") return "不要用除号，用 @idiv(a, b)";
  if (name === "to_days" || name.startsWith("to_")) return "不要用 INTERVAL，用 @add_days(date, n)";
  if (name === "now" || name.includes("current")) return "不能读当前时间，用 $as_of";
  return `函数或运算符 ${name} 不在可移植的范围内`;
}

function hasConstantDivisor(node: SqlNode): boolean {
  const divisor = (node.children as SqlNode[] | undefined)?.[1];
  return divisor?.class === "CONSTANT" && Number(literalOf(divisor)) > 0;
}

function judgeWindow(node: SqlNode): string | undefined {
  const name = String(node.function_name);
  if (node.type === "WINDOW_AGGREGATE") {
    const orders = node.orders as unknown[];
    if (!FUNCTIONS.has(name)) return `窗口函数 ${name} 不在可移植的范围内`;
    return orders.length > 0
      ? "累计窗口的结果取决于并列行的次序，不要在聚合窗口里写 ORDER BY"
      : undefined;
  }
  if (!["row_number", "lag", "lead"].includes(name)) return `窗口函数 ${name} 不在可移植的范围内`;
  const orders = (node.orders as { expression: SqlNode }[]).map((order) => order.expression);
  const total = orders.some((one) => TIE_BREAKERS.test(String(one.column_names?.at(-1))));
  return total
    ? undefined
    : "窗口的 ORDER BY 要有唯一的末位排序列（row_id 或 person_key），否则结果不固定";
}

/** A date may stand in for a missing one (in COALESCE); a date that decides belongs into the parameters. */
function judgeCast(node: SqlNode, parent: SqlNode | undefined): string | undefined {
  const type = String((node.cast_type as { id?: string }).id);
  if (!CAST_TYPES.has(type)) return `类型 ${type} 不在可移植的范围内`;
  const child = node.child as SqlNode;
  if (
    type === "DATE" &&
    parent?.type !== "OPERATOR_COALESCE" &&
    child.class === "CONSTANT" &&
    typeOf(child) !== "SQLNULL" &&
    !isNull(child)
  ) {
    return "写死的日期应改为参数";
  }
  return undefined;
}

function judgeOperator(node: SqlNode): string | undefined {
  if (node.type === "OPERATOR_NOT") {
    const child = (node.children as SqlNode[])[0];
    if (child?.class === "SUBQUERY" && child.subquery_type === "ANY") {
      return "不要用 NOT IN（子查询）：有空值时什么也查不出，用 NOT EXISTS";
    }
  }
  if (node.type === "COMPARE_NOT_IN") {
    const [, ...listed] = node.children as SqlNode[];
    if (listed.some((each) => each.class === "COLUMN_REF"))
      return "不要用 NOT IN（列）：有空值时什么也查不出，逐个用 <> 比";
  }
  return node.type === "ARRAY_EXTRACT" || node.type === "STRUCT_EXTRACT"
    ? "不能用列表或结构"
    : undefined;
}

/** An amount in the text of a rule is a policy choice and belongs into the parameters. */
function judgeComparison(node: SqlNode): string | undefined {
  const sides = [node.left as SqlNode, node.right as SqlNode];
  const constant = sides.find(
    (side) => side.class === "CONSTANT" && typeof literalOf(side) === "number",
  );
  if (!constant || literalOf(constant) === 0) return undefined;
  const money = sides.some((side) => columnsIn(side).some((name) => name.endsWith("_fen")));
  if (money) return "写死的金额应改为参数";
  return Number(literalOf(constant)) >= 1900 * 12 ? "写死的月份应改为参数" : undefined;
}

function judgeSelect(node: SqlNode): string | undefined {
  if (node.type === "SET_OPERATION_NODE") {
    return node.setop_type === "UNION" && node.setop_all === true
      ? undefined
      : "集合运算只能用 UNION ALL";
  }
  if (node.type === "RECURSIVE_CTE_NODE") return "不能用递归查询";
  const modifiers = (node.modifiers as { type: string }[] | undefined) ?? [];
  if (modifiers.some((one) => one.type.startsWith("LIMIT")))
    return "不能用 LIMIT，用 ROW_NUMBER 加唯一的排序";
  if (node.type !== "SELECT_NODE") return undefined;
  if (node.qualify) return "不能用 QUALIFY，把窗口放进子查询";
  if (node.aggregate_handling === "FORCE_AGGREGATES") return "GROUP BY ALL 要写成逐列分组";
  return node.sample ? "不能抽样" : undefined;
}

function judgeTable(node: SqlNode): string | undefined {
  if (node.type === "TABLE_FUNCTION") return "FROM 里只能用模型里的表，不能用函数";
  if (node.type === "PIVOT") return "不能用 PIVOT";
  if (node.type === "BASE_TABLE" && node.schema_name) return "表名前不要写模式名";
  if (node.type !== "JOIN") return undefined;
  if (node.join_type !== "INNER" && node.join_type !== "LEFT")
    return `${String(node.join_type)} JOIN 不在可移植的范围内`;
  if (node.ref_type !== "REGULAR" && node.ref_type !== "CROSS")
    return `${String(node.ref_type)} JOIN 不在可移植的范围内`;
  return joinsByNameAlone(node) ? "不能只凭姓名相同就当作同一个人" : undefined;
}

function joinsByNameAlone(node: SqlNode): boolean {
  const equals: string[][] = [];
  walk(node.condition, (one) => {
    if (one.type === "COMPARE_EQUAL") equals.push(columnsIn(one));
  });
  const between = equals.filter((columns) => columns.length >= 2);
  return between.length > 0 && between.every((columns) => columns.every((name) => NAMES.has(name)));
}

/** Last parts of the column names below a node. */
function columnsIn(node: SqlNode): string[] {
  const names: string[] = [];
  walk(node, (one) => {
    if (one.class === "COLUMN_REF") names.push(String(one.column_names?.at(-1)));
  });
  return names;
}

function typeOf(node: SqlNode): string {
  return String((node.value as { type?: { id?: string } } | undefined)?.type?.id);
}

function isNull(node: SqlNode): boolean {
  return (node.value as { is_null?: boolean } | undefined)?.is_null === true;
}

function literalOf(node: SqlNode): unknown {
  return (node.value as { value?: unknown } | undefined)?.value;
}
