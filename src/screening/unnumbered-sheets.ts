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
    `SELECT f.file, s.sheet, s.roll, sum(m.rows)::BIGINT AS rows, sum(m.numbered)::BIGINT AS numbered
     FROM (
       -- Counted by the number of the sheet first: the names of a million rows' files need no comparing.
       SELECT m.sheet_id, count(*) AS rows, count(*) FILTER (WHERE d.mention_id IS NULL) AS numbered
       FROM mention m LEFT JOIN id_fault d ON d.mention_id = m.mention_id
       -- A list of households has their members, and these their numbers, on another list.
       WHERE m.role = 'self' AND NOT EXISTS (
         SELECT 1 FROM set_aside a WHERE a.sheet_id = m.sheet_id AND a.row_no = m.row_no AND a.reason = 'household')
       GROUP BY m.sheet_id
     ) m JOIN source_sheet s USING (sheet_id) JOIN source_file f USING (file_id)
     GROUP BY ALL HAVING sum(m.numbered) * 2 < sum(m.rows)
     ORDER BY f.file, s.sheet`,
  );
}
