import { loadRolls } from "../../rolls/load-rolls.ts";
import type { SameFile } from "../../screening/same-files.ts";
import type { Output } from "../output.ts";

/** Files that brought nothing new, a line each. */
export async function sameFilesSection(
  files: readonly SameFile[],
  out: Pick<Output, "paint">,
): Promise<string[]> {
  if (files.length === 0) return [];
  const rolls = await loadRolls();
  const lines = files.map(({ file, roll, other }) => {
    const what = `《${rolls.get(roll)?.label ?? roll}》`;
    return other === null
      ? `  ! ${file}：每一行都和别的${what}一样`
      : `  ! ${file}：和 ${other} 是同一个文件，一个字节都不差`;
  });
  return [
    out.paint("yellow", "没有新内容的文件（请向提供单位确认，是不是把旧表又交了一次）"),
    ...lines,
  ];
}
