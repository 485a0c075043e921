import { arabicDates } from "../../../rolls/cell/chinese-figures.ts";
import { readDay } from "../../../rolls/cell/read-date.ts";

const YEAR = "(20\\d{2})";
const OF_DISASTER =
  '[日号"”’』」)]*[_\\-的]?(?=.{0,4}(灾|洪|涝|暴雨|强降雨|大风|风雹|冰雹|雹|震|泥石流|滑坡|旱|雪|低温|霜|火))';
/** 20190812洪涝, 2019年8月12日暴雨; 2019年“8·12”洪涝. A day before other words is when the list was made. */
const DAYS = [
  new RegExp(`${YEAR}[年.\\-/](\\d{1,2})[月.\\-/](\\d{1,2})${OF_DISASTER}`),
  new RegExp(`(?<!\\d)${YEAR}(\\d{2})(\\d{2})(?!\\d)${OF_DISASTER}`),
  new RegExp(`${YEAR}年?["“‘『「(]*(\\d{1,2})[·.•・](\\d{1,2})${OF_DISASTER}`),
];

const PAID_ON =
  /(?:支付|发放|到账|打卡|代发|拨付|付款|入账)(?:日期|时间|日)?[:：]?(20\d{2})[年.\-/](\d{1,2})[月.\-/](\d{1,2})日?/;

/**
 * The day that the names of a list speak of, as ISO text: the first name that says one decides.
 *
 * field: `paid_on` only where a word says so, for the day in a name may be when the list was made; else that of the disaster.
 */
export function dayNamed(field: string, names: readonly string[]): string | undefined {
  for (const name of names.map(arabicDates)) {
    for (const spelling of field === "paid_on" ? [PAID_ON] : DAYS) {
      const [, year, month, day] = spelling.exec(name) ?? [];
      const read = year === undefined ? null : readDay(`${year}-${month}-${day}`);
      if (read !== null) return read;
    }
  }
  return undefined;
}

/** 城乡低保金（2019年1月）支付日期：2019年2月3日 without when it was paid, which is not what it was paid for. */
export function withoutPaidDay(text: string): string {
  return text.replace(PAID_ON, "");
}

const PAID = "(?:集中|统一)?(?:发放|支付|拨付|打卡|代发|兑付|下发|补发)";
/** 2019年11月发放10月低保金. */
const PAID_THEN = new RegExp(
  `(20\\d{2})年(\\d{1,2})月份?(?:\\d{1,2}日)?${PAID}的?(?:(20\\d{2})年)?(\\d{1,2})(?=月)`,
  "g",
);
/** 10月低保金（2019年11月发放）. */
const PAID_LATER = new RegExp(
  `(?:(20\\d{2})年)?(?<!\\d)(\\d{1,2})(月份?[^\\d（(]{0,16}[（(])(20\\d{2})年(\\d{1,2})月份?(?:\\d{1,2}日)?${PAID}`,
  "g",
);

/** A name with the month that money is for alone, where it says when it was paid besides; a month without a year is the last such by then. */
export function withoutPaidMonth(text: string): string {
  return text
    .replace(PAID_THEN, (_, year, paid, own, month) => said(own, month, year, paid))
    .replace(PAID_LATER, (_, own, month, rest, year, paid) => said(own, month, year, paid) + rest);
}

function said(own: string | undefined, month: string, year: string, paid: string): string {
  const before = Number(month) <= Number(paid) ? Number(year) : Number(year) - 1;
  return `${own ?? before}年${month}`;
}

const SPAN_OF = "(?:(\\d{1,2})月?份?[-~—–至到]\\d{1,2}月|第?([一二三四1-4])季度)";
/** 2019年11月发放7-9月低保金, 2019年10月补发三季度低保金. */
const SPAN_PAID_THEN = new RegExp(
  `(20\\d{2})年(\\d{1,2})月份?(?:\\d{1,2}日)?${PAID}的?(?:(20\\d{2})年)?(?=${SPAN_OF})`,
  "g",
);
/** 7-9月低保金（2019年11月发放）. */
const SPAN_PAID_LATER = new RegExp(
  `(?:(20\\d{2})年|(?<![\\d年、~—–至到-]))(?=${SPAN_OF})([^（(]{0,24})[（(](20\\d{2})年(\\d{1,2})月份?(?:\\d{1,2}日)?${PAID}[^）)]*[）)]?`,
  "g",
);
const QUARTERS = "一二三四";

/** 2019年7-9月低保金（10月发放）: the month of payment without its year is after them. */
const PAID_WITHOUT_YEAR = new RegExp(
  `(20\\d{2}年${SPAN_OF}[^（(]{0,24})[（(]\\d{1,2}月份?(?:\\d{1,2}日)?已?${PAID}[^）)]*[）)]?`,
  "g",
);

/** The same of the months that one sum is for; a span without a year is the last such that had begun by then. */
export function withoutPaidSpan(text: string): string {
  return text
    .replace(PAID_WITHOUT_YEAR, "$1")
    .replace(SPAN_PAID_THEN, (_, year, paid, own, first, quarter) =>
      spanYear(own, first, quarter, year, paid),
    )
    .replace(
      SPAN_PAID_LATER,
      (_, own, first, quarter, rest, year, paid) =>
        spanYear(own, first, quarter, year, paid) + rest,
    );
}

function spanYear(
  own: string | undefined,
  first: string | undefined,
  quarter: string | undefined,
  year: string,
  paid: string,
): string {
  const place = QUARTERS.indexOf(quarter ?? "") + 1 || Number(quarter);
  const month = Number(first ?? place * 3 - 2);
  return `${own ?? Number(year) - (month <= Number(paid) ? 0 : 1)}年`;
}
