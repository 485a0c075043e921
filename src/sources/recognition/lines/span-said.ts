import { readMonth } from "../../../rolls/cell/read-date.ts";
import { figures, monthSaid, OTHER_YEARS, yearsSaid } from "../spread/month-said.ts";
import { withoutPaidSpan } from "./named-days.ts";

/** The months that one sum pays for: the first, as year*12 + month - 1, and how many. */
export interface SpanSaid {
  month: number;
  count: number;
}

/**
 * The quarter, the half-year or the run of months that the names of a list say its sums are for: 2019年第一季度低保金, 一季度 in a folder of 2019,
 * 2019年4-6月价格临时补贴, 4月、5月、6月. The first name that says months decides, and undefined where that says one, or more than half a year:
 * a list of 1-10月 has each payment of them.
 *
 * names: of the sheet, its titles, the file and what it lies in, the nearest first. days: samples of columns of days, which must not lie
 * outside the span.
 */
export function spanSaid(
  names: readonly string[],
  days: readonly (readonly string[])[],
): SpanSaid | undefined {
  const texts = names.map((name) => figures(withoutPaidSpan(name)).replace(OTHER_YEARS, " "));
  const undayed = texts.map((text) => text.replace(A_DAY, " "));
  const own = undayed.find((text) => MONTHS.test(text));
  const span = own === undefined ? undefined : spanIn(own);
  if (!span) return undefined;
  const year = span.year ?? onlyYear(undayed) ?? onlyYear(texts);
  if (year === undefined) return undefined;
  const month = year * 12 + span.month - 1;
  const paid = days.flat().flatMap((day) => readMonth(day) ?? []);
  const isOf = (each: number) => each >= month - 1 && each < month + span.count + LATEST;
  return paid.every(isOf) ? { month, count: span.count } : undefined;
}

/** Months after its own in which a payment may still be made. */
const LATEST = 2;
/** Of more months than these a list has a row for each payment. */
const MOST_MONTHS = 6;

const A_DAY = /(?<!\d)20\d{2}(\d{4}|([.\-/])\d{1,2}\2\d{1,2}|年\d{1,2}月\d{1,2}日?)(?!\d)(?!月)/g;
/** What names a month or several; a month of a year in six figures is one. */
const MONTHS = /\d月|季度|半年|(?<!\d)20\d{2}[.\-/]?(0[1-9]|1[0-2])(?!\d)/;
/** Up to or since a month is another span than the one that is named. */
const OPEN_SPAN = /截[止至]|累计|\d月份?(起|以[来前后]|前|后|底)/;
/** 4月、5月、6月 and 4、5、6月. */
const ENUMERATED = /(?<!\d)(\d{1,2}月?份?(?:[、,，和及]\d{1,2}月?份?)*[、,，和及]\d{1,2})月份?/;

function spanIn(text: string): { year: number | null; month: number; count: number } | undefined {
  if (OPEN_SPAN.test(text)) return undefined;
  const range = RANGE.exec(text);
  if (range) return spanOfTwo(range.slice(1).map(Number));
  const said = monthSaid(withoutList(text));
  if (!said || said.count < 2 || said.count > MOST_MONTHS || MONTHS.test(said.rest))
    return undefined;
  return { year: said.year ?? onlyYear([text]) ?? null, month: said.month, count: said.count };
}

function spanOfTwo([year = 0, month = 0, lastYear = 0, last = 0]: number[]) {
  const count = (lastYear - year) * 12 + last - month + 1;
  const isSpan = month >= 1 && month <= 12 && last >= 1 && last <= 12;
  return isSpan && count > 1 && count <= MOST_MONTHS
    ? { year: 2000 + year, month, count }
    : undefined;
}

/** 201904-201906 and 2019.4-2019.6, of one year or of two. */
const RANGE =
  /(?<!\d)20(\d{2})(?:年|[.\-/])?(\d{1,2})月?份?[-~—–至到]20(\d{2})(?:年|[.\-/])?(\d{1,2})(?:月份?)?(?!\d)/;

/** 4、5、6月 as 4-6月, where each month follows the one before. */
function withoutList(text: string): string {
  return text.replace(ENUMERATED, (written, listed: string) => {
    const months = (listed.match(/\d{1,2}/g) ?? []).map(Number);
    const follow = months.every((month, at) => at === 0 || month === (months[at - 1] ?? 0) + 1);
    return follow ? `${months[0]}-${months.at(-1)}月` : written;
  });
}

function onlyYear(texts: readonly string[]): number | undefined {
  const years = [...new Set(texts.flatMap((text) => yearsSaid([text])))];
  return years.length === 1 ? years[0] : undefined;
}
