import { statSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { UserError } from "../../errors.ts";
import { filesBelow, othersBelow } from "../../project/files-below.ts";
import { notAFile, whyNotReady } from "../../sources/file-readiness.ts";

/** Whatever can be read, and archives, which are then refused by name: somebody has to unpack them. */
const KINDS = /\.(xlsx|xlsm|xlsb|xls|et|ods|csv|txt|zip|rar|7z)$/i;

/**
 * The files that were handed in: those named, and those of the folders named, in order of name; `others` are no tables, such as photos.
 *
 * Throws: UserError E3007 for what is not there, E3201 where something is named and no table is in it: who names the wrong folder is not to think
 *         that all is done.
 */
export function returnedFiles(named: readonly string[]): {
  paths: string[];
  others: string[];
  notReady: UserError[];
} {
  const paths: string[] = [];
  const others: string[] = [];
  const notReady: UserError[] = [];
  for (const each of named) {
    const stat = statSync(each, { throwIfNoEntry: false });
    if (!stat) {
      throw new UserError("E3007", "没有这个文件或文件夹。", {
        hint: "核对路径；名称里有空格时用引号括起来。",
        at: { file: basename(each) },
      });
    }
    const all = stat.isDirectory() ? inFolder(each) : [each];
    const found = stat.isDirectory() ? all.filter((path) => KINDS.test(path)) : all;
    others.push(...all.filter((path) => !found.includes(path)).map((path) => basename(path)));
    for (const path of found) {
      const refusal = whyNotReady(path);
      if (!refusal) paths.push(path);
      else if (!/^(~\$|\.~)/.test(basename(path)))
        notReady.push(refusal.toUserError(basename(path)));
    }
    if (stat.isDirectory())
      notReady.push(...othersBelow(each).map((name) => notAFile().toUserError(basename(name))));
  }
  if (named.length > 0 && paths.length + notReady.length === 0) throw noTables(named, others);
  return { paths: [...new Set(paths)], others, notReady };
}

function noTables(named: readonly string[], others: readonly string[]): UserError {
  const seen =
    others.length === 0
      ? "里面没有文件"
      : `里面的 ${others.length} 个文件都不是表格（${listed(others)}）`;
  return new UserError("E3201", `没有可以收的表：${seen}。`, {
    hint: "核对是不是写错了文件夹；乡镇交回的是照片、PDF 的，请他们交填好的原表（.xlsx）。",
    at: { file: named.map((path) => basename(resolve(path))).join("、") },
    state: "没有收入任何结果，没有改动任何文件。",
  });
}

const LISTED = 5;

function listed(names: readonly string[]): string {
  return names.slice(0, LISTED).join("、") + (names.length > LISTED ? " 等" : "");
}

function inFolder(folder: string): string[] {
  return filesBelow(folder)
    .filter((name) => !isLeftover(basename(name)))
    .map((name) => join(folder, name));
}

/** What programs leave about: hidden files and thumbnails. What marks a table as open is told of. */
function isLeftover(name: string): boolean {
  if (/^(\.|~\$)/.test(name)) return !KINDS.test(name) || /^\.(?!~)/.test(name);
  return /^(thumbs\.db|desktop\.ini)$/i.test(name);
}
