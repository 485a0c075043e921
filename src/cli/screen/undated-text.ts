import { loadRolls } from "../../rolls/load-rolls.ts";
import type { FileResult } from "../../screening/read-inputs.ts";
import { asTyped } from "../as-typed.ts";
import type { Output } from "../output.ts";

/** Lists of which nothing says the month and which name the newest list's people over again: a line each; none where there are none. */
export async function undatedSection(
  { files, undated }: { files: readonly FileResult[]; undated: readonly string[] },
  folder: string,
  out: Pick<Output, "paint">,
): Promise<string[]> {
  const lists = files.filter(
    ({ roll, period }) => roll !== null && period === null && undated.includes(roll),
  );
  if (lists.length === 0) return [];
  const rolls = await loadRolls();
  return [
    out.paint("yellow", "不知是哪个月的名册（没有用）"),
    ...lists.map(({ file, sheet, roll }) => {
      const place = sheet === "" ? file : `${file}·${sheet}`;
      return `  ! ${place}：《${rolls.get(roll ?? "")?.label ?? roll}》没有写是哪个月的，上面的人大半也在最新一期里，像是另一期`;
    }),
    `  写明月份：doudi init ${asTyped(folder)} --sheet 文件#工作表:period=2018-12`,
  ];
}
