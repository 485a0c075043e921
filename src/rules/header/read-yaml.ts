import { isMap, isScalar, LineCounter, parseDocument, visit } from "yaml";
import type { z } from "zod";
import { type ErrorCode, UserError } from "../../errors.ts";
import { describeIssue } from "./describe-issue.ts";

export interface YamlPlace {
  file: string;
  /** Lines of the file before the YAML begins. */
  linesBefore: number;
  code: ErrorCode;
  hint: string;
}

/**
 * Read YAML strictly: no duplicate key, anchor or alias, no key the schema does not know (`x-…` is free).
 *
 * Throws: UserError with the file and the line of the first fault, in Chinese.
 */
export function readYaml<Schema extends z.ZodType>(
  text: string,
  schema: Schema,
  place: YamlPlace,
): z.infer<Schema> {
  const counter = new LineCounter();
  const document = parseDocument(text, { version: "1.2", schema: "core", lineCounter: counter });
  const fail = (message: string, offset: number): never => {
    const row = counter.linePos(offset).line + place.linesBefore;
    throw new UserError(place.code, message, { hint: place.hint, at: { file: place.file, row } });
  };
  const broken = document.errors[0];
  if (broken) fail(describeYamlError(broken.code), broken.pos[0]);
  visit(document, {
    Alias: (_, node) => fail("这里用了 YAML 引用（*），规则文件不允许。", node.range?.[0] ?? 0),
    Node: (_, node) => {
      if ("anchor" in node && node.anchor)
        fail("这里用了 YAML 锚点（&），规则文件不允许。", node.range?.[0] ?? 0);
    },
  });
  const parsed = schema.safeParse(withoutFreeKeys(document.toJS()), { reportInput: true });
  if (parsed.success) return parsed.data;
  const issue = describeIssue(parsed.error.issues[0], schema);
  return fail(issue.message, offsetOf(document.contents, issue.path));
}

function describeYamlError(code: string): string {
  if (code === "DUPLICATE_KEY") return "同一项写了两次。";
  if (code === "TAB_AS_INDENT") return "缩进用了制表符，应改用空格。";
  return "说明部分不是正确的 YAML。";
}

/** `x-…` keys of the outermost mapping are notes to oneself. */
function withoutFreeKeys(value: unknown): unknown {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => !key.startsWith("x-")));
}

/** Where the innermost node on the path begins, as far as the path exists. */
function offsetOf(root: unknown, path: readonly PropertyKey[]): number {
  let node = root;
  let offset = 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(
        (item) => isScalar(item.key) && String(item.key.value) === String(step),
      );
      if (!pair) return offset;
      offset = (pair.key as { range?: [number, number, number] }).range?.[0] ?? offset;
      node = pair.value;
    } else if (node && typeof node === "object" && "items" in node) {
      node = (node as { items: unknown[] }).items[Number(step)];
      offset = (node as { range?: [number, number, number] } | undefined)?.range?.[0] ?? offset;
    }
  }
  return offset;
}
