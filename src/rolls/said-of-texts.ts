import { resolveCode } from "./resolve-code.ts";
import type { Roll } from "./roll.ts";

/** What some texts of a list of several programmes say of their rows. */
export interface SaidOfTexts {
  field: string;
  value: string;
  texts: readonly string[];
}

/** What `unless` of a roll makes of all the texts of a column, in its order: the first that says something of a field counts. */
export function saidOfTexts({ unless }: Roll, texts: readonly string[]): SaidOfTexts[] {
  const spoken = (unless?.says ?? []).filter(({ among = [] }) =>
    among.every((speaks) => texts.some((text) => speaks.test(text))),
  );
  return spoken.flatMap(({ field, says, value }) => {
    const saying = texts.filter((text) => says.test(text));
    return saying.length === 0 ? [] : [{ field, value, texts: saying }];
  });
}

/**
 * Whether an empty cell among these texts leaves open of which programme its row is: where some say the one that the list is of otherwise, and some
 * another. Where all others are on that one, or nobody says it, the list's own name counts.
 */
export function leavesOpen(roll: Roll, texts: readonly string[]): boolean {
  const own = roll.fixed?.programme;
  const said = saidOfTexts(roll, texts);
  const isOwn = (text: string) => resolveCode("programme", text).value === own;
  return (
    own !== undefined &&
    said.some(({ field, value }) => field === "status" || value !== own) &&
    texts.some((text) => text !== "" && isOwn(text))
  );
}

/** The programmes that texts name beside the first one (低保+护理补贴), each with the texts that do. */
export function besideFirst(
  { unless }: Roll,
  said: readonly SaidOfTexts[],
  texts: readonly string[],
): ReadonlyMap<string, readonly string[]> {
  const named = new Map<string, string[]>();
  if (!unless?.and) return named;
  const { and, too = [] } = unless;
  for (const text of texts) {
    const first = said.find((each) => each.field === "programme" && each.texts.includes(text));
    const parts = text.split(and).filter((part) => part !== "");
    if (!first || parts.length < 2) continue;
    const values = parts.flatMap((part) => too.find(({ says }) => says.test(part))?.value ?? []);
    for (const value of new Set(values.filter((each) => each !== first.value)))
      named.set(value, [...(named.get(value) ?? []), text]);
  }
  return named;
}
