import { readDay } from "./read-date.ts";

/** A day, a month or a year; 2019.12 is a month, and 2019年12次 is none. */
const DATE =
  /(?<!\d)((?:19|20)\d{2})(?:[年.\-/](\d{1,2})(?:[月.\-/](\d{1,2})日?|月|(?<=[.\-/]\d{1,2})(?![\d.\-/]))|(\d{2})(\d{2})(?!\d)|年)/g;
/** What is yet to come. */
const AHEAD = /(未|没有|不得|可能|预计|计划|拟|将|应|待)[^,，;；。]{0,12}$/;

/**
 * When what a remark speaks of came about: the last date before the words that say so (2015年3月入狱，2018年10月7日刑满释放), else the first behind them
 * (释放时间2018年10月). A month or year without a day is over when it ends.
 *
 * otherwise: where it says no date. Returns null for what is yet to come without a date.
 */
export function dayOfRemark(text: string, words: RegExp, otherwise: string): string | null {
  const at = words.exec(text)?.index ?? 0;
  const dates = [...text.matchAll(DATE)];
  const date = dates.findLast(({ index }) => index < at) ?? dates[0];
  const [, year = "", month = date?.[4] ?? "12", day = date?.[5]] = date ?? [];
  const read = day === undefined ? lastDay(Number(year), Number(month)) : `${year}-${month}-${day}`;
  const said = date && readDay(read);
  return said ?? (AHEAD.test(text.slice(0, at)) ? null : otherwise);
}

function lastDay(year: number, month: number): string {
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}
