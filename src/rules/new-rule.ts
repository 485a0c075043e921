import { mkdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { pinyin } from "pinyin-pro";
import { UserError } from "../errors.ts";
import { filesBelow } from "../project/files-below.ts";
import { loadPack, type PackOptions } from "./load-pack.ts";
import { CASES_TEMPLATE, RULE_TEMPLATE } from "./new/rule-template.ts";
import { FAMILIES } from "./rule-schema.ts";

const LONGEST_SLUG = 40;

/**
 * Write the two files of a new draft rule: the query with its header, and its cases, which pass.
 *
 * Returns: both paths.
 * Throws:  UserError E2001 for an id that is none, E2104 for one that is taken; nothing is written then.
 */
export function newRule(
  id: string,
  title: string,
  folder: string,
  pack: PackOptions = {},
): { rule: string; cases: string } {
  const family = FAMILIES.find((name) => new RegExp(`^${name}\\d{2,4}$`).test(id));
  if (!family) {
    throw new UserError("E2001", `规则编号“${id}”不对。`, {
      hint: `编号是 ${FAMILIES.join("、")} 之一加两到四位数字，例如 LB50。`,
    });
  }
  if (isTaken(id, folder, pack)) {
    throw new UserError("E2104", `规则编号 ${id} 已被使用。`, {
      hint: "换一个编号；编号不重复使用，退役的也不行。",
    });
  }
  mkdirSync(folder, { recursive: true });
  const base = join(folder, `${id}-${slugOf(title)}`);
  const fill = (text: string) =>
    text
      .replaceAll("FAMILY", family)
      .replaceAll("TITLE", JSON.stringify(title.trim()))
      .replaceAll(/\bID\b/g, id);
  writeFileSync(`${base}.sql`, fill(RULE_TEMPLATE), { flag: "wx" });
  writeFileSync(`${base}.cases.yaml`, fill(CASES_TEMPLATE), { flag: "wx" });
  return { rule: `${base}.sql`, cases: `${base}.cases.yaml` };
}

function isTaken(id: string, folder: string, pack: PackOptions): boolean {
  if (filesBelow(folder).some((name) => basename(name).startsWith(`${id}-`))) return true;
  try {
    return loadPack({ ...pack, only: [id] }).length > 0;
  } catch (error) {
    if (error instanceof UserError && error.code === "E2103") return false;
    throw error;
  }
}

/** The title in Latin letters, for a file name. */
function slugOf(title: string): string {
  const latin = pinyin(title, { toneType: "none", type: "array", nonZh: "consecutive" }).join("-");
  const slug = latin
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, LONGEST_SLUG)
    .replaceAll(/^-+|-+$/g, "");
  return slug || "rule";
}
