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
  await setBackAside(db);
}

/** Whoever came in March and left in August by a ledger that goes on after the newest roll is not on it: his row of March says nothing any more. */
async function setBackAside(db: Database): Promise<void> {
  await db.run(`CREATE OR REPLACE TEMP TABLE came_and_left AS
    WITH moved AS (
      SELECT e.sheet_id, s.file_id, e.row_no, e.row_id, e.status, e.from_month, upper(COALESCE(m.id_text, m.name_text)) AS who
      FROM stage.enrolment e
      SEMI JOIN stage.ledger USING (sheet_id)
      JOIN source_sheet s USING (sheet_id)
      JOIN mention m ON m.sheet_id = e.sheet_id AND m.row_no = e.row_no AND m.role = 'self'
      WHERE e.duplicate_of IS NULL
    )
    SELECT c.row_id, c.sheet_id, c.row_no, min(l.row_id) AS left_row
    FROM moved c
    JOIN moved l ON l.sheet_id = c.sheet_id AND l.who = c.who AND l.status NOT IN ('在保', '渐退', '暂停')
    LEFT JOIN (
      SELECT o.file_id, d.row_no, max(d.stop_month) AS stop_month FROM stage.departure d JOIN source_sheet o USING (sheet_id) GROUP BY ALL
    ) d ON d.file_id = l.file_id AND d.row_no = l.row_no
    WHERE c.status = '在保' AND COALESCE(d.stop_month >= c.from_month, l.row_no > c.row_no)
    GROUP BY ALL`);
  await db.run(
    "UPDATE stage.enrolment e SET duplicate_of = c.left_row FROM came_and_left c WHERE c.row_id = e.row_id",
  );
  await db.run("INSERT INTO set_aside SELECT sheet_id, row_no, 'ledger', NULL FROM came_and_left");
  await db.run("DROP TABLE came_and_left");
}
