import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { UserError } from "../errors.ts";
import { filesBelow } from "../project/files-below.ts";
import { nearestName } from "../project/nearest-name.ts";
import { type Rule, readRuleFile } from "./rule-file.ts";

export const RULES_FOLDER = fileURLToPath(new URL("../../queries/rules/", import.meta.url));

export interface PackOptions {
  /** A county's own rule folders, read after the shipped ones. */
  folders?: readonly string[];
  /** Where the shipped rules are; only tests change it. */
  shipped?: string;
  /** Only these rule ids. */
  only?: readonly string[];
}

/** The rules of a run, in order of id. */
export type Pack = readonly Rule[];

/**
 * Read the shipped rules, then the county's. Retired rules are left out unless asked for by id.
 *
 * Throws: UserError E2101 for a faulty file, E2104 when an id is taken, E2103 for an id in `only` that nobody has.
 */
export function loadPack(options: PackOptions = {}): Pack {
  const rules = new Map<string, Rule>();
  const shipped = ruleFiles(options.shipped ?? RULES_FOLDER).map((file) => ({
    file,
    isShipped: true,
  }));
  const own = (options.folders ?? [])
    .flatMap(ruleFiles)
    .map((file) => ({ file, isShipped: false }));
  for (const { file, isShipped } of [...shipped, ...own]) {
    const rule = readRuleFile(file, isShipped);
    const taken = rules.get(rule.header.id);
    if (taken) throw duplicate(rule, taken);
    rules.set(rule.header.id, rule);
  }
  const all = [...rules.values()].sort((a, b) => (a.header.id < b.header.id ? -1 : 1));
  if (!options.only) return all.filter((rule) => rule.header.status !== "retired");
  return options.only.map((id) => rules.get(id) ?? unknown(id, [...rules.keys()]));
}

function ruleFiles(folder: string): string[] {
  return filesBelow(folder)
    .filter((name) => name.endsWith(".sql"))
    .map((name) => join(folder, name));
}

function duplicate(rule: Rule, taken: Rule): UserError {
  const owner = taken.isShipped ? "随软件提供的规则" : "本县的另一条规则";
  return new UserError("E2104", `规则编号 ${rule.header.id} 已被${owner}使用。`, {
    hint: "换一个编号：随软件提供的编号不能占用，也不能重复。",
    at: { file: basename(rule.file), row: 1 },
  });
}

function unknown(id: string, known: readonly string[]): never {
  const near = nearestName(id, known);
  throw new UserError("E2103", `没有编号为 ${id} 的规则。`, {
    hint: near
      ? `是不是 ${near}？用 doudi rules list 查看全部规则。`
      : "用 doudi rules list 查看全部规则。",
  });
}
