import { quoteText } from "../../engine/database.ts";
import { UNKNOWN } from "./print-value.ts";

/** Placeholders every `explain` may use besides the rule's own evidence columns. */
export const STANDING_PLACEHOLDERS: Readonly<Record<string, string>> = {
  name: "姓名",
  town: "乡镇",
  village: "村",
  household_no: "低保证号或户编号",
  month: "排查月份",
  as_of: "排查月份的最后一天",
  period: "疑点所在的月份，多个月依次列出",
  period_count: "疑点所在月份的个数",
};

/** Added to the sentence of a finding that hangs on an uncertain match. */
export const CHECK_REMARK = "（所据记录与此人为疑似匹配，请先核实身份。）";

/** The names between braces, each once. */
export function placeholdersOf(template: string): string[] {
  return [...new Set([...template.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? ""))];
}

/**
 * SQL that fills a template: `{name}` becomes the SQL text `columns` gives for it, or 不详 where that is null or
 * empty. Placeholders nobody knows stay as they are; lint refuses them.
 */
export function explainSql(template: string, columns: Readonly<Record<string, string>>): string {
  const parts = template.split(/(\{[^{}]*\})/).filter((part) => part !== "");
  const sql = parts.map((part) => {
    const column = part.startsWith("{") ? columns[part.slice(1, -1)] : undefined;
    return column
      ? `COALESCE(NULLIF(CAST(${column} AS VARCHAR), ''), '${UNKNOWN}')`
      : quoteText(part);
  });
  return sql.join(" || ") || "''";
}
