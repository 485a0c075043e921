import { namesHeadsId } from "../rolls/heads-id.ts";
import { codeCell } from "./cell-sql.ts";
import type { SheetToStage } from "./sheet-to-stage.ts";

/** Fields that number a household. */
export const HOUSEHOLD_FIELDS: ReadonlySet<string> = new Set(["household_no", "hukou_no"]);

/**
 * A household's number. Where that is its head's ID, a digest of it stands for it: numbers of households are printed in full. Too long to be
 * taken for one of those that begin anew in each village.
 */
export function householdCell(sheet: SheetToStage, column: number): string {
  const code = codeCell(sheet, column);
  if (!namesHeadsId(sheet.headers.get(column) ?? "")) return code;
  return `CASE WHEN strlen(${code}) >= 15 THEN '户' || substr(md5('household ' || upper(${code})), 1, 16) END`;
}
