import type { Database } from "../engine/database.ts";
import { digestOfFindings } from "../findings/round-findings.ts";
import type { Project } from "../project/project.ts";
import { readManifest, roundsOf } from "./round.ts";

/** The round whose findings the project's database holds; the last of several with the same findings. */
export async function roundOf(
  db: Database,
  project: Project,
): Promise<{ round: string; findingsHash: string }> {
  const { findingsHash } = await digestOfFindings(db, "finding");
  const round = roundsOf(project).findLast(
    (each) => readManifest(project, each).findingsHash === findingsHash,
  );
  return { round: round ?? "", findingsHash };
}
