import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Database, quoteName } from "../engine/database.ts";
import { noteSaid, ownFields } from "./said-elsewhere.ts";

/** What a list of households says of every member of one. */
const OF_THE_HOUSEHOLD = [
  "householder_name",
  "side",
  "coverage",
  "covered_count",
  "family_count",
  "amount_fen",
  "from_month",
  "until_month",
  "status",
  "reviewed_on",
  "account",
];

const PAIRS = fileURLToPath(
  new URL("../../queries/staging/30-households-beside-members.sql", import.meta.url),
);

interface Pair extends Record<string, number | string | null> {
  households: number;
  members: number;
}

/**
 * The system of 低保 hands out one list of households (户月保障金额, 保障类别 …) and one of their members, which have nothing in common but the
 * number. The members are the people of the roll, and what only the list of households says holds for each of them; its own rows would make the head
 * stand on the roll twice, and are set aside where the other list has him.
 *
 * Reads:  stage.enrolment, mention, source_sheet. To be called after duplicates are marked, which takes back whom the last run marked.
 * Writes: stage.enrolment, stage.said_elsewhere, set_aside, source_sheet.rows_aside and rows_used.
 */
export async function joinHouseholds(db: Database): Promise<void> {
  await db.run("DELETE FROM set_aside WHERE reason = 'household'");
  await db.script(readFileSync(PAIRS, "utf8"));
  const pairs = await db.rows<Pair>(
    "SELECT households, members FROM household_list ORDER BY households, members",
  );
  for (const { households, members } of pairs) await giveFields(db, households, members);
  if (pairs.length > 0) await setAside(db);
  await db.script("DROP TABLE household_list; DROP TABLE household_row");
}

/** Fields for which the list of households has a column and that of members has none. */
async function giveFields(db: Database, households: number, members: number): Promise<void> {
  const [list, people] = [await ownFields(db, households), await ownFields(db, members)];
  const given = OF_THE_HOUSEHOLD.filter((field) => list.has(field) && !people.has(field));
  if (given.length === 0) return;
  const columns = given.map(quoteName);
  await db.run(`UPDATE stage.enrolment SET ${columns
    .map((column) => `${column} = COALESCE(stage.enrolment.${column}, h.${column})`)
    .join(", ")}
    FROM (SELECT household_no, ${columns.map((column) => `min(${column}) AS ${column}`).join(", ")}
      FROM stage.enrolment WHERE sheet_id = ${households} GROUP BY household_no) h
    WHERE stage.enrolment.sheet_id = ${members} AND h.household_no = stage.enrolment.household_no`);
  for (const field of given) await noteSaid(db, "enrolment", members, field);
}

async function setAside(db: Database): Promise<void> {
  await db.run(`UPDATE stage.enrolment SET duplicate_of = r.member_row FROM household_row r
    WHERE r.row_id = stage.enrolment.row_id AND r.is_listed AND stage.enrolment.duplicate_of IS NULL`);
  await db.run(`INSERT INTO set_aside
    SELECT DISTINCT e.sheet_id, e.row_no, 'household', NULL FROM stage.enrolment e JOIN household_row r ON r.row_id = e.row_id
    WHERE r.is_listed AND NOT EXISTS (FROM set_aside a WHERE a.sheet_id = e.sheet_id AND a.row_no = e.row_no)`);
  await db.run(`UPDATE source_sheet SET rows_aside = a.n, rows_used = rows_in - a.n
    FROM (SELECT sheet_id, count(*) AS n FROM set_aside GROUP BY sheet_id) a
    WHERE a.sheet_id = source_sheet.sheet_id`);
}
