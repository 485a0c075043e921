import type { SheetHead } from "../../sources/recognition/header/sheet-head.ts";
import { findPeriod } from "../../sources/recognition/lines/find-period.ts";
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
 * year beside another without a month is not of the same month as that.
 */
export function withOwnMonths<Sheet extends OwnSheet>(sheets: readonly Sheet[]): Sheet[] {
  const own = sheets.map(({ head, known, recognition }) =>
    recognition.roll?.snapshot && known.period === undefined
      ? findPeriod({ ...head, file: "", folder: "" }, recognition.headerRow)
      : null,
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
    if (!(differ || isAnother) || month === period) return sheet;
    return { ...sheet, recognition: { ...sheet.recognition, period: month } };
  });
}
