import { createHash } from "node:crypto";
import { type Database, quoteText } from "../engine/database.ts";
import { toldSql } from "../rules/leads/weigh.ts";
import type { Pack } from "../rules/load-pack.ts";
import type { Rule } from "../rules/rule-file.ts";

/** Temporary tables: all leads there are now, and those whose findings are to be written. */
const NOW = "lead_now";
const CHANGED = "lead_changed";

/** What is to be settled. */
export interface ToSettle {
  /** Raised rows by rule. */
  rowsOf: ReadonlyMap<string, number>;
  /** A table with rule and target of the leads; undefined: all of them. */
  among?: string;
}

/**
 * What each finding follows from, as a hash over the raised rows of its lead and all that is said of them: kept with the finding
 * in `finding_cause`, so that the next run writes only those anew that follow from something else.
 *
 * Reads:  raised, raised_person, rule_run, uncertain_owner, unsure_person, doubted, screening, source_sheet, source_file, finding_cause.
 * Writes: finding without what no longer holds; lead_now and lead_changed, for `rememberCauses`.
 */
export async function dropChanged(
  db: Database,
  pack: Pack,
  version: string | undefined,
): Promise<ToSettle> {
  const rules = idsOf(pack);
  if (version === undefined) {
    await db.run(`DELETE FROM finding_cause WHERE rule IN (${rules})`);
    await db.run(`DELETE FROM finding WHERE rule IN (${rules})`);
    return { rowsOf: await rowsByRule(db, "SELECT rule, 1 AS rows FROM raised") };
  }
  if (await citesOtherSheets(db)) await db.run("DELETE FROM finding_cause");
  const marks = await ruleMarks(db, pack, version);
  await db.run(`CREATE OR REPLACE TEMP TABLE ${NOW} AS ${leadsNowSql(pack, marks)}`);
  await db.run(`CREATE OR REPLACE TEMP TABLE ${CHANGED} AS
    SELECT n.rule, n.target, n.finding_key, n.rows FROM ${NOW} n
    ANTI JOIN (
      SELECT c.finding_key, c.rule, c.cause FROM finding_cause c
      SEMI JOIN finding f ON f.finding_key = c.finding_key AND f.rule = c.rule
    ) same ON same.finding_key = n.finding_key AND same.rule = n.rule AND same.cause = n.cause`);
  await db.run(`DELETE FROM finding WHERE rule IN (${rules}) AND finding_key NOT IN (
    SELECT n.finding_key FROM ${NOW} n ANTI JOIN ${CHANGED} c ON c.rule = n.rule AND c.target = n.target)`);
  return { rowsOf: await rowsByRule(db, `SELECT rule, rows FROM ${CHANGED}`), among: CHANGED };
}

/** Remember what the findings of these rules follow from now. Call when all of them are written, in the same transaction. */
export async function rememberCauses(db: Database, pack: Pack): Promise<void> {
  await db.run(`DELETE FROM finding_cause WHERE rule IN (${idsOf(pack)})`);
  await db.script(`
    INSERT INTO finding_cause SELECT rule, finding_key, cause FROM ${NOW};
    DELETE FROM finding_sheet;
    INSERT INTO finding_sheet ${SHEETS};
    DROP TABLE ${NOW};
    DROP TABLE ${CHANGED};`);
}

async function rowsByRule(db: Database, sql: string): Promise<Map<string, number>> {
  const rows = await db.rows<{ rule: string; n: number }>(
    `SELECT rule, CAST(sum(rows) AS BIGINT) AS n FROM (${sql}) GROUP BY rule`,
  );
  return new Map(rows.map(({ rule, n }) => [rule, n]));
}

/** What a finding says of the sheets it rests on. */
const SHEETS = `SELECT s.sheet_id, hash(f.file, s.sheet, s.family) AS told
  FROM source_sheet s LEFT JOIN source_file f ON f.file_id = s.file_id`;

/** Whether a sheet goes by another name than before; a new one has rows of its own, which are in what follows from them. */
async function citesOtherSheets(db: Database): Promise<boolean> {
  const other = await db.rows(
    `SELECT 1 AS one FROM finding_sheet b JOIN (${SHEETS}) n ON n.sheet_id = b.sheet_id AND n.told <> b.told LIMIT 1`,
  );
  return other.length > 0;
}

/** What holds for all leads of a rule: its own text, what it could not check, the month, and what is said of all who are in doubt. */
async function ruleMarks(
  db: Database,
  pack: Pack,
  version: string,
): Promise<{ rule: Rule; mark: string }[]> {
  const all = await db.rows(
    `SELECT CAST(month AS VARCHAR) AS month, CAST(as_of AS VARCHAR) AS as_of, (SELECT bool_or(is_match) FROM main.doubted) AS is_match,
       (SELECT bool_or(label IS NOT NULL) FROM main.doubted) AS is_word FROM screening`,
  );
  const runs = await db.rows<{ rule: string; reason: string | null }>(
    "SELECT rule, reason FROM rule_run WHERE state = 'checked'",
  );
  const reasons = new Map(runs.map(({ rule, reason }) => [rule, reason]));
  return pack.map((rule) => {
    const causes = [version, all, rule.header, reasons.get(rule.header.id) ?? null];
    return { rule, mark: createHash("md5").update(JSON.stringify(causes)).digest("hex") };
  });
}

function leadsNowSql(pack: Pack, marks: readonly { rule: Rule; mark: string }[]): string {
  const values = marks.map(({ rule, mark }) => `(${quoteText(rule.header.id)}, '${mark}')`);
  return `WITH ${toldSql(pack.map(({ header }) => header))},
mark (rule, mark) AS (VALUES ${values.join(", ") || "('', '')"})
SELECT t.rule, t.target, ${findingKeySql({
    rule: "t.rule",
    householdNo: "any_value(t.household_no)",
    personId: "any_value(p.person_id)",
    target: "t.target",
  })} AS finding_key,
  sum(CAST(hash(m.mark, t.period, t.level, t.household_no, t.evidence, t.source_rows, t.person_key, t.ground, t.unsure, t.is_hint, t.row_key,
    p.person_id, p.name, p.town, p.village, w.name, w.town, w.village, d.is_match, d.label) AS HUGEINT)) AS cause,
  count(*) AS rows
FROM told t JOIN mark m ON m.rule = t.rule
LEFT JOIN raised_person p ON p.person_key = t.person_key
LEFT JOIN raised_person w ON w.person_key = t.row_key
LEFT JOIN main.doubted d ON d.person_key = t.person_key
GROUP BY t.rule, t.target`;
}

/** Each part with its length before it, so that none runs into the next. */
const part = (text: string) => `CAST(length(${text}) AS VARCHAR) || ':' || ${text}`;

/** Hash of the rule and of whom the finding is about. */
export function findingKeySql(lead: {
  rule: string;
  householdNo: string;
  personId: string;
  target: string;
}): string {
  return `left(md5(${[
    lead.rule,
    `CASE WHEN ${lead.householdNo} IS NOT NULL THEN 'household' ELSE 'person' END`,
    `COALESCE(${lead.householdNo}, ${lead.personId}, ${lead.target})`,
  ]
    .map(part)
    .join(" || ")}), 16)`;
}

function idsOf(pack: Pack): string {
  return pack.map((rule) => quoteText(rule.header.id)).join(", ") || "NULL";
}
