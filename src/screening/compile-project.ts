import { existsSync } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Database } from "../engine/database.ts";
import { fileUri, sharedAddress } from "../engine/spark/spark-address.ts";
import { UserError } from "../errors.ts";
import { writeFileAtomic } from "../project/atomic-file.ts";
import type { Project } from "../project/project.ts";
import { buildModel, loadModelFiles } from "../rules/build-model.ts";
import { openCaseDatabase } from "../rules/case-database.ts";
import { loadPack, type Pack } from "../rules/load-pack.ts";
import { SHARED_TABLES, writeContext } from "../rules/model/model-tables.ts";
import { writeUnsurePeople } from "../rules/run/unsure-people.ts";
import { editionOf, type RunContext } from "../rules/run-context.ts";
import { type CanonicalTable, canonicalTables } from "../rules/spark/canonical-tables.ts";
import { compilePack, packText } from "../rules/spark/compile-pack.ts";
import { identitySql } from "../rules/spark/identity-sql.ts";
import { canonicalDdl } from "../rules/spark/table-ddl.ts";
import { writeCanonical } from "../rules/spark/write-canonical.ts";
import { runContextOf } from "./run-context.ts";
import { sparkFingerprint } from "./spark-fingerprint.ts";
import { withWorkDatabase } from "./work-database.ts";

export interface CompileProjectOptions {
  /** Where the pack is written; made, or of an earlier pack. */
  folder: string;
  /** Addresses of the canonical tables and of the results on the platform; below `folder` when left out. */
  input?: string;
  output?: string;
  /** Also write the rows of the project's canonical tables; they hold personal data. */
  withData: boolean;
  signal?: AbortSignal;
}

/** Of the canonical tables and of the results, as they go into the pack. */
interface Addresses {
  input: string;
  output: string;
}

export interface CompiledPack {
  /** Names of the files in the folder. */
  files: string[];
  rules: number;
  /** Steps of the pack. */
  steps: number;
  /** Rows of canonical tables; null when they were not asked for. */
  rows: number | null;
  tables: readonly CanonicalTable[];
  fingerprint: string;
}

/**
 * Write the rule pack of a project for `spark-sql`: pack.sql (both worlds, parameters bound, both settled into leads), identity.sql,
 * tables.sql (what the canonical tables must look like), and the tables themselves: with the parameters of the project and, if asked
 * for, its rows.
 *
 * Throws: UserError E2002 when the data are asked for and the project has not been screened; E6002 when the folder cannot be written.
 */
export async function compileProject(
  project: Project,
  options: CompileProjectOptions,
): Promise<CompiledPack> {
  const addresses = addressesOf(options);
  const context = runContextOf(project.config);
  const edition = editionOf(context);
  const pack = loadPack({ folders: [project.rulesFolder] }).filter(
    ({ header }) => header.edition === "both" || header.edition === edition,
  );
  if (existsSync(project.databaseFile)) {
    return withWorkDatabase(project, options.signal, async (db) => {
      await buildModel(db, context, { materialise: false });
      return compileWith(db, project, pack, context, { ...options, addresses });
    });
  }
  if (options.withData) throw notScreened();
  const db = await openCaseDatabase();
  try {
    await writeContext(db, context);
    return await compileWith(db, project, pack, context, { ...options, addresses });
  } finally {
    db.close();
  }
}

async function compileWith(
  db: Database,
  project: Project,
  pack: Pack,
  context: RunContext,
  { addresses, ...options }: CompileProjectOptions & { addresses: Addresses },
): Promise<CompiledPack> {
  const folder = resolve(options.folder);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeUnsurePeople(db, pack);
  const tables = await canonicalTables(db);
  const fingerprint = await sparkFingerprint(
    db,
    loadPack({ folders: [project.rulesFolder] }),
    context,
  );
  const steps = compilePack({
    context,
    tables,
    pack,
    models: loadModelFiles(),
    ...addresses,
    fingerprint,
    guarded: true,
    settled: true,
  });
  const texts = {
    "pack.sql": packText(steps),
    "identity.sql": `${identitySql()};\n`,
    "tables.sql": canonicalDdl(tables, addresses.input),
  };
  for (const [name, text] of Object.entries(texts)) await writeFileAtomic(join(folder, name), text);
  const written = await writeData(db, tables, folder, options);
  const rows = options.withData ? written : null;
  const files = [...Object.keys(texts), "canonical/"];
  return { files, rules: pack.length, steps: steps.length, rows, tables, fingerprint };
}

function addressesOf({ folder, input, output }: CompileProjectOptions): Addresses {
  const address = (given: string | undefined, below: string, option: string) =>
    sharedAddress(
      given ?? fileUri(join(resolve(folder), below)),
      given ? ` ${option} ` : "规则包文件夹",
      "换一个路径里没有这些字符的文件夹。",
    );
  return { input: address(input, "canonical", "--in"), output: address(output, "out", "--out") };
}

/** Without the data: the parameters of the project, and every other table empty, so that there is a place to fill. */
async function writeData(
  db: Database,
  tables: readonly CanonicalTable[],
  folder: string,
  { withData, signal }: CompileProjectOptions,
): Promise<number> {
  const target = join(folder, "canonical");
  await rm(target, { recursive: true, force: true });
  const given = tables.map((table) =>
    withData || isParameter(table.name)
      ? table
      : { ...table, sql: `SELECT * FROM (${table.sql}) WHERE false` },
  );
  return writeCanonical(db, given, target, signal ? { signal } : {});
}

function isParameter(name: string): boolean {
  return name in SHARED_TABLES && name !== "person" && name !== "snapshot";
}

function notScreened(): UserError {
  return new UserError("E2002", "这个项目还没有排查过，没有规范表可写。", {
    hint: "先运行 doudi screen，或去掉 --data，只写规则包。",
  });
}
