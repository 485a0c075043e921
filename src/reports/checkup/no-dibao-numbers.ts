import type { Database } from "../../engine/database.ts";
import { kindOf } from "../../rolls/kinds.ts";

/** What only households of 低保 have. */
export const DIBAO_NUMBER = "household_no";

/** Values of the column that says what a row is about, of rows that are about 低保. */
const OF_DIBAO = "'dibao', 'dibao_price'";

/**
 * Whether nobody on a sheet has a 低保证号 to be filled in: each row says that it is about another programme, and of a subsidy that
 * many get nobody is on a roll of 低保.
 *
 * Reads: stage.<kind>, mention, link.
 */
export async function hasNoDibaoNumbers(
  db: Database,
  sheetId: number,
  kind: string,
): Promise<boolean> {
  const { fields } = kindOf(kind);
  const about = ["programme", "item"].find((field) => field in fields);
  if (about === undefined || !(DIBAO_NUMBER in fields)) return false;
  const [row] = await db.rows<{ is_dibao: boolean | null; is_shared: boolean | null }>(
    `SELECT bool_or(${about} IS NULL OR ${about} IN (${OF_DIBAO})) AS is_dibao, bool_or(${about} = 'price') AS is_shared
     FROM stage.${kind} WHERE sheet_id = $sheetId`,
    { sheetId },
  );
  if (row?.is_dibao !== false) return false;
  return !row.is_shared || !(await isAnyOnDibao(db, sheetId));
}

async function isAnyOnDibao(db: Database, sheetId: number): Promise<boolean> {
  const rows = await db.rows(
    `SELECT 1 AS one
     FROM mention m
     JOIN link own ON own.mention_id = m.mention_id
     JOIN link other ON other.person_key = own.person_key
     JOIN mention o ON o.mention_id = other.mention_id
     JOIN stage.enrolment e ON e.sheet_id = o.sheet_id AND e.row_no = o.row_no AND e.programme = 'dibao'
     WHERE m.sheet_id = $sheetId AND m.role = 'self' LIMIT 1`,
    { sheetId },
  );
  return rows.length > 0;
}
