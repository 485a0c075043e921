import type { Database } from "../engine/database.ts";

/** A sheet most of whose rows give no number by which somebody is known for certain. */
export interface UnnumberedSheet {
  file: string;
  sheet: string;
  roll: string;
  rows: number;
  /** Rows with a valid number. */
  numbered: number;
}

/** Sheets that know their people by name only: nearly all that follows from them is 待核, or does not come out. */
export function unnumberedSheets(
  db: Database,
): Promise<(UnnumberedSheet & Record<string, string | number>)[]> {
  return db.rows(
    `SELECT f.file, s.sheet, s.roll, count(*) AS rows,
       count(*) FILTER (WHERE d.mention_id IS NULL) AS numbered
     FROM mention m JOIN source_sheet s USING (sheet_id) JOIN source_file f USING (file_id)
       LEFT JOIN id_fault d ON d.mention_id = m.mention_id
     -- A list of households has their members, and these their numbers, on another list.
     WHERE m.role = 'self' AND NOT EXISTS (
       SELECT 1 FROM set_aside a WHERE a.sheet_id = m.sheet_id AND a.row_no = m.row_no AND a.reason = 'household')
     GROUP BY ALL HAVING count(*) FILTER (WHERE d.mention_id IS NULL) * 2 < count(*)
     ORDER BY f.file, s.sheet`,
  );
}
