import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Database } from "../engine/database.ts";
import type { Project } from "../project/project.ts";
import { findingsOf, MANIFEST, type RoundManifest } from "./round.ts";

/** The round whose findings the project's database holds; the last of several with the same findings. */
export async function roundOf(
  db: Database,
  project: Project,
): Promise<{ round: string; findingsHash: string }> {
  const { findingsHash } = await findingsOf(db);
  const rounds = existsSync(project.resultsFolder) ? readdirSync(project.resultsFolder) : [];
  const same = rounds
    .map((name) => join(project.resultsFolder, name, MANIFEST))
    .filter((file) => existsSync(file))
    .map((file) => JSON.parse(readFileSync(file, "utf8")) as RoundManifest)
    .filter((manifest) => manifest.findingsHash === findingsHash)
    .map(({ round }) => round)
    .sort((a, b) => a.localeCompare(b, "en", { numeric: true }));
  return { round: same.at(-1) ?? "", findingsHash };
}
