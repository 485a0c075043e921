import type { Field } from "../kind.ts";
import { plainText } from "../plain-text.ts";
import { resolveCode } from "../resolve-code.ts";
import { answeredValue } from "./asked-value.ts";
import { checkedBox } from "./checked-box.ts";
import { namesParents, ofParent } from "./of-parent.ts";
import { periodWithin } from "./period-within.ts";
import { readDay, readMonth, readSpan } from "./read-date.ts";
import { readCount, readFlag, readGrade, readYuan, saysNothing } from "./read-number.ts";
import { readRemark } from "./read-remark.ts";
import { readTerm } from "./read-term.ts";
import { reckonedYuan } from "./reckoned-yuan.ts";
import { isOneDate, twoDates } from "./two-dates.ts";

/** What one text says as a value of one field. A fault keeps the row and blanks the cell. */
export type CellReading =
  | { state: "value"; value: string | number }
  | { state: "empty" }
  /** `unknown`: a code that the list does not have, kept as written. */
  | { state: "unknown"; value: string }
  | { state: "fault" };

const READERS: Readonly<Record<string, (text: string) => string | number | null>> = {
  day: readDay,
  month: readMonth,
  span: readSpan,
  yuan: readYuan,
  count: readCount,
  grade: readGrade,
  holder: readHolder,
  name: readName,
};

/** Banks spell the dot of a name in many ways and put remarks behind it. */
function readName(text: string): string | null {
  const name = text
    .normalize("NFKC")
    .replace(/[\p{Z}\p{Cf}\p{Cc}]/gu, "")
    .replace(/[•・･‧⋅.]/g, "·")
    .replace(/\(.*\)$/, "");
  return name === "" ? null : name;
}

/** A disability card number is its holder's ID, then category, grade and a number of issue. */
function readHolder(text: string): string | null {
  return /^\d{17}[\dX](?=[1-7][1-4])/.exec(plainText(text).toUpperCase())?.[0] ?? null;
}

/**
 * Read a text as a field's type (docs/rolls.md). Called once for each distinct text of a column, never
 * once a row.
 */
export function readCell(field: Field, written: string): CellReading {
  if (field.remarks) return readRemark(field, written);
  if (field.type === "choice") return readChoice(field, checkedBox(written));
  if (field.type === "mark") {
    const text = plainText(checkedBox(written));
    return { state: "value", value: field.words?.some((word) => text.includes(word)) ? 1 : 0 };
  }
  if (field.type === "flag") {
    const answer = checkedBox(written);
    const flag = plainText(answer) === "" ? null : readFlag(answer);
    if (flag === null && field.yes?.test(plainText(answer))) return { state: "value", value: 1 };
    if (flag !== null) return { state: "value", value: flag };
    return saysNothing(answer) ? { state: "empty" } : { state: "fault" };
  }
  const reader = READERS[field.type];
  if (!reader) {
    const text = written.trim();
    return text === "" ? { state: "empty" } : { state: "value", value: text };
  }
  if (isUntil(field) && STILL_ON.test(plainText(written))) return { state: "empty" };
  const text = within(field, written);
  const value = field.type === "yuan" ? amountOf(field, text) : reader(text);
  if (value !== null) return { state: "value", value: measured(field, value) };
  const isOpen = (field.ofTerm === true || field.ofTwo !== undefined) && text === "";
  return isOpen || saysNothing(written) || isOpenEnded(written)
    ? { state: "empty" }
    : { state: "fault" };
}

/** 2015.05-至今 says since when, and of the end that there is none. */
const STILL_ON = /\d[年月日号起]?[-~—]*[-~—至到](今|长期|永久|现在|目前)$/;

function isUntil({ type, end, label }: Field): boolean {
  return end === "until" || (type === "day" && label.endsWith("至"));
}

/** Each one's share is not what a cell reckons for a household. */
function amountOf({ label, unit, aHead }: Field, text: string): number | null {
  const isShare = aHead === true || label.includes("人均");
  return readYuan(text, unit) ?? (isShare ? null : reckonedYuan(text, unit));
}

/** What of a cell speaks of the field. Somebody of whom only a day is written was taken in on it. */
function within(field: Field, written: string): string {
  if (field.within) return periodWithin(field.insideOf ? withoutDays(written) : written) ?? "";
  if (field.ofTwo !== undefined) return ofTwo(field.ofTwo, written);
  if (field.ofTerm && field.end !== undefined)
    return readTerm(written)?.[field.end] ?? (field.end === "from" ? written : "");
  // 2018年5月3日至2021年5月2日 below 终止日期 says since when besides.
  return field.last || isUntil(field) ? readTerm(written)?.until || written : written;
}

/** 2019.3.5停保 was in March. */
function withoutDays(written: string): string {
  return written.replace(/(20\d{2})[年./-](\d{1,2})[月./-]\d{1,2}[日号]?/g, "$1-$2 ");
}

/** A single date is the later one: what was approved was applied for before. Of two of which only the first can be read neither is the later one. */
function ofTwo(which: 0 | 1, written: string): string {
  const two = twoDates(written);
  if (two) return two[which];
  if (which === 0) return "";
  return isOneDate(written) || !/\d\D+\d/.test(written) ? written : NO_DATE;
}

const NO_DATE = "?";

/** An amount in the field's own span: 6,000 a year are 500 a month. */
function measured({ span = 1 }: Field, value: string | number) {
  return typeof value === "string" || span === 1 ? value : Math.round(value * span);
}

function readChoice(field: Field, written: string): CellReading {
  if (plainText(written) === "") return { state: "empty" };
  const answer =
    field.asked === undefined ? undefined : answeredValue(field.list ?? "", field.asked, written);
  if (answer !== undefined) return { state: "value", value: answer };
  const said = field.parent ? behindNumber(written) : written;
  if (field.ofNamed && !namesParents(said)) return { state: "empty" };
  const text = field.ofBoth && field.parent ? ofParent(said, field.parent) : said;
  if (text === null) return { state: "unknown", value: plainText(written) };
  if (text === "") return { state: "empty" };
  const { value, known } = resolveCode(field.list ?? "", text);
  if (known) return { state: "value", value };
  return saysNothing(written) ? { state: "empty" } : { state: "unknown", value };
}

/** 张三，5325…，死亡: how somebody is stands behind his number; a name may be 王重 or 李亡. */
function behindNumber(written: string): string {
  const said = BEHIND_NUMBER.exec(plainText(written))?.[1];
  return said === undefined ? written : said.replace(/\)$/, "");
}

const BEHIND_NUMBER = /(?:\d{17}[\dXx×*]|\d{15})(?!\d)[,、;/():]*([^\d]*)$/;

/** 长期, 至今, 未释放 …: a date that has no end. */
function isOpenEnded(written: string): boolean {
  return /^(长期|至今|永久|终身|现在|目前|无期|无固定|[尚仍]?未(到期|定|释放|出[狱监所]|解除|满|终止|停|结束|退出)|[仍尚]?在[押戒享]|刑期[尚还]?未满|(仍|尚|正在|继续)?服刑中?$|执行中|[未已]决$|享受中|死缓|9999|2999)/.test(
    plainText(written),
  );
}
