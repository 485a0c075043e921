import { parse } from "yaml";
import { UserError } from "../errors.ts";
import { describeConfigIssue } from "./config-issue.ts";
import { configSchema } from "./config-schema.ts";
import { nearestName } from "./nearest-name.ts";
import { keysAt, schemaAt, typeAt } from "./schema-walk.ts";

/** Rule id -> parameter -> its default: what `rules.…` keys may name. */
export type KnownParameters = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

type Step = string | number;

/** The key that names an element of a list, by the list it is in. */
const NAME_KEYS: Readonly<Record<string, string>> = { files: "file", sheets: "sheet" };

/**
 * Set any key of a configuration from text, as `--set key=value` gives it:
 * `standards.rural=420`, `standards.rural=2019-01:400,2019-07:420`, `price_linkage=2019-04,2019-05`,
 * `rules.LB02.income_percent=150`, `files[低保.xlsx].sheets[Sheet1].period=2019-10`. An empty value removes the key.
 *
 * Returns: a new configuration object, checked as far as the key goes; the rest is checked by `readConfig`.
 * Throws:  UserError E2004 for a key that does not exist, E2003 for a value that does not fit.
 */
export function setConfig<Shape extends object>(
  config: Shape,
  key: string,
  value: string,
  known?: KnownParameters,
): Shape {
  const copy = structuredClone(config);
  const path = resolvePath(copy as Record<string, unknown>, splitKey(key));
  checkPath(key, path, known);
  const typed = value === "" ? emptied(path) : typedValue(path, value, known);
  assign(copy as Record<string, unknown>, path, typed);
  return copy;
}

/** `a.b[名称.xlsx].c` -> a, b, 名称.xlsx, c. Brackets hold names with dots. */
function splitKey(key: string): string[] {
  return [...key.matchAll(/\[([^\]]*)\]|([^.[\]]+)/g)].map((match) => match[1] ?? match[2] ?? "");
}

/** Turn names of list elements into positions, adding an element that is not there yet. */
function resolvePath(config: Record<string, unknown>, names: readonly string[]): Step[] {
  const path: Step[] = [];
  let node: unknown = config;
  for (const name of names) {
    const nameKey = NAME_KEYS[String(path.at(-1))];
    if (nameKey) {
      const list = (Array.isArray(node) ? node : []) as Record<string, unknown>[];
      const found = list.findIndex((entry) => entry[nameKey] === name);
      const position = found >= 0 ? found : list.length;
      if (found < 0) assign(config, [...path, position], { [nameKey]: name });
      path.push(position);
    } else path.push(name);
    node = at(config, path);
  }
  return path;
}

function checkPath(key: string, path: readonly Step[], known?: KnownParameters): void {
  for (let length = 1; length <= path.length; length += 1) {
    const step = String(path[length - 1]);
    const before = path.slice(0, length - 1);
    const allowed = known && path[0] === "rules" ? knownNames(before, known) : [];
    const names = allowed.length > 0 ? allowed : keysAt(configSchema, before);
    const exists = schemaAt(configSchema, path.slice(0, length)) !== undefined;
    if (exists && (allowed.length === 0 || allowed.includes(step))) continue;
    const near = nearestName(step, names);
    const full = near ? [...before, near].join(".") : undefined;
    throw new UserError("E2004", `没有“${key}”这个配置项。`, {
      hint: full ? `是不是 ${full}？` : `可以用的有：${names.join("、") || "（无）"}。`,
    });
  }
  if (path.length === 0) {
    throw new UserError("E2004", "没有写配置项的名称。", { hint: "写成 --set 项=值 的样子。" });
  }
}

function knownNames(before: readonly Step[], known: KnownParameters): string[] {
  if (before.length === 1) return Object.keys(known);
  if (before.length === 2) return Object.keys(known[String(before[1])] ?? {});
  return [];
}

function emptied(path: readonly Step[]): unknown {
  return typeAt(configSchema, path) === "array" ? [] : undefined;
}

/** The first reading of the text that the schema accepts. */
function typedValue(path: readonly Step[], text: string, known?: KnownParameters): unknown {
  const schema = schemaAt(configSchema, path);
  const isList =
    typeAt(configSchema, path) === "array" ||
    (path[0] === "rules" && Array.isArray(known?.[String(path[1])]?.[String(path[2])]));
  const candidates = isList && !/^[[{]/.test(text) ? [listOf(text)] : readings(text);
  const results = candidates.map((candidate) => schema?.safeParse(candidate));
  const fitting = results.find((result) => result?.success);
  if (fitting) return fitting.data;
  const issues = results[0]?.error?.issues ?? [];
  const described = describeConfigIssue(
    issues.map((issue) => ({ ...issue, path: [...path, ...issue.path] })),
  );
  throw new UserError("E2003", described.message, { hint: "改正这一项的值后重试。" });
}

function readings(text: string): unknown[] {
  const all: unknown[] = [];
  if (/^[[{]/.test(text)) all.push(fromYaml(text));
  if (/^-?\d+(\.\d+)?$/.test(text)) all.push(Number(text));
  if (/^(true|是)$/.test(text)) all.push(true);
  if (/^(false|否)$/.test(text)) all.push(false);
  if (/^\d{4}-\d{2}:/.test(text)) all.push(datedList(text));
  if (text.includes(",") || text.includes("，")) all.push(listOf(text));
  return [...all, text];
}

function fromYaml(text: string): unknown {
  try {
    return parse(text, { schema: "core" });
  } catch {
    return text;
  }
}

function listOf(text: string): (string | number)[] {
  return text
    .split(/[,，]/)
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map((part) => (/^-?\d+$/.test(part) ? Number(part) : part));
}

/** `2019-01:400,2019-07:420` */
function datedList(text: string): { from: string; yuan: number }[] {
  return text.split(/[,，]/).map((part) => {
    const [from = "", yuan] = part.trim().split(":");
    return { from, yuan: Number(yuan) };
  });
}

function at(root: unknown, path: readonly Step[]): unknown {
  return path.reduce<unknown>(
    (node, step) => (node as Record<Step, unknown> | undefined)?.[step],
    root,
  );
}

function assign(root: Record<string, unknown>, path: readonly Step[], value: unknown): void {
  let node: Record<Step, unknown> = root;
  for (const [index, step] of path.slice(0, -1).entries()) {
    node[step] ??= typeof path[index + 1] === "number" ? [] : {};
    node = node[step] as Record<Step, unknown>;
  }
  const last = path.at(-1) ?? "";
  if (value === undefined) delete node[last];
  else node[last] = value;
}
