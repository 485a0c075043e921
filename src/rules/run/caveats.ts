/** How one rule of a round ran, as far as its caveats go. */
export interface RanRule {
  id: string;
  state: string;
  reason: string | null;
}

/** What a checked rule could not take into account, one part sentence each. */
export function caveatsOf({ state, reason }: Omit<RanRule, "id">): string[] {
  return state === "checked" && reason !== null ? reason.replace(/。$/, "").split("；") : [];
}

/**
 * The rules that looked at less than an earlier time, with what they no longer looked at: 没有…低保名册，未核对低保. What they found then
 * and do not find now is not put right, it has not been looked at. A missing exclusion (未排除死亡人员) makes findings, it hides none.
 */
export function narrowedRules(
  before: readonly RanRule[],
  now: readonly RanRule[],
): Map<string, string[]> {
  const known = new Map(before.map((rule) => [rule.id, caveatsOf(rule)]));
  const narrowed = new Map<string, string[]>();
  for (const rule of now) {
    const added = caveatsOf(rule).filter(
      (caveat) => !caveat.startsWith("未排除") && !known.get(rule.id)?.includes(caveat),
    );
    if (known.has(rule.id) && added.length > 0) narrowed.set(rule.id, added);
  }
  return narrowed;
}
