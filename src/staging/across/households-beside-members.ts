import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Database, quoteName } from "../../engine/database.ts";
import { monthNamed } from "../lines/month-named.ts";
import { sheetRowSql } from "../row-id.ts";
import { noteSaid, ownFields } from "./said-elsewhere.ts";

interface HouseholdRoll {
  kind: string;
  /** The field of the household's number. */
  number: string;
  /** Which rows of the kind number households. */
  where: string;
  /** What a list of households says of every member of one. */
  ofAll: readonly string[];
  /** How many of a household a row says are on the roll. */
  counted?: string;
  /** What is said of one person: a list that says it of each household's row is one of people. */
  ofOne: readonly string[];
}

const HOUSEHOLD_ROLLS: readonly HouseholdRoll[] = [
  {
    kind: "enrolment",
    number: "household_no",
    where: "programme = 'dibao'",
    counted: "covered_count",
    ofAll: [
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
    ],
    ofOne: ["classified", "classified_fen"],
  },
  {
    kind: "hukou",
    number: "hukou_no",
    where: "true",
    ofAll: ["householder_name"],
    ofOne: ["state", "moved_on"],
  },
  {
    kind: "poverty",
    number: "household_no",
    where: "true",
    ofAll: [
      "householder_name",
      "poverty_state",
      "risk_state",
      "income_fen",
      "cause",
      "monitor_type",
      "identified_on",
    ],
    ofOne: ["health", "labour"],
  },
];

const readQuery = (name: string) =>
  readFileSync(
    fileURLToPath(new URL(`../../../queries/staging/${name}.sql`, import.meta.url)),
    "utf8",
  );
const LISTS = readQuery("28-household-lists");
const PAIRS = readQuery("30-households-beside-members");

interface Pair extends Record<string, number | string | null> {
  households: number;
  members: number;
  /** What the list of households is called. */
  named: string;
}

/**
 * Systems hand out one list of households (户月保障金额, 脱贫属性, 住址 …) and one of their members, which have nothing in common but the number. The
 * members are the people of the roll, and what only the list of households says holds for each of them; its own rows would make the head stand on the
 * roll twice, and are set aside where the other list has him.
 *
 * Reads:  stage.<kind>, mention, source_sheet. To be called after duplicates are marked, which takes back whom the last run marked.
 * Writes: stage.<kind>, mention.town and village, stage.said_elsewhere, set_aside, source_sheet.rows_aside and rows_used.
 */
export async function joinHouseholds(db: Database): Promise<void> {
  await db.run("DELETE FROM set_aside WHERE reason = 'household'");
  for (const roll of HOUSEHOLD_ROLLS) await joinRoll(db, roll);
}

async function joinRoll(db: Database, roll: HouseholdRoll): Promise<void> {
  await findLists(db, roll);
  // Most counties have none, and what follows looks every row up.
  const lists = await db.rows("SELECT 1 AS one FROM numbered_list LIMIT 1");
  if (lists.length > 0) await joinLists(db, roll);
  await db.script("DROP TABLE numbered_list; DROP TABLE numbered_row");
}

/** Writes numbered_row, the rows of one kind that have a household's number, and numbered_list. */
async function findLists(
  db: Database,
  { kind, number, where, counted, ofOne }: HouseholdRoll,
): Promise<void> {
  const isOfOne = ofOne.map((field) => `${field} IS NOT NULL`).join(" OR ");
  await db.run(`CREATE OR REPLACE TEMP TABLE numbered_row AS
    SELECT row_id, sheet_id, row_no, ${sheetRowSql("row_no")} AS sheet_row, ${counted ?? "NULL::INTEGER"} AS counted, roll, period, ${number} AS household_no,
      COALESCE(relation <> '户主', false) OR ${isOfOne} AS is_of_one, relation = '户主' AS is_head
    FROM stage.${kind} WHERE duplicate_of IS NULL AND ${number} IS NOT NULL AND ${where}`);
  await db.script(LISTS);
}

