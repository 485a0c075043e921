import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { type Database, quoteText } from "../../engine/database.ts";
import type { CanonicalTable } from "./canonical-tables.ts";

export interface CanonicalOptions {
  /** Rows a partition at most, about; fewer and larger files read faster. */
  rowsPerPartition?: number;
  signal?: AbortSignal;
}

const ROWS_PER_PARTITION = 1_000_000;
const MOST_PARTITIONS = 256;

/**
 * Write canonical tables as Parquet, a folder a table: `<name>/part-0.parquet`, or from a million rows on one folder a partition
 * (`<name>/key_bucket=3/…`, the bucket being `person_key` modulo the number of buckets), each sorted by `person_key`.
 *
 * Returns: rows written in all.
 */
export async function writeCanonical(
  db: Database,
  tables: readonly CanonicalTable[],
  folder: string,
  options: CanonicalOptions = {},
): Promise<number> {
  let rows = 0;
  for (const table of tables) {
    options.signal?.throwIfAborted();
    const target = join(folder, table.name);
    await rm(target, { recursive: true, force: true });
    await mkdir(target, { recursive: true, mode: 0o700 });
    rows += await writeTable(db, table, target, options.rowsPerPartition ?? ROWS_PER_PARTITION);
  }
  return rows;
}

async function writeTable(
  db: Database,
  table: CanonicalTable,
  target: string,
  rowsPerPartition: number,
): Promise<number> {
  const [counted] = await db.rows<{ n: number }>(`SELECT count(*) AS n FROM (${table.sql})`);
  const rows = counted?.n ?? 0;
  const buckets = table.isKeyed ? Math.min(MOST_PARTITIONS, Math.ceil(rows / rowsPerPartition)) : 1;
  const inOrder = table.isKeyed ? `ORDER BY ${orderOf(table)}` : "";
  if (buckets <= 1) {
    const file = quoteText(join(target, "part-0.parquet"));
    await db.run(
      `COPY (SELECT * FROM (${table.sql}) ${inOrder}) TO ${file} (FORMAT parquet, COMPRESSION zstd)`,
    );
    return rows;
  }
  // Modulo of a negative key is negative, hence twice.
  const bucket = `CAST((person_key % ${buckets} + ${buckets}) % ${buckets} AS INTEGER)`;
  await db.run(
    `COPY (SELECT *, ${bucket} AS key_bucket FROM (${table.sql}) ${inOrder})
     TO ${quoteText(target)} (FORMAT parquet, COMPRESSION zstd, PARTITION_BY (key_bucket), OVERWRITE_OR_IGNORE)`,
  );
  return rows;
}

function orderOf(table: CanonicalTable): string {
  const names = new Set(table.columns.map((column) => column.name));
  return ["person_key", "row_id", "mention_id", "own_key"].filter((it) => names.has(it)).join(", ");
}
