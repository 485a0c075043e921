import { existsSync, readdirSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { UserError } from "../../errors.ts";
import { faultOfFileSystem } from "../../project/file-fault.ts";

/** Marks a folder as made by `doudi demo`, so that the next one may replace it. */
const MARK = "这是演示数据.txt";
const MARK_TEXT = `这个文件夹由 doudi demo 生成，里面的人和事都是虚构的，身份证号用的是不存在的地区代码。
名册：各部门的原始表格。答案：埋下的问题。项目：排查结果，清单在“结果”里。
再次运行 doudi demo 会整个删除重建；删掉本文件就不会。
`;

/**
 * An empty folder for the demonstration; an earlier demonstration is replaced, anything else is left alone.
 *
 * Throws: UserError E2005 when the folder holds something of the user's.
 */
export async function prepareDemoFolder(folder: string): Promise<void> {
  const root = resolve(folder);
  if (existsSync(root) && !existsSync(join(root, MARK)) && readdirSync(root).length > 0) {
    throw new UserError("E2005", "这个文件夹里已有别的内容，不是上次的演示。", {
      hint: "换一个文件夹，例如 doudi demo 演示2",
      at: { file: basename(root) },
    });
  }
  try {
    await rm(root, { recursive: true, force: true });
    await mkdir(root, { recursive: true, mode: 0o700 });
    await writeFile(join(root, MARK), MARK_TEXT);
  } catch (error) {
    throw faultOfFileSystem(error, root);
  }
}
