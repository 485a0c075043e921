import { loadRolls } from "../../rolls/load-rolls.ts";
import type { UnnumberedSheet } from "../../screening/unnumbered-sheets.ts";
import type { Output } from "../output.ts";

/** Lists that know their people by name only, a line each; none where there are none. */
export async function unnumberedSection(
  sheets: readonly UnnumberedSheet[],
  out: Pick<Output, "paint">,
): Promise<string[]> {
  if (sheets.length === 0) return [];
  const rolls = await loadRolls();
  return [
    out.paint(
      "yellow",
      "大半没有可用身份证号的名册（只能按姓名、住址认人，靠它们的线索多是待核，也会漏）",
    ),
    ...sheets.map(({ file, sheet, roll, rows, numbered }) => {
      const place = sheet === "" ? file : `${file}·${sheet}`;
      return `  ! ${place}：《${rolls.get(roll)?.label ?? roll}》${rows} 行里只有 ${numbered} 行有能用的号码`;
    }),
    "  表里有身份证号列却没有认出的，在 doudi.yaml 这张表下写明，例如 columns: { id: 列的表头 }；号码变成 E+17 或末三位是 000 的，请提供单位把该列设成文本重新导出",
  ];
}
