import { type Params, quoteText } from "../../engine/database.ts";
import { type Dialect, expandMacros } from "../../engine/macros.ts";
import { parametersOf, sqlTokens } from "../../engine/sql-tokens.ts";
import { UserError } from "../../errors.ts";
import type { Rule } from "../rule-file.ts";
import type { ParamValue } from "../rule-schema.ts";
import { asOf, editionOf, type RunContext } from "../run-context.ts";

/** Always bound, whatever the header says. */
export const FIXED_PARAMETERS = ["month", "as_of", "edition"] as const;

export interface ReadyQuery {
  /** Macros and list parameters written out. */
  sql: string;
  /** Exactly the parameters the text names. */
  params: Params;
}

/**
 * A rule's query ready to run: macros written out, header defaults overridden by the county's values.
 * A parameter that is a list is written out as `('a', 'b')`, because lists are outside the portable subset.
 *
 * Throws: UserError E2102 for a parameter nobody declared.
 */
export function readyQuery(
  rule: Rule,
  sql: string,
  context: RunContext,
  dialect: Dialect = "duckdb",
): ReadyQuery {
  const values = parameterValues(rule, context);
  const expanded = expandMacros(sql, dialect);
  const text = sqlTokens(expanded)
    .map((token) => {
      if (token.text === "$as_of") return "CAST($as_of AS DATE)";
      const value = token.kind === "parameter" ? values[token.text.slice(1)] : undefined;
      return Array.isArray(value) ? `(${value.map(literal).join(", ")})` : token.text;
    })
    .join("");
  const params: Params = {};
  for (const name of parametersOf(text)) {
    const value = values[name];
    if (value === undefined) {
      throw new UserError("E2102", `规则 ${rule.header.id} 用了没有声明的参数 $${name}。`, {
        hint: "在 params 里声明它，给出默认值。",
        at: { file: rule.file, row: rule.sqlLine },
      });
    }
    params[name] = value as string | number;
  }
  return { sql: text, params };
}

/** A query with its parameters written out, for what cannot take bound ones. */
export function withValues(query: ReadyQuery): string {
  return sqlTokens(query.sql)
    .map((token) => {
      const value = token.kind === "parameter" ? query.params[token.text.slice(1)] : undefined;
      return value === undefined ? token.text : literal(value as string | number);
    })
    .join("");
}

/** The query with the default of each list parameter written out, other parameters as they are. */
export function listsWrittenOut(rule: Rule, sql: string): string {
  return sqlTokens(sql)
    .map((token) => {
      const value =
        token.kind === "parameter" ? rule.header.params[token.text.slice(1)]?.default : undefined;
      return Array.isArray(value) ? `(${value.map(literal).join(", ")})` : token.text;
    })
    .join("");
}

/** What each declared parameter of a rule is in this run: the county's value, or the default. */
export function parametersInForce(
  rule: Rule,
  context: Pick<RunContext, "params">,
): Record<string, ParamValue> {
  const defaults = Object.entries(rule.header.params).map(([name, param]) => [name, param.default]);
  return { ...Object.fromEntries(defaults), ...context.params?.[rule.header.id] };
}

function parameterValues(rule: Rule, context: RunContext): Record<string, ParamValue> {
  return {
    ...parametersInForce(rule, context),
    month: context.month,
    as_of: asOf(context.month),
    edition: editionOf(context),
  };
}

function literal(value: string | number): string {
  return typeof value === "number" ? String(value) : quoteText(value);
}
