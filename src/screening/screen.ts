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
import type { HeadedRoll } from "../rules/run/headed-rolls.ts";
import type { UnlistedPayees } from "../rules/run/paid-unlisted.ts";
import type { SilentTown } from "../rules/run/silent-towns.ts";
import type { UnplacedRows } from "../rules/run/unplaced-rows.ts";
import type { RuleRun } from "../rules/run-pack.ts";
import { buildSpells } from "../rules/spells/build-spells.ts";
import { type ExitSummary, summariseExits } from "../rules/spells/exit-summary.ts";
import type { TownshipFile } from "../worklists/write-worklists.ts";
import { keepFiles } from "./keep-inputs.ts";
import { settleLedger } from "./ledger-round.ts";
import { makeRound, type Progress } from "./make-round.ts";
import { type PartialSnapshot, partialSnapshots, undatedRolls } from "./partial-snapshots.ts";
import type { Inputs } from "./read-inputs.ts";
import {
  registerWithoutHouseholds,
  type WithoutHouseholds,
} from "./register-without-households.ts";
import type { RoundManifest } from "./round.ts";
import { spellSettingsOf } from "./run-context.ts";
import type { SparkTarget } from "./spark-run.ts";
import { type UnnumberedSheet, unnumberedSheets } from "./unnumbered-sheets.ts";
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

export interface ScreenResult extends Inputs {
  manifest: RoundManifest;
  folder: string;
  people: PeopleSummary;
  rules: RuleRun[];
  /** Townships that are missing on a roll: what is said of their people is 待核. */
  silentTowns: SilentTown[];
  /** Rolls of which too many rows are nobody's for certain: who is not on them is 待核. */
  unplaced: UnplacedRows[];
  /** Lists of 低保 that name the head of each family only. */
  headed: HeadedRoll[];
  /** Rolls that want many of those who are paid. */
  unlisted: UnlistedPayees[];
  levels: { family: string; level: string; count: number }[];
  /** Who left in the last year, and how many of them a record explains. */
  exits: ExitSummary;
  /** Months of a roll that hold but a part of it. */
  partial: PartialSnapshot[];
  /** Rolls of which a list without a month was not used, see `snapshotSql`. */
  undated: string[];
  /** Lists that know their people by name only. */
  unnumbered: UnnumberedSheet[];
  withoutHouseholds: WithoutHouseholds[];
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
  const { manifest, inputs, people, rules, silentTowns, unplaced, headed, unlisted } = made;
  signal?.throwIfAborted();
  await buildSpells(db, spellSettingsOf(project.config));
  report({ stage: "worklists", what: "", done: 0, total: 1 });
  await keepOriginals(project, manifest);
  const folder = roundFolder(project, manifest.round);
  await liftExceptions(db);
  const ledger = await settleLedger(db, project, manifest, { ...options, pack });
  const excepted = await applyExceptions(db, exceptions);
  const written = await writeRound(
    db,
    project,
    { folder, manifest, ledgerHead: ledger.head, pack },
    options,
    report,
  );
  // Only a round that is whole may change the ledger; a kill before this line leaves the next run to do it.
  if (ledger.pending) {
    const act = { ...ledger.pending.act, excepted: await exceptedLeads(db) };
    await appendCases(project, { ...ledger.pending, act });
  }
  return {
    manifest,
    folder,
    ...inputs,
    people,
    rules,
    silentTowns,
    unplaced,
    headed,
    unlisted,
    ...(await toldOf(db, project)),
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

/** What is told of the run beside its findings. */
async function toldOf(
  db: Database,
  { config }: Project,
): Promise<
  Pick<
    ScreenResult,
    "exits" | "partial" | "undated" | "unnumbered" | "withoutHouseholds" | "levels"
  >
> {
  return {
    exits: await summariseExits(db),
    partial: await partialSnapshots(db, config.snapshots?.least_percent),
    undated: await undatedRolls(db),
    unnumbered: await unnumberedSheets(db),
    withoutHouseholds: await registerWithoutHouseholds(db),
    levels: await db.rows(
      "SELECT left(rule, 2) AS family, level, count(*) AS count FROM finding GROUP BY ALL ORDER BY ALL",
    ),
  };
}
