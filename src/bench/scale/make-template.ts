import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { generateCounty } from "../../demo/generate-county.ts";
import { writeCounty } from "../../demo/write-county.ts";
import { quoteText } from "../../engine/database.ts";
import { resolvePeople } from "../../people/resolve-people.ts";
import { packageFile } from "../../project/package-root.ts";
import { openProject } from "../../project/project.ts";
import { KINDS } from "../../rolls/kinds.ts";
import { buildModel } from "../../rules/build-model.ts";
import { kindColumns } from "../../rules/model/kind-views.ts";
import { NAMING_COLUMNS } from "../../rules/model/naming-view.ts";
import { canonicalTables } from "../../rules/spark/canonical-tables.ts";
import { writeCanonical } from "../../rules/spark/write-canonical.ts";
import { readInputs } from "../../screening/read-inputs.ts";
import { runContextOf } from "../../screening/run-context.ts";
import { withWorkDatabase } from "../../screening/work-database.ts";
import { COUNTY_SETTINGS } from "../county/make-county.ts";

const MONTH = { year: 2019, month: 10 };
const SEED = 7701;
const REGION = "999901";

export interface Template {
  /** The project it was read in; doudi.yaml says what a run of it needs. */
  project: string;
  /** Its canonical tables, a folder each. */
  canonical: string;
}

/** Changes when the canonical tables get other columns: what was made before does not fit then. */
export function canonicalForm(): string {
  const columns = Object.keys(KINDS).map((kind) => Object.keys(kindColumns(kind)).join());
  const text = [...columns, ...Object.keys(NAMING_COLUMNS), "unsure_person is_hint"].join(";");
  return createHash("sha256").update(text).digest("hex").slice(0, 8);
}

/**
 * One county of `people` persons with something for every rule to find, from files by reading, staging and linking to canonical
 * Parquet; what the scale bench copies. Made once: a folder that is there is
 * complete, and the name of the folder above it says for which form of the tables.
 */
export async function makeTemplate(
  folder: string,
  people: number,
  node: string,
): Promise<Template> {
  const made = { project: join(folder, "project"), canonical: join(folder, "canonical") };
  if (existsSync(folder)) return made;
  const making = `${folder}.making`;
  await rm(making, { recursive: true, force: true });
  await mkdir(making, { recursive: true });
  const county = generateCounty({
    people,
    seed: SEED,
    month: MONTH,
    region: REGION,
    everyRule: true,
  });
  await writeCounty(county, join(making, "files"));
  const project = join(making, "project");
  await promisify(execFile)(node, [
    ...[packageFile("dist", "cli", "main.js"), "init", project, "--from", join(making, "files")],
    ...["--month", "2019-10", "--yes", ...COUNTY_SETTINGS.flatMap((each) => ["--set", each])],
  ]);
  await writeTables(project, join(making, "canonical"));
  await rename(making, folder);
  return made;
}

async function writeTables(folder: string, canonical: string): Promise<void> {
  const project = openProject(folder);
  await withWorkDatabase(project, undefined, async (db) => {
    await readInputs(db, project, () => undefined, undefined);
    await resolvePeople(db, { decisions: [] });
    await buildModel(db, runContextOf(project.config));
    const tables = await canonicalTables(db);
    await writeCanonical(db, tables, canonical);
    for (const name of ["source_file", "source_sheet"]) {
      await mkdir(join(canonical, name));
      const file = quoteText(join(canonical, name, "part-0.parquet"));
      await db.run(`COPY (SELECT * FROM ${name}) TO ${file} (FORMAT parquet)`);
    }
  });
}
