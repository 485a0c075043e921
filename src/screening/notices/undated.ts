import type { FileResult } from "../read-inputs.ts";
import { type Labels, type Notice, noticeOf, placeText, rollText } from "./notice.ts";

/**
 * Lists of which nothing says the month and which name the newest list's people over again, a line each.
 * `folder` is the project's, as it is typed in a command.
 */
export function undatedNotices(
  { files, undated }: { files: readonly FileResult[]; undated: readonly string[] },
  rolls: Labels,
  folder: string,
): Notice[] {
  const lines = files.flatMap(({ file, sheet, roll, period }) =>
    roll === null || period !== null || !undated.includes(roll)
      ? []
      : [
          `${placeText({ file, sheet })}：${rollText(rolls, roll)}没有写是哪个月的，上面的人大半也在最新一期里，像是另一期`,
        ],
  );
  return noticeOf({
    title: "不知是哪个月的名册",
    meaning: "没有用",
    lines,
    next: `写明月份：doudi init ${folder} --sheet 文件#工作表:period=2018-12`,
  });
}
