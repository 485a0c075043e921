import type { AnswerRecord } from "../answers.ts";
import { isConfirmed } from "./confirmed.ts";
import type { VisitCount } from "./hit-rates.ts";

/** What the answers say of each rule in each township; of several answers to one task the latest counts. */
export function countVisits(records: readonly AnswerRecord[]): VisitCount[] {
  const latest = new Map(
    records.flatMap(({ answers }) => answers.map((answer) => [answer.task, answer] as const)),
  );
  const counts = new Map<string, VisitCount>();
  for (const { rule, town, outcome } of latest.values()) {
    const confirmed = isConfirmed(rule, outcome);
    if (confirmed === undefined) continue;
    const key = JSON.stringify([rule, town]);
    const before = counts.get(key) ?? { rule, town, visited: 0, confirmed: 0 };
    counts.set(key, {
      ...before,
      visited: before.visited + 1,
      confirmed: before.confirmed + Number(confirmed),
    });
  }
  return [...counts.values()].sort((a, b) => compare(a.rule, b.rule) || compare(a.town, b.town));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
