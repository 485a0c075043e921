import { arabicDates, numberOf } from "../../../rolls/cell/chinese-figures.ts";

/** The month, or the run of months, that a header names; `year` is null where it leaves the year out. */
export interface MonthSaid {
  year: number | null;
  /** 1 to 12: the first month. */
  month: number;
  count: number;
  /** The header without it. */
  rest: string;
}

const QUARTERS = "一二三四";
const YEAR = "(?:(20\\d{2}|(?<!\\d)\\d{2})年?度?)?第?";

/** In the order they are tried; each gives year, first month and last month. */
const SPELLINGS: readonly (readonly [RegExp, (match: RegExpExecArray) => readonly unknown[]])[] = [
  [new RegExp(`${YEAR}(?<!\\d)(\\d{1,2})月?[-~—–至到](\\d{1,2})月份?`), ([, y, a, b]) => [y, a, b]],
  [
    new RegExp(`${YEAR}([一二三四1-4])季度?`),
    ([, year, written = ""]) => {
      const quarter = QUARTERS.indexOf(written) + 1 || Number(written);
      return [year, quarter * 3 - 2, quarter * 3];
    },
  ],
  [new RegExp(`${YEAR}上半年`), ([, year]) => [year, 1, 6]],
  [new RegExp(`${YEAR}下半年`), ([, year]) => [year, 7, 12]],
  [/(20\d{2})年度?第?(\d{1,2})月份?/, ([, year, month]) => [year, month, month]],
  [/(?<!\d)(\d{2})年(\d{1,2})月份?/, ([, year, month]) => [year, month, month]],
  // A cell that holds a date, the first of its month, is shown as 2019年1月.
  [
    /(?<!\d)(20\d{2})[-./](\d{1,2})(?:[-./]0?1)?(?:00:00:00)?(?![\d.])/,
    ([, year, month]) => [year, month, month],
  ],
  [/(?<!\d)(20\d{2})(0[1-9]|1[0-2])(?!\d)/, ([, year, month]) => [year, month, month]],
  [/(?<![\d.])(1[0-2]|0?[1-9])月份?/, ([, month]) => [undefined, month, month]],
];

/** Null for a header that names no month. */
export function monthSaid(header: string): MonthSaid | null {
  const text = figures(header);
  for (const [spelling, read] of SPELLINGS) {
    const match = spelling.exec(text);
    if (!match) continue;
    const [written, first, last] = read(match).map((part) =>
      part === undefined ? null : Number(part),
    ) as [number | null, number, number];
    if (first < 1 || last > 12 || last < first) return null;
    const year = written === null ? null : written < 100 ? 2000 + written : written;
    const rest = text.slice(0, match.index) + text.slice(match.index + match[0].length);
    return { year, month: first, count: last - first + 1, rest };
  }
  return null;
}

/** Without blanks, full-width forms and Chinese figures: 二〇一九年 十一月 is 2019年11月; 三个月 stays. */
export function figures(header: string): string {
  return arabicDates(header.normalize("NFKC").replace(/\s/g, "")).replace(
    /(?<![一二三四五六七八九十每])(十[一二]?|[一二三四五六七八九])(?=月)/g,
    (figure) => String(numberOf(figure) ?? figure),
  );
}

/** Numbers of documents and days of printing name years too. */
export const OTHER_YEARS =
  /[〔[(]20\d{2}[〕\])]\d*号?|(填报|填表|填写|制表|打印|导出|生成|上报|报送|制作)(日期|时间)?[:：]?20\d{2}[年.\-/]\d{1,2}[月.\-/]?(\d{1,2}日?)?/g;

/** The years that the names of a sheet speak of: those of the first text that names any. */
export function yearsSaid(texts: readonly string[]): number[] {
  for (const written of texts) {
    const text = figures(written).replace(OTHER_YEARS, "");
    const years = [
      ...[...text.matchAll(/(?<!\d)(20\d{2})(?=(?:0[1-9]|1[0-2])?(?:\d{2})?(?!\d))/g)].map(
        ([, year]) => Number(year),
      ),
      ...[...text.matchAll(/(?<!\d)(\d{2})年/g)].map(([, year]) => 2000 + Number(year)),
    ];
    if (years.length > 0) return [...new Set(years)].sort((a, b) => a - b);
  }
  return [];
}
