export type TokenKind =
  | "space"
  | "comment"
  | "text"
  | "name"
  | "word"
  | "number"
  | "parameter"
  | "macro"
  | "symbol";

export interface Token {
  kind: TokenKind;
  text: string;
  /** Offset of the first character. */
  at: number;
}

const PATTERN =
  /(?<space>\s+)|(?<comment>--[^\n]*|\/\*[\s\S]*?\*\/)|(?<text>'(?:[^']|'')*')|(?<name>"(?:[^"]|"")*")|(?<parameter>\$[A-Za-z_]\w*)|(?<macro>@[A-Za-z_]\w*)|(?<word>[\p{L}_][\p{L}\p{N}_]*)|(?<number>\d+(?:\.\d+)?)|(?<symbol><=|>=|<>|!=|\|\||::|[\s\S])/guy;

/**
 * SQL cut into tokens; joined again they give the text unchanged. Not a parser: it only tells text,
 * comments and names apart, so that templates and hashes never look inside a quoted string.
 */
export function sqlTokens(sql: string): Token[] {
  const tokens: Token[] = [];
  for (const match of sql.matchAll(PATTERN)) {
    const found = Object.entries(match.groups ?? {}).find(([, text]) => text !== undefined);
    if (found) tokens.push({ kind: found[0] as TokenKind, text: match[0], at: match.index });
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
