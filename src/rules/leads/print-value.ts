import { quoteText } from "../../engine/database.ts";
import { CODE_LISTS } from "../../rolls/code-lists.ts";

/** Printed wherever a value is missing. */
export const UNKNOWN = "不详";

/** Columns whose values are identifiers of ours and are shown by their first Chinese spelling. */
const CODE_COLUMNS = ["programme", "item"] as const;

const GRADES = ["一", "二", "三", "四"];

/**
 * SQL that prints one evidence value (given as text) as a clerk reads it, by the suffix of its column:
 * `_fen` 420.50元, `_on` 2019年10月3日, `_month` 2019年10月, `grade` 一 … 四, `is_`/`has_` 是 or 否, `programme` and
 * `item` by their Chinese names, anything else as it stands. Null stays null.
 */
export function printedSql(column: string, text: string): string {
  if (column.endsWith("_fen")) return yuanSql(text);
  if (column.endsWith("_on")) return dayTextSql(`TRY_CAST(${text} AS DATE)`);
  if (column.endsWith("_month")) return monthTextSql(`TRY_CAST(${text} AS INTEGER)`);
  if (isNamed(column, "grade"))
    return caseSql(
      text,
      GRADES.map((said, index) => [String(index + 1), said]),
    );
  if (column.startsWith("is_") || column.startsWith("has_")) {
    return caseSql(text, [
      ["1", "是"],
      ["0", "否"],
      ["true", "是"],
      ["false", "否"],
    ]);
  }
  const list = CODE_COLUMNS.find((name) => isNamed(column, name));
  return list ? caseSql(text, codeLabels(list)) : text;
}

/** `2019年10月` */
export function monthTextSql(month: string): string {
  return `CAST(${month} // 12 AS VARCHAR) || '年' || CAST(${month} % 12 + 1 AS VARCHAR) || '月'`;
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
export function codeLabels(list: (typeof CODE_COLUMNS)[number]): [string, string][] {
  return Object.entries(CODE_LISTS[list].values).map(([id, spellings]) => [id, spellings[0] ?? id]);
}

function caseSql(text: string, pairs: readonly (readonly [string, string])[]): string {
  const arms = pairs.map(([value, said]) => `WHEN ${quoteText(value)} THEN ${quoteText(said)}`);
  return `CASE ${text} ${arms.join(" ")} ELSE ${text} END`;
}
