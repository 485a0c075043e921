import type { SheetColumn } from "../header/sheet-column.ts";
import { figures } from "../spread/month-said.ts";
import { withYearOfDays } from "./bare-days.ts";
import { type YearsByMonth, yearsByMonth } from "./years-by-month.ts";

/** Where the months of a column have their year: in another column, or in what the sheet is called. */
export interface YearOf {
  /** Column of the months, counted from 0. */
  index: number;
  /** Column of the years; null where `years` says of which year each month is. */
  from: number | null;
  years: YearsByMonth;
  /** Set where the cells are days: 7月1日, and whether 7.20 may stand there as 7.2. */
  days?: { losesZeros: boolean };
  /** Set where the cells are days alone: 12日 on a sheet of one month. */
  inMonth?: { year: number; month: number };
}

const SPELLED = "一二三四五六七八九".split("").concat("十", "十一", "十二");

/**
 * 3, 03, 3月, 三月份, 第3期: one of these months, with its year left out; 1-3月, 第一季度 and 上半年 where they begin with one of them. DuckDB reads the
 * pattern too.
 */
export function bareMonth(months: readonly number[]): string {
  const each = months.flatMap((month) => [`0?${month}`, SPELLED[month - 1]]);
  const spans = months.flatMap((month) => [
    `0?${month}月?[-~—至到](?:1[0-2]|0?[1-9])月份?`,
    ...(month % 3 === 1 ? [`第?[${SPELLED[(month - 1) / 3]}${(month + 2) / 3}]季度?`] : []),
    ...(month === 1 ? ["上半年"] : month === 7 ? ["下半年"] : []),
  ]);
  return `(?:第?(?:${each.join("|")})(?:月份?|期)?(?:\\.0)?|${spans.join("|")})`;
}

/** Whether a column says months alone, and nothing tells of which year they are. */
export function hasNoYear(column: SheetColumn): boolean {
  return column.yearOf === undefined && all(column, MONTH);
}

export const MONTHS = SPELLED.map((_, index) => index + 1);
const MONTH = new RegExp(`^${bareMonth(MONTHS)}$`);
const YEAR = /^20\d{2}(年度?|年份|\.0)?$/;
/** 补发月数 is a number of months, 月收入 money. */
const OF_MONTHS = /(月|月份|月度|月数?次|季|季度|时段|期|期次|期数|批次)$/;
const OF_YEARS = /(年|年度|年份)$/;
/** Since when somebody gets it is not of the year that the list is of. */
const BEGINS = /起|始|首次|纳|入|出生/;

/**
 * The columns of a sheet, with the months or days of a column that says no year given theirs: 年度 2019 beside 月份 3, or 月份 3月 on a list
 * called 2019年发放明细. What is read of such a month alone is nothing.
 *
 * titles: what the file, the sheet and the lines above the header say.
 */
export function withYears(
  columns: readonly SheetColumn[],
  titles: readonly string[],
): SheetColumn[] {
  return columns.map((column) => {
    if (!column.names.some((name) => OF_MONTHS.test(name)) || !all(column, MONTH))
      return withYearOfDays(column, titles) ?? column;
    const beside = yearsBeside(column, columns);
    const isDated = !beside && !column.names.some((name) => BEGINS.test(name));
    const own = column.sample.map(monthOf);
    const years = isDated ? yearsByMonth(titles, own) : MONTHS.map(() => null);
    const first = /^20\d{2}/.exec(figures(beside?.sample[0] ?? ""))?.[0];
    const yearOf = (month: number) => years[month - 1] ?? first;
    if (own.every((month) => yearOf(month) === undefined)) return column;
    return {
      ...column,
      sample: column.sample.map((text, row) => {
        const year = yearOf(own[row] ?? 0);
        return year === undefined ? text : `${year}年${text.trim()}`;
      }),
      yearOf: { index: column.index, from: beside?.index ?? null, years },
    };
  });
}

const EACH = MONTHS.map((month) => new RegExp(`^${bareMonth([month])}$`));

/** 1 to 12, 0 for what is no month. */
function monthOf(text: string): number {
  return EACH.findIndex((pattern) => pattern.test(figures(text))) + 1;
}

/** The nearest column of years: one before the months sooner than one behind them. */
function yearsBeside(
  { index }: SheetColumn,
  columns: readonly SheetColumn[],
): SheetColumn | undefined {
  const distance = (other: SheetColumn) =>
    other.index < index ? index - other.index : (other.index - index) * 2;
  return columns
    .filter(
      (other) =>
        other.index !== index &&
        other.names.some((name) => OF_YEARS.test(name)) &&
        all(other, YEAR),
    )
    .sort((a, b) => distance(a) - distance(b))[0];
}

function all({ sample }: SheetColumn, pattern: RegExp): boolean {
  return sample.length > 0 && sample.every((text) => pattern.test(figures(text)));
}
