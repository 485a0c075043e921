import type { Database } from "../../engine/database.ts";
import { SHEET_ROWS } from "../../staging/row-id.ts";
import { namingSql } from "./naming-view.ts";
import { createRelation } from "./relation.ts";

/** Of more sheets than this share the rows are not exchanged: to make the table anew costs no more. */
const MOST_PERCENT = 40;

/**
 * Bring `sure.naming` in step, the largest table of the model, of which a new file changes a part: the rows of sheets that say the same of
 * the same people stay. A sheet's mark is a hash over all that its rows of the table are made of.
 *
 * `version`: what else decides. `isThere`: the table is one that this function made, and whole.
 *
 * Reads:  mention, link, id_fault. Writes: sure.naming, and model_naming in one transaction with what it exchanges.
 */
export async function keepNaming(db: Database, version: string, isThere: boolean): Promise<void> {
  await db.script(`${CREATE};
    CREATE OR REPLACE TEMP TABLE naming_now AS ${MARKS}`);
  const changed = isThere ? await changedSheets(db, version) : undefined;
  if (changed) await exchange(db, changed, version);
  else {
    // No mark stands beside a table that is not made yet.
    await db.run("DELETE FROM main.model_naming");
    await createRelation(db, "sure.naming", namingSql("sure"), true);
    await remember(db, version);
  }
  await db.run("DROP TABLE naming_now");
}

/** Call where `sure.naming` is made by something else, or not at all. */
export async function forgetNaming(db: Database): Promise<void> {
  await db.script(`${CREATE}; DELETE FROM main.model_naming`);
}

const CREATE =
  "CREATE TABLE IF NOT EXISTS main.model_naming (version VARCHAR, sheet_id BIGINT, mark HUGEINT)";

const SHEET = `mention_id // ${SHEET_ROWS * 4}`;

const MARKS = `SELECT sheet_id, sum(mark) AS mark FROM (
  SELECT ${SHEET} AS sheet_id, sum(CAST(hash(mention_id, row_id, role, roll, period, sex, birth_on, town, village) AS HUGEINT)) AS mark
  FROM main.mention GROUP BY ALL
  UNION ALL
  SELECT ${SHEET}, sum(CAST(hash('link', mention_id, person_key, rule) AS HUGEINT)) FROM main.link GROUP BY ALL
  UNION ALL
  SELECT ${SHEET}, sum(CAST(hash('fault', mention_id, damage, passes) AS HUGEINT)) FROM main.id_fault GROUP BY ALL
) GROUP BY sheet_id`;

/** Sheets that are new, gone or other than before; undefined where so many are that the table is made anew. */
async function changedSheets(db: Database, version: string): Promise<number[] | undefined> {
  const sheets = await db.rows<{ sheet_id: number; changed: boolean }>(
    `SELECT COALESCE(n.sheet_id, b.sheet_id) AS sheet_id, n.mark IS DISTINCT FROM b.mark AS changed
     FROM naming_now n FULL JOIN (SELECT * FROM main.model_naming WHERE version = $version) b ON b.sheet_id = n.sheet_id`,
    { version },
  );
  const changed = sheets.filter((sheet) => sheet.changed).map(({ sheet_id }) => sheet_id);
  return changed.length * 100 > sheets.length * MOST_PERCENT ? undefined : changed;
}

async function exchange(db: Database, sheets: readonly number[], version: string): Promise<void> {
  const these = sheets.join(", ") || "NULL";
  await db.run("BEGIN");
  try {
    await db.run(`DELETE FROM sure.naming WHERE row_id // ${SHEET_ROWS} IN (${these})`);
    await db.run(
      `INSERT INTO sure.naming ${namingSql("sure")} WHERE m.mention_id // ${SHEET_ROWS * 4} IN (${these})`,
    );
    await db.run("DELETE FROM main.model_naming");
    await remember(db, version);
    await db.run("COMMIT");
  } catch (error) {
    await db.run("ROLLBACK");
    throw error;
  }
}

async function remember(db: Database, version: string): Promise<void> {
  await db.run("INSERT INTO main.model_naming SELECT $version, sheet_id, mark FROM naming_now", {
    version,
  });
}
