import { arabicDates } from "../../../rolls/cell/chinese-figures.ts";
import { monthNumber } from "../../../rolls/cell/read-date.ts";
import type { SheetHead, TextRow } from "../header/sheet-head.ts";
import { titleRows } from "./title-lines.ts";

/**
 * The month a roll stands for, from the file name, the sheet name, a title row or the folder, in that order:
 * 2019年10月, 201910, 2019.10, 2019-10, 18年底, 2018年末, 2018年度第四季度. What says how far the data go (截止2019年10月31日) comes before
 * all others, and a day or the second of an export after them: a roll of October is exported in November. Null when nothing says it.
 */
export function findPeriod(head: SheetHead, headerRow: number): number | null {
  const said = (rows: readonly TextRow[]) =>
    rows.map(({ cells }) => cells.filter(Boolean).join(" "));
  const titles = said(titleRows(head, headerRow));
  const lines = said(head.rows.filter(({ row }) => row < headerRow)).map(arabicDates);
  const texts = [head.file.replace(/\.[^.]*$/, ""), head.sheet, ...titles].map(arabicDates);
  const about = texts.map((text) => text.replace(MADE_ON, "").replace(OF_RULES, " "));
  const ofMonths = about.map((text) => text.replace(OF_DOING, " ").replace(A_DAY, " "));
  const folders = (head.folder ?? "").split("/").reverse().map(arabicDates);
  const ofPath = monthInPath(head.folder ?? "", head.file.replace(/\.[^.]*$/, ""));
  return (
    firstOf(about.flatMap(untilWhen)) ??
    firstOf(ofMonths) ??
    periodInParts(ofMonths) ??
    firstOf(about.slice(0, 2), monthBesideDay) ??
    firstOf(about, exportedMonth) ??
    monthBesideDay([...about.slice(0, 2), ...(texts.join(" ").match(A_DAY) ?? [])].join(" ")) ??
    firstOf(texts.map((text) => text.replace(OF_RULES, " "))) ??
    firstOf(folders) ??
    (ofPath === null ? null : periodIn(ofPath)) ??
    firstOf(about.slice(0, 2), shortMonth) ??
    firstOf(lines.flatMap(untilWhen)) ??
    firstOf(head.notes ?? [], filledInMonth)
  );
}

/** The month that a sheet and its titles name as theirs, whatever days stand there; null where they name none. */
export function namedMonth(head: SheetHead, headerRow: number): number | null {
  const titles = titleRows(head, headerRow).map(({ cells }) => cells.filter(Boolean).join(" "));
  return firstOf(
    [head.sheet, ...titles].map((text) =>
      [MADE_ON, OF_RULES, OF_DOING, A_DAY].reduce(
        (rest, words) => rest.replace(words, " "),
        arabicDates(text),
      ),
    ),
  );
}

/** When a list was filled in or printed: the month it stands for only where nothing else is said. */
const MADE_ON =
  /(?<![月日份])(填报|填表|填写|制表|打印|导出|生成|上报|报送|制作|提取|查询|下载)(日期|时间)?[:：]?\s*20\d{2}[年.\-/]\s*\d{1,2}[月.\-/]?\s*(\d{1,2}日?)?/g;

/** Since when the rules hold by which people got it: 执行2019年1月新标准, 根据…2018年6月起提标. */
const OF_RULES =
  /(?:执行|根据|依据|参照|按照?)[^,，。；()（）\s]{0,24}?20\d{2}年\d{1,2}月份?(?![^,，。()（）\s]{0,12}名?册)(?=[^,，。()（）\s]{0,6}(?:标准|提标|调标|政策|文件|规定|办法|方案))|20\d{2}年\d{1,2}月份?(?:起|开始)?(?:执行|实施)?的?(?:提标|调标|新?标准|政策)/g;

/** How far the data go, and not until when they are to be handed in. */
const UNTIL =
  /(?<!报送?|填|提交|反馈|完成|整改|申请|公示)(?:截[止至](?:日期|时间|到|至)?|统计(?:月份|年月|期)|(?:所属|业务|核算|数据)(?:月份|年月|日期|时间|期)|期次)[:：]?\s*(?=\d{2})/g;

/** What follows such words. */
function untilWhen(text: string): string[] {
  return [...text.matchAll(UNTIL)].map(({ 0: words, index }) => text.slice(index + words.length));
}

