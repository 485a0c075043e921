import { readFileSync } from "node:fs";
import type { Database } from "../../engine/database.ts";
import { packageFile } from "../../project/package-root.ts";
import { taskCode } from "../../worklists/task-code.ts";
import { tellPeople } from "../../worklists/told-people.ts";
import type { Case } from "./case.ts";
import type { CaseProof, OpenedCase } from "./case-batches.ts";
import type { RaisedLead } from "./plan-round.ts";
import type { Stage } from "./stages.ts";

/** Findings of these rules, as far as the ledger compares them. */
export async function raisedLeads(db: Database, rules: readonly string[]): Promise<RaisedLead[]> {
  const wanted = new Set(rules);
  const leads: RaisedLead[] = [];
  const lines = db.stream<{ line: string }>(
    "SELECT CAST(to_json([finding_key, rule, level, period]) AS VARCHAR) AS line FROM finding ORDER BY finding_key",
  );
  for await (const chunk of lines)
    for (const { line } of chunk) {
      const [key, rule, level, period] = JSON.parse(line) as [
        string,
        string,
        string,
        string | null,
      ];
      if (wanted.has(rule)) leads.push({ key, rule, level, period });
    }
  return leads;
}

/**
 * All that the ledger keeps of these leads.
 *
 * Reads: finding, person, the model in schema sure.
 */
export async function openedCases(
  db: Database,
  keys: readonly string[],
  month: string,
): Promise<OpenedCase[]> {
  if (keys.length === 0) return [];
  await db.script("CREATE OR REPLACE TEMP TABLE ledger_key (finding_key VARCHAR)");
  await db.append("ledger_key", asRows(keys));
  await tellPeople(db, "f.finding_key IN (SELECT finding_key FROM ledger_key)");
  const opened: OpenedCase[] = [];
  for await (const chunk of db.stream<{ line: string }>(readQuery("20-opened")))
    for (const { line } of chunk) opened.push(openedCase(JSON.parse(line) as Lead, month));
  await db.script(
    "DROP TABLE told_person; DROP VIEW told_finding; DROP VIEW told_age; DROP TABLE ledger_key",
  );
  return opened;
}

type Lead = Omit<OpenedCase, "task">;

/** Every property by name: see `newCase`. */
function openedCase(lead: Lead, month: string): OpenedCase {
  return {
    task: taskCode(lead.rule, month, lead.key),
    key: lead.key,
    rule: lead.rule,
    level: lead.level,
    period: lead.period,
    personId: lead.personId,
    householdNo: lead.householdNo,
    name: lead.name,
    town: lead.town,
    village: lead.village,
    message: lead.message,
    groups: lead.groups,
    cause: lead.cause,
  };
}

/**
 * Rows that show that what was reported of these cases has been done.
 *
 * Reads: the model in schema sure, person, snapshot, source_*.
 */
export async function proofsOf(
  db: Database,
  cases: readonly Case[],
  grains: ReadonlyMap<string, string>,
): Promise<CaseProof[]> {
  if (cases.length === 0) return [];
  await db.script(`CREATE OR REPLACE TEMP TABLE ledger_case (finding_key VARCHAR, rule VARCHAR, grain VARCHAR,
    outcome VARCHAR, person_id VARCHAR, household_no VARCHAR, period VARCHAR, raised_month VARCHAR)`);
  await db.append(
    "ledger_case",
    cases.map((each) => [
      each.key,
      each.rule,
      grains.get(each.rule) ?? "person",
      each.answer?.outcome ?? "",
      each.personId,
      each.householdNo,
      each.answer?.period ?? each.period,
      each.lastRound.slice(0, 7),
    ]),
  );
  const rows = await db.rows<{ finding_key: string; outcome: string; proof: string }>(
    readQuery("10-follow-up"),
  );
  await db.script("DROP TABLE ledger_case");
  return rows.map(({ finding_key, outcome, proof }) => ({
    key: finding_key,
    outcome,
    text: proof,
  }));
}

/** A case that nobody has answered for good: what becomes of it is still to be found out, or to be done. */
const WAITING: ReadonlySet<Stage> = new Set(["open", "reopened", "recheck", "rectifying"]);

/**
 * Keys of cases that this round does not raise only because it compares with a newer roll than the one that had their people.
 *
 * rules: those that compare with the previous roll. Reads: the model in schema sure, person, snapshot.
 */
export async function leftOnOlderRolls(
  db: Database,
  cases: Iterable<Case>,
  rules: ReadonlySet<string>,
  raised: ReadonlySet<string>,
): Promise<ReadonlySet<string>> {
  const missing = [...cases].flatMap(({ key, rule, isRaised, stage, personId }) =>
    isRaised && WAITING.has(stage) && rules.has(rule) && !raised.has(key) && personId
      ? [[key, personId]]
      : [],
  );
  if (missing.length === 0) return new Set();
  await db.script(
    "CREATE OR REPLACE TEMP TABLE ledger_missing (finding_key VARCHAR, person_id VARCHAR)",
  );
  await db.append("ledger_missing", missing);
  const rows = await db.rows<{ finding_key: string }>(readQuery("15-older-roll"));
  await db.script("DROP TABLE ledger_missing");
  return new Set(rows.map(({ finding_key }) => finding_key));
}

/** Leads that an exception of the county keeps from the worklists; none before `applyExceptions`. */
export function exceptedLeads(db: Database): Promise<{ key: string; until: string }[]> {
  return db.rows(
    `SELECT x.finding_key AS key, r.expires AS until FROM finding_exception x JOIN exception_rule r ON r.number = x.number
     ORDER BY x.finding_key`,
  );
}

function asRows(keys: readonly string[]): string[][] {
  return keys.map((key) => [key]);
}

function readQuery(name: string): string {
  return readFileSync(packageFile("queries", "ledger", `${name}.sql`), "utf8");
}
