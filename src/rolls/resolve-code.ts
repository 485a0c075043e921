import { checkedBox } from "./cell/checked-box.ts";
import { chineseOf } from "./chinese-of.ts";
import { CODE_LISTS, type CodeListName } from "./code-lists.ts";
import type { CodeList } from "./codes/code-list.ts";
import { plainText } from "./plain-text.ts";
import { simplified } from "./traditional.ts";
import { withoutCode } from "./without-code.ts";

const spellings = new Map<string, ReadonlyMap<string, string>>();

interface Resolved {
  value: string;
  known: boolean;
}

/** What was asked before, by list: the columns of a county's rolls say the same few hundred words. */
const resolved = new Map<string, Map<string, Resolved>>();
const MOST_RESOLVED = 10_000;
/** A longer text may be a part of a large one for V8, which would stay in memory with it. */
const LONGEST_KEPT = 12;

/** The official value for a spelling; `known` is false when the text is kept as the office wrote it. */
export function resolveCode(listName: string, written: string): Readonly<Resolved> {
  if (written.length > LONGEST_KEPT) return resolve(listName, written);
  const before = resolved.get(listName) ?? new Map<string, Resolved>();
  resolved.set(listName, before);
  const known = before.get(written) ?? resolve(listName, written);
  if (before.size >= MOST_RESOLVED) before.clear();
  before.set(written, known);
  return known;
}

function resolve(listName: string, written: string): Resolved {
  const list: CodeList | undefined = CODE_LISTS[listName as CodeListName];
  if (!list) throw new RangeError(`no code list ${listName}`);
  const kept = plainText(checkedBox(written));
  const text = simplified(kept);
  const value =
    officialOf(listName, list, text) ??
    officialOf(listName, list, withoutCode(chineseOf(text))) ??
    ofAlternatives(listName, list, text);
  return value === undefined ? { value: kept, known: false } : { value, known: true };
}

function officialOf(listName: string, list: CodeList, text: string): string | undefined {
  const exact = spellingsOf(listName, list).get(text.toUpperCase());
  return exact ?? list.patterns?.find(([expression]) => says(text, expression))?.[1];
}

/** What may stand between a denial and what it denies: 不在押, 未患重病, 不属于失能. */
const LINKING =
  "有|能|是|再|被|予|予以|曾|法|具|具有|需|需要|用|在|患|属|属于|存在|太|获|获得|达|达到|评定|认定|鉴定|宣告";
/** 不在籍 does not say 在籍, nor 未失能 失能; 三无 is a word, and 非正常死亡 a death. */
const NEGATED = new RegExp(
  `(?:[未不没]|(?<!三)无)(?:${LINKING})?$|(?<!是)否$|非(?:本人)?(?:自愿)?$`,
);

/** Whether a text says what the pattern finds in it, and not the contrary. */
function says(text: string, expression: RegExp): boolean {
  if (!expression.test(text)) return false;
  return [...text.matchAll(new RegExp(expression, "g"))].some(
    ({ index }) => !NEGATED.test(text.slice(0, index)),
  );
}

/** 之妻/夫 and 子或女婿: what every alternative says, where they say the same. */
function ofAlternatives(listName: string, list: CodeList, text: string): string | undefined {
  const said = new Set(text.split(ALTERNATIVES).map((each) => officialOf(listName, list, each)));
  return said.size === 1 && ALTERNATIVES.test(text) ? [...said][0] : undefined;
}

const ALTERNATIVES = /[/、或]/;

/** What is so where a value of the list is not; undefined where that may be several. */
export function contraryOf(listName: CodeListName, value: string): string | undefined {
  const { contrary }: CodeList = CODE_LISTS[listName];
  return contrary?.[value];
}

/** Whether a text stands on the list word for word, whatever code or remark stands beside it; patterns do not count. */
export function isSpelling(listName: string, written: string): boolean {
  const list: CodeList | undefined = CODE_LISTS[listName as CodeListName];
  if (list === undefined) return false;
  const known = spellingsOf(listName, list);
  const text = asCompared(chineseOf(simplified(checkedBox(written))));
  return known.has(text) || known.has(withoutCode(text)) || known.has(text.replace(REMARK, ""));
}

/** 半护理(二档): the word, and which of the county's grades it is. */
const REMARK = /\([^()]*\)$/;

function spellingsOf(name: string, list: CodeList): ReadonlyMap<string, string> {
  const known = spellings.get(name);
  if (known) return known;
  const map = new Map<string, string>();
  for (const [value, variants] of Object.entries(list.values)) {
    map.set(asCompared(value), value);
    for (const variant of variants) map.set(asCompared(variant), value);
  }
  spellings.set(name, map);
  return map;
}

/** m and Male are M and MALE. */
function asCompared(text: string): string {
  return plainText(text).toUpperCase();
}

/** Every official value that a longer text names, such as a title; a text that names two gives both. */
export function valuesNamed(listName: string, text: string): string[] {
  const list: CodeList = CODE_LISTS[listName as CodeListName];
  const spellings = spellingsInTexts(listName, list);
  const named = new Set<string>();
  // What one spelling took no other may read: 护理补贴 is not said beside 重度残疾人护理补贴.
  let rest = list.ofWhom ? text.replace(list.ofWhom, "") : text;
  if (list.belongs) rest = rest.replace(list.belongs, "");
  for (const { value, spelling } of spellings) {
    if (!rest.includes(spelling)) continue;
    named.add(value);
    rest = rest.replaceAll(spelling, "\n");
  }
  for (const [pattern, value] of list.patterns ?? []) {
    if (list.several?.includes(value) || !pattern.test(rest)) continue;
    named.add(value);
    rest = rest.replace(new RegExp(pattern, "g"), "\n");
  }
  return [...named];
}

const inTexts = new Map<string, readonly { value: string; spelling: string }[]>();

/** Spellings long enough to be looked for in a longer text, the longest first: two characters such as 生活 stand in too many other words. */
function spellingsInTexts(name: string, list: CodeList) {
  const known = inTexts.get(name);
  if (known) return known;
  const found = Object.entries(list.values)
    .filter(([value]) => !list.several?.includes(value))
    .flatMap(([value, others]) => others.map((spelling) => ({ value, spelling })))
    .filter(({ spelling }) => spelling.length >= 3)
    .sort((a, b) => b.spelling.length - a.spelling.length);
  inTexts.set(name, found);
  return found;
}
