import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Database } from "../../engine/database.ts";
import {
  keptFindingsHash,
  LINE,
  ROUND_FINDINGS,
  readRoundFindings,
} from "../../findings/round-findings.ts";
import { readDecisions } from "../../ledger/decisions.ts";
import { readAudit } from "../../project/audit.ts";
import { fileDigest } from "../../project/file-digest.ts";
import { type Project, roundFolder } from "../../project/project.ts";
import { loadPack } from "../../rules/load-pack.ts";
import { makeRound, STAGES } from "../make-round.ts";
import { MANIFEST, type RoundManifest, ranRules, readManifest } from "../round.ts";
import { RunProgress, type WholeProgress } from "../whole-progress.ts";
import { withWorkDatabase } from "../work-database.ts";
import { type Difference, differencesOf } from "./differences.ts";

/** Findings of one rule that only one of the two runs has. */
export interface RuleDifference {
  rule: string;
  onlyThen: number;
  onlyNow: number;
}

export interface Replay {
  round: string;
  /** Of the round as it was made. */
  findings: number;
  findingsHash: string;
  /** Null when it could not be made again at all. */
  replayed: { findings: number; findingsHash: string } | null;
  isSame: boolean;
  differences: Difference[];
  rules: RuleDifference[];
}

/** A round made again is compared, not sent out. */
const MADE = STAGES.filter((stage) => stage !== "worklists");

export interface ReplayOptions {
  signal?: AbortSignal;
  report: (progress: WholeProgress) => void;
}

/**
 * Make a round again from what was kept, and compare.
 *
 * Reads:   结果/<round>, 数据/.留存, 台账/decisions.jsonl and audit.jsonl.
 * Writes:  nothing that stays: it works in `.重现`, which is gone afterwards.
 * Throws:  UserError E2006 for a round that is not there.
 */
export async function replayRound(
  project: Project,
  round: string,
  options: ReplayOptions,
): Promise<Replay> {
  const manifest = readManifest(project, round);
  const folder = join(project.folder, ".重现");
  await rm(folder, { recursive: true, force: true });
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return await replayIn(folder, project, manifest, options);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function replayIn(
  folder: string,
  project: Project,
  manifest: RoundManifest,
  options: ReplayOptions,
): Promise<Replay> {
  const { restoreRound } = await import("./restore-round.ts");
  const { restored, missing } = await restoreRound(project, manifest, folder);
  const { round, findings, findingsHash } = manifest;
  const then = { round, findings, findingsHash };
  const record = await recordDifferences(project, round);
  // Exceptions decide what is sent out, not what is found: the round can be made again without them.
  if (missing.some(({ cause }) => cause !== "exception")) {
    const differences = [...record, ...missing];
    return { ...then, replayed: null, isSame: false, differences, rules: [] };
  }
  return withWorkDatabase(restored, options.signal, async (db) => {
    const progress = await RunProgress.begin(db, options.report, MADE);
    const { manifest: now } = await makeRound(
      db,
      restored,
      makeOptions(project, restored, manifest, options),
      (step) => progress.step(step),
    );
    const path = join(roundFolder(project, round), ROUND_FINDINGS);
    const keptHash = await keptFindingsHash(db, path);
    const isWhole = keptHash === findingsHash;
    const isSame = now.findingsHash === findingsHash && isWhole && record.length === 0;
    const broken: Difference[] = isWhole
      ? []
      : [{ cause: "record", what: `${ROUND_FINDINGS} 和 ${MANIFEST} 对不上` }];
    return {
      ...then,
      replayed: { findings: now.findings, findingsHash: now.findingsHash },
      isSame,
      differences: [...record, ...broken, ...differencesOf(manifest, now)],
      rules:
        isSame || keptHash === undefined ? [] : await rulesThatDiffer(db, readRoundFindings(path)),
    };
  });
}

/** Of a round made by a run of some rules, only those are run again. */
function makeOptions(
  project: Project,
  restored: Project,
  manifest: RoundManifest,
  { signal }: ReplayOptions,
) {
  const ran = ranRules(manifest.rules);
  const isPart = ran.length < manifest.rules.length;
  const known = new Set(
    loadPack({ folders: [restored.rulesFolder] }).map(({ header }) => header.id),
  );
  return {
    decisions: readDecisions(project).slice(0, manifest.decisions.batches),
    ...(isPart ? { rules: ran.filter((id) => known.has(id)) } : {}),
    ...(signal ? { signal } : {}),
  };
}

/** Whether the files of the round are those that the audit log knows. */
async function recordDifferences(project: Project, round: string): Promise<Difference[]> {
  const outputs = readAudit(project).records.flatMap((record) => record.outputs);
  const differences: Difference[] = [];
  for (const name of [MANIFEST, ROUND_FINDINGS]) {
    const file = `${round}/${name}`;
    const known = outputs.filter((output) => output.file === file).map(({ sha256 }) => sha256);
    const now = await fileDigest(join(roundFolder(project, round), name)).catch(() => "");
    if (known.at(-1) === now) continue;
    const what = known.length === 0 ? "操作记录里没有登记" : "与操作记录登记的不同，被改动过";
    differences.push({ cause: "record", what: `${name}：${now === "" ? "没有了" : what}` });
  }
  return differences;
}

async function rulesThatDiffer(db: Database, kept: string): Promise<RuleDifference[]> {
  return db.rows<RuleDifference & Record<string, string | number>>(
    `WITH was AS (SELECT rule, ${LINE} AS line FROM ${kept}),
     now AS (SELECT rule, ${LINE} AS line FROM finding)
     SELECT COALESCE(was.rule, now.rule) AS rule, count(*) FILTER (now.line IS NULL) AS "onlyThen",
       count(*) FILTER (was.line IS NULL) AS "onlyNow"
     FROM was FULL JOIN now USING (rule, line)
     WHERE was.line IS NULL OR now.line IS NULL
     GROUP BY 1 ORDER BY 1`,
  );
}
