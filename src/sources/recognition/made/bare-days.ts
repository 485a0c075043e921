import type { SheetColumn } from "../header/sheet-column.ts";
import { figures, monthSaid, yearsSaid } from "../spread/month-said.ts";
import { type YearsByMonth, yearsByMonth } from "./years-by-month.ts";

/** 7月1日, 7月1号, 7.1, 7/1 and 7-1 in one of these months, and the month alone where the day is not known; DuckDB reads the pattern too. */
export function bareDay(months: readonly number[], losesZeros: boolean): string {
  const month = `(?:${months.map((each) => `0?${each}`).join("|")})`;
  // 7.2 is the 2nd or what a number makes of 7.20.
  const day = losesZeros ? "(?:[12]\\d|3[01]|[4-9])" : "(?:0?[1-9]|[12]\\d|3[01])";
  return `${month}(?:月(?:0?[1-9]|[12]\\d|3[01])[日号]?|月份?|[./-]${day}日?)`;
}

const ALL = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
const DAY = new RegExp(`^${bareDay(ALL, false)}$`);
const SPELT = /^\d{1,2}月\d{1,2}[日号]?$/;
/** A header of days: 金额 4.24 is money. */
const OF_DAYS =
  /(日期|时间|日|年月日)$|^(申请|受理|批准|审批|批复|发放|打卡|探访|走访|巡访|死亡|去世)$/;
/** Since when somebody gets it is not of the year that the list is of. */
const NOT_OF_LIST = /起|始|首次|纳|入(?!户)|出生|有效|到期|截止/;
/** What is paid may be paid after the month that the list is of; what somebody did or suffered is over. */
const PAYING = /发|打卡|到账|入账|支付|付款|交易|拨|划/;
/** Months after its own in which a list may be sent on. */
const AHEAD = 1;
/** Most of a column; a cell or two says the year. */
const MOST = 0.6;

/** A column of days that leaves their year out, with the year by what the list is called; undefined where it is none or nothing tells the year. */
export function withYearOfDays(
  column: SheetColumn,
  titles: readonly string[],
): SheetColumn | undefined {
  const texts = column.sample.map((text) => figures(text));
  if (isDayAlone(column, texts)) return inOneMonth(column, titles);
  const bare = texts.filter((text) => DAY.test(text));
  if (bare.length === 0 || bare.length < texts.length * MOST) return undefined;
  const isSpelt = bare.some((text) => SPELT.test(text));
  if (!isSpelt && !column.names.some((name) => OF_DAYS.test(name))) return undefined;
  if (column.names.some((name) => NOT_OF_LIST.test(name))) return undefined;
  const years = yearsOfDays(
    titles,
    bare.map((text) => Number.parseInt(text, 10)),
    column.names.some((name) => PAYING.test(name)),
  );
  const losesZeros = !bare.some((text) => /[./-](\d0|0\d)$/.test(text));
  const patterns = ALL.map((month) => new RegExp(`^${bareDay([month], losesZeros)}$`));
  const said = texts.map((text) => {
    const year = years[patterns.findIndex((pattern) => pattern.test(text))];
    return year ? `${year}年${text.replace(/[/-]/g, ".")}` : null;
  });
  if (said.every((text) => text === null)) return undefined;
  return {
    ...column,
    sample: column.sample.map((text, row) => said[row] ?? text),
    yearOf: { index: column.index, from: null, years, days: { losesZeros } },
  };
}

/** 12日, 12号: on a list of one month, which says the rest. DuckDB reads the pattern too. */
export const DAY_ALONE = "(0?[1-9]|[12]\\d|3[01])[日号]";
const ALONE = new RegExp(`^${DAY_ALONE}$`);

function isDayAlone({ names }: SheetColumn, texts: readonly string[]): boolean {
  if (!names.some((name) => OF_DAYS.test(name) && !NOT_OF_LIST.test(name))) return false;
  return texts.length > 0 && texts.filter((text) => ALONE.test(text)).length >= texts.length * MOST;
}

/** With the month that the sheet or its title names, and its year; what is paid may be paid in another month. */
function inOneMonth(column: SheetColumn, titles: readonly string[]): SheetColumn | undefined {
  const [year, another] = yearsSaid(titles);
  const own = titles
    .slice(1)
    .map((title) => monthSaid(title))
    .find((said) => said?.count === 1);
  const isPaying = column.names.some((name) => PAYING.test(name));
  if (year === undefined || another !== undefined || !own || isPaying) return undefined;
  if (own.year !== null && own.year !== year) return undefined;
  const { month } = own;
  return {
    ...column,
    sample: column.sample.map((text) =>
      ALONE.test(figures(text)) ? `${year}年${month}月${text.trim()}` : text,
    ),
    yearOf: {
      index: column.index,
      from: null,
      years: ALL.map(() => null),
      inMonth: { year, month },
    },
  };
}

/** Of which year the days of each month are; the month that the list is of may stand beside its year, in another title. */
function yearsOfDays(
  titles: readonly string[],
  months: readonly number[],
  isPaying: boolean,
): YearsByMonth {
  const years = yearsByMonth(titles, months);
  const [year, another] = yearsSaid(titles);
  const own = titles
    .map((title) => monthSaid(title))
    .find((said) => said?.count === 1 && (said.year === null || said.year === year));
  if (year === undefined || another !== undefined || !own) return years;
  return ALL.map((month) => {
    // One of a month later is of last year, or was put in when the list was sent on.
    if (!isPaying) return yearOfDone(month, { year, own: own.month, months });
    // What is paid for December is paid in January or before.
    return month > own.month + 6 ? year - 1 : month < own.month - 6 ? year + 1 : year;
  });
}

function yearOfDone(
  month: number,
  { year, own, months }: { year: number; own: number; months: readonly number[] },
): number | null {
  if (month > own + AHEAD) return year - 1;
  const isThroughYear = months.some((each) => each > 1 && each < own);
  const isAhead = month > own || (month + 12 <= own + AHEAD && !isThroughYear);
  return isAhead ? null : year;
}
