import { type Database, quoteText } from "../engine/database.ts";
import { namesHeadsId } from "../rolls/heads-id.ts";
import { codeCell, plainCell } from "./cell-sql.ts";
import type { SheetToStage } from "./sheet-to-stage.ts";

/** Fields that number a household. */
export const HOUSEHOLD_FIELDS: ReadonlySet<string> = new Set(["household_no", "hukou_no"]);

/** The project's secret, as long as the connection lives: of an unsalted digest of an ID all possible numbers are tried in a minute. */
const SECRET = "household_secret";

export async function keepHouseholdSecret(db: Database, secret: string): Promise<void> {
  await db.run(`SET VARIABLE ${SECRET} = ${quoteText(secret)}`);
}

/**
 * A household's number. Where that is its head's ID or what he is called, a digest of it stands for it: numbers of households are printed in
 * full. Too long to be taken for one of those that begin anew in each village.
 */
export function householdCell(sheet: SheetToStage, column: number): string {
  const written = codeCell(sheet, column);
  // 无, /, 暂无 and the 0 of a system's export number no household: all of them would be one.
  const code = sheet.codeColumns.has(column)
    ? `CASE WHEN ltrim(${written}, '0') <> '' THEN ${written} END`
    : `CASE WHEN regexp_matches(${written}, '[1-9A-Za-z]') THEN ${written} END`;
  if (sheet.columns.get("householder_name") === column) return byHeadsName(sheet, column);
  if (!namesHeadsId(sheet.headers.get(column) ?? "")) return code;
  return `CASE WHEN strlen(${code}) >= 15 THEN ${householdDigest(`upper(${code})`)} END`;
}

/** 上坪村, 上坪村委会 and 上坪 are one: else whoever stands on two lists of a month had two households. */
const KIND_OF_PLACE = "(村民委员会|村委会|(社区)?居民?委员?会|社区|村|乡|镇|街道(办事处)?)$";

/** A household by what its head is called, which is not one in the next village. */
function byHeadsName(sheet: SheetToStage, column: number): string {
  const name = `regexp_replace(${plainCell(sheet, column)}, '户主|[^\\p{Han}·A-Za-z]', '', 'g')`;
  const place = (field: "town" | "village") => {
    const at = sheet.columns.get(field);
    const cell = at === undefined ? "NULL" : plainCell(sheet, at);
    return `regexp_replace(coalesce(${cell}, ${quoteText(sheet[field] ?? "")}), '${KIND_OF_PLACE}', '')`;
  };
  const said = [name, place("town"), place("village")].join(" || '|' || ");
  return `CASE WHEN ${name} <> '' THEN ${householdDigest(said)} END`;
}

/** What stands for a household instead of what would name somebody. */
export function householdDigest(text: string): string {
  return `'户' || substr(md5(coalesce(getvariable('${SECRET}'), '') || 'household ' || ${text}), 1, 16)`;
}
