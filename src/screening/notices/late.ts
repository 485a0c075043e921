import type { Roll } from "../../rolls/roll.ts";
import { monthNumber, monthText } from "../../rules/run-context.ts";
import { lateRolls, rollsAfter } from "../../worklists/late-rolls.ts";
import type { FileResult } from "../read-inputs.ts";
import { type Notice, noticeOf } from "./notice.ts";

/** Rolls that have not come for the screening month (`2019-10`): what has changed since cannot be seen. */
export function lateNotices(
  files: readonly FileResult[],
  rolls: ReadonlyMap<string, Roll>,
  month: string,
): Notice[] {
  const asked = [files, rolls, monthNumber(month) ?? 0] as const;
  const late = lateRolls(...asked).map(
    ({ period, labels }) => `用的是 ${monthText(period)} 的：${labels.join("、")}`,
  );
  const after = rollsAfter(...asked).map(
    ({ period, label }) => `${label}：${monthText(period)} 的晚于排查月份，没有用`,
  );
  return noticeOf({
    title: `没有收到 ${month} 的名册`,
    meaning: "此后的变化看不到，收到后放进“数据”再排查",
    lines: [...late, ...after],
  });
}
