import { groupOf, leafOf, type SheetColumn } from "../header/sheet-column.ts";
import type { TextRow } from "../header/sheet-head.ts";
import { monthSaid } from "../spread/month-said.ts";
import { DAY_ALONE } from "./bare-days.ts";
import { columnOfGroup, joinRuns } from "./join-runs.ts";

/**
 * A day that stands in one of several columns: the last of the visits in a column a month (1月 | 2月 | 3月 under 探访日期), the death in the column of whoever reported it
 * (殡仪馆 | 公安 | 村级 under 死亡日期), the first of several. The first column stands for all of them.
 */
export interface OneOfColumns {
  /** Counted from 0. */
  index: number;
  /** In the order in which they are asked; the month of a column that is of one. */
  columns: readonly { index: number; month: number | null }[];
}

/** What is done again and again, and of which the last time counts. */
const AGAIN = /探访|走访|巡访|访视|探视|巡视|随访|上门|入户/;
const ONCE = /(死亡|去世|亡故|逝世)(日期|时间)/;
/** 5月12日, 5.12, 12日 or a whole date; a tick does not say the day. */
const DAY =
  /^((20)?\d{2}[年./-])?(\d{1,2}[月./-])?\d{1,2}[日号]?$|^20\d{6}$|^4\d{4}$|^20\d{2}-\d{2}-\d{2}[ T]00:00:00$/;
/** DuckDB reads the pattern too. */
export const DAY_OF_MONTH = `${DAY_ALONE}?`;
const MOSTLY = 0.8;
/** The same day by another calendar. */
const OTHER_CALENDAR = /农历|阴历|旧历/;
/** What somebody looked at again is asked before what was written first. */
const CORRECTED = /更正|修正|订正|变更后|修改后|核[实定准]|最终/;
/** Parts of one day, and days of other things. */
const NO_REPORT = /^[年月日](份|期)?$|(登记|上报|填[报表]|录入)(日期|时间)/;

/** The columns of a sheet, with those of one day made one; `data` are the rows below the header. */
export function withOneOf(
  columns: readonly SheetColumn[],
  data: readonly TextRow[],
): SheetColumn[] {
  return joinRuns(columns, (at) => {
    const run = runAt(columns, at);
    return run.length > 1 ? { column: oneOf(run, data), of: run.length } : undefined;
  });
}

function monthOf(column: SheetColumn): number | null {
  const said = monthSaid(leafOf(column));
  return said?.count === 1 && said.rest.replace(/[()（）]/g, "") === "" ? said.month : null;
}

function runAt(columns: readonly SheetColumn[], at: number): readonly SheetColumn[] {
  const first = columns[at] as SheetColumn;
  const group = groupOf(first);
  const isVisits = AGAIN.test(group);
  if (!isVisits && !ONCE.test(group)) return [];
  const run: SheetColumn[] = [];
  for (const column of columns.slice(at)) {
    const isOfGroup = column.index === first.index + run.length && groupOf(column) === group;
    const isNext = isVisits ? isLater(column, run.at(-1)) : !NO_REPORT.test(leafOf(column));
    if (!isOfGroup || !isNext) break;
    run.push(column);
  }
  const filled = run.flatMap(({ sample }) => sample.map((text) => text.trim()));
  const days = filled.filter((text) => DAY.test(text));
  return filled.length > 0 && days.length >= MOSTLY * filled.length ? run : [];
}

/** Of a later month than the column before it. */
function isLater(column: SheetColumn, before: SheetColumn | undefined): boolean {
  const month = monthOf(column);
  return month !== null && month > (before ? (monthOf(before) ?? 0) : 0);
}

function oneOf(run: readonly SheetColumn[], data: readonly TextRow[]): SheetColumn {
  const first = run[0] as SheetColumn;
  const isVisits = AGAIN.test(groupOf(first));
  const inOrder = isVisits ? run.toReversed() : correctedFirst(run);
  const columns = inOrder.map((column) => ({ index: column.index, month: monthOf(column) }));
  const asked = { index: first.index, columns };
  const texts = data.map(({ cells }) => dayOf(cells, asked));
  return { ...columnOfGroup(run, texts), oneOf: asked };
}

function correctedFirst(run: readonly SheetColumn[]): SheetColumn[] {
  const own = run.filter((column) => !OTHER_CALENDAR.test(leafOf(column)));
  const isCorrected = (column: SheetColumn) => CORRECTED.test(leafOf(column));
  return [...own.filter(isCorrected), ...own.filter((column) => !isCorrected(column))];
}

const BARE_DAY = new RegExp(`^${DAY_OF_MONTH}$`);

function dayOf(cells: readonly string[], { columns }: OneOfColumns): string {
  const filled = columns.find(({ index }) => (cells[index] ?? "").trim() !== "");
  if (!filled) return "";
  const text = (cells[filled.index] ?? "").trim();
  return filled.month !== null && BARE_DAY.test(text)
    ? `${filled.month}月${text.replace(/[日号]$/, "")}日`
    : text;
}

/** How many columns stand for one that their header's upper row names, of numbers in parts too. */
export function joined(columns: readonly SheetColumn[]): number {
  return columns.reduce(
    (sum, { idInParts, oneOf: days, sums }) =>
      sum + (idInParts ?? days ?? sums ?? { columns: [] }).columns.length,
    0,
  );
}
