import type { Database } from "../engine/database.ts";

/** A file that says nothing new: the same bytes as another, or each of its rows stands on another sheet already. */
export interface SameFile {
  file: string;
  roll: string;
  /** The file of the same bytes; null where other files have its rows. */
  other: string | null;
}

/** Reads source_file, source_sheet, set_aside. A department that has nothing new often sends the old list under a new name. */
export function sameFiles(db: Database): Promise<(SameFile & Record<string, string | null>)[]> {
  return db.rows(`
WITH known AS (
  SELECT f.file_id, f.file, f.sha256, min(s.roll) AS roll, sum(s.rows_used) AS used
  FROM source_file f JOIN source_sheet s USING (file_id) WHERE s.roll IS NOT NULL GROUP BY ALL
),
bytes AS (
  SELECT file_id, file, roll, first_value(file) OVER (PARTITION BY sha256 ORDER BY file_id) AS other FROM known
),
repeated AS (
  SELECT DISTINCT s.file_id FROM set_aside a JOIN source_sheet s USING (sheet_id) WHERE a.reason = 'duplicate'
)
SELECT b.file, b.roll, b.other FROM bytes b WHERE b.other <> b.file
UNION ALL
SELECT k.file, k.roll, NULL FROM known k SEMI JOIN repeated USING (file_id)
WHERE k.used = 0 AND k.file NOT IN (SELECT file FROM bytes WHERE other <> file)
ORDER BY ALL`);
}
