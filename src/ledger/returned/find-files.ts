import { readdirSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { UserError } from "../../errors.ts";
import { whyNotReady } from "../../sources/file-readiness.ts";

/** Whatever can be read, and archives, which are then refused by name: somebody has to unpack them. */
const KINDS = /\.(xlsx|xlsm|xlsb|xls|et|ods|csv|txt|zip|rar|7z)$/i;

/**
 * The files that were handed in: those named, and those of the folders named, in order of name.
 *
 * Throws: UserError E3007 for what is not there.
 */
export function returnedFiles(named: readonly string[]): {
  paths: string[];
  notReady: UserError[];
} {
  const paths: string[] = [];
  const notReady: UserError[] = [];
  for (const each of named) {
    const stat = statSync(each, { throwIfNoEntry: false });
    if (!stat) {
      throw new UserError("E3007", "没有这个文件或文件夹。", {
        hint: "核对路径；名称里有空格时用引号括起来。",
        at: { file: basename(each) },
      });
    }
    const found = stat.isDirectory() ? inFolder(each) : [each];
    for (const path of found) {
      const refusal = whyNotReady(path);
      if (!refusal) paths.push(path);
      else if (!/^(~\$|\.~)/.test(basename(path)))
        notReady.push(refusal.toUserError(basename(path)));
    }
  }
  return { paths: [...new Set(paths)], notReady };
}

function inFolder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && KINDS.test(entry.name) && !/^\.(?!~)/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
