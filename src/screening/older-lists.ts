import type { Database } from "../engine/database.ts";

/** A list that was sent again, corrected: the older one is not used. */
export interface OlderList {
  roll: string;
  period: number | null;
  older: string;
  newer: string;
  /** People of the older one whom the newer one does not have. */
  left: number;
}

/** Reads set_aside, source_sheet, source_file, mention. People are told by number or, where it was what was wrong, by name. */
export function olderLists(
  db: Database,
): Promise<(OlderList & Record<string, string | number | null>)[]> {
  return db.rows(`
WITH pair AS (
  SELECT DISTINCT sheet_id AS older, CAST(detail AS INTEGER) AS newer FROM set_aside WHERE reason = 'older'
),
listed AS (
  SELECT sheet_id, row_no, upper(id_text) AS id, name_text AS name FROM mention
  WHERE role = 'self' AND sheet_id IN (SELECT older FROM pair UNION ALL SELECT newer FROM pair)
),
gone AS (
  SELECT p.older, count(DISTINCT COALESCE(a.id, a.name)) AS people
  FROM pair p
  JOIN listed a ON a.sheet_id = p.older
  WHERE NOT EXISTS (FROM listed b WHERE b.sheet_id = p.newer AND b.id = a.id)
    AND NOT EXISTS (FROM listed b WHERE b.sheet_id = p.newer AND b.name = a.name)
  GROUP BY ALL
),
named AS (
  SELECT s.sheet_id, s.roll, s.period, f.file || CASE WHEN s.sheet = '' THEN '' ELSE '·' || s.sheet END AS name
  FROM source_sheet s JOIN source_file f USING (file_id)
)
SELECT o.roll, o.period, o.name AS older, n.name AS newer, COALESCE(g.people, 0)::INTEGER AS left
FROM pair p
JOIN named o ON o.sheet_id = p.older
JOIN named n ON n.sheet_id = p.newer
LEFT JOIN gone g ON g.older = p.older
ORDER BY o.roll, o.period, o.name`);
}
