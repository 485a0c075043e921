import { existsSync, readFileSync } from "node:fs";
import { copyFile, mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { type Database, openDatabase } from "../../engine/database.ts";
import { settleFindings } from "../../findings/settle-findings.ts";
import { packageFile } from "../../project/package-root.ts";
import type { Project } from "../../project/project.ts";
import { buildModel } from "../../rules/build-model.ts";
import { loadPack, type Pack } from "../../rules/load-pack.ts";
import { writeUnsurePeople } from "../../rules/run/unsure-people.ts";
import { runPack } from "../../rules/run-pack.ts";
import { runContextOf } from "../run-context.ts";
import { supposedConfig } from "./what-if-file.ts";

export interface RuleChange {
  rule: string;
  before: number;
  after: number;
  entered: number;
  left: number;
  /** Still on the list, at another level. */
  level: number;
  /** Money a month of those who enter and of those who leave, 分; null where no amount is known. */
  enteredFen: number | null;
  leftFen: number | null;
  /** `checked`, `not_evaluable` or `error`, before and after. */
  states: [string, string];
}

export interface WhatIf {
  rules: RuleChange[];
  people: ChangedLead[];
}

export type ChangedLead = {
  rule: string;
  change: "entered" | "left" | "level";
  level_before: string | null;
  level_after: string | null;
  finding_key: string;
  person_id: string | null;
  name: string | null;
  town: string | null;
  village: string | null;
  household_no: string | null;
  message: string;
  fen: number | null;
  fen_basis: string | null;
};

export interface WhatIfOptions {
  /** Compare these only; all that the suppositions touch when left out. */
  rules?: readonly string[];
  signal?: AbortSignal;
  progress?: (what: string, done: number, total: number) => void;
}

/**
 * Run the rules as the county is and as it would be, on a copy of work.duckdb that is gone afterwards.
 *
 * Reads:  work.duckdb, doudi.yaml, the file of suppositions. What is in 数据 but not yet screened does not count.
 * Writes: nothing that stays: the round, the findings and 结果 are not touched.
 * Throws: UserError; the signal's reason when aborted.
 */
export async function whatIf(
  project: Project,
  file: string,
  options: WhatIfOptions,
): Promise<WhatIf> {
  const pack = loadPack({ folders: [project.rulesFolder] });
  const config = supposedConfig(file, project.config, pack);
  await mkdir(project.temporaryFolder, { recursive: true, mode: 0o700 });
  // A name of its own: what is closed may go on for a moment, and then takes away the log under its name.
  const folder = await mkdtemp(join(project.temporaryFolder, "what-if-"));
  try {
    const path = join(folder, "work.duckdb");
    await copyFile(project.databaseFile, path);
    // What a killed command wrote last stands in the log alone.
    const log = `${project.databaseFile}.wal`;
    if (existsSync(log)) await copyFile(log, `${path}.wal`);
    const { memory_mb, threads } = project.config.limits;
    const db = await openDatabase({
      path,
      tempFolder: join(folder, "spill"),
      memory: `${memory_mb ?? 1400}MB`,
      threads: threads ?? 2,
    });
    const stop = () => db.interrupt();
    options.signal?.addEventListener("abort", stop, { once: true });
    try {
      return await compare(db, project, config, pack, options);
    } catch (error) {
      options.signal?.throwIfAborted();
      throw error;
    } finally {
      options.signal?.removeEventListener("abort", stop);
      db.close();
    }
  } finally {
    await rm(project.temporaryFolder, { recursive: true, force: true });
  }
}

async function compare(
  db: Database,
  project: Project,
  config: Project["config"],
  whole: Pack,
  options: WhatIfOptions,
): Promise<WhatIf> {
  const pack = affected(whole, project.config, config).filter(
    ({ header }) => options.rules?.includes(header.id) ?? true,
  );
  const total = pack.length * 2;
  const run = async (of: Project["config"], table: string, done: number) => {
    const context = runContextOf(of);
    await buildModel(db, context);
    await writeUnsurePeople(db, pack);
    await runPack(db, pack, context, {
      progress: (rule, number) => options.progress?.(rule.header.id, done + number - 1, total),
      ...(options.signal ? { signal: options.signal } : {}),
    });
    await settleFindings(db, pack);
    await db.script(`CREATE OR REPLACE TEMP TABLE ${table} AS SELECT * FROM finding;
      CREATE OR REPLACE TEMP TABLE ${table}_run AS SELECT rule, state FROM rule_run;`);
  };
  await run(project.config, "what_if_before", 0);
  await run(config, "what_if_after", pack.length);
  await db.script(readFileSync(packageFile("queries", "what-if", "10-change.sql"), "utf8"));
  return { rules: await changesByRule(db), people: await changedLeads(db) };
}

/** Only parameters of rules differ: the other rules stay as they are. */
function affected(pack: Pack, is: Project["config"], would: Project["config"]): Pack {
  const others = (config: Project["config"]) => JSON.stringify({ ...config, rules: null });
  if (others(is) !== others(would)) return pack;
  const differs = (id: string) => JSON.stringify(is.rules[id]) !== JSON.stringify(would.rules[id]);
  return pack.filter(({ header }) => differs(header.id));
}

type ChangeRow = {
  rule: string;
  before: number;
  after: number;
  entered: number;
  gone: number;
  level: number;
  entered_fen: number | null;
  left_fen: number | null;
  state_before: string;
  state_after: string;
};

async function changesByRule(db: Database): Promise<RuleChange[]> {
  const rows = await db.rows<ChangeRow>(
    `SELECT r.rule, r.state AS state_before, a.state AS state_after,
       (SELECT count(*) FROM what_if_before f WHERE f.rule = r.rule) AS before,
       (SELECT count(*) FROM what_if_after f WHERE f.rule = r.rule) AS after,
       count(*) FILTER (c.change = 'entered') AS entered, count(*) FILTER (c.change = 'left') AS gone,
       count(*) FILTER (c.change = 'level') AS level,
       CAST(sum(c.fen) FILTER (c.change = 'entered') AS BIGINT) AS entered_fen,
       CAST(sum(c.fen) FILTER (c.change = 'left') AS BIGINT) AS left_fen
     FROM what_if_before_run r JOIN what_if_after_run a ON a.rule = r.rule
     LEFT JOIN what_if_change c ON c.rule = r.rule
     GROUP BY r.rule, r.state, a.state ORDER BY r.rule`,
  );
  return rows.map(({ gone, entered_fen, left_fen, state_before, state_after, ...counts }) => ({
    ...counts,
    left: gone,
    enteredFen: entered_fen,
    leftFen: left_fen,
    states: [state_before, state_after],
  }));
}

async function changedLeads(db: Database): Promise<ChangedLead[]> {
  return db.rows<ChangedLead>(
    `SELECT rule, change, level_before, level_after, finding_key, person_id, name, town, village, household_no, message,
       fen, fen_basis
     FROM what_if_change WHERE change <> 'text'
     ORDER BY rule, CASE change WHEN 'entered' THEN 1 WHEN 'left' THEN 2 ELSE 3 END, town NULLS LAST, village NULLS LAST, finding_key`,
  );
}
