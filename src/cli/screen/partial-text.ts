import { loadRolls } from "../../rolls/load-rolls.ts";
import { monthText } from "../../rules/run-context.ts";
import type { PartialSnapshot } from "../../screening/partial-snapshots.ts";
import { asTyped } from "../as-typed.ts";
import type { Output } from "../output.ts";

/** Months of a roll that hold but a part of it, a line each; none where there are none. */
export async function partialSection(
  partial: readonly PartialSnapshot[],
  folder: string,
  out: Pick<Output, "paint">,
): Promise<string[]> {
  if (partial.length === 0) return [];
  const rolls = await loadRolls();
  return [
    out.paint("yellow", "行数太少的名册（像是只有一部分人，请核对）"),
    ...partial.map(({ roll, period, rows, otherPeriod, otherRows, isCurrent }) => {
      const label = rolls.get(roll)?.label ?? roll;
      const counts = `《${label}》${monthText(period)} 只有 ${rows} 行，${monthText(otherPeriod)} 有 ${otherRows} 行`;
      return isCurrent
        ? `  ! ${counts}：其余的人都会被当作退出；补齐本期名册再排查`
        : `  ! ${counts}：不当作上一期；确实就是这些人的，运行 doudi init ${asTyped(folder)} --set snapshots.least_percent=0`;
    }),
  ];
}
