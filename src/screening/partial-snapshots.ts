import type { Database } from "../engine/database.ts";
import { LEAST_SNAPSHOT_PERCENT } from "../rules/run-context.ts";

/** A month of a roll that has far fewer rows than the month beside it: a part of the roll, which makes everybody look new or gone. */
export interface PartialSnapshot {
  roll: string;
  /** year*12 + month-1. */
  period: number;
  rows: number;
  otherPeriod: number;
  otherRows: number;
  /** The current month is the small one: it counts all the same, for there is no other. */
  isCurrent: boolean;
}

interface RollMonth {
  roll: string | null;
  period: number | null;
  rows: number;
}

/** What `init` can tell of the sheets it has recognised; a run asks its database (`partialSnapshots`). */
export function likelyPartial(
  sheets: readonly RollMonth[],
  month: number,
  leastPercent = LEAST_SNAPSHOT_PERCENT,
): PartialSnapshot[] {
  const rolls = [...new Set(sheets.map(({ roll }) => roll))].filter((roll) => roll !== null);
  return rolls.flatMap((roll) => {
    const months = new Map<number, number>();
    for (const sheet of sheets) {
      const { period, rows } = sheet;
      if (sheet.roll !== roll || period === null || period > month) continue;
      months.set(period, (months.get(period) ?? 0) + rows);
    }
    const [current, ...earlier] = [...months].sort(([a], [b]) => b - a);
    if (!current) return [];
    return earlier.slice(0, 1).flatMap((before) => compared(roll, current, before, leastPercent));
  });
}

function compared(
  roll: string,
  [period, rows]: readonly [number, number],
  [otherPeriod, otherRows]: readonly [number, number],
  leastPercent: number,
): PartialSnapshot[] {
  if (otherRows * 100 < rows * leastPercent)
    return [
      {
        roll,
        period: otherPeriod,
        rows: otherRows,
        otherPeriod: period,
        otherRows: rows,
        isCurrent: false,
      },
    ];
  if (rows * 100 < otherRows * leastPercent)
    return [{ roll, period, rows, otherPeriod, otherRows, isCurrent: true }];
  return [];
}

/** Reads snapshot, source_sheet. */
export function partialSnapshots(
  db: Database,
  leastPercent = LEAST_SNAPSHOT_PERCENT,
): Promise<(PartialSnapshot & Record<string, string | number | boolean>)[]> {
  return db.rows(`
    WITH sized AS (
      SELECT n.roll, n.period, n.state, sum(s.rows_used)::INTEGER AS rows
      FROM (SELECT DISTINCT roll, period, state FROM main.snapshot) n
      JOIN source_sheet s ON s.roll = n.roll AND s.period = n.period
      GROUP BY ALL
    )
    SELECT a.roll, a.period, a.rows, b.period AS "otherPeriod", b.rows AS "otherRows", a.state = 'current' AS "isCurrent"
    FROM sized a JOIN sized b ON b.roll = a.roll
    WHERE (a.state = 'partial' AND b.state = 'current')
      OR (a.state = 'current' AND b.state = 'previous' AND a.rows * 100 < b.rows * ${leastPercent})
    ORDER BY a.roll, a.period`);
}

/** Reads snapshot. Returns the rolls of which a list without a month says nothing about now. */
export async function undatedRolls(db: Database): Promise<string[]> {
  const rows = await db.rows<{ roll: string }>(
    "SELECT DISTINCT roll FROM main.snapshot WHERE state = 'undated' ORDER BY roll",
  );
  return rows.map(({ roll }) => roll);
}
