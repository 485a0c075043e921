import { inCentury } from "./read-date.ts";

/** 5/30/19, and 10/2/19 beside it: how a program set to English writes a day into a text file. */
const SLASHED = /^(\d{1,2})\/(\d{1,2})\/(\d{2}|\d{4})(?= |$)/;

/** Whether the days of a column begin with the month: at least one of them can be read no other way, and none only another way. */
export function isMonthFirst(texts: readonly string[]): boolean {
  const parts = texts.flatMap((text) => {
    const [, first, second] = SLASHED.exec(text.trim()) ?? [];
    return first === undefined ? [] : [[Number(first), Number(second)] as const];
  });
  return (
    parts.some(([month, day]) => month <= 12 && day > 12 && day <= 31) &&
    parts.every(([month]) => month >= 1 && month <= 12)
  );
}

/** 10/2/19 as 2019-10-02; any other text as it stands. */
export function yearFirst(written: string): string {
  const match = SLASHED.exec(written.trim());
  if (!match) return written;
  const [, month = "", day = "", last = ""] = match;
  const year = last.length === 4 ? last : inCentury(last);
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}
