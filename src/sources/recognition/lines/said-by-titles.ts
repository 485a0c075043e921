import { arabicDates } from "../../../rolls/cell/chinese-figures.ts";
import { readMonth } from "../../../rolls/cell/read-date.ts";
import { kindOf } from "../../../rolls/kinds.ts";
import { valuesNamed } from "../../../rolls/resolve-code.ts";
import type { Naming, Roll } from "../../../rolls/roll.ts";
import { monthInPath, monthNameIn, periodIn } from "./find-period.ts";
import { SPAN, STOPS } from "./line-words.ts";
import { monthAlone } from "./month-alone.ts";
import { dayNamed, withoutPaidDay, withoutPaidMonth } from "./named-days.ts";
import { spanSaid } from "./span-said.ts";

/**
 * What the names of a sheet say of all its rows, for the fields that the roll allows it (`titled`, `named`): a sheet called 护理补贴 has
 * no column for which subsidy it is.
 *
 * titles: file name, sheet name and title rows, as `titlesOf` gives them. folder: what it lies in. days: samples of the sheet's columns of days.
 * Returns: field -> official value, or the month as year*12+month-1. What names two of them, or 两项补贴, says nothing.
 */
export function saidByTitles(
  roll: Roll,
  titles: readonly string[],
  days: readonly (readonly string[])[] = [],
  folder = "",
): ReadonlyMap<string, string | number> {
  const said = new Map<string, string | number>();
  const paid = titles.map((title) => withoutPaidMonth(arabicDates(title)));
  const { fields } = kindOf(roll.kind);
  for (const field of roll.titled ?? []) {
    const spec = fields[field];
    const counted = Object.keys(fields).find((other) => fields[other]?.of === field);
    const [file = "", ...own] = titles;
    const names = [...own, file, ...folder.split("/").toReversed()];
    const span = counted === undefined ? undefined : spanSaid(names, days);
    if (counted !== undefined && span) {
      said.set(field, span.month).set(counted, span.count);
      continue;
    }
    const value =
      spec?.type === "month"
        ? (monthBesideDays([...folder.split("/"), ...paid], days) ?? monthSaid(paid, folder, days))
        : spec?.type === "day"
          ? dayNamed(field, [...titles.slice(1), titles[0] ?? "", folder])
          : spec?.list && valueSaid(spec.list, [...titles, folder], roll.values?.[field]);
    if (value !== undefined) said.set(field, value);
  }
  for (const [field, namings] of Object.entries(roll.named ?? {})) {
    const value = valueNamed(namings, [...titles.slice(1), titles[0] ?? "", folder]);
    if (value !== undefined) said.set(field, value);
  }
  return said;
}

/** What the first name that says any says; of one that says two, none. */
function valueNamed(
  namings: readonly Naming<string | number>[],
  names: readonly string[],
): string | number | undefined {
  for (const name of names) {
    const values = new Set(namings.flatMap(([words, value]) => (words.test(name) ? [value] : [])));
    if (values.size > 0) return values.size === 1 ? [...values][0] : undefined;
  }
  return undefined;
}

/** Titles that speak of several things at once; 低保金发放汇总表 sums up the one that it names. */
const SEVERAL = /两项|两补|三项|多项|各项|各类|等(?!级|次|额)/;

/** The sheet's own name speaks before its title rows, these before the file's name and the folder last; the first that names any decides. */
function valueSaid(
  list: string,
  [file, ...own]: readonly string[],
  allowed: readonly string[] | undefined,
): string | undefined {
  const folder = own.pop() ?? "";
  const [sheet, ...titles] = own;
  for (const text of [...own, file ?? "", folder]) {
    const named = valuesIn(list, text, allowed);
    if (named.length > 1) {
      const isForm = list === OF_PARTS && titles.includes(text) && text !== sheet;
      return isForm ? alone(list, file ?? "", allowed) : undefined;
    }
    if (named.length === 1) return named[0];
  }
  return undefined;
}

/**
 * What a text names. One that names several, or says that it does, is asked part by part: of 残疾人两项补贴201910-护理补贴-上乡 the one part that
 * names a single value says which.
 */
function valuesIn(
  list: string,
  text: string,
  allowed: readonly string[] | undefined,
): readonly string[] {
  const named = (part: string) =>
    valuesNamed(list, part).filter((value) => allowed?.includes(value) ?? true);
  const all = named(text);
  if (all.length < 2 && !(all.length === 1 && SEVERAL.test(text))) return all;
  const parts = text
    .split(all.length === 1 ? PARTS_AND_DAYS : PARTS)
    .filter((part) => part !== text && !SEVERAL.test(part) && !NOT_OF_LIST.test(part));
  const said = new Set(parts.map(named).flatMap((each) => (each.length === 1 ? each : [])));
  return said.size === 1 ? [...said] : [...all, ...all].slice(0, 2);
}

/** What is not on the list, and how much each gets. */
const NOT_OF_LIST = /[不未]含|不包括|除外|标准/;
const PARTS = /[-—_()（）·【】[\]]+/;
/** Where a text names one value alone, its month parts it too: 护理补贴201812两项补贴. */
const PARTS_AND_DAYS = /(?:[-—_()（）·【】[\]\s]|\d+[年月日]?)+/;

/** Of the programmes a list holds one or says which in each row; a list of payments may hold several at once. */
const OF_PARTS = "programme";

