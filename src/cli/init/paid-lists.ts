import type { KnownSheet, RecognisedSheet } from "../../staging/recognise-book.ts";
import type { RecognisedFile } from "./recognise-files.ts";
import { columnOf, formOf, forTexts } from "./texts-of-sheet.ts";

/** A list that calls itself one of payments. */
const OF_PAYMENTS =
  /发放(明细|流水|汇总|清册|花名册|名册|名单|台账|表|册)|(打卡|代发)(明细|清册|名册|名单|表)/;
const PAID = /发放|实发|打卡|代发/;
/** Of those whom a list pays, so many are on the rolls: else it is of other townships, whose roll it may be. */
const MOST = 0.8;
/** Of a list whose form is one of payments in another month, so many: who has left since is on no roll of today. */
const MOST_OF_FORM = 0.5;
/** A roll may lag behind what is paid by so many months. */
const LATEST = 3;

interface Listed {
  file: string;
  sheet: RecognisedSheet;
}

/**
 * Monthly lists of what was paid that say since when each gets it, and so look like the roll: where the rolls themselves have come too, they are lists of
 * payments. Where there is no other roll of their time, or it is of other people (one township sends its roll as 花名册, the next as 发放花名册), they stay what the
 * roll of that time can be known by. Of a form that comes each month all are what those near a roll turn out to be.
 *
 * Returns: the sheets to be read as payments, by file.
 */
export async function paidLists(
  files: readonly RecognisedFile[],
  said: (file: string, sheet: string) => boolean,
): Promise<ReadonlyMap<string, readonly KnownSheet[]>> {
  const all = files.flatMap(({ file, sheets }) => sheets.map((sheet) => ({ file, sheet })));
  const rolls = all.filter((each) => isRoll(each) && !isOfPayments(each));
  const isPaidElsewhere = all.some(({ sheet }) => sheet.recognition.roll?.kind === "payment");
  const asked = all.filter(
    (each) => isRoll(each) && isOfPayments(each) && !said(each.file, each.sheet.spool.name),
  );
  const paid = new Set<Listed>();
  const apart = new Set<Listed>();
  for (const each of asked) {
    const { sheet } = each;
    const months = monthsPaid(all, sheet);
    const ofTheTime = rolls
      .map(({ sheet: other }) => other)
      .filter((other) => isOfTheTime(other, sheet, months));
    if (months === 1 && isPaidElsewhere && !ofTheTime.some(hasAmount)) continue;
    const share = await shareOn(ofTheTime, sheet);
    if (share >= MOST) paid.add(each);
    else if (share >= MOST_OF_FORM) apart.add(each);
  }
  for (const each of apart)
    if ([...paid].some((other) => formOf(other.sheet) === formOf(each.sheet))) paid.add(each);
  return byFile(asked.filter((each) => paid.has(each)));
}

function byFile(lists: readonly Listed[]): Map<string, readonly KnownSheet[]> {
  const found = new Map<string, KnownSheet[]>();
  for (const { file, sheet } of lists)
    found.set(file, [...(found.get(file) ?? []), { sheet: sheet.spool.name, roll: "payment" }]);
  return found;
}

function isRoll({ sheet: { recognition, part } }: Listed): boolean {
  const { roll, onlyAdded, period } = recognition;
  return roll?.kind === "enrolment" && roll.snapshot && !onlyAdded && !part && period !== null;
}

function isOfPayments({ file, sheet: { spool, recognition } }: Listed): boolean {
  const names = [file.replace(/^.*\//, ""), spool.name, ...recognition.titles];
  const isPaid = recognition.columns.some(
    ({ field, header }) => field === "account" || (field === "amount_fen" && PAID.test(header)),
  );
  return isPaid && names.some((name) => OF_PAYMENTS.test(name.replace(/\s/g, "")));
}

/** The months of which there are lists of payments in the form of this one. */
function monthsPaid(all: readonly Listed[], { recognition }: RecognisedSheet): number {
  const alike = all.filter(
    (each) =>
      isRoll(each) &&
      isOfPayments(each) &&
      each.sheet.recognition.roll?.id === recognition.roll?.id,
  );
  return new Set(alike.map(({ sheet }) => sheet.recognition.period)).size;
}

/** A roll of members that says nothing of money has it on its list of households, whatever that is called: the payments are other lists. */
function hasAmount(roll: RecognisedSheet): boolean {
  return columnOf(roll, "amount_fen") !== undefined;
}

/** The only list of its kind, months older than the roll, is what the roll was then: whoever was on it and is not now has left. */
function isOfTheTime(
  { recognition: roll }: RecognisedSheet,
  { recognition: list }: RecognisedSheet,
  months: number,
): boolean {
  const later = (roll.period ?? 0) - (list.period ?? 0);
  return roll.roll?.id === list.roll?.id && later >= -LATEST && (months > 1 || later <= LATEST);
}

/** The share of those whom a list names who are on one of the rolls. */
async function shareOn(rolls: readonly RecognisedSheet[], list: RecognisedSheet): Promise<number> {
  const field = [list, ...rolls].every((sheet) => columnOf(sheet, "id") !== undefined)
    ? "id"
    : "name";
  const listed = new Set<string>();
  await forTexts(list, field, (text) => listed.add(text));
  const all = listed.size;
  for (const roll of rolls) await forTexts(roll, field, (text) => listed.delete(text));
  return all === 0 ? 0 : (all - listed.size) / all;
}
