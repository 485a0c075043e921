import { monthText } from "../../rules/run-context.ts";
import type { PartialSnapshot } from "../partial-snapshots.ts";
import { type Labels, type Notice, noticeOf, rollText } from "./notice.ts";

/** Months of a roll that hold but a part of it, a line each. `folder` is the project's, as it is typed in a command. */
export function partialNotices(
  partial: readonly PartialSnapshot[],
  rolls: Labels,
  folder: string,
): Notice[] {
  const lines = partial.map(({ roll, period, rows, otherPeriod, otherRows, isCurrent }) => {
    const counts = `${rollText(rolls, roll)}${monthText(period)} 只有 ${rows} 行，${monthText(otherPeriod)} 有 ${otherRows} 行`;
    return isCurrent
      ? `${counts}：其余的人都会被当作退出；补齐本期名册再排查`
      : `${counts}：不当作上一期；确实就是这些人的，运行 doudi init ${folder} --set snapshots.least_percent=0`;
  });
  return noticeOf({ title: "行数太少的名册", meaning: "像是只有一部分人，请核对", lines });
}
