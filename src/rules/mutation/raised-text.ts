import type { Database } from "../../engine/database.ts";

/** Everything in `raised` as one text: equal when the rows are. */
export async function raisedText(db: Database): Promise<string> {
  const rows = await db.rows<{ text: string | null }>(`
    SELECT string_agg(concat_ws('|', world, person_key, household_no, period, level, evidence, source_rows), ';'
      ORDER BY world, person_key, household_no, period, level, evidence, source_rows) AS text FROM raised`);
  return rows[0]?.text ?? "";
}

/** Every row of a query as one text: equal when the rows are, in whatever order. */
export async function rowsText(db: Database, sql: string): Promise<string> {
  const rows = await db.rows<{ text: string | null }>(
    `SELECT string_agg(line, ';' ORDER BY line) AS text FROM (SELECT CAST(one AS VARCHAR) AS line FROM (${sql}) AS one)`,
  );
  return rows[0]?.text ?? "";
}
