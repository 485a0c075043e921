import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { type Database, openDatabase } from "../../engine/database.ts";
import { digestOfFindings } from "../../findings/round-findings.ts";
import { settleFindings } from "../../findings/settle-findings.ts";
import { openProject } from "../../project/project.ts";
import { loadModelFiles } from "../../rules/build-model.ts";
import { loadPack, type Pack } from "../../rules/load-pack.ts";
import { buildCanonicalModel } from "../../rules/model/canonical-model.ts";
import { runRule } from "../../rules/run/run-rule.ts";
import type { RunContext } from "../../rules/run-context.ts";
import { runPack } from "../../rules/run-pack.ts";
import { neededModels } from "../../rules/spark/compile-pack.ts";
import { runContextOf } from "../../screening/run-context.ts";
import type { Done, Job } from "../jobs.ts";
import { cpuSeconds } from "../process-usage.ts";
import { StageMeter } from "../stage-meter.ts";

/** How many rules are named that took most. */
const SLOWEST = 6;

/** The whole pack in both worlds, from canonical Parquet to findings. */
export const wholePack: Job = async ({ folder, project, memory, home }, begin) =>
  inDatabase(String(home), String(memory), async (db, meter) => {
    const context = contextOf(String(project));
    begin.begin();
    await meter.stage("tables");
    await buildCanonicalModel(db, {
      ...{ folder: String(folder), models: loadModelFiles(), context },
      enter: (world) => meter.stage(`model, ${world} world`),
    });
    const pack = loadPack({ folders: [] });
    await meter.stage("rules");
    const details = await runRules(db, pack, context);
    await meter.stage("findings");
    await settleFindings(db, pack);
    await meter.stage("hash");
    const { findings, findingsHash } = await digestOfFindings(db, "finding");
    return { count: findings, same: findingsHash, details };
  });

/** Some rules in the sure world alone, with the model files they read: what hand-written SQL is compared with. */
export const someRules: Job = async ({ folder, project, memory, home, rules }, begin) =>
  inDatabase(String(home), String(memory), async (db, meter) => {
    const context = contextOf(String(project));
    begin.begin();
    const pack = loadPack({ folders: [], only: String(rules).split(",") });
    await meter.stage("model");
    await buildCanonicalModel(db, {
      ...{ folder: String(folder), models: neededModels(loadModelFiles(), pack), context },
      worlds: ["sure"],
    });
    await meter.stage("rules");
    for (const rule of pack) await runRule(db, rule, "sure", context);
    const [found] = await db.rows<{ n: number; same: string }>(
      `SELECT count(*) AS n, md5(string_agg(line, '' ORDER BY line)) AS same FROM (
         SELECT concat_ws(' ', rule, person_key, level) AS line FROM raised)`,
    );
    return { count: found?.n ?? 0, same: found?.same ?? "" };
  });

async function inDatabase(
  home: string,
  memory: string,
  work: (db: Database, meter: StageMeter) => Promise<Done>,
): Promise<Done> {
  await rm(home, { recursive: true, force: true });
  const spill = join(home, "spill");
  await mkdir(spill, { recursive: true });
  const path = join(home, "work.duckdb");
  const db = await openDatabase({ threads: 2, path, memory, tempFolder: spill });
  const meter = new StageMeter(spill, path);
  try {
    const done = await work(db, meter);
    return { ...done, peak: await meter.end(), stages: meter.stages };
  } finally {
    await meter.end();
    db.close();
    await rm(home, { recursive: true, force: true });
  }
}

/** Run the pack; CPU seconds of the rules that took most. */
async function runRules(
  db: Database,
  pack: Pack,
  context: RunContext,
): Promise<Record<string, number>> {
  const starts: [string, number][] = [];
  const runs = await runPack(db, pack, context, {
    progress: (rule) => starts.push([rule.header.id, cpuSeconds()]),
  });
  const end = cpuSeconds();
  const failed = runs.filter(({ state }) => state !== "checked");
  if (failed.length > 0)
    throw new Error(`not checked: ${failed.map(({ rule, reason }) => `${rule} ${reason}`).join()}`);
  const took = starts.map(([id, at], index) => [id, (starts[index + 1]?.[1] ?? end) - at] as const);
  return Object.fromEntries(took.toSorted((a, b) => b[1] - a[1]).slice(0, SLOWEST));
}

function contextOf(project: string): RunContext {
  return runContextOf(openProject(project).config);
}
