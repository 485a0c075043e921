import type { Roll } from "../rolls/roll.ts";

/** Rolls by month of which this month is the newest. */
export interface LateRolls {
  period: number;
  labels: string[];
}

type ListOfMonth = { roll: string | null; period: number | null };
type RollNames = ReadonlyMap<string, Pick<Roll, "label" | "snapshot">>;

/**
 * The rolls by month that have not come for the screening month, by the month that is used instead. A department that is late is not to be
 * taken for one that has nothing to tell.
 */
export function lateRolls(
  files: readonly ListOfMonth[],
  rolls: RollNames,
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

/**
 * Rolls that have not come for the screening month but for one after it, which says nothing about it: somebody on the roll of November may
 * have been taken on in November. Each with the first such month, in the order of the catalogue.
 */
export function rollsAfter(
  files: readonly ListOfMonth[],
  rolls: RollNames,
  month: number,
): { label: string; period: number }[] {
  return [...rolls].flatMap(([id, { label, snapshot }]) => {
    const months = files.flatMap(({ roll, period }) =>
      roll === id && snapshot && period !== null && period >= month ? [period] : [],
    );
    const first = Math.min(...months);
    return months.length === 0 || first === month ? [] : [{ label, period: first }];
  });
}
