import { type Database, quoteText } from "../engine/database.ts";
import { leadsSql } from "../rules/leads/leads.ts";
import type { LeadPart } from "../rules/leads/weigh.ts";
import type { Pack } from "../rules/load-pack.ts";
import type { Rule } from "../rules/rule-file.ts";
import { PART_ROWS, SHEET_ROWS } from "../staging/row-id.ts";
import { createFindingTables } from "./finding-tables.ts";
import { dropChanged, findingKeySql, rememberCauses } from "./lead-causes.ts";

export interface SettleOptions {
  /** What `first_seen` says of a finding not seen before; the screening month when left out. */
  round?: string;
  /** Keep the findings of rules outside this pack, as after a run of some rules only. */
  keepOthers?: boolean;
  /**
   * The version of the program and its engine: findings of an earlier run of the same stay where what they follow from is the same.
   * All are made anew without it.
   */
  version?: string;
  /** Raised rows that one query settles at most, in both worlds together; decides nothing but memory. What fits when left out. */
  rowsAQuery?: number;
}

/** A finding nobody has answered yet. */
const OPEN = "open";

/** Raised rows that one query settles at most, however much memory there is. Each query looks through all people: those of 1e6 took four times as long with 2,500 rows a query. */
const ROWS_A_QUERY = 600_000;

/** What the texts of one raised row may take of DuckDB's memory; they cannot wait on the disk. Measured: 1,800 at 1e6 people. */
const BYTES_A_ROW = 5_000;

/** Evidence label for what a missing optional roll leaves open. */
const CAVEAT_LABEL = "未能核对";

/**
 * Turn what the rules raised in both worlds into findings.
 *
 * Reads:   raised, rule_run, person, source_sheet, source_file, uncertain_owner, doubted, screening.
 * Writes:  finding (anew, in one transaction; first_seen and status kept by key), rule_run.found; what other rules left
 *          behind is gone unless `keepOthers`.
 * Returns: the number of findings of this pack.
 */
export async function settleFindings(
  db: Database,
  pack: Pack,
  options: SettleOptions = {},
): Promise<number> {
  await createFindingTables(db);
  await db.run("BEGIN");
  try {
    const count = await settle(db, pack, options);
    await db.run("COMMIT");
    return count;
  } catch (error) {
    await db.run("ROLLBACK");
    throw error;
  }
}

async function settle(db: Database, pack: Pack, options: SettleOptions): Promise<number> {
  await db.run(
    "CREATE OR REPLACE TEMP TABLE finding_before AS SELECT rule, finding_key, status, first_seen FROM finding",
  );
  if (!options.keepOthers) await forgetOthers(db, pack);
  await db.run(PEOPLE_RAISED);
  const { rowsOf, among } = await dropChanged(db, pack, options.version);
  for (const piece of piecesOf(pack, rowsOf, options.rowsAQuery ?? (await rowsThatFit(db))))
    await db.run(insertSql({ ...piece, among }, options.round));
  if (among !== undefined) await rememberCauses(db, pack);
  await db.run(
    `UPDATE rule_run SET found = (SELECT count(*) FROM finding f WHERE f.rule = rule_run.rule)
     WHERE state = 'checked' AND rule IN (${idsOf(pack)})`,
  );
  const [counted] = await db.rows<{ n: number }>(
    `SELECT count(*) AS n FROM finding WHERE rule IN (${idsOf(pack)})`,
  );
  await db.script("DROP TABLE finding_before; DROP TABLE raised_person;");
  return counted?.n ?? 0;
}

async function rowsThatFit(db: Database): Promise<number> {
  const [limit] = await db.rows<{ bytes: number }>(
    "SELECT parse_formatted_bytes(current_setting('memory_limit')) AS bytes",
  );
  return Math.min(ROWS_A_QUERY, Math.ceil((limit?.bytes ?? 0) / BYTES_A_ROW));
}

/** Whom something is said of: few of a province's people, and every piece looks them up. */
const PEOPLE_RAISED = `CREATE OR REPLACE TEMP TABLE raised_person AS
SELECT p.person_key, p.person_id, p.name, p.town, p.village FROM person p
SEMI JOIN (
  SELECT person_key FROM raised
  UNION ALL
  SELECT o.person_key FROM uncertain_owner o SEMI JOIN raised r ON r.person_key = o.own_key
) said ON said.person_key = p.person_key`;

function idsOf(pack: Pack): string {
  return pack.map((rule) => quoteText(rule.header.id)).join(", ") || "NULL";
}

