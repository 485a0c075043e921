import { arabicDates } from "../../rolls/cell/chinese-figures.ts";
import { monthNumber } from "../../rolls/cell/read-date.ts";
import type { SheetHead } from "./sheet-head.ts";

/**
 * The month a roll stands for, from the file name, the sheet name, a title row or the folder, in that order:
 * 2019年10月, 201910, 2019.10, 2019-10, 18年底, 2018年末, 2018年度第四季度. Null when nothing says it.
 */
export function findPeriod(head: SheetHead, headerRow: number): number | null {
  const titles = head.rows
    .filter(({ row }) => row < headerRow)
    .map(({ cells }) => cells.filter(Boolean).join(" "));
  const texts = [head.file.replace(/\.[^.]*$/, ""), head.sheet, ...titles].map(arabicDates);
  const about = texts.map((text) => text.replace(MADE_ON, ""));
  const folders = (head.folder ?? "").split("/").reverse().map(arabicDates);
  return firstOf(about) ?? periodInParts(about) ?? firstOf(texts) ?? firstOf(folders);
}

/** When a list was filled in or printed: the month it stands for only where nothing else is said. */
const MADE_ON =
  /(填报|填表|填写|制表|打印|导出|生成|上报|报送|制作)(日期|时间)?[:：]?\s*20\d{2}[年.\-/]\s*\d{1,2}[月.\-/]?\s*(\d{1,2}日?)?/g;

function firstOf(texts: readonly string[]): number | null {
  for (const text of texts) {
    const period = periodIn(text);
    if (period !== null) return period;
  }
  return null;
}

/** A sheet named 10月 in a file of 2019年: the month from one text, the year from another. */
function periodInParts(texts: readonly string[]): number | null {
  const years = new Set(
    texts.flatMap((text) => [...text.matchAll(/(?<!\d)(20\d{2})(?!\d)/g)].map(([year]) => year)),
  );
  const month = texts.map((text) => text.match(/(?<!\d)(1[0-2]|0?[1-9])月/)?.[1]).find(Boolean);
  return years.size === 1 && month ? inRange(Number([...years][0]), Number(month)) : null;
}

const QUARTER_END: Readonly<Record<string, number>> = {
  一: 3,
  二: 6,
  三: 9,
  四: 12,
  1: 3,
  2: 6,
  3: 9,
  4: 12,
};

/** The last month that a text names, so that 2019年7-9月 is September; null when it names none. */
export function periodIn(written: string): number | null {
  const text = written.normalize("NFKC").replace(/\s+/g, "");
  const range = text.match(/(20\d{2})[年.\-/](\d{1,2})月?[-至~—](\d{1,2})月/);
  if (range) return inRange(Number(range[1]), Number(range[3]));
  const quarter = text.match(/(20\d{2})年?度?第?([一二三四1-4])季度/);
  if (quarter) return inRange(Number(quarter[1]), QUARTER_END[quarter[2] ?? ""] ?? 0);
  const yearEnd = text.match(/(20\d{2}|\d{2})年(?:年)?[底末]/);
  if (yearEnd) return inRange(fullYear(yearEnd[1]), 12);
  const month =
    text.match(/(20\d{2})年度?第?(\d{1,2})月/) ??
    text.match(/(20\d{2})(?:年度?|[.\-/_])(\d{1,2})(?!\d|[个批次轮户人镇乡村])/) ??
    text.match(/(?<!\d)(20\d{2})(\d{2})(?:\d{2}(?:\d{4}(?:\d{2})?)?)?(?!\d)/) ??
    text.match(/(?<!\d)(\d{2})年(\d{1,2})月/);
  return month ? inRange(fullYear(month[1]), Number(month[2])) : null;
}

function fullYear(written: string | undefined): number {
  const year = Number(written);
  return year < 100 ? 2000 + year : year;
}

function inRange(year: number, month: number): number | null {
  return month >= 1 && month <= 12 ? monthNumber(year, month) : null;
}
