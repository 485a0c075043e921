import { figures } from "../spread/month-said.ts";
import { periodIn } from "./find-period.ts";
import { SPAN } from "./line-words.ts";

const MONTH = /(?<![\d.])(1[0-2]|0?[1-9])月份?(?![起以之前后底止]|\d)/g;
/** When a list was filled in. */
const DAY = /(?<!\d)20\d{2}[年.\-/]\d{1,2}[月.\-/]\d{1,2}日?(?!\d)/g;
/** A year, or whose it is, in any way. */
const YEAR =
  /(?<!\d)(19|20)\d{2}(?!\d{5})|\d{2}年|(?<!\d)(1[3-9]|2\d)(0[1-9]|1[0-2])(?!\d)|[去上今明往]年|截[至止]|累计/;

interface MonthAlone {
  /** 1 to 12. */
  month: number;
  /** The months in which it was filled in, as year*12 + month - 1. */
  filledIn: readonly number[];
}

/**
 * The one month that names say without its year: 10 of 10月停保 and of 三季度/9月发放; undefined where they say none, several or a year.
 *
 * names: of the folder, the file, the sheet, and titles.
 */
export function monthAlone(names: readonly string[]): MonthAlone | undefined {
  const texts = names.map(figures);
  const undayed = texts.map((text) => text.replace(DAY, " "));
  if (undayed.some((text) => YEAR.test(text) || SPAN.test(text))) return undefined;
  const months = new Set(
    undayed.flatMap((text) => [...text.matchAll(MONTH)].map(([, month]) => Number(month))),
  );
  const [month] = months;
  if (months.size !== 1 || month === undefined) return undefined;
  const days = texts.flatMap((text) => [...text.matchAll(DAY)].map(([day]) => periodIn(day)));
  return { month, filledIn: days.filter((day) => day !== null) };
}
