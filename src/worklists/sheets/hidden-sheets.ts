import { FAMILIES, type Family } from "../../rules/rule-schema.ts";
import { columnLetters } from "../../sources/recognition/header/column-letters.ts";
import { OUTCOMES, type Outcome, outcomeLabel } from "../outcomes.ts";
import type { RuleText } from "../round.ts";
import type { Book } from "../workbook/book.ts";
import { putRow } from "../workbook/sheet-rows.ts";

const CODES = "_codes";
const META = "_meta";
/** Results any visit can have, whatever the rule. */
const ALWAYS = ["13", "15"];

/** The results that fit the rules of a family, in order of code. */
export function outcomesOf(family: string, rules: readonly RuleText[]): Outcome[] {
  const named = rules.filter((rule) => rule.family === family).flatMap(({ outcomes }) => outcomes);
  if (named.length === 0) return [...OUTCOMES];
  const fitting = new Set([...named, ...ALWAYS]);
  return OUTCOMES.filter(({ code }) => fitting.has(code));
}

/** Where the entries of a family's dropdown lie; `writeHiddenSheets` puts them there. */
export function codesRange(family: string, rules: readonly RuleText[]): string {
  const column = columnLetters(FAMILIES.indexOf(family as Family));
  return `${CODES}!$${column}$2:$${column}$${outcomesOf(family, rules).length + 1}`;
}

/**
 * Two sheets that no menu shows: the entries of the dropdowns (a list in the cell itself may not exceed 255
 * characters), and what the workbook is, for reading it back.
 */
export function writeHiddenSheets(
  book: Book,
  rules: readonly RuleText[],
  meta: Readonly<Record<string, string>>,
): void {
  const codes = book.addSheet(CODES, { state: "veryHidden" });
  const lists = FAMILIES.map((family) => [family, ...outcomesOf(family, rules).map(outcomeLabel)]);
  for (let line = 0; line < Math.max(...lists.map((list) => list.length)); line += 1) {
    const cells = lists.map((list) => [list[line] ?? null, "text"] as const);
    putRow(codes, line + 1, cells, null);
  }
  codes.commit();
  const sheet = book.addSheet(META, { state: "veryHidden" });
  for (const [index, [key, value]] of Object.entries(meta).entries()) {
    const cells = [key, value].map((text) => [text, "text"] as const);
    putRow(sheet, index + 1, cells, null);
  }
  sheet.commit();
}
