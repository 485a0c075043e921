import { type Database, quoteName } from "../../engine/database.ts";

/**
 * Fields that a sheet has no column for and another sheet says: what it says stands in `stage.<kind>` or `mention`, and that it does in `stage.said_elsewhere`, so
 * that rules know the field for there.
 */
export async function noteSaid(
  db: Database,
  table: "mention" | `stage.${string}`,
  sheetId: number,
  field: string,
): Promise<void> {
  await db.run(
    `INSERT INTO stage.said_elsewhere SELECT $table, $sheetId, $field
     WHERE NOT EXISTS (FROM stage.said_elsewhere s WHERE s.sheet_id = $sheetId AND s.field = $field)`,
    { table, sheetId, field },
  );
}

/** Blank what other sheets said: they may be gone, or say something else now. */
export async function takeBackSaid(db: Database): Promise<void> {
  const said = await db.rows<{ of_table: string; sheet_id: number; field: string }>(
    "SELECT of_table, sheet_id, field FROM stage.said_elsewhere ORDER BY ALL",
  );
  for (const { of_table, sheet_id, field } of said)
    await db.run(`UPDATE ${of_table} SET ${quoteName(field)} = NULL WHERE sheet_id = ${sheet_id}`);
  await db.run("DELETE FROM stage.said_elsewhere");
}

/** The fields that a sheet says itself, by a column or by its names. */
export async function ownFields(db: Database, sheetId: number): Promise<Set<string>> {
  const [sheet] = await db.rows<{ mapping: string }>(
    `SELECT mapping FROM source_sheet WHERE sheet_id = ${sheetId}`,
  );
  return new Set(Object.keys(JSON.parse(sheet?.mapping ?? "{}") as object));
}
