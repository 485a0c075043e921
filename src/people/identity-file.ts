import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Database } from "../engine/database.ts";

/** Run one file of `queries/identity`, named without its ending. */
export async function runFile(db: Database, name: string): Promise<void> {
  const path = fileURLToPath(new URL(`../../queries/identity/${name}.sql`, import.meta.url));
  await db.script(readFileSync(path, "utf8"));
}
