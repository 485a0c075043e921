import { monthText } from "../../rules/run-context.ts";
import type { RecognisedSheet } from "../../staging/recognise-book.ts";
import type { RecognisedFile } from "./recognise-files.ts";

interface Undated {
  file: RecognisedFile;
  sheet: RecognisedSheet;
}

/**
 * A roll without a month that nobody answers for is most likely the one of the month to be screened: where it is the only one of its kind
 * without a month, none of its kind is of that month, and nobody on it begins later. It stays on the list of what is open.
 *
 * month: as year*12 + month - 1.
 */
export function takeUndatedAs(month: number, files: readonly RecognisedFile[]): RecognisedFile[] {
  const all = files.flatMap((file) => file.sheets.map((sheet) => ({ file, sheet })));
  const undated = all.filter(
    ({ sheet: { recognition } }) => recognition.roll?.snapshot && recognition.period === null,
  );
  const taken = new Set(
    undated
      .filter(({ sheet }) => {
        const isSame = (other: Undated) => rollOf(other.sheet) === rollOf(sheet);
        return (
          isOneList(undated.filter(isSame)) &&
          all.filter(isSame).every((other) => isBefore(other.sheet, month))
        );
      })
      .map(({ sheet }) => sheet),
  );
  return files.map((file) => withMonth(file, taken, month));
}

function rollOf({ recognition }: RecognisedSheet): string | undefined {
  return recognition.roll?.id;
}

/** One sheet, or one a township. */
function isOneList(sheets: readonly Undated[]): boolean {
  const towns = sheets.map(({ sheet }) => sheet.recognition.town);
  return sheets.length === 1 || (new Set(towns).size === towns.length && !towns.includes(null));
}

function isBefore({ recognition: { period, newest } }: RecognisedSheet, month: number): boolean {
  return period === null ? newest === null || newest <= month : period < month;
}

function withMonth(
  file: RecognisedFile,
  taken: ReadonlySet<RecognisedSheet>,
  month: number,
): RecognisedFile {
  const own = file.sheets.filter((sheet) => taken.has(sheet));
  if (own.length === 0) return file;
  const texts = new Set(
    own.flatMap(({ spool, recognition }) =>
      recognition.questions
        .filter(({ about }) => about === "period")
        .map(({ text }) => `${spool.name}\n${text}`),
    ),
  );
  return {
    ...file,
    sheets: file.sheets.map((sheet) =>
      taken.has(sheet) ? { ...sheet, recognition: { ...sheet.recognition, period: month } } : sheet,
    ),
    open: file.open.map((each) =>
      texts.has(`${each.sheet}\n${each.text}`) ? { ...each, taken: monthText(month) } : each,
    ),
  };
}
