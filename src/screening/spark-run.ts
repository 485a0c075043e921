import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Database } from "../engine/database.ts";
import { type Environment, findSparkSql } from "../engine/spark/find-spark.ts";
import { fileUri, scriptAddress } from "../engine/spark/spark-address.ts";
import { queryFaultOf, sparkFault } from "../engine/spark/spark-fault.ts";
import { openSparkLog, type SparkLog } from "../engine/spark/spark-log.ts";
import { type SparkExit, submitSpark } from "../engine/spark/submit-spark.ts";
import { UserError } from "../errors.ts";
import type { Project } from "../project/project.ts";
import { loadModelFiles } from "../rules/build-model.ts";
import type { Pack } from "../rules/load-pack.ts";
import { forgetRules } from "../rules/run/kept-rules.ts";
import { worldsToRun } from "../rules/run/run-rule.ts";
import { type RunContext, WORLDS, type World } from "../rules/run-context.ts";
import { lookAtPack, type RuleRun, recordRuns } from "../rules/run-pack.ts";
import { type CanonicalTable, canonicalTables } from "../rules/spark/canonical-tables.ts";
import { compilePack, packText } from "../rules/spark/compile-pack.ts";
import { STEP_MARK } from "../rules/spark/step.ts";
import { examinedBack, fingerprintBack, isWritten, takeBack } from "../rules/spark/take-back.ts";
import { writeCanonical } from "../rules/spark/write-canonical.ts";
import { shortHash } from "./spark-fingerprint.ts";
import { sizeSettings } from "./spark-size.ts";

/** Where and how the rules are run on Spark. */
export interface SparkTarget {
  /** As `spark-sql --master` takes it. */
  master?: string;
  conf: readonly string[];
  /** A folder that every node of the cluster sees under this path; the project's temporary folder when left out. */
  exchange?: string;
  /** Results of a compiled pack that somebody else has run: they are taken instead of running anything. */
  results?: string;
  env: Environment;
  platform: string;
  kill: (pid: number, signal: NodeJS.Signals) => void;
  /** Rows a partition of the canonical tables holds, about. */
  rowsPerPartition?: number;
}

export interface SparkRun {
  project: Project;
  pack: Pack;
  context: RunContext;
  target: SparkTarget;
  /** From `sparkFingerprint`. */
  fingerprint: string;
  /** `what` is a step of the pack, such as `rule:sure:LB06`. */
  progress: (what: string, done: number, total: number) => void;
  signal?: AbortSignal;
}

interface Job extends SparkRun {
  db: Database;
  folder: string;
  program: string;
  tables: readonly CanonicalTable[];
  worlds: readonly World[];
  log: SparkLog;
}

const SPARK_LOG = "spark.log";

/**
 * Run the pack on Spark instead of DuckDB: canonical tables out as Parquet, `spark-sql` as a process, rows raised back in.
 *
 * Reads:   the model of both worlds, as views.
 * Writes:  raised, rule_run (of these rules, anew); 结果/spark.log. What is exchanged lies in a folder that is gone afterwards.
 * Returns: one RuleRun a rule, as `runPack` does; a rule that Spark refuses is a state, not an exception.
 * Throws:  UserError E6004, E6005, …; the signal's reason when aborted. raised and rule_run are as before then.
 */
