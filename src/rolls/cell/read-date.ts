import { bareDate } from "./bare-date.ts";
import { numberOf } from "./chinese-figures.ts";

/** `YYYY-MM-DD`, or null when the text is no date. Days that do not exist are refused, never shifted. */
export function readDay(written: string): string | null {
  const parts = readParts(bareDate(written));
  if (!parts) return null;
  const { year, month, day } = parts;
  if (month === undefined) return null;
  // 10.8 is the 8th of October sooner than August 2010: a month's list leaves its year out, and a day its century.
  if (day === undefined && MONTH_AND_DAY.test(bareDate(written))) return null;
  // A date written to the month stands for its first day.
  return isDay(year, month, day ?? 1) ? isoDay(year, month, day ?? 1) : null;
}

const MONTH_AND_DAY = /^(0[1-9]|1[0-2])[.\-/]\d{1,2}$/;

/** year*12 + month - 1, or null. A full date stands for its month. */
export function readMonth(written: string): number | null {
  const text = bareDate(written);
  const period = readPeriod(text);
  if (period) return period.month;
  const parts = readParts(text);
  if (parts?.month === undefined) return null;
  if (parts.day !== undefined && !isDay(parts.year, parts.month, parts.day)) return null;
  return monthNumber(parts.year, parts.month);
}

/** How many months the period covers: 1 for a month, 3 for a quarter, 6, 12 … */
export function readSpan(written: string): number | null {
  const text = bareDate(written);
  return readPeriod(text)?.count ?? (readMonth(text) === null ? null : 1);
}

export function monthNumber(year: number, month: number): number {
  return year * 12 + month - 1;
}

const QUARTERS: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 四: 4 };

/** A span of months: 2019年第三季度, 2019Q3, 2019年7-9月, 201907-201909, 2019年上半年, 2019年度. */
function readPeriod(text: string): { month: number; count: number } | null {
  const year = text.match(/^(\d{4})(?:年?全年|年度(?:全年)?)$/);
  if (year) return { month: monthNumber(Number(year[1]), 1), count: 12 };
  const quarter =
    text.match(/^(\d{4})(?:年度?)?第?([一二三四1-4])季度?$/) ??
    text.match(/^(\d{4})[-.年]?[Qq]([1-4])$/);
  if (quarter) {
    const index = QUARTERS[quarter[2] ?? ""] ?? Number(quarter[2]);
    return { month: monthNumber(Number(quarter[1]), index * 3 - 2), count: 3 };
  }
  const half = text.match(/^(\d{4})(?:年度?)?([上下])半年$/);
  if (half) return { month: monthNumber(Number(half[1]), half[2] === "上" ? 1 : 7), count: 6 };
  const range =
    text.match(/^(\d{4})[年.\-/](\d{1,2})月?[-至~—到](\d{1,2})月份?$/) ??
    text.match(/^(\d{4})[年./](\d{1,2})[-至~—到](\d{1,2})$/) ??
    text.match(/^(\d{4})年?(\d{1,2})(?:\.\d{1,2})*\.(\d{1,2})月份?$/) ??
    text.match(/^(\d{4})年(\d{1,2})月[.、,和及](\d{1,2})月$/) ??
    text.match(/^(\d{4})(\d{2})[-至~—到](?<last>\d{4})(\d{2})$/) ??
    text.match(/^(\d{4})[年.\-/](\d{1,2})月?[-至~—到](?<last>\d{4})[年.\-/](\d{1,2})月?份?$/);
  if (!range) return null;
  const [from, until] = [Number(range[2]), Number(range.at(-1))];
  if (from < 1 || until > 12 || until < 1) return null;
  const month = monthNumber(Number(range[1]), from);
  const count = monthNumber(Number(range.groups?.last ?? range[1]), until) - month + 1;
  return count < 1 ? null : { month, count };
}

interface Parts {
  year: number;
  month?: number | undefined;
  day?: number | undefined;
}

const SPELLINGS: readonly RegExp[] = [
  /^(\d{4})(\d{2})(\d{2})(?:(?:[01]\d|2[0-3])(?:[0-5]\d){1,2})?$/, // 20190913, 20190913083000
  /^(\d{4})(\d{2})月?份?$/, // 201909
  /^(\d{4})年(\d{1,2})月(\d{1,2})[日号]?.*$/, // 2019年9月13日
  /^(\d{4})年?(?:度|第)?(\d{1,2})[月期]份?(?:[(（]?第?[\d一二三四五六七八九十]{1,2}批次?[)）]?|(?!.*前|初.)[^\d\-~—]*)$/, // 2019年9月, 第9期, 9月起停发, 9月（第三批）
  /^(\d{4})年(?:度|第)?(\d{1,2})$/, // 2019年9
  /^(\d{4})[-/.](\d{1,2})[月期]份?$/, // 2019-09月
  /^(\d{4})[Mm](\d{2})$/, // 2019M09
  /^(\d{4})年(\d{1,2})\.(\d{1,2})$/, // 2019年9.13
  /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]?\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?|\p{Script=Han}+)?$/u, // 2019-9-13 8:30, 2019.9.13病故
  /^(\d{4})[-/.](\d{1,2})$/, // 2019-9; 2019.1 may be October: see readParts
];

