import { CODE_LISTS } from "../../rolls/code-lists.ts";
import type { UnlistedPayees } from "../../rules/run/paid-unlisted.ts";
import { NO_TOWN } from "../../worklists/round.ts";
import type { Output } from "../output.ts";

/** Rolls that want many of those who are paid for the screening month, a line a programme. */
export function unlistedSection(
  unlisted: readonly UnlistedPayees[],
  out: Pick<Output, "paint">,
): string[] {
  if (unlisted.length === 0) return [];
  const labels: Readonly<Record<string, readonly string[]>> = CODE_LISTS.programme.values;
  const programmes = [...new Set(unlisted.map(({ programme }) => programme))];
  const lines = programmes.map((programme) => {
    const towns = unlisted
      .filter((each) => each.programme === programme)
      .map(
        ({ town, paid, unlisted: count }) =>
          `${town ?? NO_TOWN} ${count} 人（当月发放 ${paid} 人）`,
      );
    return `  ! ${labels[programme]?.[0] ?? programme}：${towns.join("、")}`;
  });
  return [
    out.paint(
      "yellow",
      "当月发放成功、名册上却没有的人太多，名册可能不全，或领款的是监护人（他们和家人的脱保、漏保线索列为提示）",
    ),
    ...lines,
    "  请提供名册的单位补交这些人；领款的是监护人时，请代发单位在流水上写明孩子的姓名和证号，放进“数据”再排查",
  ];
}
