import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Database } from "../engine/database.ts";
import { type FieldType, sqlType } from "../rolls/kind.ts";
import { KINDS } from "../rolls/kinds.ts";

const TABLES = new URL("../../queries/staging/10-tables.sql", import.meta.url);
/** What 10-tables.sql makes outside the schemas of its own. */
const SHARED = [
  "source_file",
  "source_sheet",
  "set_aside",
  "cell_fault",
  "mention",
  "mention_account",
  "mention_card",
  "household_numbering",
  "merged_town",
];

/**
 * Create what staging writes to, where it is not there yet: the source tables and one table a kind. Tables that an earlier version made in
 * another form are dropped with all that was read into them: the files are read again.
 */
export async function createStageTables(db: Database): Promise<void> {
  const tables = readFileSync(TABLES, "utf8");
  const kinds = Object.entries(KINDS).map(([name, kind]) => kindTable(name, kind.fields));
  const form = createHash("sha256")
    .update([tables, ...kinds].join("\n"))
    .digest("hex");
  await dropOtherForms(db, form);
  await db.script([tables, ...kinds].join(";\n"));
  await db.run("CREATE TABLE IF NOT EXISTS stage.form (form VARCHAR)");
  await db.run("INSERT INTO stage.form SELECT $form WHERE NOT EXISTS (FROM stage.form)", { form });
}

async function dropOtherForms(db: Database, form: string): Promise<void> {
  const there = await db.rows<{ name: string }>(
    "SELECT table_schema || '.' || table_name AS name FROM information_schema.tables WHERE table_schema IN ('main', 'stage')",
  );
  const names = new Set(there.map(({ name }) => name));
  if (!names.has("main.source_file")) return;
  if (names.has("stage.form")) {
    const [kept] = await db.rows<{ form: string }>("SELECT form FROM stage.form");
    if (kept?.form === form) return;
  }
  await db.script(`BEGIN;
    DROP SCHEMA IF EXISTS raw CASCADE;
    DROP SCHEMA IF EXISTS stage CASCADE;
    ${SHARED.map((table) => `DROP TABLE IF EXISTS main.${table};`).join("\n")}
    COMMIT;`);
}

function kindTable(name: string, fields: Readonly<Record<string, { type: FieldType }>>): string {
  const columns = Object.entries(fields).map(([field, { type }]) => `  ${field} ${sqlType(type)}`);
  return `CREATE TABLE IF NOT EXISTS stage.${name} (
  row_id BIGINT NOT NULL,
  sheet_id INTEGER NOT NULL,
  row_no INTEGER NOT NULL,
  roll VARCHAR NOT NULL,
  period INTEGER,
  content UBIGINT,
  duplicate_of BIGINT,
${columns.join(",\n")}
)`;
}
