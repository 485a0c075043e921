import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Database } from "../../engine/database.ts";

const LISTS = readFileSync(
  fileURLToPath(new URL("../../../queries/staging/26-families-of-members.sql", import.meta.url)),
  "utf8",
);
/** The least share of the members' families that a column of the other list numbers, and of these of which it names somebody. */
const LEAST_KNOWN = 0.8;
const LEAST_SAME = 0.5;

interface Lists extends Record<string, number> {
  households: number;
  members: number;
  families: number;
}

/**
 * A list of households may have a number of the family (家庭编号) beside that of its certificate (救助证号), and that of their members the first alone: they
 * are then under the certificate of whose family they are. Without it every head stood on the roll under two numbers, and the members in no household
 * that anybody is paid for.
 *
 * Reads:  stage.enrolment, mention, raw.*. To be called after `tellHouseholdsApart`, which takes back what an earlier call wrote.
 * Writes: stage.enrolment.household_no and mention.household_no of lists of members.
 */
export async function joinFamilies(db: Database): Promise<void> {
  await db.script(LISTS);
  const lists = await db.rows<Lists>("SELECT * FROM family_lists ORDER BY members, households");
  for (const pair of lists) {
    const column = await columnOfFamilies(db, pair);
    if (column !== undefined) await giveCertificates(db, pair, column);
  }
  await db.script("DROP TABLE family_lists");
}

/** The column of the list of households that has the members' numbers; undefined for lists that have nothing to do with each other. */
async function columnOfFamilies(
  db: Database,
  { households, members, families }: Lists,
): Promise<string | undefined> {
  const columns = await db.rows<{ name: string }>(
    `SELECT column_name AS name FROM information_schema.columns
     WHERE table_schema = 'raw' AND table_name = 's${households}' AND column_name <> 'row_no' ORDER BY ordinal_position`,
  );
  for (const { name } of columns) {
    const [found] = await db.rows<{ known: number; same: number }>(
      `WITH family AS (
         SELECT code_text(r.${name}) AS number, min(h.row_no) AS row_no
         FROM raw.s${households} r JOIN mention h ON h.sheet_id = ${households} AND h.row_no = r.row_no AND h.role = 'self'
         GROUP BY 1 HAVING count(*) = 1
       ), member AS (
         SELECT f.number, bool_or(coalesce(upper(m.id_text) = upper(h.id_text), false) OR coalesce(m.name_text = h.name_text, false)) AS is_same
         FROM family f
         JOIN mention h ON h.sheet_id = ${households} AND h.row_no = f.row_no AND h.role = 'self'
         JOIN mention m ON m.sheet_id = ${members} AND m.role = 'self' AND m.household_no = f.number
         GROUP BY 1
       )
       SELECT count(*) AS known, count(*) FILTER (is_same) AS same FROM member`,
    );
    const { known = 0, same = 0 } = found ?? {};
    if (known >= families * LEAST_KNOWN && same >= known * LEAST_SAME) return name;
  }
  return undefined;
}

async function giveCertificates(
  db: Database,
  { households, members }: Lists,
  column: string,
): Promise<void> {
  const certificates = `(SELECT code_text(r.${column}) AS family, min(e.household_no) AS number
    FROM raw.s${households} r JOIN stage.enrolment e ON e.sheet_id = ${households} AND e.row_no = r.row_no
    WHERE e.household_no IS NOT NULL GROUP BY 1 HAVING count(DISTINCT e.household_no) = 1) c`;
  await db.run(`UPDATE stage.enrolment SET household_no = c.number FROM ${certificates}
    WHERE stage.enrolment.sheet_id = ${members} AND stage.enrolment.household_no = c.family`);
  await db.run(`UPDATE mention SET household_no = c.number FROM ${certificates}
    WHERE mention.sheet_id = ${members} AND mention.household_no = c.family`);
}
