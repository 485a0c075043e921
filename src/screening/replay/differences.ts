import type { KeptFile } from "../keep-inputs.ts";
import type { RoundManifest } from "../round.ts";

/** Why a round made again may differ from what it was. */
export interface Difference {
  cause: "input" | "exception" | "rule" | "parameter" | "engine" | "code" | "decision" | "record";
  /** One Chinese sentence part; no value of a person. */
  what: string;
}

const CODE_LABELS = { reading: "读名册", people: "认人", rules: "跑规则" } as const;

/** What of the causes of two rounds is not the same; inputs by name and content. */
export function differencesOf(was: RoundManifest, is: RoundManifest): Difference[] {
  return [
    ...fileDifferences(was, is),
    ...ruleDifferences(was, is),
    ...settingDifferences(was, is),
    ...(was.engine === is.engine
      ? []
      : [{ cause: "engine" as const, what: `数据库 ${was.engine} → ${is.engine}` }]),
    ...codeDifferences(was, is),
    ...(was.decisions.head === is.decisions.head
      ? []
      : [
          {
            cause: "decision" as const,
            what: `人工认定 ${was.decisions.batches} 批（${was.decisions.head}）→ ${is.decisions.batches} 批（${is.decisions.head}）`,
          },
        ]),
  ];
}

function fileDifferences(was: RoundManifest, is: RoundManifest): Difference[] {
  return [
    ...changedFiles("input", [...was.inputs, ...was.own], [...is.inputs, ...is.own]),
    // Rounds made before there were exceptions have none.
    ...changedFiles("exception", was.exceptions ?? [], is.exceptions ?? []),
  ];
}

function changedFiles(
  cause: "input" | "exception",
  was: readonly KeptFile[],
  is: readonly KeptFile[],
): Difference[] {
  const now = new Map(is.map(({ file, sha256 }) => [file, sha256]));
  const before = new Map(was.map(({ file, sha256 }) => [file, sha256]));
  const changed = [...before].flatMap(([file, sha256]) => {
    const other = now.get(file);
    if (other === sha256) return [];
    return [
      `${file}：${other === undefined ? "没有了" : `内容不同（${short(sha256)} → ${short(other)}）`}`,
    ];
  });
  const added = [...now.keys()].filter((file) => !before.has(file)).map((file) => `${file}：多出`);
  return [...changed, ...added].map((what) => ({ cause, what }));
}

function ruleDifferences(was: RoundManifest, is: RoundManifest): Difference[] {
  const now = new Map(is.rules.map((rule) => [rule.id, rule]));
  const before = new Set(was.rules.map(({ id }) => id));
  const known = was.rules.flatMap((rule): Difference[] => {
    const other = now.get(rule.id);
    if (!other) return [{ cause: "rule", what: `${rule.id}：规则包里没有了` }];
    const parameters = parameterDifferences(rule.id, rule.parameters, other.parameters);
    if (other.hash === rule.hash) return parameters;
    return [
      ...parameters,
      {
        cause: "rule",
        what: `${rule.id}：规则有改动（${short(rule.hash)} → ${short(other.hash)}）`,
      },
    ];
  });
  const added = is.rules.filter(({ id }) => !before.has(id));
  return [
    ...known,
    ...added.map(({ id }): Difference => ({ cause: "rule", what: `${id}：新增的规则` })),
  ];
}

function parameterDifferences(
  rule: string,
  was: Readonly<Record<string, unknown>>,
  is: Readonly<Record<string, unknown>>,
): Difference[] {
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])].sort();
  return names.flatMap((name) => {
    const [before, after] = [JSON.stringify(was[name]), JSON.stringify(is[name])];
    if (before === after) return [];
    return [
      { cause: "parameter", what: `${rule}.${name}：${before ?? "没有"} → ${after ?? "没有"}` },
    ];
  });
}

/** Of doudi.yaml, besides the parameters of rules, which `rules` shows as they came out. */
function settingDifferences(was: RoundManifest, is: RoundManifest): Difference[] {
  const settings = (manifest: RoundManifest): Record<string, unknown> => {
    const { rules: _, ...config } = manifest.config;
    return { ...config, files: manifest.files };
  };
  const [before, after] = [settings(was), settings(is)];
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return names
    .filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
    .map((name) => ({ cause: "parameter", what: `doudi.yaml 的 ${name} 不同` }));
}

function codeDifferences(was: RoundManifest, is: RoundManifest): Difference[] {
  const parts = Object.keys(CODE_LABELS) as (keyof typeof CODE_LABELS)[];
  return parts
    .filter((part) => was.code[part] !== is.code[part])
    .map((part) => ({
      cause: "code",
      what: `${CODE_LABELS[part]}的程序不同（${short(was.code[part])} → ${short(is.code[part])}）`,
    }));
}

function short(hash: string): string {
  return hash.slice(0, 12);
}
