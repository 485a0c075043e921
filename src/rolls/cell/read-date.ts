import { plainText } from "../plain-text.ts";
import { arabicDates } from "./chinese-figures.ts";

/** `YYYY-MM-DD`, or null when the text is no date. Days that do not exist are refused, never shifted. */
export function readDay(written: string): string | null {
  const parts = readParts(dateText(written));
  if (!parts) return null;
  const { year, month, day } = parts;
  if (month === undefined) return null;
  // A date written to the month stands for its first day.
  return isDay(year, month, day ?? 1) ? isoDay(year, month, day ?? 1) : null;
}

/** year*12 + month - 1, or null. A full date stands for its month. */
export function readMonth(written: string): number | null {
  const text = dateText(written);
  const period = readPeriod(text);
  if (period) return period.month;
  const parts = readParts(text);
  if (parts?.month === undefined) return null;
  if (parts.day !== undefined && !isDay(parts.year, parts.month, parts.day)) return null;
  return monthNumber(parts.year, parts.month);
}

/** How many months the period covers: 1 for a month, 3 for a quarter, 6, 12 … */
export function readSpan(written: string): number | null {
  const text = dateText(written);
  return readPeriod(text)?.count ?? (readMonth(text) === null ? null : 1);
}

/** One spelling for dashes, dots and Chinese figures; blanks between numbers are what they stand for. */
function dateText(written: string): string {
  const spaced = written.trim().replace(/(?<=\d)[\s\u3000]+(?=\d)/g, " ");
  const bare = /^\d{4} \d{1,2}( \d{1,2})?$/.test(spaced) ? spaced.replaceAll(" ", "-") : written;
  return arabicDates(
    plainText(bare)
      .replace(/[–‐‑−_]/g, "-")
      .replace(/[、。]/g, ".")
      .replaceAll("\\", "/"),
  );
}

export function monthNumber(year: number, month: number): number {
  return year * 12 + month - 1;
}

const QUARTERS: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 四: 4 };

/** A span of months: 2019年第三季度, 2019Q3, 2019年7-9月, 201907-201909, 2019年上半年. */
function readPeriod(text: string): { month: number; count: number } | null {
  const quarter =
    text.match(/^(\d{4})年?第?([一二三四1-4])季度?$/) ?? text.match(/^(\d{4})[-.年]?[Qq]([1-4])$/);
  if (quarter) {
    const index = QUARTERS[quarter[2] ?? ""] ?? Number(quarter[2]);
    return { month: monthNumber(Number(quarter[1]), index * 3 - 2), count: 3 };
  }
  const half = text.match(/^(\d{4})年?([上下])半年$/);
  if (half) return { month: monthNumber(Number(half[1]), half[2] === "上" ? 1 : 7), count: 6 };
  const range =
    text.match(/^(\d{4})[年.\-/](\d{1,2})月?[-至~—到](\d{1,2})月份?$/) ??
    text.match(/^(\d{4})[年./](\d{1,2})[-至~—到](\d{1,2})$/) ??
    text.match(/^(\d{4})年?(\d{1,2})(?:\.\d{1,2})*\.(\d{1,2})月份?$/) ??
    text.match(/^(\d{4})(\d{2})[-至~—到]\d{4}(\d{2})$/) ??
    text.match(/^(\d{4})[年.\-/](\d{1,2})月?[-至~—到]\d{4}[年.\-/](\d{1,2})月?份?$/);
  if (!range) return null;
  const [year, from, until] = [Number(range[1]), Number(range[2]), Number(range[3])];
  if (from < 1 || until > 12 || until < from) return null;
  return { month: monthNumber(year, from), count: until - from + 1 };
}

interface Parts {
  year: number;
  month?: number | undefined;
  day?: number | undefined;
}

const SPELLINGS: readonly RegExp[] = [
  /^(\d{4})(\d{2})(\d{2})$/, // 20190913
  /^(\d{4})(\d{2})$/, // 201909
  /^(\d{4})年(\d{1,2})月(\d{1,2})[日号]?.*$/, // 2019年9月13日
  /^(\d{4})年(?:度|第)?(\d{1,2})[月期]?份?(?:发放?|[^\d]{0,6}金|起?(?:停保|停发|享受|停止)?|批次)?$/, // 2019年9月, 第9期, 9月起停发
  /^(\d{4})[-/.](\d{1,2})[月期]份?$/, // 2019-09月
  /^(\d{4})[Mm](\d{2})$/, // 2019M09
  /^(\d{4})年(\d{1,2})\.(\d{1,2})$/, // 2019年9.13
  /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]?\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?)?$/,
  /^(\d{4})[-/.](\d{1,2})$/, // 2019-9; 2019.1 may be October: see readParts
];

/** Two-digit years, as in 19.9.13 or 19年9月, are read as 19xx only above this. */
const CENTURY_PIVOT = 40;

function readParts(text: string): Parts | null {
  for (const spelling of SPELLINGS) {
    const match = text.match(spelling);
    if (match) return valid(Number(match[1]), Number(match[2]), match[3]);
  }
  const short = text.match(/^(\d{2})[年.\-/](\d{1,2})[月.\-/]?(?:(\d{1,2})日?)?$/);
  if (short) {
    const year = Number(short[1]);
    return valid(year > CENTURY_PIVOT ? 1900 + year : 2000 + year, Number(short[2]), short[3]);
  }
  const american = text.match(/^(\d{1,2})\/(\d{1,2})\/(\d{4})$/); // 9/13/2019
  if (american) return valid(Number(american[3]), Number(american[1]), american[2]);
  const monthFirst = text.match(/^(\d{1,2})[月/]\/?(\d{4})年?$/); // 9/2019, 9月/2019年
  if (monthFirst) return valid(Number(monthFirst[2]), Number(monthFirst[1]), undefined);
  return englishParts(text) ?? serialParts(text);
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
  const full =
    Number(year) > 99
      ? Number(year)
      : Number(year) > CENTURY_PIVOT
        ? 1900 + Number(year)
        : 2000 + Number(year);
  return valid(full, month, day ? day : undefined);
}

function valid(year: number, month: number, day: string | undefined): Parts | null {
  if (year < 1850 || year > 2150 || month < 1 || month > 12) return null;
  return { year, month, day: day === undefined ? undefined : Number(day) };
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

function isDay(year: number, month: number, day: number): boolean {
  return day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function isoDay(year: number, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}
