import type { Database } from "../../engine/database.ts";

/** Create a view, or a table filled now, in the place of whatever had the name. */
export async function createRelation(
  db: Database,
  name: string,
  sql: string,
  asTable: boolean,
): Promise<void> {
  const create = `CREATE OR REPLACE ${asTable ? "TABLE" : "VIEW"} ${name} AS ${sql}`;
  try {
    await db.run(create);
  } catch (error) {
    // A view cannot take a table's place, nor a table a view's; asking first would cost more than all views together.
    if (!/Existing object .* is of type/.test((error as Error).message)) throw error;
    await db.run(`DROP ${asTable ? "VIEW" : "TABLE"} ${name}`);
    await db.run(create);
  }
}