/**
 * The one value that the file's name says by a name of its own. A form's title names all that the form is for, whichever of its parts it was
 * filled in for: a file called 护理补贴 under 困难残疾人生活补贴和重度残疾人护理补贴发放表 holds that part.
 */
function alone(
  list: string,
  file: string,
  allowed: readonly string[] | undefined,
): string | undefined {
  const named = valuesIn(list, file, allowed);
  return named.length === 1 ? named[0] : undefined;
}

/**
 * The month that a list is of: a month in its titles, else in the names of its file and folders, else that of a day in its titles. 物价补贴201904 in a folder
 * 2019年4月 with 代发日期：2019年5月16日 above its rows is of April, and 填报单位：民政局 2019年11月5日 is when a list was filled in, which may hold the payments
 * of a whole year.
 */
function monthSaid(
  [file = "", ...titles]: readonly string[],
  folder: string,
  days: readonly (readonly string[])[],
): number | undefined {
  const own = titles.map(arabicDates);
  const unpaid = own.map(withoutPaidDay);
  const paidOn = dayNamed("paid_on", own);
  const asPaid = paidOn === undefined ? days : [...days, [paidOn]];
  // A folder may be called after the month in which the lists of many months were handed in: a list was not filled in before its own.
  const filledIn = unpaid.flatMap((text) => text.match(WHOLE_DAY) ?? []);
  return (
    firstMonth(unpaid.map((text) => text.replace(WHOLE_DAY, ""))) ??
    // The day that a title says all rows were paid on speaks against the month of a name as days in a column do.
    monthOfFile(file, asPaid) ??
    monthOfPath(folder, file, [...asPaid, filledIn]) ??
    whereDaysAgree(firstMonth(unpaid), days) ??
    firstMonth(own.filter((text, index) => text !== unpaid[index]))
  );
}

function firstMonth(texts: readonly string[]): number | undefined {
  for (const text of texts) {
    if (SPAN.test(text)) return undefined;
    const month = periodIn(text);
    if (month !== null) return month;
  }
  return undefined;
}

/** 9月停保 that was filled in on 2019年10月5日, or whose payments were made in September 2019, is of that September and not of October. */
function monthBesideDays(
  names: readonly string[],
  days: readonly (readonly string[])[],
): number | undefined {
  const { month, filledIn = [] } = monthAlone(names) ?? {};
  const paid = days.flat().flatMap((day) => readMonth(day) ?? []);
  const known = [...filledIn, ...paid];
  if (month === undefined || known.length === 0) return undefined;
  const then = Math.min(...known);
  return whereDaysAgree(then - ((then - (month - 1)) % 12), days);
}

/** When the file was made. */
const WHOLE_DAY = /20\d{6}|20\d{2}[年.\-/]\d{1,2}[月.\-/]\d{1,2}日?/g;
/** A file or folder that is called nothing but a month: what stands in it is of that month, whenever it was made. */
const MONTH_ALONE = /^20\d{2}[年.\-_]?\d{1,2}月?份?$/;
/** 201904停发: the month that stands before the stop is that of it. */
const STOPPED_IN = new RegExp(`(?<!\\d)20\\d{2}[.\\-_]?(0[1-9]|1[0-2])${STOPS}`);
/** 1-10月, 7、8月 and 截至10月 are more than the one month that ends them. */
const SEVERAL_MONTHS =
  /\d{1,2}(月份?)?[-~—至到、,，和及]\d{1,2}月|截[止至]|累计|\d月份?(起|以[来前后]|前|后|底?止)/;
/** Months after its own in which a payment may still be made. */
const LATEST = 2;
/** So few may have been paid before the month began. */
const MOST_EARLY = 0.1;

/** 2019年/4月/低保金.xls and 2019年/4月低保金.xls: the file and its folders say the year and the month apart where none of them says both. */
function monthOfPath(
  folder: string,
  file: string,
  days: readonly (readonly string[])[],
): number | undefined {
  return (
    monthOfFile(file, days) ??
    monthOfFile(folder, days) ??
    (SEVERAL_MONTHS.test(monthNameIn(folder, file))
      ? undefined
      : monthOfFile(monthInPath(folder, file) ?? "", days))
  );
}

/**
 * The month in a file's name, which may as well say when the file was made: believed only where the days on the sheet are of that month
 * or shortly after, next to none before it, as in a bank's return of one payment run. A sheet without a day has nothing that could speak against 2019年10月.
 */
function monthOfFile(file: string, days: readonly (readonly string[])[]): number | undefined {
  const text = arabicDates(file).replace(WHOLE_DAY, "");
  const month = SPAN.test(text) ? null : periodIn(text);
  if (month === null) return undefined;
  const isSaid = /\d月/.test(text) || MONTH_ALONE.test(text) || STOPPED_IN.test(text);
  return days.flat().some((day) => readMonth(day)) || isSaid
    ? whereDaysAgree(month, days)
    : undefined;
}

/** The month, unless the days on the sheet are of others. */
function whereDaysAgree(
  month: number | undefined,
  days: readonly (readonly string[])[],
): number | undefined {
  if (month === undefined) return undefined;
  const paid = days.flat().flatMap((day) => readMonth(day) ?? []);
  const early = paid.filter((each) => each === month - 1);
  const isOf = (each: number) => each >= month - 1 && each <= month + LATEST;
  return paid.every(isOf) && early.length <= paid.length * MOST_EARLY ? month : undefined;
}
