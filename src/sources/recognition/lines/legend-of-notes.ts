import { headerText } from "../../../rolls/headers/header-text.ts";
import { ENTRY, LEAST_ENTRIES } from "./legend.ts";

/** The least share of a column's cells that are codes of the legend. */
const LEAST_CODES = 0.8;
/** 停发原因代码表 is the table of the codes of 停发原因. */
const OF_CODES = /^(填写?)?(代码|编码|代号|序号|编号|字典)?(对照|说明)?表?/;
/** 代码 | 含义 below its title. */
const HEADER = /^\s*(代码|编码|代号|编号|值)(?!\p{Script=Han})/u;
/** 3 保障类型 1 整户保: a row of the table of codes whose number is no code, and that says of which column it is. */
const OTHER_ROW = /^\s*\d{1,3}\s+\p{Script=Han}\S*\s+[0-9A-Z]{1,4}\s+\S/u;
/** What ends the entries of one column where several stand in a line; 1.死亡；2.收入超标 goes on. */
const END = /[;。](?!\s*(\d{1,2}|[A-Z])\s*[-—.、:=]?\s*\p{Script=Han})/u;

/**
 * What the codes of a column mean where a line beside the list says so: 说明：补贴类型：1-生活补贴，2-护理补贴 above or below it, or a
 * table of codes on another sheet (补贴类型 | 1 | 生活补贴, a row a code). Nothing where the column holds other texts than these codes.
 */
export function legendOfNotes(
  header: string,
  sample: readonly string[],
  notes: readonly string[],
): ReadonlyMap<string, string> | undefined {
  if (notes.length === 0 || !sample.some((text) => /^[0-9A-Z]{1,2}$/.test(text.trim())))
    return undefined;
  const entries = entriesOf(headerText(header), notes);
  const filled = sample.filter((text) => text.trim() !== "");
  const known = filled.filter((text) => entries.has(text.trim()));
  const isLegend = entries.size >= LEAST_ENTRIES && known.length >= LEAST_CODES * filled.length;
  return isLegend ? entries : undefined;
}

/** What explains 父母情况 explains 父亲情况 and 母亲情况. */
const PARENT = /^[父母]亲?(?=\p{Script=Han})/u;
const BOTH = /父亲?[(、/和与及]\s*母亲?\)?亲?/g;

function entriesOf(name: string, notes: readonly string[]): Map<string, string> {
  const entries = new Map<string, string>();
  if (name.length < 2) return entries;
  const ofBoth = name.replace(PARENT, "父母");
  let isOpen = false;
  for (const note of notes) {
    const text = note.normalize("NFKC").replace(BOTH, "父母");
    const own = positionOf(name, text);
    const at = own < 0 && ofBoth !== name ? positionOf(ofBoth, text) : own;
    // A row of a table of codes that leaves the column's name to the row above begins with the code.
    const goesOn = /^\s*([0-9A-Z]{1,2})(?![0-9A-Z])/.test(text) && !OTHER_ROW.test(text);
    if (at < 0 && !(isOpen && goesOn)) {
      isOpen = isOpen && HEADER.test(text);
      continue;
    }
    isOpen = true;
    const explained = text.slice(Math.max(at, 0)).split(END)[0] ?? "";
    for (const [, code = "", word = ""] of explained.matchAll(ENTRY))
      if (!entries.has(code)) entries.set(code, word);
  }
  return entries;
}

/** Where the text goes on behind the column's name; -1 where the name is not there, or is part of a longer one. */
function positionOf(name: string, text: string): number {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const before = text[at - 1] ?? "";
    const after = text.slice(at + name.length).replace(OF_CODES, "");
    if (!/\p{Script=Han}/u.test(before) && !/^\p{Script=Han}/u.test(after)) return at + name.length;
  }
  return -1;
}
