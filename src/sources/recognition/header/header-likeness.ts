import { headerSigns } from "../../../rolls/headers/header-signs.ts";
import { initialsOf, mayBeInitials } from "../../../rolls/headers/pinyin-initials.ts";
import type { FieldType } from "../../../rolls/kind.ts";

/** Below 1 for everything that is not on the list: the same in other words, in another order, or only alike. */
const SAME_SIGNS = 0.93;
const SAME_SIGNS_OTHER_ORDER = 0.88;
const ALIKE = 0.85;
const INITIALS = 0.9;
const FEW_INITIALS = 0.75;

/** Headers that speak of opposite sides are never alike, whatever characters they share. */
const SIDES: readonly (readonly [RegExp, RegExp])[] = [
  [
    /起|始|首次|纳|新增|进入|进保|入保|入监|入所|收押|收监|收治/,
    /[止停终]|最后|最末|末次|截至|结束|退|取消|清退|注销|出所|出监|释放|解除|刑满|减员|[减下撤]保(?!障)/,
  ],
  [/父/, /母/],
  [/户籍|户口/, /学籍|在读|就读|在校/],
  [/应发/, /实发|实际/],
  [/申请|受理/, /审批|批准|审核|确认|决定/],
  [/护理|照料|照护/, /生活(费|补|标准)/],
  [/人均/, /户均|总收入/],
];

/** What the end of a header says its values are; such a header is like no field of another type. */
const ENDINGS: readonly (readonly [RegExp, readonly FieldType[]])[] = [
  [/(时间|日期|年月|月份|年月日|期间)$/, ["day", "month", "span"]],
  [/(原因|理由|事由|情形)$/, ["text", "choice"]],
  [/(金额|额度|收入|支出|成本)$/, ["yuan"]],
  [/(类别|类型|种类|方式|形式)$/, ["text", "choice", "mark"]],
  [/(人数|人口|人口数)$/, ["count"]],
  [/(编号|编码|号码|证号|账号|帐号|卡号|折号|户号)$/, ["code"]],
  // Filled in by hand, on paper.
  [/(签字|签名|签章|盖章|签收|手印)$/, []],
];

/** Days of the record and not of what it tells: 录入时间 is like 纳入时间 in all but what it means. */
const OF_THE_RECORD = /录入|创建|更新|修改|导出|打印|提取|制表|填表|操作/;

/** Words that say nothing on their own: part of many a header, and like none of them. */
const EMPTY_WORDS =
  /^(类别|类型|种类|分类|状态|情况|状况|名称|编号|原因|时间|日期|金额|标准|单位|项目|等级|备注|说明|结果|人数)$/;

/** 10月份 over 金额 and 备注 says of which month they are, and is no column of months. */
const A_MONTH = /^(20\d{2}年?)?(\d{1,2}|十[一二]?|[一二三四五六七八九])月份?$/;

const OF_A_MONTH = /^(20\d{2}年?)?\d{1,2}月份?(?!.*(年月|月份|时间|日期|起|止))/;

/** When money was paid is no month from which somebody gets it, however like 开始发放年月 it is. */
const DAY_OF_PAYMENT = /^(实际)?(发放|到账|支付|打卡|代发|入账|付款|打款|拨付|兑付|转账|划款)日期$/;

const knownLikeness = new WeakMap<readonly string[], Map<string, number>>();

/**
 * How well a header speaks for a field whose headers are these: 1 for one on the list, a little less the later it stands. Kept by list, for
 * the sheets of all townships and counties have much the same headers.
 */
export function likenessOf(name: string, headers: readonly string[], type: FieldType): number {
  if (name === "" || A_MONTH.test(name) || (type === "month" && OF_A_MONTH.test(name))) return 0;
  const known = knownLikeness.get(headers) ?? new Map<string, number>();
  knownLikeness.set(headers, known);
  const key = `${type} ${name}`;
  let likeness = known.get(key);
  if (likeness === undefined) {
    likeness = compare(name, headers, type);
    if (known.size < MOST_KNOWN_A_LIST) known.set(key, likeness);
  }
  return likeness;
}

function compare(name: string, headers: readonly string[], type: FieldType): number {
  const position = headers.indexOf(name);
  if (position >= 0) return 1 - Math.min(position, 40) * 0.002;
  if (DAY_OF_PAYMENT.test(name) && type === "month") return 0;
  if (mayBeInitials(name)) return likenessOfInitials(name, headers);
  const signs = headerSigns(name);
  const mayResemble = mayHold(name, type);
  const characters = charactersOf(name);
  let best = 0;
  for (const header of headers) {
    // Next to all headers have no character in common.
    const [low, high] = charactersOf(header);
    if ((characters[0] & low) === 0 && (characters[1] & high) === 0) continue;
    const likeness = likenessOfOne(name, signs, header, mayResemble ? type : null);
    if (likeness > best) best = likeness;
  }
  return best;
}

/** The characters of a text, each as one of 62 bits: two texts without a bit in common have no character in common. */
function bitsOf(text: string): readonly [low: number, high: number] {
  let [low, high] = [0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const bit = text.charCodeAt(at) % 62;
    if (bit < 31) low |= 1 << bit;
    else high |= 1 << (bit - 31);
  }
  return [low, high];
}

