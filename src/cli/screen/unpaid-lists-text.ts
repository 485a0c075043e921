import { loadRolls } from "../../rolls/load-rolls.ts";
import { monthText } from "../../rules/run-context.ts";
import type { UnpaidList } from "../../screening/unpaid-lists.ts";
import type { Output } from "../output.ts";

/** Sheets of a roll on which hardly anybody is paid, a line each. */
export async function unpaidListsSection(
  lists: readonly UnpaidList[],
  out: Pick<Output, "paint">,
): Promise<string[]> {
  if (lists.length === 0) return [];
  const rolls = await loadRolls();
  const lines = lists.map(({ roll, period, name, households, paid }) => {
    const label = `《${rolls.get(roll)?.label ?? roll}》${period === null ? "" : ` ${monthText(period)}`}`;
    return `  ! ${label}：${name} 上 ${households} 户，有发放记录的 ${paid} 户，别的表大多有`;
  });
  return [
    out.paint(
      "yellow",
      "几乎没有人领到低保金的名册（不是在保名册的，在 doudi.yaml 这张表下写明 skip: true 再排查；是的，请核对发放流水缺不缺这些人）",
    ),
    ...lines,
  ];
}