export async function runPackOnSpark(db: Database, run: SparkRun): Promise<RuleRun[]> {
  const { project, target } = run;
  if (target.results !== undefined) return takeResults(db, run, target.results);
  const program = findSparkSql(target.env, target.platform);
  const folder = join(
    target.exchange ?? project.temporaryFolder,
    `doudi-${shortHash(project.folder)}`,
  );
  address(folder);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await mkdir(project.resultsFolder, { recursive: true, mode: 0o700 });
  const log = openSparkLog(join(project.resultsFolder, SPARK_LOG));
  try {
    const all = await canonicalTables(db);
    const worlds = await worldsToRun(db);
    const tables = all.filter(
      ({ name }) =>
        worlds.length > 1 || !name.startsWith("uncertain_") || name === "uncertain_owner",
    );
    return await runJob({ ...run, db, folder, program, tables, worlds, log });
  } finally {
    log.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** What a platform has run by its own scheduler. */
async function takeResults(db: Database, run: SparkRun, output: string): Promise<RuleRun[]> {
  if ((await fingerprintBack(db, output)) !== run.fingerprint) {
    throw new UserError("E7001", "这些结果不完整，或不是由这份名册和规则算出的。", {
      hint: "名册、规则、参数或认人结果改动以后，或换了兜底的版本，要重新运行 doudi compile --data，在平台上再算一遍。",
      state: "原有的疑点没有改动。",
    });
  }
  const runs = await lookAtPack(db, run.pack, run.context);
  const checked = run.pack.filter((rule) =>
    runs.some((one) => one.rule === rule.header.id && one.state === "checked"),
  );
  return finish({ ...run, db }, output, runs, checked, WORLDS, new Map());
}

async function runJob(job: Job): Promise<RuleRun[]> {
  const { db, pack, context, tables, folder, target, signal } = job;
  const runs = await lookAtPack(db, pack, context);
  const rows = await writeCanonical(db, tables, join(folder, "canonical"), {
    ...(target.rowsPerPartition ? { rowsPerPartition: target.rowsPerPartition } : {}),
    ...(signal ? { signal } : {}),
  });
  const failed = new Map<string, string>();
  const remaining = () =>
    pack.filter(
      ({ header: { id } }) =>
        !failed.has(id) && runs.some((one) => one.rule === id && one.state === "checked"),
    );
  // A rule that Spark refuses is left out and the rest is submitted again.
  for (;;) {
    const refused = await submitOnce(job, remaining(), rows);
    if (!refused) break;
    failed.set(refused.rule, refused.reason);
  }
  return finish(job, join(folder, "out"), runs, remaining(), job.worlds, failed);
}

/** Submit what remains; the rule whose query failed, or undefined when all went well. */
async function submitOnce(
  job: Job,
  pack: Pack,
  rows: number,
): Promise<{ rule: string; reason: string } | undefined> {
  const { folder, context, tables, worlds, target } = job;
  if (pack.length === 0) return undefined;
  const output = join(folder, "out");
  const steps = compilePack({
    context,
    tables,
    pack,
    worlds,
    models: loadModelFiles(),
    input: address(join(folder, "canonical")),
    output: address(output),
    fingerprint: job.fingerprint,
  }).filter((step) => step.folder === undefined || !isWritten(join(output, step.folder)));
  const script = join(folder, "pack.sql");
  // The driver's own scratch stays on this machine: the exchange may be slow and is shared.
  const scratch = join(job.project.temporaryFolder, "spark");
  await mkdir(scratch, { recursive: true, mode: 0o700 });
  await writeFile(script, packText(steps), { mode: 0o600 });
  let current = "";
  const exit = await submitSpark({
    program: job.program,
    script,
    ...(target.master ? { master: target.master } : {}),
    conf: [...sizeSettings(rows), ...target.conf],
    folder: scratch,
    env: target.env,
    platform: target.platform,
    kill: target.kill,
    log: job.log,
    onLine: (line) => {
      const mark = new RegExp(`^${STEP_MARK} (\\d+)/(\\d+) (\\S+)$`).exec(line);
      if (!mark) return;
      current = mark[3] ?? "";
      job.log.line(line);
      job.progress(current, Number(mark[1]) - 1, Number(mark[2]));
    },
    ...(job.signal ? { signal: job.signal } : {}),
  });
  if (exit.code === 0) {
    await assertWhole(job, output);
    return undefined;
  }
  return refusedRule(current, exit);
}

function address(path: string): string {
  return scriptAddress(fileUri(path), "项目", "用 --exchange 指定一个路径里没有这些字符的文件夹。");
}

/** The rule at fault, where it is one; everything else ends the run. */
function refusedRule(step: string, exit: SparkExit): { rule: string; reason: string } {
  const fault = queryFaultOf(exit);
  const rule = /^rule:\w+:(\w+)$/.exec(step)?.[1];
  if (fault && rule) return { rule, reason: `Spark 不能执行这条规则（${fault}）。` };
  throw sparkFault(exit);
}

async function assertWhole({ db, fingerprint }: Job, output: string): Promise<void> {
  if ((await fingerprintBack(db, output)) === fingerprint) return;
  throw new UserError("E6005", "Spark 说运行成功，但没有写出结果。", {
    hint: "集群的执行进程多半看不到交换文件夹：用 --exchange 指定各节点都能读写的共享文件夹。",
    state: "原有的疑点和清单没有改动。",
  });
}

async function finish(
  { db, pack: whole }: SparkRun & { db: Database },
  output: string,
  runs: readonly RuleRun[],
  pack: Pack,
  worlds: readonly World[],
  failed: ReadonlyMap<string, string>,
): Promise<RuleRun[]> {
  const examined = await examinedBack(db, output);
  const raised = await takeBack(db, pack, worlds, output);
  // Only now, so that a result that cannot be taken leaves everything as it was.
  const others = whole.filter((rule) => !pack.includes(rule));
  await forgetRules(db, others);
  for (const { header } of others)
    await db.run("DELETE FROM main.raised WHERE rule = $id", { id: header.id });
  const told = runs.map((run): RuleRun => {
    const reason = failed.get(run.rule);
    if (reason !== undefined) return { ...run, state: "error", reason };
    if (run.state !== "checked") return run;
    return { ...run, examined: examined.get(run.rule) ?? null, found: raised.get(run.rule) ?? 0 };
  });
  await recordRuns(db, told);
  return told;
}
