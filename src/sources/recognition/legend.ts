import type { SaidValues } from "./known.ts";
import type { Assignment } from "./match-columns.ts";

/** 1城市 2农村, 1-男；2-女, 01：正常: a code and the word it stands for. */
const ENTRY = /(?<![\d.])(\d{1,2}|[A-Z])\s*[-—.、:：=]?\s*(\p{Script=Han}{1,12})/gu;
const LEAST_ENTRIES = 2;

/** What the codes of each column mean where its own header explains them, as in 低保类别（1城市 2农村）. */
export function legends(assignments: readonly Assignment[]): SaidValues {
  const said: Record<string, Record<string, string>> = {};
  for (const { field, column } of assignments) {
    const entries = legendOf(column.header);
    if (entries.size >= LEAST_ENTRIES) said[field] = Object.fromEntries(entries);
  }
  return said;
}

function legendOf(header: string): Map<string, string> {
  const text = header.normalize("NFKC");
  const inBrackets = /[([【]([^)\]】]*)[)\]】]/.exec(text)?.[1] ?? "";
  return new Map([...inBrackets.matchAll(ENTRY)].map(([, code = "", word = ""]) => [code, word]));
}
