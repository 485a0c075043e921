import type { z } from "zod";
import { configSchema } from "./config-schema.ts";
import { nearestName } from "./nearest-name.ts";
import { keysAt, labelAt } from "./schema-walk.ts";

export interface ConfigIssue {
  /** One Chinese sentence that names the key and what it means. */
  message: string;
  path: readonly PropertyKey[];
}

/** The first thing wrong with a configuration, in words. */
export function describeConfigIssue(issues: readonly z.core.$ZodIssue[]): ConfigIssue {
  const issue = issues[0];
  if (!issue) return { message: "内容不符合格式。", path: [] };
  if (issue.path.length === 0 && issue.code === "invalid_type") {
    return { message: "整个文件不是“项: 值”的样子，可能没有存好，或被清空了。", path: [] };
  }
  if (issue.code === "unrecognized_keys") {
    const key = issue.keys[0] ?? "";
    const near = nearestName(key, keysAt(configSchema, issue.path));
    const guess = near ? `，是不是“${near}”？` : "。";
    return {
      message: `不认识“${keyText([...issue.path, key])}”这一项${guess}`,
      path: [...issue.path, key],
    };
  }
  const label = labelAt(configSchema, issue.path);
  const key = `“${keyText(issue.path)}”${label ? `（${label}）` : ""}`;
  return { message: `${issue.path.length > 0 ? key : ""}${saying(issue)}。`, path: issue.path };
}

/** `files[2].sheets[1].period`, counted from 1 as people do. */
function keyText(path: readonly PropertyKey[]): string {
  return path
    .map((step, index) => {
      if (typeof step === "number") return `[${step + 1}]`;
      return index === 0 ? String(step) : `.${String(step)}`;
    })
    .join("");
}

function saying(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_type") {
    if (issue.input === undefined && /received undefined/.test(issue.message)) return "没有填写";
    return isChinese(issue.message)
      ? issue.message
      : `应是${TYPE_LABELS[issue.expected] ?? "别的类型"}`;
  }
  if (isChinese(issue.message)) return issue.message;
  if (issue.code === "too_small" && issue.origin === "string") return "不能空着";
  if (issue.code === "too_small") return `不能小于 ${issue.minimum}`;
  if (issue.code === "too_big") return `不能大于 ${issue.maximum}`;
  if (issue.code === "invalid_key") return "里的名称不符合格式";
  return "的内容不符合格式";
}

function isChinese(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}

/** What zod calls a type, as people say it. */
export const TYPE_LABELS: Readonly<Record<string, string>> = {
  string: "文字",
  number: "数字",
  int: "整数",
  boolean: "true 或 false",
  array: "列表",
  object: "一组项目",
  record: "一组项目",
};
