import { loadRolls } from "../../rolls/load-rolls.ts";
import { monthText } from "../../rules/run-context.ts";
import type { OlderList } from "../../screening/older-lists.ts";
import type { Output } from "../output.ts";

/** Lists that were sent again, corrected, a line each. */
export async function olderListsSection(
  lists: readonly OlderList[],
  out: Pick<Output, "paint">,
): Promise<string[]> {
  if (lists.length === 0) return [];
  const rolls = await loadRolls();
  const lines = lists.map(({ roll, period, older, newer, left }) => {
    const label = `《${rolls.get(roll)?.label ?? roll}》${period === null ? "" : ` ${monthText(period)}`}`;
    const gone = left === 0 ? "" : `；只在旧版里的 ${left} 人按不在册算`;
    return `  ! ${label}：${older} 没有用，按 ${newer} 算${gone}`;
  });
  return [
    out.paint(
      "yellow",
      "有新旧两版的名册（按名称里写的，用新的；不对的，把不用的一份移出“数据”文件夹再排查）",
    ),
    ...lines,
  ];
}
