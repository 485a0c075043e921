import type { Row } from "../../engine/database.ts";

/** The percentage of all rows together, as the queries of reports/ write that of one: a dash where there is nothing to divide by. */
export function ratioOf(rows: readonly Row[], [part, whole]: readonly [string, string]): string {
  const sum = (from: string) => rows.reduce((total, row) => total + Number(row[from] ?? 0), 0);
  const divisor = sum(whole);
  return divisor === 0 ? "—" : `${((100 * sum(part)) / divisor).toFixed(1)}%`;
}