/** 20191105, 2019-11-05, 2019年11月5日, and 20191105093012 with the time. */
const A_DAY =
  /(?<!\d)20\d{2}(?:(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[-_ ]?\d{4,9})?|([-._/])\d{1,2}\1\d{1,2}|年\d{1,2}月\d{1,2}日?)(?!\d)/g;

/** The month in which something is done with a list of another one (2020年1月报送2019年12月…), or since when something holds. */
const OF_DOING =
  /20\d{2}年\d{1,2}月份?(?:报送?|上报|报送|导出|公示|打印|制表|填报|发放|核查)的?(?=.*\d月)|[自从]?20\d{2}年\d{1,2}月份?(?:\d{1,2}日)?(?:起|以来|以后|之后)/g;

/** 10月低保-20191105, 2020年1月报送12月…: the last such month that was over, or nearly so, by then. */
function monthBesideDay(text: string): number | null {
  const day = text.match(A_DAY)?.[0] ?? text.match(OF_DOING)?.[0];
  const rest = text.replace(OF_DOING, " ").replace(A_DAY, " ");
  const month = /(?<![\d.])(1[0-2]|0?[1-9])月(?!\d)/.exec(rest)?.[1];
  const then = day === undefined ? null : periodIn(day);
  if (then === null || month === undefined) return null;
  const since = (then - (Number(month) - 1) + 1200) % 12;
  return then - since;
}

/** So many days into a month the roll that is exported is that of the month before. */
const EXPORT_DAYS = 10;

/** The month of a roll of which nothing is known but the second at which a system wrote it out. */
function exportedMonth(text: string): number | null {
  const stamp = /(?<!\d)(20\d{2})(0[1-9]|1[0-2])(\d{2})[-_ ]?\d{6}(?:\d{3})?(?!\d)/.exec(text);
  if (!stamp) return null;
  const [, year, month, day] = stamp.map(Number);
  const written = inRange(year ?? 0, month ?? 0);
  return written !== null && (day ?? 0) <= EXPORT_DAYS ? written - 1 : written;
}

/** 低保1910 and 19.10: the year in two figures, above every month and below the years of four. */
function shortMonth(text: string): number | null {
  const short = /(?<![\d.])(1[3-9])[.-]?(0[1-9]|1[0-2])(?![\d.户人个])/.exec(text);
  return short ? inRange(fullYear(short[1]), Number(short[2])) : null;
}

/** When a list was filled in, as it says at its foot; in the first days of a month that may as well be the list of the month before. */
function filledInMonth(text: string): number | null {
  const [, year, month, day] = FILLED_IN.exec(text)?.map(Number) ?? [];
  return day !== undefined && day > EXPORT_DAYS ? inRange(year ?? 0, month ?? 0) : null;
}

const FILLED_IN =
  /(?:填报|填表|填写|制表|上报|报送)(?:日期|时间)?[:：]?\s*(20\d{2})[年.\-/]\s*(\d{1,2})[月.\-/]\s*(\d{1,2})/;

function firstOf(texts: readonly string[], read = periodIn): number | null {
  for (const text of texts) {
    const period = read(text);
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

/** The name nearest to the list, its own or a folder's, that speaks of a month; "" where none does. */
export function monthNameIn(folder: string, file: string): string {
  const names = [file, ...folder.split("/").toReversed()].map(arabicDates);
  return names.find((name) => /\d月/.test(name)) ?? "";
}

/** 2019年4月 of 2019年/4月/低保金: the year of the one folder that says one, and the month of the name nearest to the list; null for any other path. */
export function monthInPath(folder: string, file: string): string | null {
  const folders = folder.split("/").map(arabicDates);
  const years = new Set(folders.flatMap((name) => /^(20\d{2})(?!\d)年?/.exec(name)?.[1] ?? []));
  const nearest = monthNameIn(folder, file);
  const months = [...nearest.matchAll(/(?<![\d.])(1[0-2]|0?[1-9])月/g)].map(([, month]) => month);
  return years.size === 1 && months.length === 1 ? `${[...years][0]}年${months[0]}月` : null;
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
  const years = text.match(
    /20\d{2}[年.\-/]?\d{1,2}月?份?[-至到~—](20\d{2})[年.\-/]?(\d{1,2})(?![\d]|.*学[年期])/,
  );
  if (years) return inRange(Number(years[1]), Number(years[2]));
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
