import type { Database } from "../engine/database.ts";
import {
  applyExceptions,
  type Exceptions,
  liftExceptions,
} from "../findings/exceptions/apply-exceptions.ts";
import { readExceptions } from "../findings/exceptions/exception-file.ts";
import { appendCases } from "../ledger/cases/case-batches.ts";
import { exceptedLeads } from "../ledger/cases/round-facts.ts";
import type { Standing } from "../ledger/cases/standing.ts";
import { readDecisions } from "../ledger/decisions.ts";
import type { PeopleSummary } from "../people/resolve-people.ts";
import { type Project, roundFolder } from "../project/project.ts";
import { loadPack } from "../rules/load-pack.ts";
import type { RuleRun } from "../rules/run-pack.ts";
import { buildSpells } from "../rules/spells/build-spells.ts";
import { type ExitSummary, summariseExits } from "../rules/spells/exit-summary.ts";
import { toldMerged } from "../staging/across/merged-towns.ts";
import type { TownshipFile } from "../worklists/write-worklists.ts";
import { keepFiles } from "./keep-inputs.ts";
import { settleLedger } from "./ledger-round.ts";
import { makeRound, type Progress } from "./make-round.ts";
import { dataNotices, type NoticeFacts, SOME_PROJECT } from "./notices/data-notices.ts";
import { partialSnapshots, undatedRolls } from "./partial-snapshots.ts";
import { registerWithoutHouseholds } from "./register-without-households.ts";
import type { RoundManifest } from "./round.ts";
import { spellSettingsOf } from "./run-context.ts";
import type { SparkTarget } from "./spark-run.ts";
import { unnumberedSheets } from "./unnumbered-sheets.ts";
import { RunProgress, type WholeProgress } from "./whole-progress.ts";
import { withWorkDatabase } from "./work-database.ts";
import { type RoundOutput, writeRound } from "./write-round.ts";

export type { Progress, Stage } from "./make-round.ts";
export type { WholeProgress } from "./whole-progress.ts";

export interface ScreenOptions extends RoundOutput {
  /** Only these rules; the findings of the others stay as they are. */
  rules?: readonly string[];
  /** Who makes the round, and the day its deadlines count from, `YYYY-MM-DD`, for the ledger. */
  who: string;
  on: string;
  /** Run the rules on Spark instead of DuckDB. */
  spark?: SparkTarget;
  /** What DuckDB may take in place of the project's own limit; decides nothing but where rows wait. */
  memoryMb?: number;
  signal?: AbortSignal;
}

export interface ScreenResult extends NoticeFacts {
  manifest: RoundManifest;
  folder: string;
  people: PeopleSummary;
  rules: RuleRun[];
  levels: { family: string; level: string; count: number }[];
  /** Who left in the last year, and how many of them a record explains. */
  exits: ExitSummary;
  /** What local exceptions keep from the worklists. */
  excepted: Exceptions;
  worklists: TownshipFile[];
  summary: string;
  /** Findings by what the ledger knows of them. */
  standings: Record<Standing, number>;
  /** The round is of an earlier month than the ledger has seen, and changed no case. */
  isPast: boolean;
}

/**
 * The whole job: read what changed, work out who is who, run the pack, write worklists and summary.
 *
 * Reads:  数据/ and doudi.yaml of the project, which the caller has locked.
 * Writes: work.duckdb; 数据/.留存; 结果/<round>/, whose manifest.json is written last.
 * Throws: UserError; the signal's reason when aborted. work.duckdb then holds whole files and whole stages only.
 */
export async function screen(
  project: Project,
  options: ScreenOptions,
  report: (progress: WholeProgress) => void,
): Promise<ScreenResult> {
  const run = async (db: Database) => {
    const progress = await RunProgress.begin(db, report);
    const result = await runStages(db, project, options, (step) => {
      // Between two statements there is no query that could be interrupted.
      options.signal?.throwIfAborted();
      progress.step(step);
    });
    await progress.end(db);
    return result;
  };
  return withWorkDatabase(project, options.signal, run, options.memoryMb);
}

async function runStages(
  db: Database,
  project: Project,
  options: ScreenOptions,
  report: (progress: Progress) => void,
): Promise<ScreenResult> {
  const { rules: only, spark, signal } = options;
  const pack = loadPack({ folders: [project.rulesFolder] });
  // Read first: a faulty file is refused before anything is done.
  const exceptions = readExceptions(project.exceptionsFolder, pack);
  const made = await makeRound(
    db,
    project,
    {
      decisions: readDecisions(project),
      ...(only ? { rules: only } : {}),
      ...(spark ? { spark } : {}),
      ...(signal ? { signal } : {}),
    },
    report,
  );
  const { manifest, inputs, ...found } = made;
  signal?.throwIfAborted();
  await buildSpells(db, spellSettingsOf(project.config));
  report({ stage: "worklists", what: "", done: 0, total: 1 });
  await keepOriginals(project, manifest);
  const folder = roundFolder(project, manifest.round);
  await liftExceptions(db);
  const ledger = await settleLedger(db, project, manifest, { ...options, pack });
  const excepted = await applyExceptions(db, exceptions);
  const facts = { manifest, ...inputs, ...found, ...(await toldOf(db, project)) };
  const notices = await dataNotices(facts, SOME_PROJECT);
  const written = await writeRound(
    db,
    project,
    { folder, manifest, ledgerHead: ledger.head, pack, notices },
    options,
    report,
  );
  // Only a round that is whole may change the ledger; a kill before this line leaves the next run to do it.
  if (ledger.pending) {
    const act = { ...ledger.pending.act, excepted: await exceptedLeads(db) };
    await appendCases(project, { ...ledger.pending, act });
  }
  return {
    ...facts,
    folder,
    exits: await summariseExits(db),
    levels: await db.rows(
      "SELECT left(rule, 2) AS family, level, count(*) AS count FROM finding GROUP BY ALL ORDER BY ALL",
    ),
    excepted,
    ...written,
    standings: ledger.standings,
    isPast: ledger.isPast,
  };
}

/** Whatever decides the round is kept, so that it can be made again. */
async function keepOriginals(project: Project, manifest: RoundManifest): Promise<void> {
  await keepFiles(project, project.inputFolder, manifest.inputs);
  await keepFiles(project, project.rulesFolder, manifest.own);
  await keepFiles(project, project.exceptionsFolder, manifest.exceptions);
}

/** What is told of the data beside what reading them and running the rules found. */
async function toldOf(
  db: Database,
  { config }: Project,
): Promise<
  Pick<NoticeFacts, "partial" | "undated" | "unnumbered" | "withoutHouseholds" | "mergedTowns">
> {
  return {
    partial: await partialSnapshots(db, config.snapshots?.least_percent),
    undated: await undatedRolls(db),
    unnumbered: await unnumberedSheets(db),
    withoutHouseholds: await registerWithoutHouseholds(db),
    mergedTowns: await toldMerged(db),
  };
}
