import type { Problem, RollCheck } from "./checkup.ts";

/** What is taken off 100: by share of rows, and by problem. */
const BLOCKED = 60;
const DOUBTFUL = 20;
const OFF: Readonly<Record<Problem["kind"], number>> = {
  not_recognised: 30,
  column_missing: 20,
  row_limit: 30,
  town_missing: 5,
  stale: 10,
  rows_changed: 5,
  column_empty: 5,
  columns_changed: 2,
  errors_in_cells: 5,
};
/** Problems together cost at most this. */
const MOST_OFF = 50;

/**
 * How good a roll is, 0 to 100: 100 − 60 × share of rows that cannot be compared − 20 × share of other rows with a doubtful
 * cell − a fixed amount a problem (at most 50 together), rounded down, so that only a roll without a fault has 100.
 */
export function scoreOf(check: Pick<RollCheck, "rows" | "towns" | "problems">): number {
  const sum = (pick: "blocked" | "doubtful") =>
    check.towns.reduce((total, town) => total + town[pick], 0);
  const rows = Math.max(1, check.rows);
  const off = check.problems.reduce((total, { kind }) => total + OFF[kind], 0);
  const score =
    100 -
    BLOCKED * Math.min(1, sum("blocked") / rows) -
    DOUBTFUL * Math.min(1, sum("doubtful") / rows) -
    Math.min(MOST_OFF, off);
  return Math.max(0, Math.floor(score));
}
