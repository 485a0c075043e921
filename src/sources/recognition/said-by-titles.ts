import { arabicDates } from "../../rolls/cell/chinese-figures.ts";
import { readMonth } from "../../rolls/cell/read-date.ts";
import { kindOf } from "../../rolls/kinds.ts";
import { valuesNamed } from "../../rolls/resolve-code.ts";
import type { Roll } from "../../rolls/roll.ts";
import { periodIn } from "./find-period.ts";

/**
 * What the names of a sheet say of all its rows, for the fields that the roll allows it (`titled`): a sheet called 护理补贴 has
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
  for (const field of roll.titled ?? []) {
    const spec = kindOf(roll.kind).fields[field];
    const value =
      spec?.type === "month"
        ? (monthSaid(titles) ?? monthOfFile(titles[0] ?? "", days) ?? monthOfFile(folder, days))
        : spec?.list && valueSaid(spec.list, [...titles, folder], roll.values?.[field]);
    if (value !== undefined) said.set(field, value);
  }
  return said;
}

/** Titles that speak of several things at once. */
const SEVERAL = /两项|两补|三项|多项|各项|各类|汇总/;

/** The sheet's own name speaks before its title rows, these before the file's name and the folder last; the first that names any decides. */
function valueSaid(
  list: string,
  [file, ...own]: readonly string[],
  allowed: readonly string[] | undefined,
): string | undefined {
  const folder = own.pop() ?? "";
  for (const text of [...own, file ?? "", folder]) {
    const named = valuesNamed(list, text).filter((value) => allowed?.includes(value) ?? true);
    if (named.length > 1 || (named.length > 0 && SEVERAL.test(text))) return undefined;
    if (named.length === 1) return named[0];
  }
  return undefined;
}

/** A span of months names none of them. */
const SPAN = /[-~—至到]\d{1,2}月|季度|全年|上半年|下半年/;

function monthSaid([, ...own]: readonly string[]): number | undefined {
  for (const text of own.map(arabicDates)) {
    if (SPAN.test(text)) return undefined;
    const month = periodIn(text);
    if (month !== null) return month;
  }
  return undefined;
}

/** When the file was made. */
const WHOLE_DAY = /20\d{6}|20\d{2}[年.\-/]\d{1,2}[月.\-/]\d{1,2}日?/g;
/** Months after its own in which a payment may still be made. */
const LATEST = 2;

/**
 * The month in a file's name, which may as well say when the file was made: believed only where every day on the sheet is of that month
 * or shortly after, as in a bank's return of one payment run. A sheet without a day has nothing that could speak against 2019年10月.
 */
function monthOfFile(file: string, days: readonly (readonly string[])[]): number | undefined {
  const text = arabicDates(file).replace(WHOLE_DAY, "");
  const month = SPAN.test(text) ? null : periodIn(text);
  if (month === null) return undefined;
  const paid = days.flat().flatMap((day) => readMonth(day) ?? []);
  if (paid.length === 0 && !/\d月/.test(text)) return undefined;
  return paid.every((each) => each >= month && each <= month + LATEST) ? month : undefined;
}
