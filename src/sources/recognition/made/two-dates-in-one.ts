import { twoDates, whichOfTwo } from "../../../rolls/cell/two-dates.ts";
import { kindOf } from "../../../rolls/kinds.ts";
import type { Roll } from "../../../rolls/roll.ts";
import type { Assignment } from "../columns/match-columns.ts";
import { headersByField } from "../header/roll-headers.ts";
import type { SheetColumn } from "../header/sheet-column.ts";

const MOST = 0.6;
const SCORE = 0.6;

/** 申请/审批时间 over 2018.03.05/2018.04.20: one column says both, each for the field that no other column says. */
export function twoDatesInOne(
  roll: Roll,
  assignments: readonly Assignment[],
  columns: readonly SheetColumn[],
): Assignment[] {
  const { fields } = kindOf(roll.kind);
  const has = new Set(assignments.map(({ field }) => field));
  const hosts = columns.filter(holdsTwo);
  return [...headersByField(roll)].flatMap(([field, headers]) => {
    const type = fields[field]?.type;
    if (has.has(field) || !roll.columns[field] || (type !== "day" && type !== "month")) return [];
    const column = hosts.find(({ header }) => whichOfTwo(header, headers) !== undefined);
    return column ? [{ field, column, score: SCORE }] : [];
  });
}

function holdsTwo({ sample }: SheetColumn): boolean {
  const filled = sample.filter((text) => text.trim() !== "");
  return filled.length > 0 && filled.filter((text) => twoDates(text)).length > filled.length * MOST;
}
