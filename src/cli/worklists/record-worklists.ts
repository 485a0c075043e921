import { relative } from "node:path";
import { appendAudit } from "../../project/audit.ts";
import { fileDigest } from "../../project/file-digest.ts";
import type { Project } from "../../project/project.ts";
import type { TownshipFile } from "../../worklists/write-worklists.ts";

/** Workbooks written again, by hash, into the audit log; whole ID numbers are named in the command. */
export async function recordWorklists(
  user: string,
  project: Project,
  files: readonly TownshipFile[],
  hasFullIds: boolean,
): Promise<void> {
  const outputs: { file: string; sha256: string }[] = [];
  for (const path of files.flatMap(({ path: own, print }) => (print ? [own, print] : [own]))) {
    const file = relative(project.resultsFolder, path).replaceAll("\\", "/");
    outputs.push({ file, sha256: await fileDigest(path) });
  }
  await appendAudit(project, {
    ...{
      who: user,
      command: hasFullIds ? "worklists --full-id" : "worklists",
      inputs: [],
      outputs,
    },
    counts: { findings: files.reduce((sum, { findings }) => sum + findings, 0) },
  });
}
