import type { Database } from "../engine/database.ts";
import { digestOfFindings } from "../findings/round-findings.ts";
import { settleFindings } from "../findings/settle-findings.ts";
import { type DecisionRecord, effectiveDecisions } from "../ledger/decisions.ts";
import type { PeopleSummary } from "../people/resolve-people.ts";
import type { Project } from "../project/project.ts";
import { buildModel } from "../rules/build-model.ts";
import { loadPack, type Pack } from "../rules/load-pack.ts";
import type { ModelMarks } from "../rules/model/model-marks.ts";
import { writeUnsurePeople } from "../rules/run/unsure-people.ts";
import type { RunContext } from "../rules/run-context.ts";
import { type RuleRun, runPack } from "../rules/run-pack.ts";
import { codeVersions, programVersion } from "./code-version.ts";
import { ownFiles } from "./keep-inputs.ts";
import { linkPeople } from "./link-people.ts";
import type { NoticeFacts } from "./notices/data-notices.ts";
import { type Inputs, readInputs } from "./read-inputs.ts";
import { causesOfRound, type RoundManifest, ranRules, roundNamed } from "./round.ts";
import { markRan, rulesOfFingerprint } from "./rule-ran.ts";
import { runContextOf } from "./run-context.ts";
import { sparkFingerprint } from "./spark-fingerprint.ts";
import { runPackOnSpark, type SparkTarget } from "./spark-run.ts";

/** The stages of a run, in order. */
export const STAGES = ["read", "people", "model", "rules", "worklists"] as const;
export type Stage = (typeof STAGES)[number];

export interface Progress {
  stage: Stage;
  /** What is being worked on: a file or rule, never a person. */
  what: string;
  done: number;
  total: number;
}

export interface MakeOptions {
  /** Only these rules; the findings of the others stay as they are. */
  rules?: readonly string[];
  /** What was decided about who is who, in order. */
  decisions: readonly DecisionRecord[];
  /** Run the rules on Spark instead of DuckDB; the findings are the same. */
  spark?: SparkTarget;
  signal?: AbortSignal;
}

export interface Made
  extends Pick<NoticeFacts, "silentTowns" | "unplaced" | "headed" | "unlisted"> {
  manifest: RoundManifest;
  inputs: Inputs;
  people: PeopleSummary;
  rules: RuleRun[];
}

/**
 * From files to findings: read what changed, work out who is who, run the pack.
 *
 * Reads:   数据/ and doudi.yaml of the project.
 * Writes:  work.duckdb; 台账/worklist.key at the first time.
 * Throws:  UserError; the signal's reason when aborted. work.duckdb then holds whole files and whole stages only.
 */
export async function makeRound(
  db: Database,
  project: Project,
  { rules: only, decisions, spark, signal }: MakeOptions,
  report: (progress: Progress) => void,
): Promise<Made> {
  const step = (stage: Stage) => {
    signal?.throwIfAborted();
    report({ stage, what: "", done: 0, total: 1 });
  };
  const inputs = await readInputs(
    db,
    project,
    (what, done, total) => report({ stage: "read", what, done, total }),
    signal,
  );
  step("people");
  const version = await programVersion(db);
  const told = effectiveDecisions(decisions);
  const people = await linkPeople(db, told, version, (_, done, total) =>
    report({ stage: "people", what: "", done, total }),
  );
  step("model");
  const context = runContextOf(project.config);
  // What goes to Spark is read once: nothing is gained by keeping it as tables here.
  const marks = await buildModel(db, context, {
    materialise: spark === undefined,
    version,
    progress: (done, total) => report({ stage: "model", what: "", done, total }),
  });
  const folders = [project.rulesFolder];
  const whole = loadPack({ folders });
  const pack = only ? loadPack({ folders, only }) : whole;
  const open = await writeUnsurePeople(db, pack);
  const rules = await runRules(
    db,
    { project, pack, whole, context, marks },
    { ...(spark ? { spark } : {}), ...(signal ? { signal } : {}) },
    (what, done, total) => report({ stage: "rules", what, done, total }),
  );
  await settleFindings(db, pack, { keepOthers: only !== undefined, version });
  const manifest = await manifestOf(db, project, { pack, whole, context, decisions });
  return { manifest, inputs, people, rules, ...open };
}

interface RuleJob {
  project: Project;
  pack: Pack;
  /** The pack with the rules that were not asked for. */
  whole: Pack;
  context: RunContext;
  marks: ModelMarks | undefined;
}

/** Run the pack here or on Spark; the findings are the same. */
async function runRules(
  db: Database,
  { project, pack, whole, context, marks }: RuleJob,
  { spark, ...stopping }: Pick<MakeOptions, "spark" | "signal">,
  progress: (what: string, done: number, total: number) => void,
): Promise<RuleRun[]> {
  if (!spark) {
    return runPack(db, pack, context, {
      marks,
      progress: (rule, number, total) => progress(rule.header.id, number - 1, total),
      ...stopping,
    });
  }
  return runPackOnSpark(db, {
    ...{ project, pack, context, progress, target: spark },
    fingerprint: await sparkFingerprint(db, whole, context),
    ...stopping,
  });
}

/** What decides the findings of the round and what they are; notes which rules ran for it. */
async function manifestOf(
  db: Database,
  project: Project,
  {
    pack,
    whole,
    context,
    decisions,
  }: Pick<RuleJob, "pack" | "whole" | "context"> & Pick<MakeOptions, "decisions">,
): Promise<RoundManifest> {
  const causes = await causesOfRound(db, project, whole, {
    code: codeVersions(),
    own: await ownFiles(project.rulesFolder),
    exceptions: await ownFiles(project.exceptionsFolder),
    decisions: { batches: decisions.length, head: headOf(decisions) },
  });
  await markRan(db, pack, causes.fingerprint);
  const rules = await rulesOfFingerprint(db, whole, context, causes.fingerprint);
  const { config, ...others } = causes;
  return {
    round: roundNamed(project.resultsFolder, causes),
    month: config.month,
    ...others,
    rules,
    config,
    ...(await digestOfFindings(db, findingsOf(rules))),
  };
}

function findingsOf(rules: RoundManifest["rules"]): string {
  const ids = ranRules(rules).map((id) => `'${id}'`);
  return `(SELECT * FROM finding WHERE rule IN (${ids.join(", ") || "NULL"}))`;
}

function headOf(decisions: readonly DecisionRecord[]): string {
  return decisions.at(-1)?.hash.slice(0, 12) ?? "";
}
