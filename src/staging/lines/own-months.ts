import { unspaced } from "../../rolls/plain-text.ts";
import type { SheetHead } from "../../sources/recognition/header/sheet-head.ts";
import { findPeriod, namedMonth } from "../../sources/recognition/lines/find-period.ts";
import { monthOfSheet } from "../../sources/recognition/lines/month-of-sheet.ts";
import type { Recognition } from "../../sources/recognition/recognition.ts";

interface OwnSheet {
  head: SheetHead;
  known: { period?: number };
  recognition: Recognition;
}

/** Months that the name of a copied sheet may be behind. */
const COPIED = 2;

/**
 * A book called 核查工作簿（2019年11月） with a sheet of 低保18年12月 and one of 低保19年10月: what the file is called says when the book was put together,
 * and each sheet is of the month that it names itself. A single sheet of a roll may be called after the month before, as copied books are; one of last
 * year beside another without a month is not of the same month as that. A day alone in its cell, later than what the file is called after, is when the
 * list was filled in. Of sheets called 9月 and 10月 below one title, which was copied with the first, each is of the month that it is called.
 */
export function withOwnMonths<Sheet extends OwnSheet>(all: readonly Sheet[]): Sheet[] {
  const sheets = withCalledMonths(all);
  const own = sheets.map(({ head, known, recognition }) =>
    recognition.roll?.snapshot && known.period === undefined ? ownMonth(head, recognition) : null,
  );
  return sheets.map((sheet, index) => {
    const month = own[index] ?? null;
    if (month === null) return sheet;
    const { roll, period } = sheet.recognition;
    const ofRoll = sheets.flatMap(({ recognition }, at) =>
      recognition.roll?.id === roll?.id && recognition.period === period ? [own[at] ?? null] : [],
    );
    const differ = new Set(ofRoll.filter((each) => each !== null)).size > 1;
    const isAnother = ofRoll.includes(null) && Math.abs(month - (period ?? month)) > COPIED;
    if (month === period) return sheet;
    if (differ || isAnother)
      return { ...sheet, recognition: { ...sheet.recognition, period: month } };
    const named = namedMonth(sheet.head, sheet.recognition.headerRow);
    return period === null || named === null || named === period
      ? sheet
      : withNotice(sheet, named, period);
  });
}

/** Sheets of a roll that are called after other months than the title that they have in common. */
function withCalledMonths<Sheet extends OwnSheet>(sheets: readonly Sheet[]): Sheet[] {
  return sheets.map((sheet, index) => {
    const { head, known, recognition } = sheet;
    const { roll, period } = recognition;
    const called = monthOfSheet(head.sheet);
    if (called === undefined || period === null || known.period !== undefined) return sheet;
    const isCopied = sheets.some(
      (other, at) =>
        at !== index &&
        other.recognition.roll?.id === roll?.id &&
        other.recognition.period === period &&
        monthOfSheet(other.head.sheet) === (period % 12) + 1,
    );
    if (!roll?.snapshot || !isCopied) return sheet;
    const after = (called - 1 - (period % 12) + 12) % 12;
    const month = period + (after > 6 ? after - 12 : after);
    if (month === period) return sheet;
    const text = `表名是“${head.sheet}”，标题写的是${monthText(period)}，按${monthText(month)}算；不对请改表名`;
    return {
      ...sheet,
      recognition: { ...recognition, period: month, notices: [...recognition.notices, text] },
      known: { ...known, period: month },
    };
  });
}

/** The name of the file is believed before the title: whoever wrote 9月 over a roll of October is told. */
function withNotice<Sheet extends OwnSheet>(sheet: Sheet, month: number, period: number): Sheet {
  const text = `表里写的是${monthText(month)}，文件名或文件夹写的是${monthText(period)}，按${monthText(period)}算；不对请改文件名，或在 doudi.yaml 里写明 period`;
  const { recognition } = sheet;
  return { ...sheet, recognition: { ...recognition, notices: [...recognition.notices, text] } };
}

function monthText(month: number): string {
  return `${Math.floor(month / 12)}年${(month % 12) + 1}月`;
}

/** 2019年10月31日 beside 填报单位：丙乡. */
const A_DAY_ALONE = /^20\d{2}(年\d{1,2}月\d{1,2}日?|([-./])\d{1,2}\2\d{1,2})$/;

function ownMonth(head: SheetHead, { headerRow, period }: Recognition): number | null {
  const own = { ...head, file: "", folder: "" };
  const month = findPeriod(own, headerRow);
  if (month === null || period === null || month <= period) return month;
  const rows = head.rows.map((row) =>
    row.row < headerRow
      ? { ...row, cells: row.cells.map((cell) => (A_DAY_ALONE.test(unspaced(cell)) ? "" : cell)) }
      : row,
  );
  return findPeriod({ ...own, rows }, headerRow);
}
