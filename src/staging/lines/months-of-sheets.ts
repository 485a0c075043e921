import type { SheetHead } from "../../sources/recognition/header/sheet-head.ts";
import { periodIn } from "../../sources/recognition/lines/find-period.ts";
import { monthOfSheet } from "../../sources/recognition/lines/month-of-sheet.ts";
import type { Recognition } from "../../sources/recognition/recognition.ts";
import { figures, yearsSaid } from "../../sources/recognition/spread/month-said.ts";

interface NamedSheet {
  head: SheetHead;
  recognition: Recognition;
}

/** Months further apart than this are of two years where sheets follow each other: 12月 and 1月. */
const TURN = 10;

/**
 * The sheets of a book, those called 8月 by their full month where the others or the file say its year, so that they are read as if the office
 * had written it: 11月, 12月 and 2020年1月 are of two years. What may be of either year is left as it is.
 */
export function withYearsOfBook<Sheet extends NamedSheet>(sheets: readonly Sheet[]): Sheet[] {
  const months = sheets.map(({ head }) => monthOfSheet(head.sheet));
  const dated = sheets.map(({ head, recognition }, index) =>
    months[index] === undefined ? (periodIn(head.sheet) ?? recognition.period) : null,
  );
  const ofFile = yearsSaid([sheets[0]?.head.file ?? "", sheets[0]?.head.folder ?? ""]);
  return sheets.map((sheet, index) => {
    const month = months[index];
    if (month === undefined || !asksForMonth(sheet.recognition)) return sheet;
    const year =
      yearOfOthers(index, months, dated) ?? (ofFile.length === 1 ? ofFile[0] : undefined);
    if (year === undefined || year === null) return sheet;
    return { ...sheet, head: { ...sheet.head, sheet: `${year}年${figures(sheet.head.sheet)}` } };
  });
}

/** Whether nothing says of which month a sheet is, or for or from which month its rows are. */
export function asksForMonth({ roll, questions }: Recognition): boolean {
  return questions.some(
    ({ about, field = "" }) =>
      about === "period" || (about === "required" && roll?.titled?.includes(field)),
  );
}

/** Of which year a sheet is, month by month from the nearest one that has a year; undefined where nothing or two things tell it. */
function yearOfOthers(
  index: number,
  months: readonly (number | undefined)[],
  dated: readonly (number | null)[],
): number | undefined {
  const years = new Set(
    dated.flatMap((period) => (period === null ? [] : [Math.floor(period / 12)])),
  );
  if (years.size !== 1) return undefined;
  const [from] = dated
    .flatMap((period, at) => (period === null ? [] : [{ at, period }]))
    .sort((a, b) => Math.abs(a.at - index) - Math.abs(b.at - index) || a.at - b.at);
  if (!from) return undefined;
  const later = from.at < index;
  let year: number | undefined = Math.floor(from.period / 12);
  let last = (from.period % 12) + 1;
  for (let at = from.at; at !== index; ) {
    at += later ? 1 : -1;
    const month = months[at];
    if (month === undefined || year === undefined) continue;
    const ahead = later ? month - last : last - month;
    // Behind a January a December may be that of the year, or that before in a book that begins with the newest month.
    if (ahead >= TURN) year = undefined;
    else if (ahead <= -TURN) year += later ? 1 : -1;
    last = month;
  }
  return year;
}
