import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Database } from "../engine/database.ts";
import { writeFileAtomic } from "../project/atomic-file.ts";
import type { Config } from "../project/config-schema.ts";
import type { Project } from "../project/project.ts";
import type { Pack } from "../rules/load-pack.ts";

/** What a round was made from and what came out; `manifest.json` in its folder. */
export interface RoundManifest {
  round: string;
  month: string;
  /** Hash over everything that decides the findings; an equal one is the same round again. */
  fingerprint: string;
  engine: string;
  inputs: { file: string; sha256: string }[];
  rules: { id: string; hash: string }[];
  config: Omit<Config, "files">;
  findings: number;
  /** Independent of the order in which findings were made. */
  findingsHash: string;
}

export const MANIFEST = "manifest.json";

/** The round that these inputs, rules and settings belong to: the same as before, or the month's next. */
export async function describeRound(
  db: Database,
  project: Project,
  pack: Pack,
  codeVersion: string,
): Promise<RoundManifest> {
  const inputs = await db.rows<{ file: string; sha256: string }>(
    "SELECT file, sha256 FROM source_file ORDER BY file",
  );
  const rules = pack.map((rule) => ({ id: rule.header.id, hash: rule.hash }));
  const { files, ...config } = project.config;
  const [version] = await db.rows<{ version: string }>("SELECT version() AS version");
  const fingerprint = sha256(JSON.stringify([inputs, rules, config, files, codeVersion]));
  return {
    round: roundName(project.resultsFolder, config.month, fingerprint),
    month: config.month,
    fingerprint,
    engine: `DuckDB ${version?.version ?? ""}`,
    inputs,
    rules,
    config,
    ...(await findingsOf(db)),
  };
}

/** Written last: a round folder without it was interrupted. */
export async function writeManifest(folder: string, manifest: RoundManifest): Promise<void> {
  await writeFileAtomic(join(folder, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`);
}

/** How many findings the database holds, and a hash over them that does not hang on their order. */
export async function findingsOf(
  db: Database,
): Promise<{ findings: number; findingsHash: string }> {
  const [result] = await db.rows<{ n: number; hash: string | null }>(
    `SELECT count(*) AS n, md5(string_agg(line, '' ORDER BY line)) AS hash FROM (
       SELECT md5(to_json([finding_key, rule, level, COALESCE(period, ''), message])::VARCHAR) AS line FROM finding)`,
  );
  return { findings: result?.n ?? 0, findingsHash: result?.hash ?? "" };
}

function roundName(resultsFolder: string, month: string, fingerprint: string): string {
  const earlier = existsSync(resultsFolder)
    ? readdirSync(resultsFolder).filter((name) => name.startsWith(`${month}-`))
    : [];
  const same = earlier.find((name) => fingerprintOf(join(resultsFolder, name)) === fingerprint);
  if (same) return same;
  const numbers = earlier
    .map((name) => Number(name.slice(month.length + 1)))
    .filter(Number.isInteger);
  return `${month}-${Math.max(0, ...numbers) + 1}`;
}

function fingerprintOf(folder: string): string | undefined {
  const file = join(folder, MANIFEST);
  if (!existsSync(file)) return undefined;
  return (JSON.parse(readFileSync(file, "utf8")) as RoundManifest).fingerprint;
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
