import { readFile, rm } from "node:fs/promises";
import { basename, isAbsolute, join, resolve } from "node:path";
import { type AtomicOptions, isLeftover, writeFileAtomic } from "./atomic-file.ts";
import type { ProjectPaths } from "./project.ts";

/** Is told the temporary name before anything is written under it. */
export type Announce = NonNullable<AtomicOptions["announce"]>;

type Folder = Pick<ProjectPaths, "folder">;

/**
 * Write a file that lies where nobody sweeps up, such as `export -o`: the project remembers its temporary name meanwhile, so that after
 * a kill the next command on the project removes what was left there. Call only while holding the project.
 */
export async function writeOutside<Result>(
  project: Folder,
  write: (announce: Announce) => Promise<Result>,
): Promise<Result> {
  const note = noteOf(project);
  try {
    return await write(async (temporary) => {
      await writeFileAtomic(note, resolve(temporary));
    });
  } finally {
    await rm(note, { force: true });
  }
}

/** Remove what a killed process left outside the project; nothing that has not the name of a leftover. Call only while holding the project. */
export async function sweepOutside(project: Folder): Promise<void> {
  const note = noteOf(project);
  const path = await readFile(note, "utf8").catch(() => "");
  if (path === "") return;
  try {
    if (isAbsolute(path) && isLeftover(basename(path))) await rm(path, { force: true });
  } catch {
    // A stick that is not in, a share that is away: the note stays for the next command.
    return;
  }
  await rm(note, { force: true });
}

function noteOf({ folder }: Folder): string {
  return join(folder, ".写到外面");
}
