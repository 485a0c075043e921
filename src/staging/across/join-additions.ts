import type { Database } from "../../engine/database.ts";

/** Note a sheet that names only those who are new on a roll, or also those who left it. */
export async function noteAddition(
  db: Database,
  sheetId: number,
  period: number | null,
  isLedger = false,
): Promise<void> {
  await db.append("stage.addition", [[sheetId, period]]);
  if (isLedger) await db.append("stage.ledger", [[sheetId]]);
}

/** Percent of such a list's people who stand on a roll of its month or later, where the office writes them into its roll. */
export const LEAST_JOINED = 50;

/**
 * Those who are new in a month belong to the roll of that month or, where there is none, to the newest one before: on their own they would be a
 * roll that everybody else has fallen off. Where there is none before either, they stay in their month, which is then no whole one (`addedAlone`). A list that
 * does not say its month is of the last one in which somebody on it began: who was new in March and is not on the roll of October has left it since.
 * Where hardly any of them is on a later roll, they did not all leave: the office keeps such a list apart, and it stays in its month, for nobody on it
 * was on the roll before that. A ledger of changes is of none of this: it goes to the roll before it or, where there is only a later one, to that, which sets it aside (`ledgers-aside.ts`).
 *
 * Reads:  stage.addition, stage.ledger, source_sheet, stage.enrolment, mention.
 * Writes: the months of such sheets in source_sheet, stage.enrolment and mention.
 */
export async function joinAdditions(db: Database): Promise<void> {
  const additions = await db.rows<{ sheet_id: number; month: number | null }>(`
    WITH sent AS (
      SELECT a.sheet_id, s.roll, COALESCE(a.period, (SELECT max(e.from_month) FROM stage.enrolment e WHERE e.sheet_id = a.sheet_id)) AS period
      FROM stage.addition a JOIN source_sheet s USING (sheet_id)
    ),
    whole AS (
      SELECT sheet_id, roll, period FROM source_sheet
      WHERE period IS NOT NULL AND rows_used > 0 AND sheet_id NOT IN (SELECT sheet_id FROM stage.addition)
    ),
    later AS (
      SELECT a.sheet_id, count(DISTINCT m.row_id) AS listed, count(DISTINCT CASE WHEN o.said IS NOT NULL THEN m.row_id END) AS joined
      FROM sent a
      JOIN mention m ON m.sheet_id = a.sheet_id AND m.role = 'self'
      LEFT JOIN (
        SELECT DISTINCT w.roll, w.period, upper(COALESCE(m.id_text, m.name_text)) AS said
        FROM whole w JOIN mention m ON m.sheet_id = w.sheet_id AND m.role = 'self'
        WHERE w.roll IN (SELECT roll FROM sent)
      ) o ON o.roll = a.roll AND o.period >= a.period AND o.said = upper(COALESCE(m.id_text, m.name_text))
      WHERE a.period < (SELECT max(w.period) FROM whole w WHERE w.roll = a.roll) AND a.sheet_id NOT IN (SELECT sheet_id FROM stage.ledger)
      GROUP BY a.sheet_id
    )
    SELECT a.sheet_id,
      CASE WHEN l.joined * 100 < l.listed * ${LEAST_JOINED} THEN a.period
        ELSE COALESCE(max(w.period) FILTER (WHERE w.period <= COALESCE(a.period, w.period)),
          min(w.period) FILTER (WHERE a.sheet_id IN (SELECT sheet_id FROM stage.ledger)), a.period) END AS month
    FROM sent a
    LEFT JOIN whole w ON w.roll = a.roll
    LEFT JOIN later l ON l.sheet_id = a.sheet_id
    GROUP BY a.sheet_id, a.period, l.joined, l.listed ORDER BY a.sheet_id`);
  for (const { sheet_id, month } of additions)
    for (const table of ["source_sheet", "stage.enrolment", "mention"])
      await db.run(`UPDATE ${table} SET period = $month::INTEGER WHERE sheet_id = ${sheet_id}`, {
        month,
      });
}

/** The sheets that name only those who are new on a roll, and nobody who left it. */
export async function listsOfAdditions(db: Database): Promise<number[]> {
  if (!(await isNoted(db))) return [];
  const rows = await db.rows<{ id: number }>(
    "SELECT CAST(sheet_id AS INTEGER) AS id FROM stage.addition WHERE sheet_id NOT IN (SELECT sheet_id FROM stage.ledger) ORDER BY ALL",
  );
  return rows.map(({ id }) => id);
}

async function isNoted(db: Database): Promise<boolean> {
  const staged = await db.rows(
    "SELECT 1 AS one FROM duckdb_tables() WHERE schema_name = 'stage' AND table_name = 'addition'",
  );
  return staged.length > 0;
}

/** Rolls and months of which there is nothing but such sheets. */
export async function addedAlone(db: Database): Promise<{ roll: string; period: number | null }[]> {
  if (!(await isNoted(db))) return [];
  return db.rows<{ roll: string; period: number | null }>(`
    SELECT s.roll, s.period FROM source_sheet s LEFT JOIN stage.addition a USING (sheet_id)
    WHERE s.roll IS NOT NULL
    GROUP BY ALL HAVING bool_and(a.sheet_id IS NOT NULL) ORDER BY ALL`);
}
