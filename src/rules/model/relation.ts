import { type Database, quoteText } from "../../engine/database.ts";

/** Create a view, or a table filled now, in the place of whatever had the name. */
export async function createRelation(
  db: Database,
  name: string,
  sql: string,
  asTable: boolean,
): Promise<void> {
  const [schema = "main", bare = name] = name.includes(".") ? name.split(".") : ["main", name];
  const existing = await db.rows(
    "SELECT table_type FROM information_schema.tables WHERE table_schema = $schema AND table_name = $bare",
    { schema, bare },
  );
  const type = existing[0]?.table_type;
  if (type !== undefined && (type === "VIEW") === asTable) {
    await db.run(`DROP ${asTable ? "VIEW" : "TABLE"} ${schema}.${bare}`);
  }
  await db.run(`CREATE OR REPLACE ${asTable ? "TABLE" : "VIEW"} ${schema}.${bare} AS ${sql}`);
}

export async function commentColumns(
  db: Database,
  name: string,
  columns: Readonly<Record<string, string>>,
): Promise<void> {
  const statements = Object.entries(columns).map(
    ([column, label]) => `COMMENT ON COLUMN ${name}.${column} IS ${quoteText(label)};`,
  );
  await db.script(statements.join("\n"));
}
