import type { Database } from "../../engine/database.ts";

/** Note a sheet that names only those who are new on a roll. */
export async function noteAddition(
  db: Database,
  sheetId: number,
  period: number | null,
): Promise<void> {
  await db.append("stage.addition", [[sheetId, period]]);
}

/**
 * Those who are new in a month belong to the roll of that month or, where there is none, to the newest one before: on their own they would be a
 * roll that everybody else has fallen off. Where there is none before either, they stay in their month, which is then no whole one (`addedAlone`). A list that
 * does not say its month is of the last one in which somebody on it began: who was new in March and is not on the roll of October has left it since.
 *
 * Reads:  stage.addition, source_sheet.
 * Writes: the months of such sheets in source_sheet, stage.enrolment and mention.
 */
export async function joinAdditions(db: Database): Promise<void> {
  const additions = await db.rows<{ sheet_id: number; month: number | null }>(`
    WITH sent AS (
      SELECT a.sheet_id, COALESCE(a.period, (SELECT max(e.from_month) FROM stage.enrolment e WHERE e.sheet_id = a.sheet_id)) AS period
      FROM stage.addition a
    ),
    whole AS (
      SELECT roll, period FROM source_sheet
      WHERE period IS NOT NULL AND rows_used > 0 AND sheet_id NOT IN (SELECT sheet_id FROM stage.addition)
    )
    SELECT a.sheet_id, COALESCE(max(w.period) FILTER (WHERE w.period <= COALESCE(a.period, w.period)), a.period) AS month
    FROM sent a JOIN source_sheet s USING (sheet_id)
    LEFT JOIN whole w ON w.roll = s.roll
    GROUP BY a.sheet_id, a.period ORDER BY a.sheet_id`);
  for (const { sheet_id, month } of additions)
    for (const table of ["source_sheet", "stage.enrolment", "mention"])
      await db.run(`UPDATE ${table} SET period = $month::INTEGER WHERE sheet_id = ${sheet_id}`, {
        month,
      });
}

/** Rolls and months of which there is nothing but such sheets. */
export async function addedAlone(db: Database): Promise<{ roll: string; period: number | null }[]> {
  const staged = await db.rows(
    "SELECT 1 AS one FROM duckdb_tables() WHERE schema_name = 'stage' AND table_name = 'addition'",
  );
  if (staged.length === 0) return [];
  return db.rows<{ roll: string; period: number | null }>(`
    SELECT s.roll, s.period FROM source_sheet s LEFT JOIN stage.addition a USING (sheet_id)
    WHERE s.roll IS NOT NULL
    GROUP BY ALL HAVING bool_and(a.sheet_id IS NOT NULL) ORDER BY ALL`);
}
