import { createHash } from "node:crypto";
import type { Database } from "../engine/database.ts";
import type { Decision } from "../ledger/decisions.ts";
import {
  type PeopleOptions,
  type PeopleSummary,
  resolvePeople,
  summarisePeople,
} from "../people/resolve-people.ts";

/**
 * Work out who is who, unless the same rows, decisions and program have already told.
 *
 * `version` is what else decides: the program's and its engine's.
 * Writes: what `resolvePeople` writes; people_mark, last.
 */
export async function linkPeople(
  db: Database,
  decisions: readonly Decision[],
  version: string,
  progress: NonNullable<PeopleOptions["progress"]>,
): Promise<PeopleSummary> {
  const mark = await markOfRows(db, decisions, version);
  await db.run("CREATE TABLE IF NOT EXISTS people_mark (mark VARCHAR)");
  const [before] = await db.rows<{ mark: string }>("SELECT mark FROM people_mark");
  if (before?.mark === mark) return summarisePeople(db, []);
  await db.run("DELETE FROM people_mark");
  const summary = await resolvePeople(db, { decisions, version, progress });
  await db.run("INSERT INTO people_mark VALUES ($mark)", { mark });
  return summary;
}

/** Rows follow from the files, what they were read by, and their numbers here. */
async function markOfRows(
  db: Database,
  decisions: readonly Decision[],
  version: string,
): Promise<string> {
  const sheets = await db.rows(
    `SELECT s.sheet_id, s.sheet, s.position, s.roll, s.period, s.rows_used, f.file, f.sha256, f.recipe
     FROM source_sheet s JOIN source_file f USING (file_id) ORDER BY s.sheet_id`,
  );
  return createHash("md5")
    .update(JSON.stringify([version, sheets, decisions]))
    .digest("hex");
}
