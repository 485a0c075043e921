import { linkRuleWords } from "../../people/link-rule-words.ts";
import type { PeopleSummary } from "../../people/resolve-people.ts";
import { type Notice, noticeOf } from "./notice.ts";

/** What was left out of the comparison of people because it would say nothing, a line a rule. */
export function skippedNotices(skipped: PeopleSummary["skipped"]): Notice[] {
  return noticeOf({
    title: "认人时没有逐一比对的",
    lines: skipped.map(skippedLine),
    isInfo: true,
  });
}

function skippedLine({ rule, blocks, rows, pairs }: PeopleSummary["skipped"][number]): string {
  if (rule === "户") return `${blocks} 个户号下的人太多，不像一户，没有当作家庭依据（${rows} 行）`;
  const what = `${linkRuleWords(rule)}的记录，有 ${blocks} 组雷同太多（合 ${pairs} 对），没有逐一比对`;
  return rule.startsWith("G") ? `${what}，各算各的人` : `${what}，列为疑似`;
}
