import { kindOf } from "../../../rolls/kinds.ts";
import type { Roll } from "../../../rolls/roll.ts";
import { headersByField } from "../header/roll-headers.ts";
import type { SheetColumn } from "../header/sheet-column.ts";
import { hasNoYear } from "../made/bare-months.ts";

/** Whether a column is called after a field of months and says months alone: what it says is not known, but what the sheet is. */
export function saysMonthsAlone(
  roll: Roll,
  field: string,
  columns: readonly SheetColumn[],
): boolean {
  if (kindOf(roll.kind).fields[field]?.type !== "month") return false;
  const headers = headersByField(roll).get(field) ?? [];
  return columns.some(
    (column) => hasNoYear(column) && column.names.some((name) => headers.includes(name)),
  );
}
