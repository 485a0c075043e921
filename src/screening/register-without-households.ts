import type { Database } from "../engine/database.ts";

/** A sheet of the register of whose people some are of no household that is known. */
export interface WithoutHouseholds {
  file: string;
  sheet: string;
  rows: number;
  /** Rows without a 户号, or whose families are told by heads of one name. */
  missing: number;
}

/**
 * Where the register has households: sheets that have none of some of their rows. Whoever lives with these is not seen, and a rule that goes by households
 * does not find them. A register that has no column for it at all is told of by the rules.
 */
export function registerWithoutHouseholds(
  db: Database,
): Promise<(WithoutHouseholds & Record<string, string | number>)[]> {
  return db.rows(
    `WITH register AS (
       SELECT f.file, s.sheet, h.rows, h.missing, contains(s.mapping, '"hukou_no"') AS has_column
       FROM (
         SELECT sheet_id, count(*)::INTEGER AS rows, count(*) FILTER (hukou_no IS NULL)::INTEGER AS missing
         FROM stage.hukou WHERE duplicate_of IS NULL GROUP BY sheet_id
       ) h
       JOIN source_sheet s USING (sheet_id) JOIN source_file f USING (file_id)
       SEMI JOIN snapshot n ON n.roll = s.roll AND n.state = 'current' AND n.period IS NOT DISTINCT FROM s.period
     )
     SELECT file, sheet, rows, missing FROM register
     WHERE missing > 0 AND (SELECT sum(rows - missing) > 0 OR bool_or(has_column) FROM register)
     ORDER BY file, sheet`,
  );
}
