import type { Database } from "../../engine/database.ts";
import { KINDS, kindOf } from "../../rolls/kinds.ts";
import { CHECKUP_LIMITS } from "./limits.ts";

const { firstYear, lateMonths, aheadMonths, mostFen } = CHECKUP_LIMITS;

/**
 * Add to checkup_fault what can be read but cannot be: days and months before 1900 or long after the screening month,
 * negative amounts and amounts beyond all aid.
 *
 * `month` is year*12 + month - 1.
 */
export async function addImpossibleValues(db: Database, month: number): Promise<void> {
  for (const kind of Object.keys(KINDS)) {
    for (const [field, { type, of }] of Object.entries(kindOf(kind).fields)) {
      if (of) continue;
      const fault = faultSql(field, type, month);
      if (fault === undefined) continue;
      await db.run(
        `INSERT INTO checkup_fault
         SELECT DISTINCT sheet_id, row_no, '${field}', fault, NULL::INTEGER FROM (SELECT sheet_id, row_no, ${fault} AS fault FROM stage.${kind})
         WHERE fault IS NOT NULL`,
      );
    }
  }
  const birth = monthSql("birth_on", "day");
  await db.run(
    `INSERT INTO checkup_fault SELECT sheet_id, row_no, 'birth_on', 'date_impossible', NULL
     FROM mention WHERE role = 'self' AND birth_on IS NOT NULL AND ${outside(birth, month)}`,
  );
}

function faultSql(field: string, type: string, month: number): string | undefined {
  if (type === "day" || type === "month") {
    const last = field.includes("until") ? month + aheadMonths : month;
    return `CASE WHEN ${field} IS NOT NULL AND ${outside(monthSql(field, type), last)} THEN 'date_impossible' END`;
  }
  if (type === "yuan")
    return `CASE WHEN ${field} < 0 THEN 'amount_negative' WHEN ${field} > ${mostFen} THEN 'amount_large' END`;
  return undefined;
}

function monthSql(field: string, type: "day" | "month"): string {
  return type === "month" ? field : `(year(${field}) * 12 + month(${field}) - 1)`;
}

function outside(value: string, month: number): string {
  return `${value} NOT BETWEEN ${firstYear * 12} AND ${month + lateMonths}`;
}
