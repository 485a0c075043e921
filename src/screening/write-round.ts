import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Database } from "../engine/database.ts";
import { ROUND_FINDINGS, writeRoundFindings } from "../findings/round-findings.ts";
import type { Project } from "../project/project.ts";
import type { Pack } from "../rules/load-pack.ts";
import type { Notice } from "../worklists/notice.ts";
import { writeSummary } from "../worklists/write-summary.ts";
import { type TownshipFile, writeWorklists } from "../worklists/write-worklists.ts";
import { worklistVersion } from "./code-version.ts";
import type { Progress } from "./make-round.ts";
import { beginRound, type RoundManifest, ranRules, writeManifest } from "./round.ts";
import { worklistBasis } from "./worklist-basis.ts";

/** How the worklists of a round are printed. */
export interface RoundOutput {
  /** Print whole ID numbers in the worklists, which are then encrypted. */
  fullId?: { password: string };
  /** Send also what was answered before and still holds. */
  includeKnown?: boolean;
}

/**
 * Write what goes out of a round: worklists, summary, the findings themselves.
 *
 * Writes: 结果/<round>/, whose manifest.json is written last, and 台账/下发.
 * Throws: UserError E6001, E6002, E7001. The round is then not whole, and the next run writes it again.
 */
export async function writeRound(
  db: Database,
  project: Project,
  round: {
    folder: string;
    manifest: RoundManifest;
    ledgerHead: string;
    pack: Pack;
    notices: readonly Notice[];
  },
  options: RoundOutput,
  report: (progress: Progress) => void,
): Promise<{ worklists: TownshipFile[]; summary: string }> {
  const { folder, manifest, ledgerHead, pack, notices } = round;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await beginRound(folder, manifest);
  const about = {
    folder,
    round: manifest.round,
    county: project.config.county ?? "",
    month: project.config.month,
    // All the rules, also after a run of some: the findings of the others are still on the lists.
    pack,
    ledgerHead,
  };
  const { files } = await writeWorklists(db, {
    ...about,
    ...worklistBasis(project),
    keepVersion: await worklistVersion(db),
    ...(options.fullId ? { fullId: options.fullId } : {}),
    includeKnown: options.includeKnown ?? false,
    progress: (what, done, total) => report({ stage: "worklists", what, done, total }),
  });
  const summary = await writeSummary(db, { ...about, notices });
  await writeRoundFindings(db, join(folder, ROUND_FINDINGS), ranRules(manifest.rules));
  await writeManifest(folder, manifest);
  return { worklists: files, summary };
}
