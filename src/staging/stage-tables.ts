import { readFileSync } from "node:fs";
import type { Database } from "../engine/database.ts";
import { sqlType } from "../rolls/kind.ts";
import { KINDS } from "../rolls/kinds.ts";

const TABLES = new URL("../../queries/staging/10-tables.sql", import.meta.url);

/** Create what staging writes to, where it is not there yet: the source tables and one table a kind. */
export async function createStageTables(db: Database): Promise<void> {
  await db.script(readFileSync(TABLES, "utf8"));
  for (const [name, kind] of Object.entries(KINDS)) {
    const fields = Object.entries(kind.fields).map(
      ([field, spec]) => `  ${field} ${sqlType(spec.type)}`,
    );
    await db.run(`CREATE TABLE IF NOT EXISTS stage.${name} (
  row_id BIGINT NOT NULL,
  sheet_id INTEGER NOT NULL,
  row_no INTEGER NOT NULL,
  roll VARCHAR NOT NULL,
  period INTEGER,
  content UBIGINT,
  duplicate_of BIGINT,
${fields.join(",\n")}
)`);
  }
}
