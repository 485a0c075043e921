import type { Database } from "../engine/database.ts";
import { SHEET_ROWS } from "../staging/row-id.ts";
import { runFile } from "./identity-file.ts";

/** What is kept of the mentions of each sheet; `openReadings` makes both tables, and empties them for another version. */
export const OWN_READINGS: Readonly<Record<string, string>> = {
  mention_own_read: `mention_id BIGINT, row_id BIGINT, role VARCHAR, roll VARCHAR, period INTEGER, id_key BIGINT, dirty_text VARCHAR,
    name_hash UBIGINT, sex INTEGER, birth INTEGER, town UBIGINT, place UBIGINT, house UBIGINT`,
  mention_sheet: "sheet_id BIGINT, mark HUGEINT",
};

/** Of more sheets than this share the rows are not exchanged: to read them all anew costs no more. */
const MOST_PERCENT = 40;

const SHEET = `mention_id // ${SHEET_ROWS * 4}`;

/** A hash over all that a reading is made of. */
const MARKS = `SELECT ${SHEET} AS sheet_id, sum(CAST(hash(mention_id, row_id, role, roll, period, id_text, name_text, sex, birth_on, town, village,
    household_space, household_no) AS HUGEINT)) AS mark
  FROM mention GROUP BY ALL`;

/**
 * Reduce every mention to narrow keys. What follows from a mention's own cells is kept from run to run by sheet: a new file changes a few of them.
 * What others tell of a mention is read each time.
 *
 * Reads:  mention, mention_card. Writes: mention_own_read and mention_sheet in one transaction; what the files 08 and 09 write.
 */
export async function readMentions(db: Database): Promise<void> {
  await runFile(db, "08-first-reading");
  await readFrom(db, "mention_told");
  await runFile(db, "09-mention-read");
  await db.run("CREATE OR REPLACE TEMP TABLE mention_told_read AS SELECT * FROM mention_read");
  await readOwn(db);
  await runFile(db, "09-first-reading");
}

function readFrom(db: Database, mentions: string): Promise<number> {
  return db.run(`CREATE OR REPLACE TEMP VIEW mention_to_read AS
    SELECT mention_id, row_id, role, roll, period, sex, birth_on, town, village, household_space, household_no, id_text, name_text FROM ${mentions}`);
}

async function readOwn(db: Database): Promise<void> {
  await db.run(`CREATE OR REPLACE TEMP TABLE mention_sheet_now AS ${MARKS}`);
  const changed = await changedSheets(db);
  const these = changed?.join(", ") || "NULL";
  await readFrom(db, changed ? `mention WHERE ${SHEET} IN (${these})` : "mention");
  await db.run("BEGIN");
  try {
    if (changed) {
      await db.run(`DELETE FROM mention_own_read WHERE ${SHEET} IN (${these})`);
      await db.run("INSERT INTO mention_own_read SELECT * FROM mention_read");
    } else await db.run("CREATE OR REPLACE TABLE mention_own_read AS SELECT * FROM mention_read");
    await db.run("DELETE FROM mention_sheet");
    await db.run("INSERT INTO mention_sheet SELECT sheet_id, mark FROM mention_sheet_now");
    await db.run("COMMIT");
  } catch (error) {
    await db.run("ROLLBACK");
    throw error;
  }
}

/** Sheets that are new, gone or other than before; undefined where so many are that all are read anew. */
async function changedSheets(db: Database): Promise<number[] | undefined> {
  const sheets = await db.rows<{ sheet_id: number; changed: boolean }>(
    `SELECT COALESCE(n.sheet_id, b.sheet_id) AS sheet_id, n.mark IS DISTINCT FROM b.mark AS changed
     FROM mention_sheet_now n FULL JOIN mention_sheet b ON b.sheet_id = n.sheet_id`,
  );
  const changed = sheets.filter((sheet) => sheet.changed).map(({ sheet_id }) => sheet_id);
  return changed.length * 100 > sheets.length * MOST_PERCENT ? undefined : changed;
}
