import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { openDatabase } from "../../engine/database.ts";
import { readBook } from "../../sources/read-book.ts";
import { loadSpool } from "../../staging/load-sheet.ts";
import type { Job } from "../jobs.ts";

/** A file into a DuckDB file, as a run does it: reader in a child process, spool, table of text. */
export const ingest: Job = async ({ path, folder }) => {
  const own = await mkdtemp(join(String(folder), "ingest-"));
  const db = await openDatabase({ path: join(own, "work.duckdb"), memory: "1400MB", threads: 2 });
  try {
    const book = await readBook(String(path), { spoolFolder: join(own, "spool") });
    await db.run("CREATE SCHEMA raw");
    let count = 0;
    for (const sheet of book.sheets)
      count += await loadSpool(db, sheet.position, sheet.spool, Math.max(1, sheet.width));
    return { count };
  } finally {
    db.close();
    await rm(own, { recursive: true, force: true });
  }
};
