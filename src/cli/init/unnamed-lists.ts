import { headerText } from "../../rolls/headers/header-text.ts";
import { monthText } from "../../rules/run-context.ts";
import { isCalled } from "../../sources/recognition/called.ts";
import type { Question } from "../../sources/recognition/recognition.ts";
import type { RecognisedSheet } from "../../staging/recognise-book.ts";
import type { RecognisedFile } from "./recognise-files.ts";
import { columnOf, formOf, forTexts } from "./texts-of-sheet.ts";

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
 * What names a township that is not on the roll may be the roll of that one.
 *
 * said: whether doudi.yaml says already what a sheet is.
 */
export async function withoutUnnamed(
  files: readonly RecognisedFile[],
  said: (file: string, sheet: string) => boolean,
): Promise<RecognisedFile[]> {
  const all = files.flatMap((file) => file.sheets.map((sheet) => ({ file, sheet })));
  const rolls = all.filter((each) => isSnapshot(each) && periodOf(each) !== null && isNamed(each));
  const newest = Math.max(...rolls.map((each) => periodOf(each) ?? 0));
  const now = rolls.filter((each) => periodOf(each) === newest);
  const left: Listed[] = [];
  for (const each of all) {
    if (!isSnapshot(each) || periodOf(each) !== null || each.sheet.part) continue;
    if (isNamed(each) || said(each.file.file, each.sheet.spool.name)) continue;
    const own = now.filter((other) => rollOf(other) === rollOf(each));
    if (own.length === 0 || own.some((other) => formOf(other.sheet) === formOf(each.sheet)))
      continue;
    if (await isOfTowns(each, own)) left.push(each);
  }
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

/** The least share of a list's villages that are on the rolls: a village may have nobody there. */
const MOST_VILLAGES = 0.5;

/** Whether the rolls have people of every township that a list names, or of most villages where it names no township. */
async function isOfTowns({ sheet }: Listed, rolls: readonly Listed[]): Promise<boolean> {
  const towns = [...(await townsOf(sheet))];
  const places = towns.length > 0 ? towns : [...(await villagesOf(sheet))];
  const onRolls = new Set<string>();
  for (const roll of rolls)
    for (const place of await (towns.length > 0 ? townsOf : villagesOf)(roll.sheet))
      onRolls.add(place);
  // A roll without villages says nothing of those of a list.
  if (towns.length === 0 && onRolls.size === 0) return true;
  const there = places.filter((place) => onRolls.has(place)).length;
  return towns.length > 0 ? there === towns.length : there >= places.length * MOST_VILLAGES;
}

/** 东村村委会 and 东村 are one. */
async function villagesOf(sheet: RecognisedSheet): Promise<Set<string>> {
  const villages = new Set<string>();
  await forTexts(sheet, "village", (text) =>
    villages.add(text.replace(/(?<=.)(村?(村民|居民)?委员?会|社区|居委会|村)+$/, "")),
  );
  return villages;
}

/** 青石乡 and 青石 are one. */
async function townsOf(sheet: RecognisedSheet): Promise<Set<string>> {
  const towns = new Set<string>();
  const add = (text: string) => towns.add(text.replace(/(乡|镇|街道|办事处)+$/, ""));
  const { town } = sheet.recognition;
  if (columnOf(sheet, "town") === undefined) return town === null ? towns : add(town);
  await forTexts(sheet, "town", add);
  return towns;
}