/** Two-digit years, as in 19.9.13 or 19年9月, are read as 19xx only above this. */
const CENTURY_PIVOT = 40;

function readParts(text: string): Parts | null {
  const republic = text.match(/^民国([\d一二三四五六七八九十]{1,3})年(?=\d)/);
  if (republic)
    return readParts(
      text.replace(
        republic[0],
        `${1911 + (Number(republic[1]) || (numberOf(republic[1] ?? "") ?? 0))}年`,
      ),
    );
  const packed = text.match(/^(\d{2})(\d{2})(\d{2})$/); // 190913; 201909 is a month
  if (packed && !/^(19[3-9]|20[0-4])/.test(text))
    return valid(inCentury(packed[1]), Number(packed[2]), packed[3]);
  const packedMonth = text.match(/^(\d{2})(\d{2})$/); // 1909; 2019 is a year
  if (packedMonth && !/^(19[2-9]|20[0-4])/.test(text))
    return valid(inCentury(packedMonth[1]), Number(packedMonth[2]), undefined);
  for (const spelling of SPELLINGS) {
    const match = text.match(spelling);
    if (match) return valid(Number(match[1]), Number(match[2]), match[3]);
  }
  const short = text.match(/^(\d{2})[年.\-/](\d{1,2})(?:月份?|[月.\-/](?:(\d{1,2})[日号]?)?)?$/); // 10.21 is no 2010-02-01
  if (short) {
    const parts = valid(inCentury(short[1]), Number(short[2]), short[3]);
    if (parts) return parts;
  }
  const american = text.match(/^(\d{1,2})\/(\d{1,2})\/(\d{4})$/); // 9/13/2019
  if (american) return valid(Number(american[3]), Number(american[1]), american[2]);
  const shortAmerican = text.match(/^(\d{1,2})\/(1[3-9]|2\d|3[01])\/(\d{2})$/); // 9/13/19
  if (shortAmerican)
    return valid(inCentury(shortAmerican[3]), Number(shortAmerican[1]), shortAmerican[2]);
  const monthFirst = text.match(/^(\d{1,2})[月/]\/?(\d{4})年?$/); // 9/2019, 9月/2019年
  if (monthFirst) return valid(Number(monthFirst[2]), Number(monthFirst[1]), undefined);
  return englishParts(text) ?? serialParts(text) ?? stampParts(text);
}

/** A year of two figures: those after the pivot are of the last century. */
export function inCentury(years: string | undefined): number {
  const year = Number(years);
  return year > CENTURY_PIVOT ? 1900 + year : 2000 + year;
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** Sep-19, 13-Sep-2019, 2019-Sep-13, Sep13,2019: what a spreadsheet program set to English makes of dates. */
function englishParts(text: string): Parts | null {
  const name = text.match(/[A-Za-z]{3,9}/)?.[0];
  const month = name ? MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1 : 0;
  if (!name || month === 0) return null;
  const [before = "", after = ""] = text.split(name).map((part) => part.replace(/^\D+|\D+$/g, ""));
  const [day, year] = after.includes(",")
    ? after.split(",")
    : before.length === 4
      ? [after, before]
      : after.length > 2 || before !== ""
        ? [before, after]
        : ["", after];
  if (!/^\d{0,2}$/.test(day ?? "") || !/^(\d{2}|\d{4})$/.test(year ?? "")) return null;
  const full = Number(year) > 99 ? Number(year) : inCentury(year);
  return valid(full, month, day ? day : undefined);
}

function valid(year: number, month: number, day: string | undefined): Parts | null {
  if (year < 1850 || year > 2150 || month < 1 || month > 12) return null;
  // What a spreadsheet makes of an empty cell that is formatted as a date.
  if ((year === 1899 && month === 12) || (year === 1900 && Number(day) === 0)) return null;
  // 2019-09-00: the day is not known.
  return { year, month, day: day === undefined || Number(day) === 0 ? undefined : Number(day) };
}

/** Excel's day number, as text: 43721 is 2019-09-13. Day 60 is Excel's own 29 February 1900. */
function serialParts(text: string): Parts | null {
  if (!/^\d{5}(\.\d+)?$/.test(text)) return null;
  const serial = Math.floor(Number(text));
  if (serial < 7_000 || serial > 75_000) return null;
  const date = new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
  };
}

/** Beijing is eight hours before UTC, and has kept no other time since 1992. */
const BEIJING_MS = 8 * 3_600_000;

/** The milliseconds or seconds since 1970 that systems hand out: 1565539200000 is 2019-08-12. Before 2001 they have fewer figures, as other numbers have. */
function stampParts(text: string): Parts | null {
  if (!/^1\d{12}(\.0)?$|^1[0-8]\d{8}$/.test(text)) return null;
  const date = new Date(Number(text) * (text.length > 10 ? 1 : 1000) + BEIJING_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

function isDay(year: number, month: number, day: number): boolean {
  return day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function isoDay(year: number, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}
