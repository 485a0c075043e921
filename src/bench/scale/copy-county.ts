import { existsSync, readFileSync } from "node:fs";
import { mkdir, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { type Database, openDatabase, quoteName, quoteText } from "../../engine/database.ts";
import { packageFile } from "../../project/package-root.ts";
import { SHARED_TABLES } from "../../rules/model/model-tables.ts";

/** Copies of the county in one Parquet file: sorting them takes next to no memory. */
const COPIES_A_FILE = 10;
/** Sheets and files of a county are numbered below this. */
const NUMBERS_A_COPY = 100;
/** Region codes of the county's own people; no real county has them. */
const FIRST_REGION = 999_901;

/** What both worlds know once, however many counties there are: a second calendar would double whatever is joined with it. */
const ONCE = new Set(Object.keys(SHARED_TABLES).filter((name) => name !== "person"));

/**
 * Write a province as canonical Parquet: `copies` counties that are the template over again under other numbers, so that each has
 * as many findings as the template. A folder that is there is complete.
 */
export async function copyCounty(canonical: string, folder: string, copies: number): Promise<void> {
  if (existsSync(folder)) return;
  const making = `${folder}.making`;
  await rm(making, { recursive: true, force: true });
  await mkdir(making, { recursive: true });
  const db = await openDatabase({ threads: 2, memory: "2GB", tempFolder: join(making, "spill") });
  try {
    await db.script(readFileSync(packageFile("queries", "identity", "05-macros.sql"), "utf8"));
    await db.script(renumberSql(canonical));
    for (const table of (await readdir(canonical)).sort())
      await copyTable(db, table, { canonical, making, copies });
  } finally {
    db.close();
  }
  await rm(join(making, "spill"), { recursive: true, force: true });
  await rename(making, folder);
}

function renumberSql(canonical: string): string {
  return readFileSync(packageFile("queries", "bench", "scale", "renumber.sql"), "utf8")
    .replaceAll("$first_region", String(FIRST_REGION))
    .replaceAll("$person", quoteText(join(canonical, "person", "*.parquet")));
}

async function copyTable(
  db: Database,
  table: string,
  { canonical, making, copies }: { canonical: string; making: string; copies: number },
): Promise<void> {
  const source = `read_parquet(${quoteText(join(canonical, table, "*.parquet"))})`;
  const described = await db.rows<{ column_name: string }>(`DESCRIBE SELECT * FROM ${source}`);
  const columns = described.map((row) => row.column_name);
  await mkdir(join(making, table));
  const count = ONCE.has(table) ? 1 : copies;
  for (let first = 0; first < count; first += COPIES_A_FILE) {
    const last = Math.min(count, first + COPIES_A_FILE);
    const file = join(making, table, `part-${String(first).padStart(5, "0")}.parquet`);
    await db.run(
      `COPY (${copySql(source, columns, first, last)}) TO ${quoteText(file)} (FORMAT parquet, COMPRESSION zstd)`,
    );
  }
}

function copySql(source: string, columns: readonly string[], first: number, last: number): string {
  const keys = columns.filter((name) => name.endsWith("_key"));
  const joins = keys.map((key) => `LEFT JOIN renumber r_${key} ON r_${key}.person_key = t.${key}`);
  const order = ["person_key", "row_id", "mention_id"].filter((name) => columns.includes(name));
  return `SELECT ${columns.map((name) => `${inCopy(name)} AS ${quoteName(name)}`).join(", ")}
FROM ${source} t CROSS JOIN range(${first}, ${last}) c(copy)
${joins.join("\n")}
${order.length > 0 ? `ORDER BY ${order.join(", ")}` : ""}`;
}

/** A column's value in copy `c.copy`; what does not name a person, household, place, account or row stays as it is. */
function inCopy(name: string): string {
  const own = `t.${quoteName(name)}`;
  if (name.endsWith("_key")) return keyIn(name);
  switch (name) {
    case "row_id":
      return `${own} + c.copy * ${NUMBERS_A_COPY} * 4294967296`;
    case "mention_id":
      return `${own} + c.copy * ${NUMBERS_A_COPY} * 4294967296 * 4`;
    case "sheet_id":
    case "file_id":
      return `CAST(${own} + c.copy * ${NUMBERS_A_COPY} AS INTEGER)`;
    case "person_id":
      return `substr(md5(CAST(${keyIn("person_key")} AS VARCHAR)), 1, 16)`;
    case "id18":
      return `CASE WHEN ${own} IS NOT NULL THEN id_of_key(${keyIn("person_key")}) END`;
    case "card_id18":
      return `CASE WHEN ${own} = r_person_key.id18 THEN id_of_key(${keyIn("person_key")}) ELSE ${own} END`;
    case "household_no":
    case "hukou_no":
    case "town":
      return `c.copy || '-' || ${own}`;
    case "account":
      return `CAST(1000000 + c.copy AS VARCHAR) || substr(${own}, 8)`;
    case "file":
      return `c.copy || '/' || ${own}`;
    default:
      return own;
  }
}

function keyIn(name: string): string {
  return `key_in(r_${name}.base, t.${name}, c.copy)`;
}
