/** What the engine says of a query, in one line: it may quote a value of a row; none of that may be shown or kept. */
export function withoutValues(error: unknown): string {
  const first = String((error as Error).message).split("\n")[0] ?? "";
  return first.replaceAll(/'[^']*'|"[^"]*"|\d{4,}[\dX]*|[\p{Script=Han}·]{2,}(?=['"])/gu, "…");
}
