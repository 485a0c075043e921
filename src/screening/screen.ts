import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { type Database, openDatabase } from "../engine/database.ts";
import { UserError } from "../errors.ts";
import { settleFindings } from "../findings/settle-findings.ts";
import { type PeopleSummary, resolvePeople } from "../people/resolve-people.ts";
import { type Project, roundFolder } from "../project/project.ts";
import { buildModel } from "../rules/build-model.ts";
import { loadPack } from "../rules/load-pack.ts";
import { type RuleRun, runPack } from "../rules/run-pack.ts";
import { writeSummary } from "../worklists/write-summary.ts";
import { type TownshipFile, writeWorklists } from "../worklists/write-worklists.ts";
import { stagingCodeVersion } from "./code-version.ts";
import { ingestFolder } from "./ingest-folder.ts";
import { inputFiles } from "./input-files.ts";
import { describeRound, type RoundManifest, writeManifest } from "./round.ts";
import { runContextOf } from "./run-context.ts";

/** The stages of a run, in order. */
export type Stage = "read" | "people" | "model" | "rules" | "worklists";

export interface Progress {
  stage: Stage;
  /** What is being worked on: a file or rule, never a person. */
  what: string;
  done: number;
  total: number;
}

export interface ScreenOptions {
  /** Only these rules; the findings of the others stay as they are. */
  rules?: readonly string[];
  /** Print whole ID numbers in the worklists. */
  fullId?: boolean;
  signal?: AbortSignal;
}

export interface FileResult {
  file: string;
  sheet: string;
  roll: string | null;
  period: number | null;
  rowsIn: number;
  rowsUsed: number;
  rowsAside: number;
}

export interface ScreenResult {
  manifest: RoundManifest;
  folder: string;
  files: FileResult[];
  refused: { file: string; error: UserError }[];
  people: PeopleSummary;
  rules: RuleRun[];
  levels: { family: string; level: string; count: number }[];
  worklists: TownshipFile[];
  summary: string;
}

/**
 * The whole job: read what changed, work out who is who, run the pack, write worklists and summary.
 *
 * Reads:  数据/ and doudi.yaml of the project, which the caller has locked.
 * Writes: work.duckdb; 结果/<round>/, whose manifest.json is written last.
 * Throws: UserError; the signal's reason when aborted. work.duckdb then holds whole files and whole stages only.
 */
export async function screen(
  project: Project,
  options: ScreenOptions,
  report: (progress: Progress) => void,
): Promise<ScreenResult> {
  await emptyFolder(project.temporaryFolder);
  const db = await openProjectDatabase(project);
  const stop = () => db.interrupt();
  options.signal?.addEventListener("abort", stop, { once: true });
  try {
    return await runStages(db, project, options, report);
  } catch (error) {
    options.signal?.throwIfAborted();
    throw error;
  } finally {
    options.signal?.removeEventListener("abort", stop);
    db.close();
    await rm(project.temporaryFolder, { recursive: true, force: true });
  }
}

/** work.duckdb of a project, with the limits of doudi.yaml. */
export function openProjectDatabase(project: Project): Promise<Database> {
  const { memory_mb, threads } = project.config.limits;
  return openDatabase({
    path: project.databaseFile,
    tempFolder: join(project.temporaryFolder, "spill"),
    memory: `${memory_mb ?? 1400}MB`,
    threads: threads ?? 2,
  });
}

async function runStages(
  db: Database,
  project: Project,
  options: ScreenOptions,
  report: (progress: Progress) => void,
): Promise<ScreenResult> {
  const codeVersion = stagingCodeVersion();
  const files = inputFiles(project.inputFolder, project.config);
  if (files.length === 0) throw noInputs(project);
  const { refused } = await ingestFolder(db, {
    folder: project.inputFolder,
    spoolFolder: join(project.temporaryFolder, "spool"),
    files,
    codeVersion,
    progress: (what, done, total) => report({ stage: "read", what, done, total }),
    ...(options.signal ? { signal: options.signal } : {}),
  });
  const step = (stage: Stage) => {
    options.signal?.throwIfAborted();
    report({ stage, what: "", done: 0, total: 1 });
  };
  step("people");
  const people = await resolvePeople(db);
  step("model");
  const context = runContextOf(project.config);
  await buildModel(db, context);
  const pack = loadPack({
    folders: [project.rulesFolder],
    ...(options.rules ? { only: options.rules } : {}),
  });
  const rules = await runPack(db, pack, context, {
    progress: (rule, number, total) =>
      report({ stage: "rules", what: rule.header.id, done: number - 1, total }),
    ...(options.signal ? { signal: options.signal } : {}),
  });
  await settleFindings(db, pack, { keepOthers: options.rules !== undefined });
  const manifest = await describeRound(
    db,
    project,
    loadPack({ folders: [project.rulesFolder] }),
    codeVersion,
  );
  step("worklists");
  const folder = roundFolder(project, manifest.round);
  const written = await writeRound(db, project, folder, manifest, options, report);
  return {
    manifest,
    folder,
    files: await fileResults(db),
    refused,
    people,
    rules,
    levels: await db.rows(
      "SELECT left(rule, 2) AS family, level, count(*) AS count FROM finding GROUP BY ALL ORDER BY ALL",
    ),
    ...written,
  };
}

async function writeRound(
  db: Database,
  project: Project,
  folder: string,
  manifest: RoundManifest,
  options: ScreenOptions,
  report: (progress: Progress) => void,
): Promise<{ worklists: TownshipFile[]; summary: string }> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const about = {
    folder,
    round: manifest.round,
    county: project.config.county ?? "",
    month: project.config.month,
    // All the rules, also after a run of some: the findings of the others are still on the lists.
    pack: loadPack({ folders: [project.rulesFolder] }),
  };
  const { files } = await writeWorklists(db, {
    ...about,
    fullId: options.fullId ?? false,
    progress: (what, done, total) => report({ stage: "worklists", what, done, total }),
  });
  const summary = await writeSummary(db, about);
  await writeManifest(folder, manifest);
  return { worklists: files, summary };
}

function fileResults(
  db: Database,
): Promise<(FileResult & Record<string, string | number | null>)[]> {
  return db.rows(
    `SELECT f.file, s.sheet, s.roll, s.period, s.rows_in AS "rowsIn", s.rows_used AS "rowsUsed",
       s.rows_aside AS "rowsAside"
     FROM source_sheet s JOIN source_file f USING (file_id) ORDER BY f.file, s.position`,
  );
}

async function emptyFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(join(folder, "spool"), { recursive: true, mode: 0o700 });
}

function noInputs(project: Project): UserError {
  return new UserError("E3102", "“数据”文件夹里没有可读的文件。", {
    hint: "把各部门的名册放进项目的“数据”文件夹，或用 doudi init --from 文件夹 导入。",
    at: { file: project.name },
  });
}
