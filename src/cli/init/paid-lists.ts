import type { KnownSheet, RecognisedSheet } from "../../staging/recognise-book.ts";
import type { RecognisedFile } from "./recognise-files.ts";

/** A list that calls itself one of payments. */
const OF_PAYMENTS =
  /发放(明细|流水|汇总|清册|花名册|名册|名单|台账|表|册)|(打卡|代发)(明细|清册|名册|名单|表)/;
const PAID = /发放|实发|打卡|代发/;
/** A roll may lag behind what is paid by so many months. */
const LATEST = 3;

interface Listed {
  file: string;
  sheet: RecognisedSheet;
}

/**
 * Monthly lists of what was paid that say since when each gets it, and so look like the roll: where the rolls themselves have come too, they are lists of
 * payments. Where there is no other roll of their time they stay what the roll of that time can be known by.
 *
 * Returns: the sheets to be read as payments, by file.
 */
export function paidLists(
  files: readonly RecognisedFile[],
  said: (file: string, sheet: string) => boolean,
): ReadonlyMap<string, readonly KnownSheet[]> {
  const all = files.flatMap(({ file, sheets }) => sheets.map((sheet) => ({ file, sheet })));
  const rolls = all.filter((each) => isRoll(each) && !isOfPayments(each));
  const found = new Map<string, KnownSheet[]>();
  for (const each of all) {
    const { file, sheet } = each;
    if (!isRoll(each) || !isOfPayments(each) || said(file, sheet.spool.name)) continue;
    if (!rolls.some(({ sheet: other }) => isOfTheTime(other, sheet))) continue;
    found.set(file, [...(found.get(file) ?? []), { sheet: sheet.spool.name, roll: "payment" }]);
  }
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

function isOfTheTime(
  { recognition: roll }: RecognisedSheet,
  { recognition: list }: RecognisedSheet,
): boolean {
  return roll.roll?.id === list.roll?.id && (roll.period ?? 0) >= (list.period ?? 0) - LATEST;
}
