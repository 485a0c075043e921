import { readFileSync } from "node:fs";
import type { Database } from "../engine/database.ts";
import { packageFile } from "../project/package-root.ts";

/**
 * The findings `f` of which `condition` holds, and what is said of their people.
 *
 * Reads:  finding, person, screening, the model in schema sure.
 * Writes: told_finding, a temporary view; told_person, a temporary table.
 */
export async function tellPeople(db: Database, condition: string): Promise<void> {
  await db.run(
    `CREATE OR REPLACE TEMP VIEW told_finding AS SELECT f.* FROM main.finding f WHERE ${condition}`,
  );
  await db.script(readFileSync(packageFile("queries", "worklists", "05-told-person.sql"), "utf8"));
}
