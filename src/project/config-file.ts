import { existsSync } from "node:fs";
import { basename } from "node:path";
import {
  type Document,
  isCollection,
  isMap,
  isNode,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
} from "yaml";
import { UserError } from "../errors.ts";
import { writeFileAtomic } from "./atomic-file.ts";
import { commentConfig } from "./config-comments.ts";
import { describeConfigIssue } from "./config-issue.ts";
import { type Config, configSchema } from "./config-schema.ts";
import { readOwnText } from "./own-text.ts";

const HINT =
  "改正后重试；各项的写法见 docs/doudi.schema.json。改不好时给 doudi.yaml 改个名，再用 doudi init 本文件夹 重新生成。";

/**
 * Read and check one doudi.yaml.
 *
 * Throws: UserError E2003 with the line, naming the key in Chinese.
 */
export function readConfig(path: string): Config {
  return parseConfig(readOwnText(path), basename(path));
}

export function parseConfig(text: string, file = "doudi.yaml"): Config {
  const counter = new LineCounter();
  const document = parseDocument(text, { schema: "core", lineCounter: counter });
  const fail = (message: string, offset: number): never => {
    const { line } = counter.linePos(offset);
    throw new UserError("E2003", message, { hint: HINT, at: { file, row: line } });
  };
  const broken = document.errors[0];
  if (broken) {
    const twice = broken.code === "DUPLICATE_KEY";
    fail(twice ? "同一项写了两次。" : "这里不是正确的 YAML，请检查缩进和冒号。", broken.pos[0]);
  }
  visit(document, {
    Alias: (_, node) => {
      if (!node.resolve(document)) {
        fail("以 * 开头的文字要用引号括起来，例如 '*姓名'。", node.range?.[0] ?? 0);
      }
    },
  });
  const parsed = configSchema.safeParse(saidBy(document, fail) ?? {});
  if (parsed.success) return parsed.data;
  const { message, path } = describeConfigIssue(parsed.error.issues);
  return fail(message, offsetOf(document, path));
}

/** What a document says; one reference that stands for thousands is as little a setting as one to nothing. */
function saidBy(document: Document, fail: (message: string, offset: number) => never): unknown {
  try {
    return document.toJS();
  } catch {
    return fail("用了太多 YAML 引用（*）。", 0);
  }
}

/**
 * Write a configuration, keeping the comments and the order of what is already in the file.
 * What equals its default and is not in the file stays out.
 */
export async function writeConfig(path: string, config: Config): Promise<void> {
  const old = existsSync(path) ? parseDocument(readOwnText(path), { schema: "core" }) : null;
  const document =
    old && old.errors.length === 0 && isMap(old.contents) ? old : commentConfig(config);
  mergeInto(document, [], config);
  await writeFileAtomic(path, document.toString({ lineWidth: 0 }));
}

/** Make the node at a path say `value`, touching only what differs. */
function mergeInto(document: Document, path: readonly (string | number)[], value: unknown): void {
  const node = path.length === 0 ? document.contents : document.getIn(path, true);
  if (isMap(node) && isPlainObject(value)) {
    for (const key of node.items.map((item) => String((item.key as { value: unknown }).value))) {
      if (value[key] === undefined) document.deleteIn([...path, key]);
    }
    for (const [key, inner] of Object.entries(value)) {
      if (inner !== undefined) mergeInto(document, [...path, key], inner);
    }
  } else if (isSeq(node) && Array.isArray(value) && node.items.length === value.length) {
    for (const [index, inner] of value.entries()) mergeInto(document, [...path, index], inner);
  } else if (isNode(node) && !isCollection(node) && String(node.toJSON()) === String(value)) {
    return;
  } else if (node !== undefined || !isEmpty(value)) {
    document.setIn(path, document.createNode(value));
  }
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

function isEmpty(value: unknown): boolean {
  return value !== null && typeof value === "object" && Object.keys(value).length === 0;
}

function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const steps = path
      .slice(0, length)
      .map((step) => (typeof step === "number" ? step : String(step)));
    const node = document.getIn(steps, true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}
