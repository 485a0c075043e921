import { readMonth } from "../../rolls/cell/read-date.ts";
import { kindOf } from "../../rolls/kinds.ts";
import type { Roll } from "../../rolls/roll.ts";
import type { Assignment } from "./columns/match-columns.ts";

/** The latest month among a sample of when people began; null where there is none. */
export function newestMonth(roll: Roll, assignments: readonly Assignment[]): number | null {
  const { fields } = kindOf(roll.kind);
  const months = assignments
    .filter(({ field }) => field.startsWith("from_") && fields[field]?.type === "month")
    .flatMap(({ column }) => column.sample.flatMap((text) => readMonth(text) ?? []));
  return months.length === 0 ? null : Math.max(...months);
}
