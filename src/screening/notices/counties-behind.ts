import type { Roll } from "../../rolls/roll.ts";
import { monthNumber, monthText } from "../../rules/run-context.ts";
import type { FileResult } from "../read-inputs.ts";
import { type Notice, noticeOf, rollText } from "./notice.ts";

/** The outermost folder, where it is called after a county: 民政 and 2018年12月 are none. */
const COUNTY = /^([^/]*(?:县|市|区|旗))\//;

/**
 * Of a project of several counties (`甲县/…`): the rolls by month whose newest month one county has not sent, a line each. Its people would be
 * taken for people who dropped off, because the newest month of a roll is that of the whole project.
 */
export function countyBehindNotices(
  files: readonly Pick<FileResult, "file" | "roll" | "period">[],
  rolls: ReadonlyMap<string, Pick<Roll, "label" | "snapshot">>,
  month: string,
): Notice[] {
  const until = monthNumber(month) ?? Number.POSITIVE_INFINITY;
  const newest = new Map<string, Map<string, number>>();
  for (const { file, roll, period } of files) {
    const county = COUNTY.exec(file)?.[1];
    if (county === undefined || roll === null || !rolls.get(roll)?.snapshot) continue;
    if (period === null || period > until) continue;
    const counties = newest.get(roll) ?? new Map<string, number>();
    newest.set(roll, counties.set(county, Math.max(counties.get(county) ?? 0, period)));
  }
  const lines = [...newest].flatMap(([roll, counties]) => {
    const latest = Math.max(...counties.values());
    return [...counties]
      .filter(([, period]) => period < latest)
      .map(
        ([county, period]) =>
          `${county}的${rollText(rolls, roll)}最新一期是 ${monthText(period)}，别的县是 ${monthText(latest)}：这个县的人会被当作退出，补交后再排查`,
      );
  });
  return noticeOf({ title: "各县月份不齐", lines });
}
