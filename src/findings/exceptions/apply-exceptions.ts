import type { Database } from "../../engine/database.ts";
import type { Exception } from "./exception-file.ts";

/** `finding.status` of a lead that a local exception keeps from the worklists. */
export const EXCEPTED = "excepted";

export interface AppliedException {
  file: string;
  place: number;
  rules: string[];
  reason: string;
  basis: string;
  by: string;
  expires: string;
  state: "in_force" | "expired" | "not_yet";
  /** Leads it keeps from the worklists. */
  suppressed: number;
}

export interface Exceptions {
  suppressed: number;
  exceptions: AppliedException[];
}

const TABLES = `
  CREATE TABLE IF NOT EXISTS exception_rule (number INTEGER, file VARCHAR, place INTEGER, rules VARCHAR, whom VARCHAR,
    reason VARCHAR, basis VARCHAR, decided_by VARCHAR, expires VARCHAR, state VARCHAR);
  CREATE TABLE IF NOT EXISTS finding_exception (finding_key VARCHAR, number INTEGER);`;

/** Empty tables where no run has written them yet. */
export async function createExceptionTables(db: Database): Promise<void> {
  await db.script(TABLES);
}

/** Give every finding its own standing back; call before the ledger looks at them. */
export async function liftExceptions(db: Database): Promise<void> {
  await db.run("UPDATE finding SET status = 'open' WHERE status = $excepted", {
    excepted: EXCEPTED,
  });
}

/**
 * Keep from the worklists what the exceptions in force name. Only open leads: what was answered is known anyway. The leads
 * stay findings, counted and listed with the reason. An expired exception does nothing but say so; the as-of date decides.
 *
 * Reads:  finding, person, screening.
 * Writes: finding.status; exception_rule, finding_exception, anew.
 */
export async function applyExceptions(
  db: Database,
  exceptions: readonly Exception[],
): Promise<Exceptions> {
  await createExceptionTables(db);
  await db.script("DELETE FROM exception_rule; DELETE FROM finding_exception;");
  const [screening] = await db.rows<{ day: string }>(
    "SELECT CAST(as_of AS VARCHAR) AS day FROM main.screening",
  );
  const asOf = screening?.day ?? "";
  const applied: AppliedException[] = [];
  for (const [index, exception] of exceptions.entries()) {
    const state = stateOn(exception, asOf);
    await record(db, index + 1, exception, state);
    const suppressed = state === "in_force" ? await match(db, index + 1, exception) : 0;
    const { file, place, rule: rules, reason, basis, by, expires } = exception;
    applied.push({ file, place, rules, reason, basis, by, expires, state, suppressed });
  }
  await db.run(
    `UPDATE finding SET status = $excepted WHERE finding_key IN (SELECT finding_key FROM finding_exception)`,
    { excepted: EXCEPTED },
  );
  return {
    suppressed: applied.reduce((sum, { suppressed }) => sum + suppressed, 0),
    exceptions: applied,
  };
}

function stateOn({ from, expires }: Exception, asOf: string): AppliedException["state"] {
  if (expires < asOf) return "expired";
  return from !== undefined && from > asOf ? "not_yet" : "in_force";
}

async function record(
  db: Database,
  number: number,
  exception: Exception,
  state: string,
): Promise<void> {
  const { file, place, rule, reason, basis, by, expires } = exception;
  await db.run(
    `INSERT INTO exception_rule VALUES (CAST($number AS INTEGER), $file, CAST($place AS INTEGER), $rules, $whom, $reason,
       $basis, $by, $expires, $state)`,
    {
      number,
      file,
      place,
      rules: rule.join("、"),
      whom: whomText(exception),
      reason,
      basis,
      by,
      expires,
      state,
    },
  );
}

/** The first exception that names a lead has it, so that each counts once. */
function match(db: Database, number: number, exception: Exception): Promise<number> {
  const { rule, findings, people, households, township, village } = exception;
  const among = (column: string, values: readonly string[] | undefined, name: string) =>
    values ? [`${column} IN (SELECT unnest(string_split($${name}, chr(10))))`] : [];
  const lists = { rule, findings, people, households };
  const params = Object.fromEntries(
    Object.entries(lists).flatMap(([name, values]) => (values ? [[name, values.join("\n")]] : [])),
  );
  const conditions = [
    ...among("f.rule", rule, "rule"),
    ...among("f.finding_key", findings, "findings"),
    ...among("p.person_id", people, "people"),
    ...among("f.household_no", households, "households"),
    ...(township === undefined ? [] : ["p.town = $township"]),
    ...(village === undefined ? [] : ["p.village = $village"]),
  ];
  return db.run(
    `INSERT INTO finding_exception
     SELECT f.finding_key, CAST($number AS INTEGER) FROM finding f LEFT JOIN person p ON p.person_key = f.person_key
     WHERE f.status = 'open' AND f.finding_key NOT IN (SELECT finding_key FROM finding_exception)
       AND ${conditions.join(" AND ")}`,
    {
      number,
      ...params,
      ...(township === undefined ? {} : { township }),
      ...(village === undefined ? {} : { village }),
    },
  );
}

/** `2 条疑点`, `1 人`, `3 户`, `龙潭乡东村`: whom without naming anybody. */
function whomText({ findings, people, households, township, village }: Exception): string {
  return [
    findings ? `${findings.length} 条疑点` : "",
    people ? `${people.length} 人` : "",
    households ? `${households.length} 户` : "",
    `${township ?? ""}${village ?? ""}`,
  ]
    .filter(Boolean)
    .join("，");
}
