import { compareRounds } from "../../worklists/round-order.ts";
import type { Case } from "./case.ts";
import { shownStage } from "./shown-stage.ts";

/** How many cases wait for a visit and stand on the worklists of a round before the newest only. */
export interface OnOlderList {
  round: string;
  cases: number;
}

/**
 * Cases that still wait for their visit although the newest round's worklists do not have them: it looked at less than the one that raised them, such as
 * at a newer roll. The township goes on with the list it has.
 */
export function onOlderLists(cases: Iterable<Case>, newest: string, on: string): OnOlderList[] {
  const counts = new Map<string, number>();
  for (const each of cases) {
    const { stage } = shownStage(each, on);
    if ((stage !== "open" && stage !== "reopened") || each.lastRound === newest) continue;
    counts.set(each.lastRound, (counts.get(each.lastRound) ?? 0) + 1);
  }
  return [...counts]
    .map(([round, count]) => ({ round, cases: count }))
    .sort((a, b) => compareRounds(a.round, b.round));
}

/** The same in a sentence; undefined where there are none. */
export function olderListsText(older: readonly OnOlderList[], newest: string): string | undefined {
  if (older.length === 0) return undefined;
  const total = older.reduce((sum, { cases }) => sum + cases, 0);
  const rounds = older.map(({ round, cases }) => `${round} 轮 ${cases} 条`).join("、");
  const options = older.map(({ round }) => `--round ${round}`).join("、");
  return `未核查的里有 ${total} 条不在 ${newest} 轮的清单上（这一轮的名册看不到它们，没有消除）：${rounds}。乡镇接着填那一轮的清单，收的时候加 ${options}。`;
}
