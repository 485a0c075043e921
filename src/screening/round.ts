import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Database } from "../engine/database.ts";
import { UserError } from "../errors.ts";
import { writeFileAtomic } from "../project/atomic-file.ts";
import type { Config, FileConfig } from "../project/config-schema.ts";
import { type Project, type ProjectPaths, roundFolder } from "../project/project.ts";
import type { Pack } from "../rules/load-pack.ts";
import type { ParamValue } from "../rules/rule-schema.ts";
import { compareRounds } from "../worklists/round-order.ts";
import type { CodeVersions } from "./code-version.ts";
import type { KeptFile } from "./keep-inputs.ts";

/** One rule of a round: what it was, and what became of it. */
export interface RoundRule {
  id: string;
  /** md5 of what decides the answer. */
  hash: string;
  /** Every parameter with the value it had. */
  parameters: Readonly<Record<string, ParamValue>>;
  /** `not_run`: the round was made by a run of other rules only. */
  state: "checked" | "not_evaluable" | "error" | "not_run";
  reason: string | null;
  examined: number | null;
  found: number | null;
}

/** What of doudi.yaml decides findings; how files are read is in `files`. */
export type RoundConfig = Omit<Config, "files" | "limits" | "ledger">;

/** What a round was made from and what came out; `manifest.json` in its folder. */
export interface RoundManifest {
  round: string;
  month: string;
  /** Hash over everything that decides the findings; an equal one is the same round again. */
  fingerprint: string;
  engine: string;
  code: CodeVersions;
  inputs: (KeptFile & { rows: number })[];
  /** How doudi.yaml says each file is to be read; without passwords. */
  files: Omit<FileConfig, "password">[];
  /** The county's own rules. */
  own: KeptFile[];
  /** The county's own exceptions: they decide what is sent out, not what is found. */
  exceptions: KeptFile[];
  /** How many batches of decisions about who is who were in force, and their head. */
  decisions: { batches: number; head: string };
  rules: RoundRule[];
  config: RoundConfig;
  findings: number;
  /** Independent of the order in which findings were made. */
  findingsHash: string;
}

/** The rules whose findings are of this round. */
export function ranRules(rules: RoundManifest["rules"]): string[] {
  return rules.filter(({ state }) => state !== "not_run").map(({ id }) => id);
}

export const MANIFEST = "manifest.json";

/** Everything that decides a round's findings. */
export interface RoundCauses
  extends Pick<
    RoundManifest,
    "code" | "inputs" | "files" | "own" | "exceptions" | "decisions" | "config"
  > {
  engine: string;
  fingerprint: string;
}

/** What the findings of a run of this pack will follow from. */
export async function causesOfRound(
  db: Database,
  project: Project,
  pack: Pack,
  given: Pick<RoundManifest, "code" | "own" | "exceptions" | "decisions">,
): Promise<RoundCauses> {
  const inputs = await db.rows<{ file: string; sha256: string; rows: number }>(
    `SELECT f.file, f.sha256, CAST(COALESCE(sum(s.rows_in), 0) AS BIGINT) AS rows
     FROM source_file f LEFT JOIN source_sheet s USING (file_id) GROUP BY f.file, f.sha256 ORDER BY f.file`,
  );
  const { files, limits: _, ledger: __, ...config } = project.config;
  const [version] = await db.rows<{ version: string }>("SELECT version() AS version");
  const causes = {
    ...given,
    engine: `DuckDB ${version?.version ?? ""}`,
    inputs,
    files: files.map(({ password: _, ...file }) => file),
    config,
  };
  const rules = pack.map(({ header, hash }) => [header.id, hash]);
  return { ...causes, fingerprint: sha256(JSON.stringify([causes, rules])) };
}

/** The round of these causes: the same as before, or the month's next. */
export function roundNamed(
  resultsFolder: string,
  { config: { month }, fingerprint }: RoundCauses,
): string {
  // An empty folder is what a kill left before the round had begun.
  const isBegun = (name: string) => readdirSync(join(resultsFolder, name)).length > 0;
  const earlier = existsSync(resultsFolder)
    ? readdirSync(resultsFolder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && entry.name.startsWith(`${month}-`))
        .map(({ name }) => name)
        .filter(isBegun)
    : [];
  const same = earlier.find((name) => fingerprintOf(join(resultsFolder, name)) === fingerprint);
  if (same) return same;
  const numbers = earlier
    .map((name) => Number(name.slice(month.length + 1)))
    .filter(Number.isInteger);
  return `${month}-${Math.max(0, ...numbers) + 1}`;
}

/** Lies in a round's folder until all of it is written, for whoever looks into the folder after a run was cut off. */
const UNFINISHED = "未写完-请勿下发.json";

/** Before the first workbook: the next run of the same causes goes on with this round instead of beginning another. */
export async function beginRound(
  folder: string,
  { fingerprint }: Pick<RoundManifest, "fingerprint">,
): Promise<void> {
  await writeFileAtomic(join(folder, UNFINISHED), `${JSON.stringify({ fingerprint })}\n`);
}

/** Written last: a round folder without it was interrupted. */
export async function writeManifest(folder: string, manifest: RoundManifest): Promise<void> {
  await writeFileAtomic(join(folder, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`);
  await rm(join(folder, UNFINISHED), { force: true });
}

/**
 * What a round was made from.
 *
 * Throws: UserError E2006 when there is no such round, or it was never finished.
 */
export function readManifest(project: ProjectPaths, round: string): RoundManifest {
  const file = join(roundFolder(project, round), MANIFEST);
  if (!/^\d{4}-\d{2}-\d+$/.test(round) || !existsSync(file)) {
    const known = roundsOf(project).join("、");
    throw new UserError("E2006", "没有这个轮次，或者它没有写完。", {
      hint: known === "" ? "先运行 doudi screen 项目文件夹。" : `已有的轮次：${known}。`,
      state: "没有改动任何文件。",
    });
  }
  const manifest = readJson(file);
  if (typeof manifest?.month === "string" && Array.isArray(manifest.rules)) {
    return manifest as RoundManifest;
  }
  throw new UserError("E7001", `轮次 ${round} 的说明文件坏了，读不出来。`, {
    hint: `有备份就从备份恢复；没有，就把“结果”里的 ${round} 文件夹移到项目外面，再运行 doudi screen 项目文件夹。`,
    at: { file: `${round}/${MANIFEST}` },
    state: "没有改动任何文件，台账不受影响。",
  });
}

/** Undefined where the file was cut off or is none of ours. */
function readJson(file: string): Partial<RoundManifest> | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Partial<RoundManifest>;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Finished rounds in order of month and number. */
export function roundsOf({ resultsFolder }: ProjectPaths): string[] {
  if (!existsSync(resultsFolder)) return [];
  return readdirSync(resultsFolder)
    .filter((name) => /^\d{4}-\d{2}-\d+$/.test(name))
    .filter((name) => existsSync(join(resultsFolder, name, MANIFEST)))
    .sort(compareRounds);
}

function fingerprintOf(folder: string): string | undefined {
  const file = [MANIFEST, UNFINISHED].map((name) => join(folder, name)).find(existsSync);
  if (file === undefined) return undefined;
  return readJson(file)?.fingerprint;
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