/** Two letters are the initials of many a word. */
function likenessOfInitials(name: string, headers: readonly string[]): number {
  const position = headers.findIndex((header) => initialsOf(header).includes(name));
  if (position < 0) return 0;
  return (name.length > 2 ? INITIALS : FEW_INITIALS) - Math.min(position, 40) * 0.002;
}

function likenessOfOne(
  name: string,
  signs: string,
  header: string,
  type: FieldType | null,
): number {
  const other = headerSigns(header);
  if (opposes(name, header)) return 0;
  if (signs === other) return SAME_SIGNS;
  if (type === null) return 0;
  if (signs.length > 2 && sorted(signs) === sorted(other)) return SAME_SIGNS_OTHER_ORDER;
  if (type === "text" && EMPTY_WORDS.test(name)) return 0;
  const [asked, listed] = bothAsked(name, header);
  return (
    ALIKE * Math.max(resemblance(asked, listed), resemblance(signs, other), spread(signs, other))
  );
}

const ASKS = /^(是否|有无|有没有|能否)(?=.{2})/;

/** 是否在校 and 是否在保 ask for two things: that both ask is nothing they have in common. */
function bothAsked(name: string, header: string): readonly [string, string] {
  if (!ASKS.test(name) || !ASKS.test(header)) return [name, header];
  return [name.replace(ASKS, ""), header.replace(ASKS, "")];
}

/** Whether two headers speak of opposite sides, such as 起 and 止. */
export function opposes(name: string, header: string): boolean {
  const [one, another] = [sidesOf(name), sidesOf(header)];
  return (
    (one.first & another.second & ~one.second & ~another.first) !== 0 ||
    (one.second & another.first & ~one.first & ~another.second) !== 0
  );
}

const MOST_KNOWN = 100_000;
const MOST_KNOWN_A_LIST = 5_000;

/** One bit a pair of `SIDES`. */
const sidesOf = kept((text) => {
  const bits = (side: 0 | 1) =>
    SIDES.reduce((mask, pair, index) => mask | (pair[side].test(text) ? 1 << index : 0), 0);
  return { first: bits(0), second: bits(1) };
});

/** Whether the end of a header allows values of this type. */
export function mayHold(name: string, type: FieldType): boolean {
  if ((type === "day" || type === "month") && OF_THE_RECORD.test(name)) return false;
  const ending = ENDINGS.find(([words]) => words.test(name));
  return !ending || ending[1].includes(type);
}

const charactersOf = kept((text) => bitsOf(text + headerSigns(text)));

const sorted = kept((text) => [...text].sort().join(""));

/** A function of a header that is asked again and again. */
function kept<Value>(work: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    let value = known.get(text);
    if (value === undefined) {
      value = work(text);
      if (known.size < MOST_KNOWN) known.set(text, value);
    }
    return value;
  };
}

function resemblance(name: string, header: string): number {
  if (header.length >= 2 && name.includes(header)) return 0.6 + 0.4 * (header.length / name.length);
  if (name.length >= 2 && header.includes(name)) return 0.5 + 0.4 * (name.length / header.length);
  // 所在村, 户籍镇: one character says what the column is when it stands last in a short header.
  if (header.length === 1 && name.length <= 4 && name.endsWith(header)) return 0.6;
  return dice(name, header);
}

/** 父亲状况 in 父亲生存状况: a known header with something put in between. */
function spread(name: string, header: string): number {
  if (header.length < 3 || name.length <= header.length || name[0] !== header[0]) return 0;
  let found = 0;
  for (const character of name) if (character === header[found]) found += 1;
  return found === header.length ? 0.5 + 0.4 * (header.length / name.length) : 0;
}

/** Whether two headers end alike, and what stands before their ends has no two characters in common. */
function isOtherStem(a: string, b: string): boolean {
  const [stem, other] = [a.replace(ENDING, ""), b.replace(ENDING, "")];
  if (stem.length === a.length || stem.length < 2 || other.length < 2) return false;
  if (ENDING.exec(a)?.[0] !== ENDING.exec(b)?.[0]) return false;
  const known = new Set(pairs(other));
  return !pairs(stem).some((pair) => known.has(pair));
}

const pairs = kept((text) => {
  const characters = [...text];
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
});

/** What says what kind of value it is, and of what nothing: 月应发金额 and 增发金额 have it in common and nothing else. */
const ENDING =
  /(发?金额|额度?|收入|支出|时间|日期|年月日?|月份|原因|理由|类别|类型|种类|方式|人数|编号|号码|状况|情况|状态)$/;

/** Share of neighbouring character pairs that two texts have in common; none where it is their ends alone. */
function dice(a: string, b: string): number {
  if (isOtherStem(a, b)) return 0;
  const [left, right] = [pairs(a), pairs(b)];
  if (left.length === 0 || right.length === 0) return 0;
  const common = left.filter((pair) => right.includes(pair)).length;
  return (2 * common) / (left.length + right.length);
}

/** Money of a year under a field of money a month, or the other way round: twelve times too much. */
export function isOfOtherSpan(name: string, headers: readonly string[]): boolean {
  if (headers.includes(name)) return false;
  const says = (text: string, span: string, other: string) =>
    text.includes(span) && !text.includes(other);
  const yearly = headers.some((header) => says(header, "年", "月"));
  const monthly = headers.some((header) => says(header, "月", "年"));
  return (
    (says(name, "年", "月") && monthly && !yearly) || (says(name, "月", "年") && yearly && !monthly)
  );
}
