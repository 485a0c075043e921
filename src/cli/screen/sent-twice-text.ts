import { loadRolls } from "../../rolls/load-rolls.ts";
import { monthText } from "../../rules/run-context.ts";
import type { RollSentTwice } from "../../screening/rolls-sent-twice.ts";
import type { Output } from "../output.ts";

/** Rolls that came twice for one month, a line each pair of sheets. */
export async function sentTwiceSection(
  twice: readonly RollSentTwice[],
  out: Pick<Output, "paint">,
): Promise<string[]> {
  if (twice.length === 0) return [];
  const rolls = await loadRolls();
  const lines = twice.map(({ roll, period, one, other, people, differing }) => {
    const label = `《${rolls.get(roll)?.label ?? roll}》${period === null ? "" : ` ${monthText(period)}`}`;
    return `  ! ${label}：${one} 和 ${other} 有 ${people} 人相同，其中 ${differing} 人两处内容不一样，两处都算进去了`;
  });
  return [
    out.paint("yellow", "交了两份的名册（留下正确的一份，把另一份移出“数据”文件夹再排查）"),
    ...lines,
  ];
}
