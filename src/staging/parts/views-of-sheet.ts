import { kindOf } from "../../rolls/kinds.ts";
import { cellOf } from "../cell-sql.ts";
import { valueSql } from "../row-sql.ts";
import type { PartToStage, SheetToStage } from "../sheet-to-stage.ts";

/** The pseudo-field under which `cell_value` keeps whether a cell among several side by side holds anything (`readHeld`). */
export const HELD = "held";

/**
 * The sheet as each row of its kind sees it: the sheet itself, or where rows stand side by side one view a part, in which the part's
 * column is the only one of its field and what it says holds for all rows.
 */
export function viewsOf(sheet: SheetToStage): SheetToStage[] {
  if (!sheet.spread) return [sheet];
  return sheet.spread.parts.map((part) => {
    const columns = new Map([...sheet.columns].filter(([field]) => !part.says.has(field)));
    for (const [field, column] of part.columns) columns.set(field, column);
    return { ...sheet, part, columns, said: new Map([...sheet.said, ...part.says]) };
  });
}

/** Keeps the rows whose cell holds something, or something that cannot be read. */
export function heldSql({ column }: PartToStage): string {
  return `JOIN cell_value v_${HELD} ON v_${HELD}.field = '${HELD}' AND v_${HELD}.text = ${cellOf(column)}
    AND COALESCE(v_${HELD}.value, '') <> 'not'`;
}

/** What a part's row says of a field otherwise than other rows do; undefined for all other fields. */
export function partValueSql(
  { roll, spread }: SheetToStage,
  field: string,
  sql: string,
  said: string | number | undefined,
): string | undefined {
  // Returned money is written where the amount would stand.
  if (kindOf(roll.kind).fields[field]?.list === "payment_result")
    return `COALESCE(${sql}, CASE WHEN v_${HELD}.value = 'failed' THEN '失败' END)`;
  // Whether somebody is enrolled is open where the mark cannot be read: no rule may judge him.
  if (spread?.marks && said !== undefined && roll.spread?.by.includes(field))
    return `CASE WHEN v_${HELD}.state = 'value' THEN ${valueSql(said)} END`;
  return undefined;
}
