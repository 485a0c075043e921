import { basename } from "node:path";
import { isMap, parseDocument } from "yaml";
import { UserError } from "../../errors.ts";
import { parseConfig } from "../../project/config-file.ts";
import type { Config } from "../../project/config-schema.ts";
import { faultOfFileSystem } from "../../project/file-fault.ts";
import { nearestName } from "../../project/nearest-name.ts";
import { readOwnText } from "../../project/own-text.ts";
import type { Pack } from "../../rules/load-pack.ts";

/** What of doudi.yaml may be supposed otherwise; the rolls stay as they are. */
const SUPPOSABLE = ["edition", "standards", "price_linkage", "rules", "tables"] as const;

/**
 * doudi.yaml as it would be: what the file says in the place of the county's own, rule parameters one by one.
 *
 * Throws: UserError E2003 for a key that may not be supposed or a faulty value, E2103 for a rule or parameter nobody has.
 */
export function supposedConfig(path: string, config: Config, pack: Pack): Config {
  const text = readText(path);
  const file = basename(path);
  const { contents } = parseDocument(text, { schema: "core" });
  const keys = isMap(contents) ? contents.items.map(({ key }) => String(key)) : [];
  const stray = keys.find((key) => !(SUPPOSABLE as readonly string[]).includes(key));
  if (stray !== undefined || keys.length === 0) {
    throw new UserError("E2003", stray ? `假设文件里不能写“${stray}”。` : "假设文件是空的。", {
      hint: `可以写：${SUPPOSABLE.join("、")}，写法与 doudi.yaml 相同。`,
      at: { file },
      state: "没有改动任何文件。",
    });
  }
  // Checked as a whole configuration, so that every fault is told as in doudi.yaml.
  const supposed = parseConfig(`${text.trimEnd()}\nmonth: ${config.month}\n`, file);
  checkParameters(supposed, pack, file);
  const rules: Config["rules"] = { ...config.rules };
  for (const [id, params] of Object.entries(supposed.rules))
    rules[id] = { ...config.rules[id], ...params };
  const taken = Object.fromEntries(
    keys.filter((key) => key !== "rules").map((key) => [key, supposed[key as keyof Config]]),
  );
  const standards = { ...config.standards, ...supposed.standards };
  return { ...config, ...taken, standards, rules } as Config;
}

function checkParameters({ rules }: Config, pack: Pack, file: string): void {
  for (const [id, params] of Object.entries(rules)) {
    const rule = pack.find(({ header }) => header.id === id);
    const known = rule ? Object.keys(rule.header.params) : [];
    if (!rule)
      throw unknown(
        `没有规则 ${id}。`,
        id,
        pack.map(({ header }) => header.id),
        file,
      );
    const stray = Object.keys(params).find((name) => !known.includes(name));
    if (stray !== undefined) throw unknown(`规则 ${id} 没有参数 ${stray}。`, stray, known, file);
  }
}

function unknown(message: string, said: string, known: readonly string[], file: string): UserError {
  const near = nearestName(said, known);
  return new UserError("E2103", message, {
    hint: near ? `是不是 ${near}？` : `可以写：${known.join("、") || "（没有参数）"}。`,
    at: { file },
    state: "没有改动任何文件。",
  });
}

function readText(path: string): string {
  try {
    return readOwnText(path);
  } catch (error) {
    throw faultOfFileSystem(error, path);
  }
}
