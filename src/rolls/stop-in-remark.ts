import { plainText } from "./plain-text.ts";
import { resolveCode } from "./resolve-code.ts";
import { isOfAnother } from "./stop-of-programme.ts";
import { mayStopLater, stopsLater } from "./stops-later.ts";
import { SURNAMES } from "./surnames.ts";
import { namesAnother, namesSomebody, OTHER_OF_HOUSEHOLD } from "./whose-event.ts";

/** What a remark says of whoever was taken off a roll. */
export interface StopSaid {
  /** The last month that he got it in, year*12 + month - 1; null where none is said. */
  month: number | null;
  /** Why, as it is written; null where nothing is said. */
  reason: string | null;
  /** Of which programme, where it names one. */
  of: string | undefined;
  /** It may be the stop of others of his household (户主死亡停保, 儿子就业停保), or one to come. */
  isOpen: boolean;
}

/** The state of whoever may have been taken off: no word of any list, so that what hangs on it is 待核. */
export const MAYBE_STOPPED = "备注所写停保不知是否本人、是否已停";

const STOP =
  /(?:(?:取消|终止|停止|退出|停发)(?:了|其|该户|家庭|享受|发放)*(?<of>低保|特困|保障|救助|供养|享受|待遇)(?:供养)?(?:金|待遇|资格)?|(?<before>低保|特困)(?:供养)?(?:金|费|待遇|资格)?(?:已|被|予以)*(?:停发|停止|取消|终止)|停保|停发|退保|清退)了?/;
/** 2019年3月, 2019.3.5, 201903; 9月. */
const DATE =
  /(?<!\d)(?:(20\d{2})年?(?:(0[1-9]|1[0-2])(?:[0-3]\d)?(?!\d))|(20\d{2}|\d{2})[年./-](1[0-2]|0?[1-9])(?!\d)(?:月份?)?(?:[./-]?\d{1,2}[日号]?)?|(1[0-2]|0?[1-9])月份?(?:\d{1,2}[日号])?)(?<from>起)?/g;
/** What stands before a stop that is none, or not yet. */
const NOT_YET =
  /(未|没有?|不|不予|不再|暂不?|拟|将|建议|待|应|需|须|可|请|是否|若|如)(予|被|于|以)?$/;
/** What comes before the stop: 办理停保手续 is one, and of 申请停保 nobody says what came of it. */
const DOES = /(办理了?|已办)$/;
const ASKS = /(申请|提请|上报|报请|提交)了?$/;
/** What is so no longer, or not settled; and a stop for a time. */
const OPEN =
  /恢复|复保|续[保发]|重新|再次|[又再]纳入|继续|保留|公示|申诉|复议|暂停|暂缓|缓发|是否|疑似|正在|办理中|另行|待(复|核|定|查|批|处理)|停[保发]后/;
/** Signs and words between the parts of such a remark. */
const BETWEEN =
  /^(?:因为?|由于|原因[是为:]?|于|自(?![愿动行])|已(?![故婚])|被(?!捕)|从|故|本人|[此该]人|[该整全]户|全家|[,;:、()（）.。+]|的)+|(?:因|于|自|已|被|予以|而|从|[,;:、()（）.。+])+$/g;
/** What is one person's and not his household's: whose mother died was not taken off for it. */
export const OF_ONE: ReadonlySet<string> = new Set(["死亡", "户口迁出", "服刑", "转特困供养"]);
/** A reason that is no reason but whose stop it is: 儿子停保, 家庭成员1人停保, 清退不符合条件人员1名. */
const ONE_OF_THEM = /^(?!.*[整全][户家]).*[1-9一二两三四五六七八九][个名]?(?:人|名)$/;
const ALL_OR_ONE = /^(?:其|家庭|其他|部分)?(?:成员|家属|亲属)$/;
const BARE_OTHER = new RegExp(`^(?:其|他|她)?之?${OTHER_OF_HOUSEHOLD}$`, "u");
/** The same with his name: 儿子李四停保; 儿子成家 and 儿子高收入 say why. */
const NAMED_OTHER = new RegExp(
  `^(?:其|他|她)?之?${OTHER_OF_HOUSEHOLD}(?!.*[成年家养工作收入钱房车婚业薪扶])[${SURNAMES}]\\p{Script=Han}{1,2}$`,
  "u",
);
/** What may have taken either off. */
const OF_EITHER = /就业|上岗|务工|打工|外出|结婚|嫁|分户/;
const LONGEST = 40;

