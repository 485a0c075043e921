import { headerText } from "../../rolls/headers/header-text.ts";
import { resolveCode } from "../../rolls/resolve-code.ts";
import type { Roll } from "../../rolls/roll.ts";
import { headersByField } from "./header/roll-headers.ts";
import type { SheetColumn } from "./header/sheet-column.ts";
import { ofWhom } from "./lines/after-clearing.ts";
import { withoutBesides } from "./lines/without-purpose.ts";

/** Points for the first of the roll's words, and against it for one of those that it is not called. */
const WORD = 5;
const NOT_WORD = -5;

/** When somebody was paid, and what became of it. */
const PAID =
  /(发放|到账|打卡|支付|入账|代发|交易|拨付)(日期|时间|状态|结果|情况)|是否(到账|成功)|实发/;
const OF_PAYMENTS = /发放|流水|代发/;

/** What was paid, beside the account that it was paid to. */
const PAID_SUM = /^(本[月期次季])?(实际?|应|代|打卡|补)?发放?(金额|资金|总额|额)/;
const ACCOUNT = /账号|卡号/;

/** A list that says since when each is on it, and of no payment when it was made, whether it arrived or where it went, is a roll, though it calls itself 发放明细表. */
export function saysSinceWhen(roll: Roll, columns: readonly SheetColumn[]): boolean {
  const from = new Set((headersByField(roll).get("from_month") ?? []).map(headerText));
  const says = (test: (name: string) => boolean) => columns.some(({ names }) => names.some(test));
  const isPaid = says((name) => PAID_SUM.test(name)) && says((name) => ACCOUNT.test(name));
  return says((name) => from.has(name)) && !says((name) => PAID.test(name)) && !isPaid;
}

/** Points that names give for the roll, or take from it. */
export function wordScore(roll: Roll, names: readonly string[], isOfPayments: boolean): number {
  const titles = names.map(ofWhom);
  const says = (word: string) =>
    titles.some((title) => placesOf(title, word).some((at) => !DENIED.test(title.slice(0, at))));
  const position = roll.words.findIndex(says);
  const speaksFor = position < 0 ? 0 : WORD * (1 - position / (2 * roll.words.length));
  const against = roll.notWords?.filter((word) => isOfPayments || !OF_PAYMENTS.test(word));
  return speaksFor + (against?.some(says) ? NOT_WORD : 0);
}

/** What the sheet and its titles say goes before what its file is called: 临时救助 in a book of 医疗救助 and others is what it says. */
export function isOfOtherMatter(
  { kind, otherMatters, classes, words }: Roll,
  [file = "", ...own]: readonly string[],
): boolean {
  if (!otherMatters) return false;
  const names = [...own, file];
  const isCalled = (name: string) => words.some((word) => name.includes(word));
  // 高龄老人 in a book of 低保 are those of it who are old.
  const isClass = (name: string) =>
    classes?.test(name) === true &&
    names.some((other) => isCalled(other) && !classes.test(other) && !otherMatters.test(other));
  const plain = (name: string) =>
    withoutBesides(kind === "departure" ? withoutReasons(name) : name);
  const isOther = (name: string) => otherMatters.test(plain(name)) && !isClass(name);
  const telling = names.find((name) => isCalled(name) || isOther(name));
  return telling !== undefined && isOther(telling);
}

/** 停保名单（死亡、户籍迁出、车辆超标）: why they were stopped, and no list of the register or of cars. */
function withoutReasons(name: string): string {
  return name.replace(/[(（]([^()（）]+)[)）]/g, (whole, inside: string) =>
    inside.split(/[、,，及和与/]/).some((part) => resolveCode("stop_reason", part).known)
      ? ""
      : whole,
  );
}

/** Whether a name has a word of the roll, or says of its people that they are on one; words against it may stand beside. */
export function isCalled({ words }: Roll, names: readonly string[]): boolean {
  return names.some((name) => name.includes("在保") || words.some((word) => name.includes(word)));
}

/** Of 非低保户 and 未享受低保的残疾人 none is on the roll. */
const DENIED =
  /((?<!三)[非无]|未(纳入|享受|列入|参加|进入)|不(是|属于|符合|享受))(农村|城市|城镇|城乡)?$/;

function placesOf(text: string, word: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) places.push(at);
  return places;
}
