import { arabicDates } from "../../rolls/cell/chinese-figures.ts";
import { kindOf } from "../../rolls/kinds.ts";
import { valuesNamed } from "../../rolls/resolve-code.ts";
import type { Roll } from "../../rolls/roll.ts";
import { periodIn } from "./find-period.ts";

/**
 * What the names of a sheet say of all its rows, for the fields that the roll allows it (`titled`): a sheet called 护理补贴 has
 * no column for which subsidy it is.
 *
 * titles: file name, sheet name and title rows, as `titlesOf` gives them.
 * Returns: field -> official value, or the month as year*12+month-1. What names two of them, or 两项补贴, says nothing.
 */
export function saidByTitles(
  roll: Roll,
  titles: readonly string[],
): ReadonlyMap<string, string | number> {
  const said = new Map<string, string | number>();
  for (const field of roll.titled ?? []) {
    const spec = kindOf(roll.kind).fields[field];
    const value =
      spec?.type === "month"
        ? monthSaid(titles)
        : spec?.list && valueSaid(spec.list, titles, roll.values?.[field]);
    if (value !== undefined) said.set(field, value);
  }
  return said;
}

/** Titles that speak of several things at once. */
const SEVERAL = /两项|两补|三项|多项|各项|各类|汇总/;

/** The sheet's own name speaks before its title rows, and these before the file's name; the first that names any decides. */
function valueSaid(
  list: string,
  [file, ...own]: readonly string[],
  allowed: readonly string[] | undefined,
): string | undefined {
  for (const text of [...own, file ?? ""]) {
    const named = valuesNamed(list, text).filter((value) => allowed?.includes(value) ?? true);
    if (named.length > 1 || (named.length > 0 && SEVERAL.test(text))) return undefined;
    if (named.length === 1) return named[0];
  }
  return undefined;
}

/** A span of months names none of them, and a file's name more often says when it was made. */
function monthSaid([, ...own]: readonly string[]): number | undefined {
  for (const text of own.map(arabicDates)) {
    if (/[-~—至到]\d{1,2}月|季度|全年|上半年|下半年/.test(text)) return undefined;
    const month = periodIn(text);
    if (month !== null) return month;
  }
  return undefined;
}
