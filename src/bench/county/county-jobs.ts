import { copyFile, mkdtemp, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { openProject } from "../../project/project.ts";
import { screen } from "../../screening/screen.ts";
import { readBook } from "../../sources/read-book.ts";
import type { Job } from "../jobs.ts";

/** Who runs it and on which day, for the ledger. */
const RUN = { who: "bench", on: "2019-11-01" };

/** Every file of a folder into text, and nothing more: what no screening can do without. */
export const readFiles: Job = async ({ files }) => {
  const folder = String(files);
  const spoolFolder = await mkdtemp(join(folder, "..", "spool-"));
  try {
    let count = 0;
    for (const name of (await readdir(folder)).sort()) {
      const book = await readBook(join(folder, name), { spoolFolder });
      for (const sheet of book.sheets) {
        count += sheet.filledRows;
        await rm(sheet.spool, { force: true });
      }
    }
    return { count };
  } finally {
    await rm(spoolFolder, { recursive: true, force: true });
  }
};

/** The first screening of a project: from its files to the worklists. */
export const firstScreen: Job = async ({ project }) => {
  const opened = openProject(String(project));
  for (const name of await readdir(opened.folder))
    if (name.startsWith("work.duckdb")) await rm(join(opened.folder, name));
  // What an earlier run of the bench left would have to be followed up.
  for (const left of [opened.resultsFolder, opened.ledgerFolder])
    await rm(left, { recursive: true, force: true });
  return { count: (await screen(opened, RUN, () => {})).manifest.findings };
};

/** The screening after one department sent a new file. */
export const nextScreen: Job = async ({ project, file, replacement }) => {
  const opened = openProject(String(project));
  await copyFile(String(replacement), join(opened.inputFolder, String(file)));
  return { count: (await screen(opened, RUN, () => {})).manifest.findings };
};
