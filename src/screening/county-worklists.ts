import { readFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { type Database, quoteText } from "../engine/database.ts";
import { packageFile } from "../project/package-root.ts";
import { createSpellTables } from "../rules/spells/spell-tables.ts";
import { fileName } from "../worklists/output-name.ts";
import { UNREAD_FILE_TABLE } from "../worklists/round-tables.ts";
import { writeSummary } from "../worklists/write-summary.ts";
import {
  type TownshipFile,
  type WorklistOptions,
  writeWorklists,
} from "../worklists/write-worklists.ts";

/** Folder of the findings that rest on files of the whole province only. */
const NO_COUNTY = "未定县";

/** What one county of a province's project was given. */
export interface CountyLists {
  county: string;
  folder: string;
  findings: number;
  /** How many of them another county's lists have too. */
  shared: number;
  files: TownshipFile[];
  summary: string;
}

/**
 * Write the worklists and the summary of each county into a folder of its own below 分县, the counties being the folders of 数据.
 *
 * Reads:   finding, source_file and what worklists read. Writes nothing to the database: each county is looked at within a
 *          transaction that is rolled back.
 * Returns: one entry a county that has files or findings, in order of name.
 * Throws:  UserError E6001, E6002, E7001. Counties already written stay.
 */
export async function writeCountyWorklists(
  db: Database,
  options: WorklistOptions,
): Promise<CountyLists[]> {
  await createSpellTables(db);
  await db.script(UNREAD_FILE_TABLE);
  await db.script(queryText("20-county-finding"));
  const counties = await db.rows<{ county: string | null }>(
    `SELECT DISTINCT county FROM county_finding
     UNION SELECT split_part(file, '/', 1) FROM source_file WHERE contains(file, '/')
     ORDER BY county NULLS LAST`,
  );
  const names = new Set<string>();
  const written: CountyLists[] = [];
  for (const [index, { county }] of counties.entries()) {
    const name = county ?? NO_COUNTY;
    options.progress?.(name, index, counties.length);
    const folder = join(options.folder, "分县", fileName(name, "", names));
    await mkdir(folder, { recursive: true, mode: 0o700 });
    written.push(await writeOne(db, county, { ...options, folder, county: name }));
  }
  return written;
}

async function writeOne(
  db: Database,
  county: string | null,
  options: WorklistOptions,
): Promise<CountyLists> {
  const [counted] = await db.rows<{ findings: number; shared: number }>(
    `SELECT count(*) AS findings, count(*) FILTER (finding_key IN (
       SELECT finding_key FROM county_finding GROUP BY finding_key HAVING count(*) > 1)) AS shared
     FROM county_finding WHERE county IS NOT DISTINCT FROM $county`,
    { county },
  );
  const towns = await townsOf(db, county);
  await db.run("BEGIN");
  try {
    const value = county === null ? "NULL" : quoteText(county);
    await db.script(queryText("25-only-county").replaceAll("$county", value));
    const { progress: _, ...quiet } = options;
    const { files } = await writeWorklists(db, quiet);
    const summary = await writeSummary(db, { ...options, towns });
    return {
      county: options.county,
      folder: options.folder,
      ...(counted ?? { findings: 0, shared: 0 }),
      files,
      summary,
    };
  } finally {
    await db.run("ROLLBACK");
  }
}

/** Every township that the county's files name. */
async function townsOf(db: Database, county: string | null): Promise<string[]> {
  const rows = await db.rows<{ town: string }>(
    `SELECT DISTINCT m.town FROM mention m
     JOIN source_sheet s ON s.sheet_id = m.sheet_id JOIN source_file f ON f.file_id = s.file_id
     WHERE m.town IS NOT NULL AND contains(f.file, '/') AND split_part(f.file, '/', 1) = $county ORDER BY m.town`,
    { county },
  );
  return rows.map(({ town }) => town);
}

function queryText(name: string): string {
  return readFileSync(packageFile("queries", "worklists", `${name}.sql`), "utf8");
}
