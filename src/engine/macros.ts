import { UserError } from "../errors.ts";
import { sqlTokens, type Token } from "./sql-tokens.ts";

export type Dialect = "duckdb" | "spark";

interface Macro {
  /** For the documents: what the arguments are and what comes back. */
  means: string;
  arguments: number;
  duckdb: (...parts: string[]) => string;
  spark?: (...parts: string[]) => string;
}

const year = (day: string) => `EXTRACT(YEAR FROM ${day})`;
// Spark's DIV gives BIGINT, make_date takes INT.
const sparkYear = (month: string) => `CAST(${month} DIV 12 AS INT)`;
const sparkMonth = (month: string) => `CAST(${month} % 12 + 1 AS INT)`;
const monthDay = (day: string) => `EXTRACT(MONTH FROM ${day}) * 100 + EXTRACT(DAY FROM ${day})`;

/** What the portable subset cannot say in one way for every engine. Each template puts its arguments in brackets. */
export const MACROS: Readonly<Record<string, Macro>> = {
  ym: {
    means: "month number (year*12 + month-1) of a date",
    arguments: 1,
    duckdb: (day) => `CAST(${year(day)} * 12 + EXTRACT(MONTH FROM ${day}) - 1 AS INTEGER)`,
  },
  age: {
    means: "full years between a birthday and a date",
    arguments: 2,
    duckdb: (birth, on) =>
      `CAST(${year(on)} - ${year(birth)} - CASE WHEN ${monthDay(on)} < ${monthDay(birth)} THEN 1 ELSE 0 END AS INTEGER)`,
  },
  date: {
    means: "the date of a month number and a day; a day past the month's end runs on",
    arguments: 2,
    duckdb: (month, day) =>
      `(make_date(${month} // 12, ${month} % 12 + 1, 1) + CAST(${day} - 1 AS INTEGER))`,
    spark: (month, day) =>
      `date_add(make_date(${sparkYear(month)}, ${sparkMonth(month)}, 1), CAST(${day} - 1 AS INT))`,
  },
  month_end: {
    means: "the last day of a month number",
    arguments: 1,
    duckdb: (month) => `(make_date((${month} + 1) // 12, (${month} + 1) % 12 + 1, 1) - 1)`,
    spark: (month) =>
      `date_add(make_date(${sparkYear(`(${month} + 1)`)}, ${sparkMonth(`(${month} + 1)`)}, 1), -1)`,
  },
  add_days: {
    means: "a date plus a number of days",
    arguments: 2,
    duckdb: (day, count) => `(${day} + CAST(${count} AS INTEGER))`,
    spark: (day, count) => `date_add(${day}, CAST(${count} AS INT))`,
  },
  days_between: {
    means: "days from the first date to the second",
    arguments: 2,
    duckdb: (from, to) => `CAST(${to} - ${from} AS INTEGER)`,
    spark: (from, to) => `datediff(${to}, ${from})`,
  },
  idiv: {
    means: "integer division, cut toward zero; by 0 it is null",
    arguments: 2,
    duckdb: (a, b) => `(${a} // ${b})`,
    spark: (a, b) => `(${a} DIV NULLIF(${b}, 0))`,
  },
};

/**
 * Write out the `@macros` of a text of SQL for one engine; arguments may hold macros themselves.
 *
 * Throws: UserError E2102 for an unknown macro, a wrong number of arguments, or a bracket that is not closed.
 */
export function expandMacros(sql: string, dialect: Dialect): string {
  return expand(sqlTokens(sql), dialect);
}

function expand(tokens: readonly Token[], dialect: Dialect): string {
  let out = "";
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index] as Token;
    if (token.kind !== "macro") {
      out += token.text;
      continue;
    }
    const call = readArguments(tokens, index);
    out += write(
      token.text.slice(1),
      call.parts.map((part) => expand(part, dialect)),
      dialect,
    );
    index = call.end;
  }
  return out;
}

function write(name: string, parts: string[], dialect: Dialect): string {
  const macro = MACROS[name];
  if (!macro) throw wrong(`没有 @${name} 这个宏`, `可用的宏：${macroList()}。`);
  if (parts.length !== macro.arguments) {
    throw wrong(`@${name} 要 ${macro.arguments} 个参数`, `${name}：${macro.means}`);
  }
  const template = (dialect === "spark" && macro.spark) || macro.duckdb;
  return template(...parts.map((part) => `(${part.trim()})`));
}

function macroList(): string {
  return Object.keys(MACROS)
    .map((name) => `@${name}`)
    .join("、");
}

/** The arguments of the macro at `start`, split at the commas of its own bracket. */
function readArguments(tokens: readonly Token[], start: number): { parts: Token[][]; end: number } {
  const name = tokens[start]?.text ?? "";
  if (tokens[start + 1]?.text !== "(") throw wrong(`${name} 后面缺少括号`, "写成 @名称(参数, …)。");
  const parts: Token[][] = [[]];
  let depth = 1;
  for (let index = start + 2; index < tokens.length; index += 1) {
    const token = tokens[index] as Token;
    if (token.text === "(") depth += 1;
    if (token.text === ")") depth -= 1;
    if (depth === 0) return { parts, end: index };
    if (token.text === "," && depth === 1) parts.push([]);
    else parts.at(-1)?.push(token);
  }
  throw wrong(`${name} 的括号没有闭合`, "补上右括号。");
}

function wrong(message: string, hint: string): UserError {
  return new UserError("E2102", `查询语句中${message}。`, { hint });
}
