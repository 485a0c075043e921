import { mkdir } from "node:fs/promises";
import type { Database } from "../engine/database.ts";
import { settleFindings } from "../findings/settle-findings.ts";
import { currentDecisions } from "../ledger/decisions.ts";
import { type PeopleSummary, resolvePeople } from "../people/resolve-people.ts";
import { type Project, roundFolder } from "../project/project.ts";
import { buildModel } from "../rules/build-model.ts";
import { loadPack } from "../rules/load-pack.ts";
import { type RuleRun, runPack } from "../rules/run-pack.ts";
import { writeSummary } from "../worklists/write-summary.ts";
import { type TownshipFile, writeWorklists } from "../worklists/write-worklists.ts";
import { stagingCodeVersion } from "./code-version.ts";
import { type Inputs, readInputs } from "./read-inputs.ts";
import { describeRound, type RoundManifest, writeManifest } from "./round.ts";
import { runContextOf } from "./run-context.ts";
import { withWorkDatabase } from "./work-database.ts";

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

export interface ScreenResult extends Inputs {
  manifest: RoundManifest;
  folder: string;
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
  return withWorkDatabase(project, options.signal, (db) => runStages(db, project, options, report));
}

async function runStages(
  db: Database,
  project: Project,
  options: ScreenOptions,
  report: (progress: Progress) => void,
): Promise<ScreenResult> {
  const codeVersion = stagingCodeVersion();
  const inputs = await readInputs(
    db,
    project,
    (what, done, total) => report({ stage: "read", what, done, total }),
    options.signal,
  );
  const step = (stage: Stage) => {
    options.signal?.throwIfAborted();
    report({ stage, what: "", done: 0, total: 1 });
  };
  step("people");
  const people = await resolvePeople(db, { decisions: currentDecisions(project) });
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
    ...inputs,
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
