import type { Roll } from "../rolls/roll.ts";

/** Rolls by month of which this month is the newest. */
export interface LateRolls {
  period: number;
  labels: string[];
}

/**
 * The rolls by month that have not come for the screening month, by the month that is used instead. A department that is late is not to be
 * taken for one that has nothing to tell.
 */
export function lateRolls(
  files: readonly { roll: string | null; period: number | null }[],
  rolls: ReadonlyMap<string, Pick<Roll, "label" | "snapshot">>,
  month: number,
): LateRolls[] {
  const newest = new Map<string, number>();
  for (const { roll, period } of files) {
    if (roll === null || !rolls.get(roll)?.snapshot || period === null || period > month) continue;
    newest.set(roll, Math.max(newest.get(roll) ?? 0, period));
  }
  const byMonth = new Map<number, string[]>();
  for (const [roll, period] of newest) {
    if (period === month) continue;
    byMonth.set(period, [...(byMonth.get(period) ?? []), rolls.get(roll)?.label ?? roll]);
  }
  return [...byMonth].sort(([a], [b]) => b - a).map(([period, labels]) => ({ period, labels }));
}
