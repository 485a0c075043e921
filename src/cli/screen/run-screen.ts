import { join, relative } from "node:path";
import { ROUND_FINDINGS } from "../../findings/round-findings.ts";
import { appendAudit } from "../../project/audit.ts";
import { fileDigest } from "../../project/file-digest.ts";
import type { Project } from "../../project/project.ts";
import { MANIFEST } from "../../screening/round.ts";
import { type ScreenOptions, type ScreenResult, screen } from "../../screening/screen.ts";
import type { CommandContext } from "../context.ts";
import { issueDay } from "../today.ts";
import { progressText } from "./progress-text.ts";

/** Screen a project that is held, with progress on the terminal and one line in the audit log. */
export async function runScreen(
  { out, signal, user }: CommandContext,
  project: Project,
  options: Omit<ScreenOptions, "signal" | "who" | "on"> & { on?: string },
): Promise<ScreenResult> {
  const { day, notice } = issueDay(options.on, project.config.month);
  if (notice) out.note(notice);
  const result = await screen(project, { ...options, signal, who: user, on: day }, (progress) =>
    out.progress(progressText(progress)),
  );
  out.endProgress();
  await recordRun(user, project, result, commandOf(options));
  return result;
}

/** Files by hash, results by hash, counts. */
async function recordRun(
  user: string,
  project: Project,
  { manifest, folder, files, worklists, summary, levels }: ScreenResult,
  command: string,
): Promise<void> {
  const written = [
    ...worklists.map(({ path }) => path),
    summary,
    join(folder, ROUND_FINDINGS),
    join(folder, MANIFEST),
  ];
  const rowsOf = (name: string) =>
    files.filter(({ file }) => file === name).reduce((sum, { rowsIn }) => sum + rowsIn, 0);
  const counts = levels.map(({ family, level, count }) => [`${family}.${level}`, count]);
  await appendAudit(project, {
    who: user,
    command,
    inputs: manifest.inputs.map(({ file, sha256 }) => ({ sha256, rows: rowsOf(file) })),
    outputs: await Promise.all(
      written.map(async (path) => ({
        file: relative(project.resultsFolder, path).replaceAll("\\", "/"),
        sha256: await fileDigest(path),
      })),
    ),
    counts: { findings: manifest.findings, ...Object.fromEntries(counts) },
  });
}

function commandOf({ fullId, spark }: Pick<ScreenOptions, "fullId" | "spark">): string {
  return ["screen", fullId ? "--full-id" : "", spark ? "--engine spark" : ""]
    .filter(Boolean)
    .join(" ");
}
