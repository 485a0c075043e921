import { caveatsOf } from "../../rules/run/caveats.ts";
import type { RuleRun } from "../../rules/run-pack.ts";

/** More than these nobody reads on a screen; the summary has them all beside each rule. */
const MOST = 10;

/**
 * What checked rules could not take into account, by what was left out: 未排除死亡人员（FF01、LB01）. Without it a rule that looked at 特困
 * only, for want of a column on the 低保 roll, reads as though all had been well. What concerns most rules comes first.
 */
export function caveatsSection(rules: readonly RuleRun[]): string[] {
  const byCaveat = new Map<string, string[]>();
  for (const { rule, state, reason } of rules) {
    for (const caveat of caveatsOf({ state, reason }))
      byCaveat.set(caveat, [...(byCaveat.get(caveat) ?? []), rule]);
  }
  if (byCaveat.size === 0) return [];
  const all = [...byCaveat].sort(([, a], [, b]) => b.length - a.length);
  const rest = all.length - MOST;
  return [
    `查得不全的 ${byCaveat.size} 处（缺少可有可无的名册或列，其余照查）`,
    ...all.slice(0, MOST).map(([caveat, ids]) => `  ${caveat}（${ids.join("、")}）`),
    ...(rest > 0 ? [`  另有 ${rest} 处，见汇总表“规则口径”`] : []),
  ];
}
