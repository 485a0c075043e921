import type { Database } from "../engine/database.ts";
import { KINDS } from "../rolls/kinds.ts";

/**
 * Nothing is settled any more: to be called with any change of a file, in its transaction. By the mark alone a file that got the number of one that is gone, or
 * that is back as it was after a run that was killed, would pass for settled.
 */
export async function unsettle(db: Database): Promise<void> {
  await db.run("DELETE FROM stage.settled");
}

/** Take everything of a file out. Call in a transaction. */
export async function removeFile(db: Database, fileId: number): Promise<void> {
  await unsettle(db);
  const sheets = await db.rows<{ sheet_id: number }>(
    "SELECT sheet_id FROM source_sheet WHERE file_id = $fileId",
    { fileId },
  );
  const tables = [
    ...Object.keys(KINDS).map((kind) => `stage.${kind}`),
    "mention",
    "mention_account",
    "mention_card",
    "set_aside",
    "cell_fault",
    "stage.said_elsewhere",
    "stage.addition",
    "stage.ledger",
  ];
  for (const { sheet_id } of sheets) {
    for (const table of tables) await db.run(`DELETE FROM ${table} WHERE sheet_id = ${sheet_id}`);
    await db.run(`DROP TABLE IF EXISTS raw.s${sheet_id}`);
  }
  await db.run("DELETE FROM source_sheet WHERE file_id = $fileId", { fileId });
  await db.run("DELETE FROM source_file WHERE file_id = $fileId", { fileId });
}
