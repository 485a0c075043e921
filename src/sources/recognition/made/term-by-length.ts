import { readDay } from "../../../rolls/cell/read-date.ts";
import { endOfTerm, readLength } from "../../../rolls/cell/read-length.ts";
import { headerText } from "../../../rolls/headers/header-text.ts";
import { kindOf } from "../../../rolls/kinds.ts";
import type { Roll } from "../../../rolls/roll.ts";
import type { Assignment } from "../columns/match-columns.ts";
import { leafOf, type SheetColumn } from "../header/sheet-column.ts";

/** A column of how long terms last, and that of the days on which they begin; counted from 0. */
export interface TermByLength {
  index: number;
  from: number;
}

const LENGTHS =
  /^(原?判?处?|执行|服刑|刑罚|强制隔离|强制)?(戒毒|强戒)?(刑期|期限|刑期年限)(长短|年限)?$/;
const MOST = 0.6;
const SCORE = 0.6;

/**
 * 刑期 over 三年六个月 beside 收监时间, where no column says when a term ends: whoever was let out long ago would stay in prison for good.
 */
export function termByLength(
  roll: Roll,
  assignments: readonly Assignment[],
  columns: readonly SheetColumn[],
): Assignment[] {
  const ends = new Map(
    Object.entries(kindOf(roll.kind).fields).flatMap(([field, { end }]) =>
      end !== undefined && roll.columns[field] ? [[end, field] as const] : [],
    ),
  );
  const until = ends.get("until");
  const from = assignments.find(({ field }) => field === ends.get("from"));
  if (until === undefined || !from || assignments.some(({ field }) => field === until)) return [];
  const used = new Set(assignments.map(({ column }) => column.index));
  const length = columns.find(
    (column) =>
      !used.has(column.index) && LENGTHS.test(headerText(leafOf(column))) && holdsLengths(column),
  );
  if (!length) return [];
  const { column } = from;
  const header = `${length.header}（从${column.header}算起）`;
  const termByLength = { index: length.index, from: column.index };
  return [{ field: until, column: { ...length, header, sample: [], termByLength }, score: SCORE }];
}

function holdsLengths({ sample }: SheetColumn): boolean {
  return sample.filter((cell) => readLength(cell) !== null).length > sample.length * MOST;
}

/** When a term ends, as a cell would say it; null where it stays as it is written. */
export function endWritten(from: string, length: string): string | null {
  const months = readLength(length);
  if (months === "open") return "长期";
  const day = readDay(from);
  return months === null || day === null ? null : endOfTerm(day, months);
}
