import { arabicDates } from "../../../rolls/cell/chinese-figures.ts";
import { readMonth } from "../../../rolls/cell/read-date.ts";
import { plainText } from "../../../rolls/plain-text.ts";
import type { Roll } from "../../../rolls/roll.ts";
import { headersByField } from "../header/roll-headers.ts";
import type { SheetColumn } from "../header/sheet-column.ts";
import type { Assignment } from "./match-columns.ts";
import { valuesOf } from "./value-fit.ts";

const WHOLE_DAY = /^\d{4}\D+\d{1,2}\D+\d{1,2}(?!\d)|^\d{8}(?!\d)/;
/** How a spreadsheet keeps a month: 2019-10-01. */
const FIRST_OF_MONTH = /^(\d{4}\D+0?1?\d\D+0?1|\d{6}01)(?!\d)/;
/** When somebody began, or when something was written down, is no month of a payment. */
const OF_ELSE = /起|始|首次|纳入|享受|出生|录入|创建|制表|填表|统计|审批|申请|认定|签|止|截/;
const LEAST = 0.9;

/**
 * On a list of payments that has whole days in one column and bare months in another, the months are those that were paid for and the days those on which it
 * was paid, whatever their headers resemble: 打款日 is like 发放月, and 结算月份 like 结算日期. Nothing is changed where each says what its own header lists.
 */
export function daysAndMonths(
  roll: Roll,
  assignments: readonly Assignment[],
  columns: readonly SheetColumn[],
): Assignment[] {
  const month = assignments.find(({ field }) => field === "for_month");
  const given = [...assignments];
  if (!("paid_on" in roll.columns) || !month || !holdsDays(month.column)) return given;
  if (isListed(roll, month)) return given;
  const day = assignments.find(({ field }) => field === "paid_on");
  if (day) {
    if (!holdsMonths(day.column)) return given;
    return given.map((each) => {
      if (each === month) return { ...each, column: day.column };
      return each === day ? { ...each, column: month.column } : each;
    });
  }
  const taken = new Set(assignments.map(({ column }) => column.index));
  const free = columns.filter(
    (column) =>
      !taken.has(column.index) &&
      holdsMonths(column) &&
      !column.names.some((name) => OF_ELSE.test(name)),
  );
  const [only, another] = free;
  if (!only || another) return given;
  return given.flatMap((each) =>
    each === month
      ? [
          { ...each, field: "paid_on" },
          { ...each, column: only, guessed: true as const },
        ]
      : [each],
  );
}

function isListed(roll: Roll, { field, column }: Assignment): boolean {
  const headers = headersByField(roll).get(field) ?? [];
  return column.names.some((name) => headers.includes(name));
}

function holdsDays(column: SheetColumn): boolean {
  return (
    share(column, (text) => WHOLE_DAY.test(text)) >= LEAST &&
    share(column, (text) => FIRST_OF_MONTH.test(text)) < LEAST
  );
}

function holdsMonths(column: SheetColumn): boolean {
  const isMonth = (text: string) => !WHOLE_DAY.test(text) && readMonth(text) !== null;
  return share(column, (text) => isMonth(text) || FIRST_OF_MONTH.test(text)) >= LEAST;
}

function share({ sample }: SheetColumn, test: (text: string) => boolean): number {
  const { values, count } = valuesOf(sample);
  const found = values.filter(([text]) => test(arabicDates(plainText(text))));
  return found.reduce((sum, [, times]) => sum + times, 0) / Math.max(1, count);
}

/** 应发金额 where a list of payments has no other sum is what each was paid. */
export function dueAsPaid(roll: Roll, assignments: readonly Assignment[]): Assignment[] {
  const has = new Set(assignments.map(({ field }) => field));
  if (!("due_fen" in roll.columns) || has.has("amount_fen")) return [...assignments];
  return assignments.map((each) =>
    each.field === "due_fen" ? { ...each, field: "amount_fen", guessed: true as const } : each,
  );
}