/**
 * What a remark of a roll says of a stop: 停保, 9月停保, 因收入超标2019年3月停保, 2019.3停保（死亡）. Null where it says none, speaks of another
 * programme or says more than when and why.
 *
 * period: the roll's own month; a stop after it is none yet, and a month without a year is the last such before it.
 */
export function stopInRemark(
  remark: string,
  { roll, period }: { roll: string; period: number | null },
): StopSaid | null {
  const text = plainText(remark);
  const stop = text.length > LONGEST ? null : STOP.exec(text);
  if (!stop || OPEN.test(text) || stopsLater(text, period)) return null;
  const written = text.slice(0, stop.index);
  const before = written.replace(DOES, "").replace(ASKS, "");
  if (NOT_YET.test(before.replace(DATE, ""))) return null;
  const of = stop.groups?.of ?? stop.groups?.before;
  const isNamed = of === "低保" || of === "特困";
  // 转特困停保 is of the roll's own programme.
  const own = text.replace(/转[为入到]?(特困|五保|低保)(供养|人员)*/g, "");
  if (!isNamed && isOfAnother(own, roll)) return null;
  const behind = text.slice(stop.index + stop[0].length).replace(/^(手续|待遇)/, "");
  const rest = `${before.replace(DATE, "")},${behind.replace(DATE, "")}`;
  const reason = reasonOf(rest);
  if (reason === undefined) return null;
  const whose = whoseStop(reason);
  if (whose === "other") return null;
  const isAhead = mayStopLater(text, period) && !isOfOne(reason);
  const dates = [...text.matchAll(DATE)];
  const date = dates.findLast(({ index }) => index < stop.index) ?? dates[0];
  return {
    month: date ? monthOf(date, period) : null,
    reason,
    of,
    isOpen: whose === "open" || isAhead || ASKS.test(written),
  };
}

/** What is so already: whoever has died is not stopped in two months. */
function isOfOne(reason: string | null): boolean {
  return reason !== null && OF_ONE.has(resolveCode("stop_reason", reason).value);
}

/** Null where nothing is left but signs; undefined where what is left is no reason. */
function reasonOf(rest: string): string | null | undefined {
  const parts = rest
    .split(/[,;、()]/)
    .map((part) => part.replace(BETWEEN, ""))
    .filter((part) => part !== "");
  const [reason, ...more] = [...new Set(parts)];
  if (reason === undefined) return null;
  return more.length === 0 && resolveCode("stop_reason", reason).known ? reason : undefined;
}

/** Whose stop a reason tells of: 丈夫死亡 is the husband's, 李四死亡 that of whoever is called so, 户主死亡 may be either's, 儿子收入超标 is of all of them. */
function whoseStop(reason: string | null): "own" | "open" | "other" {
  if (reason === null) return "own";
  if (ONE_OF_THEM.test(reason) || BARE_OTHER.test(reason)) return "other";
  if (ALL_OR_ONE.test(reason) || NAMED_OTHER.test(reason)) return "open";
  const { value } = resolveCode("stop_reason", reason);
  if (!namesAnother(reason)) return OF_ONE.has(value) && namesSomebody(reason) ? "open" : "own";
  if (/收入超标|财产超标/.test(value)) return "own";
  if (/部分/.test(reason) || OF_EITHER.test(reason)) return "open";
  if (!OF_ONE.has(value)) return "own";
  return /户主/.test(reason) ? "open" : "other";
}

function monthOf(date: RegExpExecArray | RegExpMatchArray, period: number | null): number | null {
  const year = date[1] ?? date[3];
  const month = Number(date[2] ?? date[4] ?? date[5]);
  // 9月起停 is without since then.
  const before = date.groups?.from ? 1 : 0;
  if (year !== undefined) {
    const full = year.length === 2 ? 2000 + Number(year) : Number(year);
    return full * 12 + month - 1 - before;
  }
  if (period === null) return null;
  const last = period - ((period - (month - 1) + 1200) % 12);
  return last - before;
}
