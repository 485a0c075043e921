import { CODE_LISTS } from "../../rolls/code-lists.ts";
import type { UnlistedPayees } from "../../rules/run/paid-unlisted.ts";
import { NO_TOWN } from "../../worklists/round.ts";
import { type Notice, noticeOf } from "./notice.ts";

/** Rolls that want many of those who are paid for the screening month, a line a programme. */
export function unlistedNotices(unlisted: readonly UnlistedPayees[]): Notice[] {
  const labels: Readonly<Record<string, readonly string[]>> = CODE_LISTS.programme.values;
  const programmes = [...new Set(unlisted.map(({ programme }) => programme))];
  const lines = programmes.map((programme) => {
    const towns = unlisted
      .filter((each) => each.programme === programme)
      .map(
        ({ town, paid, unlisted: count }) =>
          `${town ?? NO_TOWN} ${count} 人（当月发放 ${paid} 人）`,
      );
    return `${labels[programme]?.[0] ?? programme}：${towns.join("、")}`;
  });
  return noticeOf({
    title: "当月发放成功、名册上却没有的人太多，名册可能不全，或领款的是监护人",
    meaning: "他们和家人的脱保、漏保线索列为提示",
    lines,
    next: "请提供名册的单位补交这些人；领款的是监护人时，请代发单位在流水上写明孩子的姓名和证号，放进“数据”再排查",
  });
}
