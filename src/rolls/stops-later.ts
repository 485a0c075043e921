import { plainText } from "./plain-text.ts";

const STOP = "(?:停|退|取消|终止|注销|核减|清退|不再)";
/** 2019年11月, 2019.11, 201911; 11月 without its year. */
const DATE =
  "(?<!\\d)(?:(20\\d{2})(0[1-9]|1[0-2])(?!\\d)|(20\\d{2}|\\d{2})[年./-](1[0-2]|0?[1-9])(?!\\d)|(1[0-2]|0?[1-9])(?=月))";
const DAY = "月?份?(?:[./-]?\\d{1,2}日?)?";
/** 11月起停保, 自2019年11月起停发; 停保（2019年11月起）, 停保201911. */
const DATED = [
  new RegExp(`${DATE}${DAY}[^,;\\d]{0,6}?${STOP}`, "g"),
  new RegExp(`${STOP}[^,;\\d]{0,6}?${DATE}`, "g"),
];
const FOLLOWING = `(?:下个?|次)月[^,;]{0,4}?${STOP}`;
/** 死亡次月停发 says when in the life of whoever died, and not of the list. */
const NEXT_MONTH = new RegExp(`(?<![亡世故出][,、()之的]{0,2})${FOLLOWING}`);
/** 8月死亡，次月停发: the month after that one. */
const AFTER_ANOTHER = new RegExp(`${DATE}${DAY}[^;\\d]{0,12}?${FOLLOWING}`, "g");
const ON_FROM_THERE = /\d月?份?起|[拟将]/;
/** A month without a year that is further ahead is as likely one of the year before. */
const MOST_AHEAD = { said: 3, bare: 1 };

/**
 * Whether a text of a roll of a month (year*12 + month - 1) says that somebody is taken off it only after that month: 11月起停保 on the roll of October. Until
 * then he is on it.
 */
export function stopsLater(written: string, period: number | null): boolean {
  if (period === null) return false;
  const text = plainText(written);
  const most = ON_FROM_THERE.test(text) ? MOST_AHEAD.said : MOST_AHEAD.bare;
  const aheadIn = (dated: RegExp) =>
    [...text.matchAll(dated)].map((found) => monthsAhead(found, period, most));
  const after = aheadIn(AFTER_ANOTHER);
  if (after.length > 0) return after.every((months) => months + 1 > 0);
  if (NEXT_MONTH.test(text)) return true;
  const ahead = DATED.flatMap(aheadIn);
  return ahead.length > 0 && ahead.every((months) => months > 0);
}

/**
 * Whether a month without a year is a later one of the list's own year, and not the next: 12月停保 on the roll of October is to come, or of the year before.
 * 9月停保 is of this year, and so is 11月停保 on the roll of March of the last one.
 */
export function mayStopLater(written: string, period: number | null): boolean {
  if (period === null) return false;
  const text = plainText(written);
  const dates = DATED.flatMap((dated) => [...text.matchAll(dated)]);
  return dates.some((found) => {
    const month = Number(found[5] ?? 0) - 1;
    const ahead = month - (period % 12);
    return ahead > MOST_AHEAD.bare && ahead <= MOST_AHEAD.said;
  });
}

/** How many months after the list's own a month is; of one without a year the nearest that may be meant. */
function monthsAhead(found: RegExpExecArray, period: number, most: number): number {
  const [year = "", month = found[5]] = found[1] ? [found[1], found[2]] : [found[3], found[4]];
  if (year !== "") return monthOf(year, Number(month)) - period;
  const next = (Number(month) - 1 - (period % 12) + 12) % 12;
  return next <= most ? next : next - 12;
}

function monthOf(year: string, month: number): number {
  return (year.length === 2 ? 2000 + Number(year) : Number(year)) * 12 + month - 1;
}
