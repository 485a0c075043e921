import { type Database, quoteText } from "../../engine/database.ts";
import { householdDigest } from "../household-cell.ts";
import { sheetRowSql } from "../row-id.ts";

/** What families of one place that have heads of one name do not share, where a list says it. */
const BESIDE = ["address", "account"] as const;

interface Sheet extends Record<string, string | number | null> {
  sheet_id: number;
  kind: string;
  beside: number | null;
}

/**
 * Where households are told by what their heads are called (household-cell.ts) and two heads of one village have the same name, take their families apart:
 * by the rows that follow each head, or by address or account. Where neither tells, a register leaves all of them without a household, for a member of one
 * would stand beside the covered of the other; on a roll they stay one.
 *
 * Reads:  source_sheet, mention, raw.*. May be run again.
 * Writes: mention.household_no, mention.household_no_text, the household number of stage.<kind>.
 */
export async function tellHeadsOfOneNameApart(db: Database): Promise<void> {
  const columnOf = (field: string) =>
    `TRY_CAST(json_extract_string(mapping, '$.${field}.column') AS INTEGER)`;
  const sheets = await db.rows<Sheet>(
    `SELECT sheet_id, kind, COALESCE(${BESIDE.map(columnOf).join(", ")}) AS beside FROM source_sheet
     WHERE ${columnOf("householder_name")} = COALESCE(${columnOf("hukou_no")}, ${columnOf("household_no")})`,
  );
  for (const sheet of sheets) await takeApart(db, sheet);
}

async function takeApart(db: Database, { sheet_id, kind, beside }: Sheet): Promise<void> {
  const field = kind === "hukou" ? "hukou_no" : "household_no";
  const text =
    beside === null
      ? "''"
      : `(SELECT regexp_replace(coalesce(r.c${beside}, ''), '\\s', '', 'g') FROM raw.s${sheet_id} r WHERE r.row_no = ${sheetRowSql("m.row_no")})`;
  const named = (column: string) =>
    `regexp_replace(coalesce(m.${column}, ''), '[^\\p{Han}]|户主', '', 'g')`;
  await db.run(`CREATE OR REPLACE TEMP TABLE head_of_name AS
WITH row_of AS (
  SELECT m.mention_id, m.row_no, m.household_no_text AS number, m.relation = '户主' AS is_called,
    ${named("name_text")} = ${named("householder_name")} AS is_named,
    regexp_replace(upper(coalesce(m.id_text, '')), '[^0-9X]', '', 'g') AS id,
    row_number() OVER (ORDER BY m.row_no, m.mention_id) AS place
  FROM mention m
  WHERE m.sheet_id = ${sheet_id} AND m.role = 'self'
),
-- A wife whom a slip calls 户主 beside the head is no second one: she does not bear the name.
bearing AS (
  SELECT number, bool_or(is_called AND is_named) AS any_named FROM row_of WHERE number IS NOT NULL GROUP BY number
),
own AS (
  SELECT r.mention_id, r.row_no, r.number, r.id, r.place, r.is_called AND (r.is_named OR NOT b.any_named) AS is_head
  FROM row_of r LEFT JOIN bearing b ON b.number = r.number
),
twice AS (
  SELECT number FROM own WHERE number IS NOT NULL AND is_head GROUP BY number HAVING count(DISTINCT id) > 1
),
family AS (
  SELECT m.*, count(*) FILTER (m.is_head) OVER (PARTITION BY m.number ORDER BY m.place) AS run, ${text} AS beside
  FROM own m SEMI JOIN twice t ON t.number = m.number
),
-- All of a family below its head, and nobody else between them.
of_run AS (
  SELECT number, run, max(id) FILTER (is_head) AS head, run > 0 AND max(place) - min(place) + 1 = count(*) AS fits
  FROM family GROUP BY number, run
),
of_text AS (
  SELECT number, beside, max(id) FILTER (is_head) AS head, beside <> '' AND count(DISTINCT id) FILTER (is_head) = 1 AS fits
  FROM family GROUP BY number, beside
),
way AS (
  SELECT t.number, (SELECT bool_and(r.fits) FROM of_run r WHERE r.number = t.number) AS by_run,
    (SELECT bool_and(x.fits) FROM of_text x WHERE x.number = t.number) AS by_text
  FROM twice t
)
SELECT f.mention_id, f.row_no, f.number, CASE WHEN w.by_run THEN r.head WHEN w.by_text THEN x.head END AS head
FROM family f
JOIN way w ON w.number = f.number
JOIN of_run r ON r.number = f.number AND r.run = f.run
JOIN of_text x ON x.number = f.number AND x.beside = f.beside`);
  const number = `CASE WHEN h.head IS NOT NULL THEN ${householdDigest("h.number || h.head")} WHEN ${quoteText(kind)} <> 'hukou' THEN h.number END`;
  await db.run(
    `UPDATE mention SET household_no_text = ${number}, household_no = ${number} FROM head_of_name h WHERE h.mention_id = mention.mention_id`,
  );
  await db.run(
    `UPDATE stage.${kind} SET ${field} = ${number} FROM head_of_name h WHERE stage.${kind}.sheet_id = ${sheet_id} AND stage.${kind}.row_no = h.row_no`,
  );
  await db.run("DROP TABLE head_of_name");
}
