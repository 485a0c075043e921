import { expandMacros } from "../macros.ts";
import { sqlTokens, type Token } from "../sql-tokens.ts";

/**
 * A text of the portable subset as Spark SQL reads it: macros written out, `"names"` in backticks, text with Spark's escapes, VARCHAR
 * as STRING, and DuckDB's order of nulls (last, whichever way) said aloud, because Spark's own differs.
 *
 * The text has no parameters left (`withValues`). Spark knows no VARCHAR without a length.
 */
export function toSparkSql(sql: string): string {
  return withNullsLast(sqlTokens(expandMacros(sql, "spark")))
    .map(sparkToken)
    .join("");
}

/** `'…'` in Spark, where a backslash escapes and two quotes side by side mean nothing. */
export function quoteSparkText(text: string): string {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}

/** An identifier in backticks. */
export function quoteSparkName(name: string): string {
  return `\`${name.replaceAll("`", "``")}\``;
}

function sparkToken(token: Token): string {
  if (token.kind === "text") return quoteSparkText(token.text.slice(1, -1).replaceAll("''", "'"));
  if (token.kind === "name") return quoteSparkName(token.text.slice(1, -1).replaceAll('""', '"'));
  if (token.kind === "word" && token.text.toUpperCase() === "VARCHAR") return "STRING";
  return token.text;
}

const NULLS_LAST: Token = { kind: "word", text: " NULLS LAST", at: 0 };

/** Append NULLS LAST to every item of every ORDER BY that does not say where nulls go. */
function withNullsLast(tokens: readonly Token[]): Token[] {
  const out: Token[] = [];
  const open: { depth: number; says: boolean }[] = [];
  let depth = 0;
  const close = () => {
    const order = open.at(-1);
    if (order && !order.says) insertBeforeSpace(out, NULLS_LAST);
    if (order) order.says = false;
  };
  for (const [index, token] of tokens.entries()) {
    const isOrdered = open.at(-1)?.depth === depth;
    if (token.text === "(") depth += 1;
    if (token.text === ")") {
      if (isOrdered) {
        close();
        open.pop();
      }
      depth -= 1;
    }
    if (isOrdered && token.text === ",") close();
    const order = open.at(-1);
    if (order && isWord(token, "nulls")) order.says = true;
    out.push(token);
    if (isWord(token, "by") && isWord(before(tokens, index), "order"))
      open.push({ depth, says: false });
  }
  while (open.length > 0) {
    close();
    open.pop();
  }
  return out;
}

function insertBeforeSpace(out: Token[], token: Token): void {
  let at = out.length;
  while (at > 0 && ["space", "comment"].includes(out[at - 1]?.kind ?? "")) at -= 1;
  out.splice(at, 0, token);
}

function before(tokens: readonly Token[], index: number): Token | undefined {
  for (let at = index - 1; at >= 0; at -= 1) {
    if (tokens[at]?.kind !== "space" && tokens[at]?.kind !== "comment") return tokens[at];
  }
  return undefined;
}

function isWord(token: Token | undefined, word: string): boolean {
  return token?.kind === "word" && token.text.toLowerCase() === word;
}
