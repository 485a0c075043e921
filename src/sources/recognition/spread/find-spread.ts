import { readHeld } from "../../../rolls/cell/read-held.ts";
import { readYuan, saysNothing } from "../../../rolls/cell/read-number.ts";
import { headerText } from "../../../rolls/headers/header-text.ts";
import { kindOf } from "../../../rolls/kinds.ts";
import type { Roll } from "../../../rolls/roll.ts";
import { leafOf, type SheetColumn } from "../header/sheet-column.ts";
import { type ColumnSaying, columnSays, itemOf } from "./column-says.ts";
import { placeMonths } from "./place-months.ts";
import { MOST_PARTS, type Spread, type SpreadPart } from "./spread.ts";

/** The least share of a column's values that are amounts (or marks). */
const LEAST_MONEY = 0.5;

/**
 * Whether a sheet writes side by side what the roll has row by row: one column a month, one a programme, or both.
 *
 * titles: what the sheet is called, the sheet's own name first; `year` is what is known of it besides; `least` how many columns it takes.
 * Returns: the parts; `yearless` where the columns are months and nothing tells of which year; null for a sheet that writes rows, or
 * whose columns cannot be told apart.
 */
export function findSpread(
  roll: Roll,
  columns: readonly SheetColumn[],
  titles: readonly string[],
  { year, least }: { year: number | null; least: number },
): Spread | "yearless" | null {
  if (!roll.spread) return null;
  const said = inherited(roll, columns).filter(
    ({ month, item, role }) => month || item !== null || role === "extra",
  );
  const values = said.filter(({ month, item, role }) => role === "value" && (month || item));
  const holding = values.filter(({ column }) => holdsMoney(roll, column));
  if (new Set(holding.map(keyOf)).size < least) return null;
  // 是否到账 beside the 金额 of the same month is none.
  const held = new Set(holding.map(keyOf));
  const several = values
    .filter((value) => holding.includes(value) || !(roll.spread?.marks || held.has(keyOf(value))))
    .filter((value) => !sumsOthers(value, values));
  const singles = roll.spread.marks ? several.filter((each) => decides(each, several)) : several;
  if (new Set(singles.map(keyOf)).size < singles.length) return null;
  const extras = said.filter(({ role, column }) => role === "extra" && holdsMoney(roll, column));
  const placed = placeMonths([...singles, ...extras], titles, year);
  if (placed === null) return "yearless";
  if (placed.length > MOST_PARTS) return null;
  const taken = new Set([...singles, ...extras].map(({ column }) => column.index));
  const totals = [
    ...values.filter((value) => sumsOthers(value, values)).map(({ column }) => column.header),
    ...several.filter((each) => !singles.includes(each)).map(({ column }) => column.header),
    ...columns
      .filter(({ index, header }) => !taken.has(index) && /合计|小计|总计/.test(header))
      .map(({ header }) => header),
  ];
  const others = said.filter(({ role }) => role !== null && role in kindOf(roll.kind).fields);
  return {
    field: roll.spread.value,
    parts: placed.map(({ saying, month }) => partOf(roll, saying, month, others)),
    totals,
  };
}

/** Where 是否享受, or else 金额, stands beside 标准 under one programme it says who gets it; a 标准 may be printed in each row. */
function decides(value: ColumnSaying, values: readonly ColumnSaying[]): boolean {
  const same = values.filter((other) => keyOf(other) === keyOf(value));
  const ticked = same.filter(({ column }) => isTicked(column));
  const given = ticked.length === 0 ? same.filter((each) => !isStandard(each)) : ticked;
  return same.length === 1 || given.length !== 1 || given[0] === value;
}

/** What each of those who get it gets. */
function isStandard({ column }: ColumnSaying): boolean {
  return /标准$/.test(headerText(leafOf(column)));
}

/** 是, 否 or √, and no sum of money. */
function isTicked({ sample }: SheetColumn): boolean {
  const filled = sample.filter((text) => !saysNothing(text));
  return filled.length > 0 && filled.every((text) => readYuan(text) === null);
}

function keyOf({ month, item }: ColumnSaying): string {
  return JSON.stringify([month, item]);
}

/**
 * Text files and unmerged sheets write a group once, over its first column: columns to its right with nothing in that row are of it too.
 * A merged cell has its text over all of them.
 */
function inherited(roll: Roll, columns: readonly SheetColumn[]): ColumnSaying[] {
  let left: readonly string[] = [];
  return columns.flatMap((column) => {
    const own = column.headerCells.findIndex((cell) => cell !== "");
    const headerCells = [...left.slice(0, own), ...column.headerCells.slice(own)];
    left = headerCells;
    const says = columnSays(roll, { ...column, headerCells });
    return says ? [{ ...says, column }] : [];
  });
}

/** Nearly all that is written in the column is money, or a mark where the roll has these. */
function holdsMoney(roll: Roll, { sample }: SheetColumn): boolean {
  const filled = sample.filter((text) => !saysNothing(text));
  const read = filled.filter((text) =>
    roll.spread?.marks ? readHeld(text, true) !== null : readYuan(text) !== null,
  );
  return read.length >= filled.length * LEAST_MONEY;
}

/** 一季度 beside 1月 2月 3月 is their sum. */
function sumsOthers(value: ColumnSaying, values: readonly ColumnSaying[]): boolean {
  const { month, item } = value;
  if (!month || month.count === 1) return false;
  return values.some(
    (other) =>
      other !== value &&
      other.item === item &&
      other.month &&
      (other.month.year === null || month.year === null || other.month.year === month.year) &&
      other.month.count < month.count &&
      other.month.month >= month.month &&
      other.month.month + other.month.count <= month.month + month.count,
  );
}

function partOf(
  roll: Roll,
  saying: ColumnSaying,
  month: number | null,
  others: readonly ColumnSaying[],
): SpreadPart {
  const says = new Map<string, string | number>();
  const list = itemOf(roll);
  if (list && saying.item !== null) says.set(list.field, saying.item);
  const monthField = roll.spread?.by.find(
    (field) => kindOf(roll.kind).fields[field]?.type === "month",
  );
  if (monthField !== undefined && month !== null) {
    says.set(monthField, month);
    const span = Object.entries(kindOf(roll.kind).fields).find(
      ([, { type, of }]) => type === "span" && of === monthField,
    );
    if (span) says.set(span[0], saying.month?.count ?? 1);
  }
  const own = others.filter((other) => keyOf(other) === keyOf(saying) && saying.role === "value");
  return {
    index: saying.column.index,
    header: saying.column.header,
    says,
    columns: own.map(({ role, column }) => ({
      field: role ?? "",
      index: column.index,
      header: column.header,
    })),
  };
}
