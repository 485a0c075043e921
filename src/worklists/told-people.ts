import { readFileSync } from "node:fs";
import type { Database } from "../engine/database.ts";
import { packageFile } from "../project/package-root.ts";
import { groupAgesSql } from "../rules/model/group-ages.ts";

/**
 * The findings `f` of which `condition` holds, and what is said of their people.
 *
 * Reads:  finding, person, screening, group_age, the model in schema sure.
 * Writes: told_finding and told_age, temporary views; told_person, a temporary table.
 */
export async function tellPeople(db: Database, condition: string): Promise<void> {
  await db.run(
    `CREATE OR REPLACE TEMP VIEW told_finding AS SELECT f.* FROM main.finding f WHERE ${condition}`,
  );
  await db.run(`CREATE OR REPLACE TEMP VIEW told_age AS ${await groupAgesSql(db)}`);
  await db.script(readFileSync(packageFile("queries", "worklists", "05-told-person.sql"), "utf8"));
}
