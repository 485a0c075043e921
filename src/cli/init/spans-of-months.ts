import { arabicDates } from "../../rolls/cell/chinese-figures.ts";
import { monthNumber } from "../../rolls/cell/read-date.ts";
import { unspaced } from "../../rolls/plain-text.ts";
import { monthText } from "../../rules/run-context.ts";
import type { RecognisedSheet } from "../../staging/recognise-book.ts";
import type { RecognisedFile } from "./recognise-files.ts";

/** First and last month, as year*12 + month - 1. */
interface Span {
  first: number;
  last: number;
}

const QUARTERS = "一二三四";

/**
 * A roll called 2019年第四季度, 2019年10-12月, 2019年下半年 or 2019年 is that of the month to be screened where this lies within the span, for the rest of it is
 * still to come; one of a half year or year that has passed is that of its last month. What names no quarter stays on the list of what is open.
 *
 * month: as year*12 + month - 1.
 */
export function takeSpansAs(month: number, files: readonly RecognisedFile[]): RecognisedFile[] {
  const all = files.flatMap(({ sheets }) => sheets);
  return files.map((file) => {
    const months = new Map(
      file.sheets.flatMap((sheet) => {
        const taken = monthOf(sheet, file, month);
        return taken !== undefined && mayBe(sheet, taken, all) ? [[sheet, taken] as const] : [];
      }),
    );
    return months.size === 0 ? file : withMonths(file, months);
  });
}

function monthOf(
  { spool, recognition: { roll, period, titles } }: RecognisedSheet,
  { file }: RecognisedFile,
  month: number,
): number | undefined {
  if (!roll?.snapshot) return undefined;
  const [own = "", ...folders] = file
    .replace(/\.[^.]*$/, "")
    .split("/")
    .reverse();
  const names = [own, spool.name, ...titles, ...folders];
  const span = names.map(spanIn).find((each) => each !== undefined);
  if (span === undefined || span.first > month) return undefined;
  // A list whose month is known by something else is of that.
  if (period !== null && (period !== span.last || period <= month)) return undefined;
  return Math.min(span.last, month);
}

/** 2019年10-12月, 2019年10月至12月, 2019.10-2019.12. */
const MONTHS =
  /(20\d{2})[年.\-/](\d{1,2})(?:月份?)?[-~—至到](?:(20\d{2})[年.\-/](1[0-2]|0?[1-9])(?!\d)|(1[0-2]|0?[1-9])月)/;

/** The months, quarter, half year or year that a name gives, where it gives no one month. */
function spanIn(written: string): Span | undefined {
  const text = unspaced(arabicDates(written));
  const months = MONTHS.exec(text);
  if (months) {
    const [, year, first, until = year, ofUntil, ofYear] = months;
    const span = {
      first: monthNumber(Number(year), Number(first)),
      last: monthNumber(Number(until), Number(ofUntil ?? ofYear)),
    };
    return span.first < span.last ? span : undefined;
  }
  const quarter = /(20\d{2})年?度?第?([一二三四1-4])季度?/.exec(text);
  if (quarter) {
    const at = QUARTERS.indexOf(quarter[2] ?? "") + 1 || Number(quarter[2]);
    return spanOf(Number(quarter[1]), at * 3 - 2, at * 3);
  }
  const year = /(?<!\d)(20\d{2})年度?(上半年|下半年)?(?!\d|[底末初])/.exec(text);
  if (!year || /\d月|\d季|[底末]/.test(text) || /20\d{2}.*20\d{2}/.test(text)) return undefined;
  if (year[2] === "上半年") return spanOf(Number(year[1]), 1, 6);
  return spanOf(Number(year[1]), year[2] === undefined ? 1 : 7, 12);
}

function spanOf(year: number, first: number, last: number): Span {
  return { first: monthNumber(year, first), last: monthNumber(year, last) };
}

/** Nobody on it begins later, and no other list of the roll is of that month by its own word. */
function mayBe(sheet: RecognisedSheet, month: number, all: readonly RecognisedSheet[]): boolean {
  const { roll, newest, period } = sheet.recognition;
  if (newest !== null && newest > month) return false;
  return !all.some(
    ({ recognition: other }) =>
      other !== sheet.recognition &&
      other.roll?.id === roll?.id &&
      other.period === month &&
      period !== month,
  );
}

function withMonths(
  file: RecognisedFile,
  months: ReadonlyMap<RecognisedSheet, number>,
): RecognisedFile {
  const isAsked = ({ sheet, text }: RecognisedFile["open"][number], of: RecognisedSheet) =>
    of.spool.name === sheet &&
    of.recognition.questions.some((each) => each.about === "period" && each.text === text);
  const open = file.open.map((each) => {
    const month = [...months].find(([sheet]) => isAsked(each, sheet))?.[1];
    return month === undefined ? each : { ...each, taken: monthText(month) };
  });
  const cut = [...months].flatMap(
    ([
      {
        spool,
        recognition: { roll, period },
      },
      month,
    ]) =>
      period === null
        ? []
        : [
            {
              sheet: spool.name,
              text: `${roll?.label}写的是到 ${monthText(period)} 的几个月，还没有过完`,
              taken: monthText(month),
            },
          ],
  );
  return {
    ...file,
    sheets: file.sheets.map((sheet) => {
      const period = months.get(sheet);
      return period === undefined
        ? sheet
        : { ...sheet, recognition: { ...sheet.recognition, period } };
    }),
    open: [...open, ...cut],
  };
}