async function joinLists(db: Database, roll: HouseholdRoll): Promise<void> {
  await db.script(PAIRS);
  const pairs = await db.rows<Pair>(
    // Sheets are numbered as their files came, which is another order after a change.
    `SELECT households, members, f.file || ' ' || s.sheet AS named FROM household_list
     JOIN source_sheet s ON s.sheet_id = households JOIN source_file f USING (file_id) ORDER BY f.file, s.position, households, members`,
  );
  // What the newest list says stands.
  pairs.sort((a, b) => (monthNamed(b.named) ?? 0) - (monthNamed(a.named) ?? 0));
  for (const { households, members } of pairs) {
    await giveFields(db, roll, households, members);
    await givePlaces(db, households, members);
  }
  if (pairs.length > 0) await setAside(db, roll.kind);
  await db.script("DROP TABLE household_list; DROP TABLE household_row; DROP TABLE numbered_pair");
}

/** Fields for which the list of households has a column and that of members has none. */
async function giveFields(
  db: Database,
  { kind, number, ofAll }: HouseholdRoll,
  households: number,
  members: number,
): Promise<void> {
  const [list, people] = [await ownFields(db, households), await ownFields(db, members)];
  const given = ofAll.filter((field) => list.has(field) && !people.has(field));
  if (given.length === 0) return;
  const columns = given.map(quoteName);
  // A household that was stopped and taken on again has a row of each.
  const inForce = list.has("status") ? "COALESCE(status NOT IN ('在保', '渐退'), false), " : "";
  await db.run(`UPDATE stage.${kind} SET ${columns
    .map((column) => `${column} = COALESCE(stage.${kind}.${column}, h.${column})`)
    .join(", ")}
    FROM (SELECT DISTINCT ON (${number}) ${number}, ${columns.join(", ")}
      FROM stage.${kind} WHERE sheet_id = ${households} ORDER BY ${number}, ${inForce}row_no) h
    WHERE stage.${kind}.sheet_id = ${members} AND h.${number} = stage.${kind}.${number}`);
  for (const field of given) await noteSaid(db, `stage.${kind}`, members, field);
}

/** The township and village of each household, where the list of members has no place at all. */
async function givePlaces(db: Database, households: number, members: number): Promise<void> {
  const [placed] = await db.rows<{ placed: number }>(
    `SELECT count(*) AS placed FROM mention WHERE sheet_id = ${members} AND (town_text IS NOT NULL OR village_text IS NOT NULL)`,
  );
  if (placed?.placed !== 0) return;
  await db.run(`UPDATE mention SET town = h.town, village = h.village
    FROM (SELECT household_no, min(town) AS town, min(village) AS village FROM mention
      WHERE sheet_id = ${households} AND role = 'self' AND household_no IS NOT NULL
      GROUP BY household_no HAVING count(DISTINCT (town, village)) = 1) h
    WHERE mention.sheet_id = ${members} AND mention.household_no = h.household_no AND mention.town IS NULL AND mention.village IS NULL`);
  for (const field of ["town", "village"]) await noteSaid(db, "mention", members, field);
}

async function setAside(db: Database, kind: string): Promise<void> {
  await db.run(`UPDATE stage.${kind} SET duplicate_of = r.member_row FROM household_row r
    WHERE r.row_id = stage.${kind}.row_id AND r.is_listed AND stage.${kind}.duplicate_of IS NULL`);
  await db.run(`INSERT INTO set_aside
    SELECT DISTINCT e.sheet_id, e.row_no, 'household', NULL FROM stage.${kind} e JOIN household_row r ON r.row_id = e.row_id
    WHERE r.is_listed AND NOT EXISTS (FROM set_aside a WHERE a.sheet_id = e.sheet_id AND a.row_no = e.row_no)`);
  await db.run(`UPDATE source_sheet SET rows_aside = a.n, rows_used = rows_in - a.n
    FROM (SELECT sheet_id, count(*) AS n FROM set_aside GROUP BY sheet_id) a
    WHERE a.sheet_id = source_sheet.sheet_id`);
}
