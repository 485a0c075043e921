import { figures, monthSaid, OTHER_YEARS, yearsSaid } from "../spread/month-said.ts";

/** The year of each month, January first; null where nothing tells it. */
export type YearsByMonth = readonly (number | null)[];

/** 2019年11月-2020年2月, 2019年11月至次年3月, 2019年11-3月. */
const SPAN =
  /(20\d{2})年?度?(\d{1,2})月?份?[-~—–至到](?:(20\d{2})年|次年|翌年|来年|第二年)?(\d{1,2})月/;
/** Months after that of its own which a list may still be of: paid, or stopped, ahead. */
const AHEAD = 2;
const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
const UNKNOWN: YearsByMonth = MONTHS.map(() => null);

/** Months of a list that goes on over a year's end are not as far apart as those of one that goes through the year. */
const LEAST_GAP = 3;

/**
 * Of which year a month is that leaves its year out, by what the list is called: of 2019年发放明细 every month is of 2019, of 2020年1月发放明细
 * December is that of 2019, of 2019年11月至次年3月 January is that of 2020; so it is of a list of 2019 and 2020 that has only months at their turn. Rows that go on
 * from December to January on a list of 2019 are of 2018 and 2019, or of 2019 and 2020: nothing tells.
 *
 * months: some of those that the list has, 1 to 12, row by row.
 */
export function yearsByMonth(titles: readonly string[], months: readonly number[]): YearsByMonth {
  for (const written of titles) {
    const text = figures(written).replace(OTHER_YEARS, "");
    const years = yearsSaid([written]);
    if (years.length === 0) continue;
    const span = SPAN.exec(text);
    if (span) return ofSpan(span);
    const [year, next] = years;
    if (year === undefined || years.length > 2) break;
    if (next !== undefined) return next === year + 1 ? ofTurn(year, months) : UNKNOWN;
    const own = monthSaid(text);
    if (own?.count !== 1 && goesOverYearsEnd(months)) return UNKNOWN;
    return MONTHS.map((month) =>
      own?.year === year && own.count === 1 ? ofRun(month, { year, own: own.month, months }) : year,
    );
  }
  return UNKNOWN;
}

/** Of two years the months before a gap of some are of the second, those behind it of the first. */
function ofTurn(year: number, months: readonly number[]): YearsByMonth {
  const known = [...new Set(months)].filter((month) => month > 0).sort((a, b) => a - b);
  const gaps = known.flatMap((month, at) =>
    (known[at + 1] ?? month) - month > LEAST_GAP
      ? [{ until: month, from: known[at + 1] ?? 0 }]
      : [],
  );
  const [gap, ...others] = gaps;
  if (!gap || others.length > 0 || known[0] !== 1 || known.at(-1) !== 12) return UNKNOWN;
  const { until, from } = gap;
  return MONTHS.map((month) => (month >= from ? year : month <= until ? year + 1 : null));
}

/** So many rows, all of them of the months around a year's end and none of those between, are not of one year by chance. */
const LEAST_ROWS = 6;
const LEAST_WITHOUT = 6;

/** 11月, 12月, 12月, 1月, 2月, row by row, or the same months in any order but that of the year. */
function goesOverYearsEnd(months: readonly number[]): boolean {
  const known = months.filter((month) => month > 0);
  const isInOrder = known.every((month, at) => month >= (known[at - 1] ?? 0));
  const turn = ofTurn(0, known);
  const without = turn === UNKNOWN ? 0 : turn.filter((year) => year === null).length;
  if (known.length >= LEAST_ROWS && !isInOrder && without >= LEAST_WITHOUT) return true;
  const falls = months.flatMap((month, at) => ((months[at + 1] ?? 12) < month ? [at + 1] : []));
  const [first = 0, until = 12] = [months[0], months.at(-1)];
  const [at = 0] = falls;
  const isAtEnd = months[at - 1] === 12 && months[at] === 1;
  return falls.length === 1 && isAtEnd && first - until > LEAST_GAP;
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
