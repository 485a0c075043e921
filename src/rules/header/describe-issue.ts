import type { z } from "zod";

type Issue = z.core.$ZodIssue;

/** A zod issue as one Chinese sentence, with the path it points at. */
export function describeIssue(
  issue: Issue | undefined,
  schema: z.ZodType,
): { message: string; path: PropertyKey[] } {
  if (!issue) return { message: "内容不符合格式。", path: [] };
  if (issue.code === "unrecognized_keys") {
    const key = issue.keys[0] ?? "";
    const near = nearest(key, keysAt(schema, issue.path));
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
      : `应是${TYPES[issue.expected] ?? issue.expected}`;
  }
  if (issue.code === "invalid_value") return `只能是 ${issue.values.map(String).join("、")}`;
  if (issue.code === "too_small") return "不能为空或过小";
  if (issue.code === "too_big") return "超出允许的最大值";
  if (issue.code === "invalid_key") return "名称只能用小写字母、数字和下划线";
  if (issue.code === "invalid_format" || issue.code === "custom") return issue.message;
  return "内容不符合格式";
}

const TYPES: Readonly<Record<string, string>> = {
  string: "文字",
  number: "数字",
  int: "整数",
  boolean: "true 或 false",
  array: "列表",
  object: "一组项目",
  record: "一组项目",
};

/** The keys an object schema knows at a path; empty where the path leaves objects and lists. */
function keysAt(schema: unknown, path: readonly PropertyKey[]): string[] {
  let current = schema as Inner | undefined;
  for (const step of path) {
    current = unwrap(current);
    const def = current?.def;
    if (def?.shape) current = def.shape[String(step)];
    else current = def?.element ?? def?.valueType;
  }
  return Object.keys(unwrap(current)?.def?.shape ?? {});
}

interface Inner {
  def?: {
    shape?: Record<string, Inner>;
    element?: Inner;
    valueType?: Inner;
    innerType?: Inner;
    out?: Inner;
  };
}

function unwrap(schema: Inner | undefined): Inner | undefined {
  let current = schema;
  while (current?.def?.innerType ?? current?.def?.out) {
    current = current.def?.innerType ?? current.def?.out;
  }
  return current;
}

/** The known name most like the one written, if it is like it at all. */
export function nearest(written: string, known: readonly string[]): string | undefined {
  const ranked = known
    .map((name) => ({ name, distance: editDistance(written.toLowerCase(), name.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1));
  const best = ranked[0];
  return best && best.distance <= Math.max(2, best.name.length / 2) ? best.name : undefined;
}

function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const swap = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(swap, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    previous = row;
  }
  return previous[b.length] ?? 0;
}
