import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../errors.ts";
import { fileDigest } from "../project/file-digest.ts";
import { filesBelow } from "../project/files-below.ts";
import { keepCopy } from "../project/keep-copy.ts";
import type { ProjectPaths } from "../project/project.ts";

/** A file by name and content. */
export interface KeptFile {
  file: string;
  sha256: string;
}

type Folders = Pick<ProjectPaths, "keptFolder">;

/**
 * Keep a copy of each file under the hash of its content, once, so that a round can be made again after the original was
 * replaced. Owner only, like everything of a project.
 *
 * Throws: UserError E3008 when a file changed since it was read; E6001, E6002.
 */
export async function keepFiles(
  { keptFolder }: Folders,
  folder: string,
  files: readonly KeptFile[],
): Promise<void> {
  await mkdir(keptFolder, { recursive: true, mode: 0o700 });
  for (const { file, sha256 } of files) {
    await keepCopy(join(folder, file), {
      ...{ target: join(keptFolder, sha256), sha256, name: file },
      changed: () => changedMeanwhile(file),
    });
  }
}

/** The files of one folder of the county's own, its rules or its exceptions, as they stand. */
export async function ownFiles(folder: string): Promise<KeptFile[]> {
  const names = filesBelow(folder).filter((name) => !/(^|\/)(\.|~\$)[^/]*$/.test(name));
  const files: KeptFile[] = [];
  for (const file of names) files.push({ file, sha256: await fileDigest(join(folder, file)) });
  return files;
}

function changedMeanwhile(file: string): UserError {
  return new UserError("E3008", "这个文件在读取之后又改动了。", {
    hint: "等文件存好、关掉表格软件，再运行一次。",
    at: { file },
    state: "这一轮次没有写完；再运行一次 doudi screen 即可。",
  });
}
