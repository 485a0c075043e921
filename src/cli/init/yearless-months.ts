import { kindOf } from "../../rolls/kinds.ts";
import { monthText } from "../../rules/run-context.ts";
import { monthAlone } from "../../sources/recognition/lines/month-alone.ts";
import type { RecognisedSheet } from "../../staging/recognise-book.ts";
import type { RecognisedFile } from "./recognise-files.ts";

type Question = RecognisedSheet["recognition"]["questions"][number];

/** Months after its own in which a list is still filled in. */
const SOON = 2;

interface Named {
  sheet: RecognisedSheet;
  named: NonNullable<ReturnType<typeof monthAlone>>;
  question: Question;
}

/**
 * A list that is called 10月 and no year anywhere is that of the newest such month until the one that is screened: 12月 beside October is that of the
 * year before. What is called after the month that follows the screened one may be of either year, and so may all lists of its roll: a whole year is of the
 * last that is over. It stays on the list of what is open.
 *
 * month: as year*12 + month - 1.
 */
export function takeYearlessAs(month: number, files: readonly RecognisedFile[]): RecognisedFile[] {
  const all = files.flatMap((file) =>
    file.sheets.map((sheet) => ({ sheet, ...namedBy(file.file, sheet) })),
  );
  const named = all.filter((each): each is Named => "named" in each);
  const open = new Set(
    named
      .filter(({ named: { month: of } }) => of - 1 === (month + 1) % 12)
      .map(({ sheet }) => sheet.recognition.roll?.id),
  );
  const months = new Map(
    named
      .filter(({ sheet }) => !open.has(sheet.recognition.roll?.id))
      .map(({ sheet, named: of, question }) => {
        const since = (month - (of.month - 1)) % 12;
        return [sheet, { month: month - since, filledIn: of.filledIn, question }] as const;
      })
      .filter(([sheet, taken]) => mayBe(sheet, taken, all)),
  );
  return months.size === 0 ? [...files] : files.map((file) => withMonths(file, months));
}

/** The month that a sheet is called by, where nothing but its year is asked. */
function namedBy(file: string, { spool, part, recognition }: RecognisedSheet) {
  const { roll, period, questions, titles } = recognition;
  if (!roll || period !== null || part) return {};
  const { fields } = kindOf(roll.kind);
  const question = questions.find(({ about, field = "" }) =>
    roll.snapshot
      ? about === "period"
      : about === "required" && roll.titled?.includes(field) && fields[field]?.type === "month",
  );
  const named = monthAlone([...file.replace(/\.[^.]*$/, "").split("/"), spool.name, ...titles]);
  return question === undefined || named === undefined ? {} : { named, question };
}

/** Nobody on it begins later, it was filled in then or soon after, and no other list of a roll is of that month by its own word. */
function mayBe(
  sheet: RecognisedSheet,
  { month, filledIn }: { month: number; filledIn: readonly number[] },
  all: readonly { sheet: RecognisedSheet }[],
): boolean {
  const { roll, newest } = sheet.recognition;
  if (newest !== null && newest > month) return false;
  if (filledIn.some((day) => day < month || day > month + SOON)) return false;
  const isOfMonth = ({ sheet: { recognition: other } }: { sheet: RecognisedSheet }) =>
    other.roll?.id === roll?.id && other.period === month;
  return !(roll?.snapshot && all.some(isOfMonth));
}

function withMonths(
  file: RecognisedFile,
  months: ReadonlyMap<RecognisedSheet, { month: number; question: Question }>,
): RecognisedFile {
  const own = file.sheets.flatMap((sheet) => {
    const taken = months.get(sheet);
    return taken ? [{ sheet, ...taken }] : [];
  });
  if (own.length === 0) return file;
  return {
    ...file,
    sheets: file.sheets.map((sheet) => {
      const period = months.get(sheet)?.month;
      return period === undefined
        ? sheet
        : { ...sheet, recognition: { ...sheet.recognition, period } };
    }),
    open: file.open.map((each) => {
      const taken = own.find(
        ({ sheet, question }) => sheet.spool.name === each.sheet && question.text === each.text,
      );
      return taken ? { ...each, taken: monthText(taken.month) } : each;
    }),
  };
}
