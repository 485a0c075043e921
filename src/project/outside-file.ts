import { readFile, rm } from "node:fs/promises";
import { basename, isAbsolute, join, resolve, sep } from "node:path";
import { UserError } from "../errors.ts";
import { type AtomicOptions, isLeftover, writeFileAtomic } from "./atomic-file.ts";
import type { ProjectPaths } from "./project.ts";

/** Is told the temporary name before anything is written under it. */
export type Announce = NonNullable<AtomicOptions["announce"]>;

type Folder = Pick<ProjectPaths, "folder">;

/** Throws UserError E2001 where a file that somebody asks for would take the place of the project's own: its ledger, rolls, database or settings. */
export function refuseOwnPlace(project: ProjectPaths, path: string): void {
  const target = resolve(path);
  const folders = [project.ledgerFolder, project.inputFolder].map((each) => join(each, sep));
  const files = [project.configFile, project.databaseFile];
  if (!files.includes(target) && !folders.some((each) => target.startsWith(each))) return;
  throw new UserError("E2001", "不能写到项目的台账、数据里，也不能盖掉 doudi.yaml、work.duckdb。", {
    hint: "换一个位置，例如 -o 疑点.csv。",
    at: { file: basename(target) },
    state: "没有改动任何文件。",
  });
}

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
