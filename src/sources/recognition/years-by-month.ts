import { figures, monthSaid, OTHER_YEARS, yearsSaid } from "./spread/month-said.ts";

/** The year of each month, January first; null where nothing tells it. */
export type YearsByMonth = readonly (number | null)[];

/** 2019年11月-2020年2月, 2019年11月至次年3月, 2019年11-3月. */
const SPAN =
  /(20\d{2})年?度?(\d{1,2})月?份?[-~—–至到](?:(20\d{2})年|次年|翌年|来年|第二年)?(\d{1,2})月/;
/** Months after that of its own which a list may still be of: paid, or stopped, ahead. */
const AHEAD = 2;
const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

/**
 * Of which year a month is that leaves its year out, by what the list is called: of 2019年发放明细 every month is of 2019, of 2020年1月发放明细
 * December is that of 2019, of 2019年11月至次年3月 January is that of 2020.
 *
 * months: some of those that the list has, 1 to 12.
 */
export function yearsByMonth(titles: readonly string[], months: readonly number[]): YearsByMonth {
  for (const written of titles) {
    const text = figures(written).replace(OTHER_YEARS, "");
    const years = yearsSaid([written]);
    if (years.length === 0) continue;
    const span = SPAN.exec(text);
    if (span) return ofSpan(span);
    const [year] = years;
    if (year === undefined || years.length > 1) break;
    const own = monthSaid(text);
    return MONTHS.map((month) =>
      own?.year === year && own.count === 1 ? ofRun(month, { year, own: own.month, months }) : year,
    );
  }
  return MONTHS.map(() => null);
}

function ofSpan([, written, first, after, last]: RegExpExecArray): YearsByMonth {
  const [year, from, until] = [Number(written), Number(first), Number(last)];
  const next = after === undefined ? (until < from ? year + 1 : year) : Number(after);
  if (next === year) return MONTHS.map(() => year);
  if (next !== year + 1 || until >= from) return MONTHS.map(() => null);
  return MONTHS.map((month) => (month >= from ? year : month <= until ? next : null));
}

/** A list of one month may be of months before it, and of the next one or two. */
function ofRun(
  month: number,
  { year, own, months }: { year: number; own: number; months: readonly number[] },
): number | null {
  if (month > own + AHEAD) return year - 1;
  // January on a list of December is the next one or the last one, unless the list goes through the year.
  const isEither = month + 12 <= own + AHEAD;
  const isWholeYear = months.some((each) => each + 12 > own + AHEAD && each < own);
  return isEither && !isWholeYear ? null : year;
}
