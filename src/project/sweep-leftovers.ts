import { existsSync, readdirSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { isLeftover } from "./atomic-file.ts";
import { sweepOutside } from "./outside-file.ts";
import type { ProjectPaths } from "./project.ts";

/**
 * Remove what a killed process left half written anywhere in a project or at the place it wrote to outside, and the temporary folder, which holds personal rows.
 * Call only while holding the project.
 */
export async function sweepLeftovers(project: ProjectPaths): Promise<void> {
  const { folder, inputFolder, keptFolder, ledgerFolder, resultsFolder, temporaryFolder } = project;
  await sweepOutside(project);
  await rm(temporaryFolder, { recursive: true, force: true });
  for (const each of [folder, inputFolder, keptFolder]) await sweep(each, false);
  for (const each of [ledgerFolder, resultsFolder]) await sweep(each, true);
}

async function sweep(folder: string, isDeep: boolean): Promise<void> {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && isDeep) await sweep(path, true);
    else if (entry.isFile() && isLeftover(entry.name)) await rm(path, { force: true });
  }
}