/** What rules outside the pack left behind, such as rules since retired. */
async function forgetOthers(db: Database, pack: Pack): Promise<void> {
  const ids = pack.length > 0 ? idsOf(pack) : "''";
  for (const table of ["raised", "rule_run", "rule_kept", "finding", "finding_cause"]) {
    await db.run(`DELETE FROM ${table} WHERE rule NOT IN (${ids})`);
  }
}

/** What is settled by one query: rules, or a share of the leads of one. */
interface Piece {
  rules: Rule[];
  part?: LeadPart;
  among?: string | undefined;
}

/** Rules in order, so many together that the texts of their leads, which cannot wait on the disk, take some hundred megabytes. */
function piecesOf(pack: Pack, rowsOf: ReadonlyMap<string, number>, most: number): Piece[] {
  const pieces: Piece[] = [];
  let together = 0;
  for (const rule of pack) {
    const rows = rowsOf.get(rule.header.id) ?? 0;
    if (rows === 0) continue;
    const of = Math.ceil(rows / most);
    const last = pieces.at(-1);
    if (of > 1)
      for (let number = 0; number < of; number += 1)
        pieces.push({ rules: [rule], part: { number, of } });
    else if (last && !last.part && together + rows <= most) last.rules.push(rule);
    else pieces.push({ rules: [rule] });
    together = last && pieces.at(-1) === last ? together + rows : rows;
  }
  return pieces;
}

function insertSql({ rules, part, among }: Piece, round: string | undefined): string {
  const firstSeen = round === undefined ? "strftime(screening.as_of, '%Y-%m')" : quoteText(round);
  return `INSERT INTO finding
WITH lead AS MATERIALIZED (${leadsSql(
    rules.map((rule) => rule.header),
    "raised_person",
    { part, among },
  )}),
place AS (
  SELECT cited.rule, cited.target, CAST(to_json(list(CASE WHEN cited.person = 0
      THEN json_object('file', f.file, 'sheet', s.sheet, 'row', cited.row_no)
      ELSE json_object('file', f.file, 'sheet', s.sheet, 'row', cited.row_no, 'person', cited.person) END
    ORDER BY cited.sheet_id, cited.row_no, cited.person)) AS VARCHAR) AS sources
  -- A row whose months or programmes stand side by side is cited once, whichever of them a finding rests on; of a family each person for himself.
  FROM (SELECT DISTINCT named.rule, named.target, s.sheet_id, named.row_id % ${PART_ROWS} AS row_no,
      CASE WHEN s.family IS NULL THEN 0 ELSE named.row_id % ${SHEET_ROWS} // ${PART_ROWS} END AS person
    FROM (SELECT rule, target, unnest(source_rows) AS row_id FROM lead) named
    JOIN source_sheet s ON s.sheet_id = named.row_id // ${SHEET_ROWS}) cited
  JOIN source_sheet s ON s.sheet_id = cited.sheet_id
  JOIN source_file f ON f.file_id = s.file_id
  GROUP BY cited.rule, cited.target
),
keyed AS (
  SELECT lead.*, COALESCE(place.sources, '[]') AS sources, ${KEY} AS finding_key
  FROM lead LEFT JOIN place ON place.rule = lead.rule AND place.target = lead.target
),
-- A left join alone would put all earlier findings of a rule into its hash table, piece after piece.
before AS (
  SELECT b.finding_key, b.status, b.first_seen FROM finding_before b
  SEMI JOIN (SELECT lead.rule, ${KEY} AS finding_key FROM lead) now ON now.rule = b.rule AND now.finding_key = b.finding_key
)
SELECT keyed.finding_key, keyed.rule, keyed.level, keyed.person_key, keyed.household_no,
  NULLIF(keyed.period, ''), keyed.message,
  CASE WHEN run.reason IS NULL THEN keyed.evidence
    ELSE CAST(json_merge_patch(keyed.evidence, json_object('${CAVEAT_LABEL}', run.reason)) AS VARCHAR) END,
  keyed.sources, COALESCE(before.status, '${OPEN}'), COALESCE(before.first_seen, ${firstSeen})
FROM keyed CROSS JOIN screening
LEFT JOIN rule_run run ON run.rule = keyed.rule AND run.state = 'checked'
LEFT JOIN before ON before.finding_key = keyed.finding_key
ORDER BY keyed.rule, keyed.finding_key`;
}

const KEY = findingKeySql({
  rule: "lead.rule",
  householdNo: "lead.household_no",
  personId: "lead.person_id",
  target: "lead.target",
});
