import type { Assignment } from "./match-columns.ts";
import { valuesOf } from "./value-fit.ts";

/** The most rows in a hundred that may name somebody over again. */
const MOST_AGAIN = 20;

/**
 * Whether a list of payments has a row a payee, so that a quarter in its name is what each sum is for. One that names most of them over again has a row for
 * each month, and does not say which.
 */
export function namesOnce(assignments: readonly Assignment[]): boolean {
  const who = ["id", "name"]
    .map((field) => assignments.find((each) => each.field === field))
    .find((each) => each && valuesOf(each.column.sample).count > 0);
  if (!who) return true;
  const { values, count } = valuesOf(who.column.sample);
  return (count - values.length) * 100 <= count * MOST_AGAIN;
}
