import type { Database } from "../../engine/database.ts";

/**
 * Of a ledger of changes that a whole roll came after, or is of its last month, the rows say nothing more of who is on that roll: who came in March and left in
 * August stands there twice, and who stayed is on the roll. Who left is on its list of stops. One that goes on after the newest roll says who came upon it since.
 *
 * Reads:  stage.ledger, stage.addition, stage.enrolment, stage.departure, source_sheet. Its months are those of its sheet, of when somebody on it began, or of stops in its file.
 * Writes: stage.enrolment.duplicate_of, set_aside.
 */
export async function setLedgersAside(db: Database): Promise<void> {
  const ledgers = await db.rows<{ ledger: number; first: number }>(`
    WITH ledger AS (
      SELECT s.sheet_id, s.roll, COALESCE(
        (SELECT a.period FROM stage.addition a WHERE a.sheet_id = s.sheet_id),
        GREATEST(
          (SELECT max(e.from_month) FROM stage.enrolment e WHERE e.sheet_id = s.sheet_id),
          (SELECT max(d.stop_month) FROM stage.departure d JOIN source_sheet o USING (sheet_id) WHERE o.file_id = s.file_id))) AS month
      FROM source_sheet s SEMI JOIN stage.ledger USING (sheet_id)
    ),
    whole AS (
      SELECT s.roll, s.period, min(e.row_id) AS first
      FROM source_sheet s JOIN stage.enrolment e USING (sheet_id)
      WHERE s.period IS NOT NULL AND s.sheet_id NOT IN (SELECT sheet_id FROM stage.addition)
      GROUP BY ALL
    )
    SELECT l.sheet_id AS ledger, min(w.first) AS first
    FROM ledger l JOIN whole w ON w.roll = l.roll AND w.period >= COALESCE(l.month, w.period)
    GROUP BY ALL ORDER BY ALL`);
  for (const { ledger, first } of ledgers) {
    await db.run(
      `UPDATE stage.enrolment SET duplicate_of = ${first} WHERE sheet_id = ${ledger} AND duplicate_of IS NULL`,
    );
    await db.run(`INSERT INTO set_aside
      SELECT DISTINCT k.sheet_id, k.row_no, 'ledger', NULL FROM stage.enrolment k
      WHERE k.sheet_id = ${ledger} AND NOT EXISTS (FROM set_aside a WHERE a.sheet_id = k.sheet_id AND a.row_no = k.row_no)`);
  }
}
