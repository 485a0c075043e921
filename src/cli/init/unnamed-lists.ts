import { headerText } from "../../rolls/headers/header-text.ts";
import { monthText } from "../../rules/run-context.ts";
import { isCalled } from "../../sources/recognition/called.ts";
import type { Question } from "../../sources/recognition/recognition.ts";
import type { RecognisedSheet } from "../../staging/recognise-book.ts";
import type { RecognisedFile } from "./recognise-files.ts";

interface Listed {
  file: RecognisedFile;
  sheet: RecognisedSheet;
}

const NOT_TOLD: Question = { about: "roll", text: "没有写明是哪种名册", taken: null };

/** What tells in each row which roll a list is of. */
const TELLING = new Set(["programme", "side", "coverage", "supply"]);

/**
 * Lists that look like a roll and that neither file, sheet and title nor a header call so, of no month (附件3: 户主姓名, 保障人数, 补贴金额, which may be money for coal), where
 * the roll itself has come in another form: whoever is on such a list would be on the roll, and nobody on it would be missed. They are not used, and it is asked.
 *
 * said: whether doudi.yaml says already what a sheet is.
 */
export function withoutUnnamed(
  files: readonly RecognisedFile[],
  said: (file: string, sheet: string) => boolean,
): RecognisedFile[] {
  const all = files.flatMap((file) => file.sheets.map((sheet) => ({ file, sheet })));
  const rolls = all.filter((each) => isSnapshot(each) && periodOf(each) !== null && isNamed(each));
  const newest = Math.max(...rolls.map((each) => periodOf(each) ?? 0));
  const now = rolls.filter((each) => periodOf(each) === newest);
  const left = all.filter((each) => {
    if (!isSnapshot(each) || periodOf(each) !== null || each.sheet.part) return false;
    if (isNamed(each) || said(each.file.file, each.sheet.spool.name)) return false;
    const own = now.filter((other) => rollOf(other) === rollOf(each));
    return own.length > 0 && own.every((other) => formOf(other) !== formOf(each));
  });
  return files.map((file) => {
    const names = left.filter((each) => each.file === file).map(({ sheet }) => sheet.spool.name);
    return names.length === 0 ? file : leftOut(file, new Set(names), newest);
  });
}

function leftOut(file: RecognisedFile, names: ReadonlySet<string>, newest: number): RecognisedFile {
  const whole = file.sheets.filter(
    ({ spool, part }) => !names.has(spool.name) || part === undefined,
  );
  const asked = file.sheets
    .filter(({ spool, part }) => names.has(spool.name) && part === undefined)
    .map(({ spool, recognition: { roll } }) => ({
      sheet: spool.name,
      text: `像${roll?.label}，但没有一处写明它是、是哪个月的，另有${monthText(newest)}的《${roll?.label}》，没有用；是的话在 doudi.yaml 这张表下写明 roll: ${roll?.id} 和 period，去掉 skip`,
      taken: null,
    }));
  return {
    ...file,
    skipped: names,
    sheets: whole.map((sheet) =>
      names.has(sheet.spool.name)
        ? { ...sheet, recognition: { ...sheet.recognition, roll: null, questions: [NOT_TOLD] } }
        : sheet,
    ),
    open: [...file.open.filter(({ sheet }) => !names.has(sheet)), ...asked],
  };
}

function isSnapshot({ sheet: { recognition } }: Listed): boolean {
  return recognition.roll?.kind === "enrolment" && recognition.roll.snapshot;
}

function rollOf({ sheet }: Listed): string | undefined {
  return sheet.recognition.roll?.id;
}

function periodOf({ sheet }: Listed): number | null {
  return sheet.recognition.period;
}

/** Whether a name, a header or a column of programmes calls the list after its roll. */
function isNamed({ file, sheet: { spool, recognition } }: Listed): boolean {
  const { roll, columns, unused, titles } = recognition;
  if (!roll || columns.some(({ field }) => TELLING.has(field))) return true;
  const headers = [...columns, ...unused].map(({ header }) => headerText(header));
  return isCalled(roll, [file.file, spool.name, ...titles, ...headers]);
}

function formOf({ sheet: { recognition } }: Listed): string {
  return recognition.columns.map(({ field, header }) => `${field} ${header}`).join("\n");
}
