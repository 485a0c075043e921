import type { Database } from "../../engine/database.ts";
import { loadPack } from "../load-pack.ts";
import type { Rule } from "../rule-file.ts";
import { parametersInForce } from "../run/sql-values.ts";
import type { RunContext } from "../run-context.ts";

/** From which age somebody is told to be old, and until which a child: as the rule has it that looks at 老年人 and 未成年人 by name, with its basis. */
const RULE = "TB03";
let known: Rule | undefined;

function agesSql(context: Pick<RunContext, "params">): string {
  known ??= loadPack({ only: [RULE] })[0];
  const { old_age, adult_age } = known ? parametersInForce(known, context) : {};
  return `SELECT CAST(${old_age} AS INTEGER) AS old_age, CAST(${adult_age} AS INTEGER) AS adult_age`;
}

/** Keep the ages of a run for what is written of it later. Writes: group_age (one row). */
export async function writeGroupAges(db: Database, context: RunContext): Promise<void> {
  await db.run(`CREATE OR REPLACE TABLE main.group_age AS ${agesSql(context)}`);
}

/** The ages of the run that a database is of, as SQL; those without a county's own where an earlier version has kept none. */
export async function groupAgesSql(db: Database): Promise<string> {
  const kept = await db.rows(
    "SELECT 1 AS one FROM duckdb_tables() WHERE schema_name = 'main' AND table_name = 'group_age'",
  );
  return kept.length > 0 ? "SELECT old_age, adult_age FROM main.group_age" : agesSql({});
}
