const KINDS = [
  "space",
  "comment",
  "text",
  "name",
  "parameter",
  "macro",
  "word",
  "number",
  "symbol",
] as const;

export type TokenKind = (typeof KINDS)[number];

export interface Token {
  kind: TokenKind;
  text: string;
  /** Offset of the first character. */
  at: number;
}

/** One group a kind, in order of KINDS. */
const PATTERN =
  /(\s+)|(--[^\n]*|\/\*[\s\S]*?\*\/)|('(?:[^']|'')*')|("(?:[^"]|"")*")|(\$[A-Za-z_]\w*)|(@[A-Za-z_]\w*)|([\p{L}_][\p{L}\p{N}_]*)|(\d+(?:\.\d+)?)|(<=|>=|<>|!=|\|\||::|[\s\S])/guy;

/**
 * SQL cut into tokens; joined again they give the text unchanged. Not a parser: it only tells text,
 * comments and names apart, so that templates and hashes never look inside a quoted string.
 */
export function sqlTokens(sql: string): Token[] {
  const tokens: Token[] = [];
  for (const match of sql.matchAll(PATTERN)) {
    let group = 1;
    while (match[group] === undefined) group += 1;
    tokens.push({ kind: KINDS[group - 1] ?? "symbol", text: match[0], at: match.index });
  }
  return tokens;
}

/** The SQL without comments, each run of white space as one blank; equal for a mere change of layout. */
export function plainSql(sql: string): string {
  return sqlTokens(sql)
    .filter((token) => token.kind !== "space" && token.kind !== "comment")
    .map((token) => (token.kind === "word" ? token.text.toLowerCase() : token.text))
    .join(" ");
}

/** Names of the `$parameters` a text of SQL uses, each once, in order. */
export function parametersOf(sql: string): string[] {
  const names = sqlTokens(sql)
    .filter((token) => token.kind === "parameter")
    .map((token) => token.text.slice(1));
  return [...new Set(names)];
}
