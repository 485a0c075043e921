import { quoteText } from "../../engine/database.ts";
import { CODE_LISTS } from "../../rolls/code-lists.ts";
import { NUMBER_BY_HEAD } from "../../rolls/heads-id.ts";
import { loadRolls } from "../../rolls/load-rolls.ts";

/** Printed wherever a value is missing. */
export const UNKNOWN = "不详";

/** Columns whose values are identifiers of ours and are shown by their first Chinese spelling. */
const CODE_COLUMNS = ["programme", "item", "roll"] as const;

const ROLLS = await loadRolls();

const GRADES = ["一", "二", "三", "四"];

/** How a column's values are printed. */
export type Style =
  | "fen"
  | "on"
  | "month"
  | "grade"
  | "flag"
  | "number"
  | (typeof CODE_COLUMNS)[number]
  | "plain";

/** The style of an evidence column, which its name tells. */
export function styleOf(column: string): Style {
  if (column.endsWith("_fen")) return "fen";
  if (column.endsWith("_on")) return "on";
  if (column.endsWith("_month")) return "month";
  if (isNamed(column, "grade")) return "grade";
  if (column.startsWith("is_") || column.startsWith("has_")) return "flag";
  if (column.endsWith("_no")) return "number";
  return CODE_COLUMNS.find((name) => isNamed(column, name)) ?? "plain";
}

/**
 * SQL that prints an evidence value (given as text) as a clerk reads it, by its style: fen 420.50元, on 2019年10月3日, month 2019年10月,
 * grade 一 … 四, flag 是 or 否, number as it stands or 不详 where no list has it, programme, item and roll by their Chinese names, plain as
 * it stands. Null stays null. Other styles than `used` are left out: DuckDB pays for each of them wherever it plans the query.
 */
export function printedSql(style: string, text: string, used: ReadonlySet<Style>): string {
  const grades = GRADES.map((said, index) => [String(index + 1), said] as const);
  const flags = [
    ["1", "是"],
    ["0", "否"],
    ["true", "是"],
    ["false", "否"],
  ] as const;
  const printed: Record<Exclude<Style, "plain">, string> = {
    fen: yuanSql(text),
    on: dayTextSql(`TRY_CAST(${text} AS DATE)`),
    month: monthTextSql(`TRY_CAST(${text} AS INTEGER)`),
    grade: caseSql(text, grades),
    flag: caseSql(text, flags),
    number: `CASE WHEN regexp_full_match(${text}, ${quoteText(NUMBER_BY_HEAD)}) THEN '${UNKNOWN}' ELSE ${text} END`,
    programme: caseSql(text, codeLabels("programme")),
    item: caseSql(text, codeLabels("item")),
    roll: caseSql(
      text,
      [...ROLLS.values()].map(({ id, label }) => [id, label]),
    ),
  };
  const arms = Object.entries(printed)
    .filter(([name]) => used.has(name as Style))
    .map(([name, sql]) => `WHEN '${name}' THEN ${sql}`);
  return arms.length === 0 ? text : `CASE ${style} ${arms.join(" ")} ELSE ${text} END`;
}

/** `2019年10月` */
export function monthTextSql(month: string): string {
  return `CAST(${month} // 12 AS VARCHAR) || '年' || CAST(${month} % 12 + 1 AS VARCHAR) || '月'`;
}

/** Months in order as a clerk says them, runs drawn together: `2019年2月、2019年4月至6月、2019年12月至2020年1月`. `months` is a sorted list. */
export function monthRunsSql(months: string): string {
  const alone = (side: number) =>
    `list_filter(${months}, lambda m: NOT list_contains(${months}, m + ${side}))`;
  const end = `CASE WHEN run[1] // 12 = run[2] // 12 THEN CAST(run[2] % 12 + 1 AS VARCHAR) || '月' ELSE ${monthTextSql("run[2]")} END`;
  const run = `${monthTextSql("run[1]")} || CASE WHEN run[1] = run[2] THEN '' ELSE '至' || ${end} END`;
  return `array_to_string(list_transform(list_zip(${alone(-1)}, ${alone(1)}), lambda run: ${run}), '、')`;
}

/** `2019年10月3日` */
export function dayTextSql(day: string): string {
  return `strftime(${day}, '%Y年%-m月%-d日')`;
}

/** 分 as yuan with its unit: whole yuan without decimals, else two. */
function yuanSql(text: string): string {
  const fen = `TRY_CAST(${text} AS BIGINT)`;
  const sign = `CASE WHEN ${fen} < 0 THEN '-' ELSE '' END`;
  const cents = `CASE WHEN ${fen} % 100 = 0 THEN '' ELSE '.' || lpad(CAST(abs(${fen}) % 100 AS VARCHAR), 2, '0') END`;
  return `${sign} || CAST(abs(${fen}) // 100 AS VARCHAR) || ${cents} || '元'`;
}

function isNamed(column: string, name: string): boolean {
  return column === name || column.endsWith(`_${name}`);
}

/** Identifier -> Chinese name, for the values of a list that are identifiers. */
function codeLabels(list: "programme" | "item"): [string, string][] {
  return Object.entries(CODE_LISTS[list].values).map(([id, spellings]) => [id, spellings[0] ?? id]);
}

function caseSql(text: string, pairs: readonly (readonly [string, string])[]): string {
  const arms = pairs.map(([value, said]) => `WHEN ${quoteText(value)} THEN ${quoteText(said)}`);
  return `CASE ${text} ${arms.join(" ")} ELSE ${text} END`;
}
