import type { SaidOfRows } from "../lines/said-of-rows.ts";
import type { SheetToStage } from "../sheet-to-stage.ts";

/** What holds of a person on either programme; the money and the month beside them are those of the first. */
const OF_BOTH = new Set([
  "household_no",
  "householder_name",
  "relation",
  "side",
  "until_month",
  "status",
]);

/** 低保+护理补贴 in one cell: a row of the roll for each programme that a row names beside its first one. */
export function besideViews(sheet: SheetToStage, { beside }: SaidOfRows): SheetToStage[] {
  if (sheet.spread || sheet.roll.kind !== "enrolment") return [];
  return beside.map(({ programme, rows }, at) => {
    const part = { number: at + 1, column: 0, says: new Map(), columns: new Map() };
    const columns = new Map([...sheet.columns].filter(([field]) => OF_BOTH.has(field)));
    const said = new Map([...sheet.said, ["programme", programme] as const]);
    return { ...sheet, part, columns, said, beside: rows };
  });
}
