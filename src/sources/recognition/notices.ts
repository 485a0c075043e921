import type { Roll } from "../../rolls/roll.ts";
import { leavesOpen } from "../../rolls/said-of-texts.ts";
import type { Assignment } from "./match-columns.ts";

/** What a sheet leaves open, one line each: nobody is asked, and what hangs on it is 待核 or counts as it stands. */
export function noticesOf(roll: Roll, assignments: readonly Assignment[]): string[] {
  return programmeLeftOut(roll, assignments);
}

function programmeLeftOut(roll: Roll, assignments: readonly Assignment[]): string[] {
  const fields = ["programme", roll.unless?.column];
  const column = fields
    .flatMap((field) => assignments.filter((each) => each.field === field))
    .map((each) => each.column)[0];
  if (!roll.unless || !column || column.marks) return [];
  const cells = (column.cells ?? column.sample).map((text) => text.trim());
  if (!cells.includes("") || !leavesOpen(roll, cells)) return [];
  return [
    `“${column.header}”有的行空着：同户户主（或同户其他行）写了的按户主算，别的看不出是哪种救助，靠这些行得出的疑点列为待核，请补填`,
  ];
}
