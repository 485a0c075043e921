import type { z } from "zod";
import { TYPE_LABELS } from "../../project/config-issue.ts";
import { nearestName } from "../../project/nearest-name.ts";
import { keysAt } from "../../project/schema-walk.ts";

type Issue = z.core.$ZodIssue;

/** A zod issue as one Chinese sentence, with the path it points at. */
export function describeIssue(
  issue: Issue | undefined,
  schema: z.ZodType,
): { message: string; path: PropertyKey[] } {
  if (!issue) return { message: "内容不符合格式。", path: [] };
  if (issue.code === "unrecognized_keys") {
    const key = issue.keys[0] ?? "";
    const near = nearestName(key, keysAt(schema, issue.path));
    const guess = near ? `，是不是“${near}”？` : "。";
    return { message: `${at(issue.path)}不认识“${key}”这一项${guess}`, path: [...issue.path, key] };
  }
  return { message: `${at(issue.path)}${saying(issue)}。`, path: issue.path };
}

function at(path: readonly PropertyKey[]): string {
  return path.length > 0 ? `“${path.map(String).join(".")}”：` : "";
}

function saying(issue: Issue): string {
  if (issue.code === "invalid_type") {
    return issue.input === undefined
      ? "缺少这一项"
      : `应是${TYPE_LABELS[issue.expected] ?? issue.expected}`;
  }
  if (issue.code === "invalid_value") return `只能是 ${issue.values.map(String).join("、")}`;
  if (issue.code === "too_small") return "不能为空或过小";
  if (issue.code === "too_big") return "超出允许的最大值";
  if (issue.code === "invalid_key") return "名称只能用小写字母、数字和下划线";
  if (issue.code === "invalid_format" || issue.code === "custom") return issue.message;
  return "内容不符合格式";
}
