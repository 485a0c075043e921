import type { SheetColumn } from "./match-columns.ts";
import { figures, yearsSaid } from "./spread/month-said.ts";

/** Where the months of a column have their year: in another column, or in what the sheet is called. */
export interface YearOf {
  /** Column of the months, counted from 0. */
  index: number;
  /** Column of the years; null where `year` says it for all rows. */
  from: number | null;
  year: number | null;
}

/** 3, 03, 3月, 三月份, 第3期: a month that leaves its year out. DuckDB reads it too. */
export const BARE_MONTH = "第?(0?[1-9]|1[0-2]|[一二三四五六七八九]|十[一二]?)(月份?|期)?(?:\\.0)?";
const MONTH = new RegExp(`^${BARE_MONTH}$`);
const YEAR = /^20\d{2}(年度?|年份|\.0)?$/;
/** 补发月数 is a number of months, 月收入 money. */
const OF_MONTHS = /(月|月份|月度|月数?次|期|期次|期数|批次)$/;
const OF_YEARS = /(年|年度|年份)$/;
/** Since when somebody gets it is not of the year that the list is of. */
const BEGINS = /起|始|首次|纳|入|出生/;

/**
 * The columns of a sheet, with the months of a column that says no year given theirs: 年度 2019 beside 月份 3, or 月份 3月 on a list called
 * 2019年发放明细. What is read of such a month alone is nothing.
 *
 * titles: what the file, the sheet and the lines above the header say.
 */
export function withYears(
  columns: readonly SheetColumn[],
  titles: readonly string[],
): SheetColumn[] {
  return columns.map((column) => {
    if (!column.names.some((name) => OF_MONTHS.test(name)) || !all(column, MONTH)) return column;
    const beside = yearsBeside(column, columns);
    const said = beside || column.names.some((name) => BEGINS.test(name)) ? [] : yearsSaid(titles);
    const year = beside ? (beside.sample[0] ?? "") : said.length === 1 ? `${said[0]}年` : "";
    const figure = /^20\d{2}/.exec(figures(year))?.[0];
    if (figure === undefined) return column;
    return {
      ...column,
      sample: column.sample.map((month) => `${figure}年${month.trim()}`),
      yearOf: {
        index: column.index,
        from: beside?.index ?? null,
        year: beside ? null : Number(figure),
      },
    };
  });
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
