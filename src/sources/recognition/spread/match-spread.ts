import { readMonth, readSpan } from "../../../rolls/cell/read-date.ts";
import { kindOf } from "../../../rolls/kinds.ts";
import { resolveCode } from "../../../rolls/resolve-code.ts";
import type { Roll } from "../../../rolls/roll.ts";
import { matchColumns } from "../columns/match-columns.ts";
import { columnLetters } from "../header/column-letters.ts";
import { leafOf, type SheetColumn } from "../header/sheet-column.ts";
import type { Known, KnownPart } from "../known.ts";
import type { Question } from "../recognition.ts";
import { columnSays } from "./column-says.ts";
import { findSpread } from "./find-spread.ts";
import { monthOfPart, type Spread, spreadColumns } from "./spread.ts";

/** What a spread means for the matching of the other columns. */
export interface SpreadMatch {
  spread: Spread | null;
  /** Columns it takes: index -> header. */
  columns: ReadonlyMap<number, string>;
  /** Fields that every part says or has. */
  fields: ReadonlySet<string>;
  /** Fields that no column for all rows may have. */
  instead: ReadonlySet<string>;
  /** How many columns it explains. */
  explains: number;
  /** The columns are months, of a year nothing tells. */
  isYearless: boolean;
}

const NONE: SpreadMatch = {
  spread: null,
  columns: new Map(),
  fields: new Set(),
  instead: new Set(),
  explains: 0,
  isYearless: false,
};

/** Tell how a sheet writes several rows of the roll side by side; what doudi.yaml says of a column goes before what its header says.
 *
 * `isNamed`: the sheet calls itself this roll. */
export function matchSpread(
  roll: Roll,
  columns: readonly SheetColumn[],
  { titles, known, isNamed }: { titles: readonly string[]; known: Known; isNamed: boolean },
): SpreadMatch {
  if (!roll.spread || known.spread?.length === 0) return NONE;
  if (roll.spread.named && !isNamed && !known.roll) return NONE;
  if (isThere(columns, known.columns?.[roll.spread.value])) return NONE;
  const [file = "", ...own] = titles;
  const told = toldParts(roll, columns, known.spread ?? []);
  const skipped = known.spread?.flatMap(({ column }) => columnOf(columns, column)?.index ?? []);
  const taken = new Set([...(skipped ?? []), ...spreadColumns(told).keys()]);
  const found = findSpread(
    roll,
    columns.filter(({ index }) => !taken.has(index)),
    [...own, file],
    { year: yearOf(known, told), least: told || (isNamed && isOnly(roll, columns)) ? 1 : 2 },
  );
  if (found === "yearless" && told === null) return yearless(roll, columns.length);
  const spread = together(told, found === "yearless" ? null : found);
  return spread ? matched(roll, spread) : NONE;
}

/** 填报日期：2019年11月5日 in the line above a column is none. */
const MONTH_ALONE = /^(20\d{2}年)?(1[0-2]|0?[1-9])月份?$/;

/**
 * No column says for all rows what a single column would say of its cells: 护理补贴 is the one column of a list of both subsidies. Where it says
 * a month, as 10月 does on the list of a quarter that has just begun, 项目 may say of each row what was paid, and no other column how much.
 */
function isOnly(roll: Roll, columns: readonly SheetColumn[]): boolean {
  const { by = [], value = "" } = roll.spread ?? {};
  const { fields } = kindOf(roll.kind);
  const others = columns.filter((column) => !columnSays(roll, column)?.month);
  const found = matchColumns(
    roll,
    others.filter(({ header }) => !/合计|小计|总计/.test(header)),
  );
  const has = (field: string) => found.some((each) => each.field === field);
  if (!by.some(has)) return true;
  const isOfMonths = columns.some((column) => MONTH_ALONE.test(leafOf(column).trim()));
  return (
    isOfMonths && !by.some((field) => fields[field]?.type === "month" && has(field)) && !has(value)
  );
}

/** The year of months that name none: that of the month doudi.yaml gives, or of the other columns it describes. */
function yearOf({ period }: Known, told: Spread | null): number | null {
  const months = told?.parts.map(monthOfPart) ?? [];
  const newest = Math.max(...months.filter((month) => typeof month === "number"));
  if (period !== undefined) return Math.floor(period / 12);
  return Number.isFinite(newest) ? Math.floor(newest / 12) : null;
}

/** A column that an office has added since is taken beside those that doudi.yaml describes. */
function together(told: Spread | null, found: Spread | null): Spread | null {
  if (!told || !found) return told ?? found;
  const parts = [...told.parts, ...found.parts].sort((a, b) => a.index - b.index);
  return { ...told, parts, totals: found.totals };
}

function matched(roll: Roll, spread: Spread): SpreadMatch {
  const { value, by, own } = roll.spread ?? { value: "", by: [], own: [] };
  const { fields } = kindOf(roll.kind);
  const says = (field: string) => spread.parts.filter((part) => part.says.has(field)).length;
  const months = by.filter((field) => fields[field]?.type === "month" && says(field) > 0);
  const everywhere = by.filter((field) => says(field) === spread.parts.length);
  // A day of payment for all months of a year is the day of none of them.
  const apart = months.length > 0 ? own : own.filter((field) => fields[field]?.type === "yuan");
  return {
    spread,
    columns: spreadColumns(spread),
    fields: new Set([value, ...months, ...everywhere]),
    instead: new Set([value, ...months, ...everywhere, ...apart]),
    explains: spreadColumns(spread).size + spread.totals.length,
    isYearless: false,
  };
}

/** Months without a year: the roll is told by them all the same. */
function yearless(roll: Roll, columns: number): SpreadMatch {
  const fields = new Set([roll.spread?.value ?? "", ...(roll.spread?.by ?? []).slice(0, 1)]);
  return {
    ...NONE,
    fields,
    instead: fields,
    explains: Math.max(0, columns - PERSON_COLUMNS),
    isYearless: true,
  };
}

/** About so many columns of a list say who somebody is. */
const PERSON_COLUMNS = 5;

function toldParts(
  roll: Roll,
  columns: readonly SheetColumn[],
  known: readonly KnownPart[],
): Spread | null {
  const parts = known.flatMap((part) => {
    const column = columnOf(columns, part.column);
    if (!column || part.skip) return [];
    const own = Object.entries(part.columns).flatMap(([field, name]) => {
      const each = columnOf(columns, name);
      return each ? [{ field, index: each.index, header: each.header }] : [];
    });
    const { index, header } = column;
    return [{ index, header, says: valuesOf(roll, part.says), columns: own }];
  });
  return parts.length === 0 ? null : { field: roll.spread?.value ?? "", parts, totals: [] };
}

/** As the office writes it, to official values, months and the number of months. */
function valuesOf(
  roll: Roll,
  says: Readonly<Record<string, string>>,
): ReadonlyMap<string, string | number> {
  const { fields } = kindOf(roll.kind);
  const values = new Map<string, string | number>();
  for (const [field, written] of Object.entries(says)) {
    const spec = fields[field];
    if (spec?.list !== undefined) values.set(field, resolveCode(spec.list, written).value);
    const month = spec?.type === "month" ? readMonth(written) : null;
    if (month === null) continue;
    values.set(field, month);
    const span = Object.entries(fields).find(([, { type, of }]) => type === "span" && of === field);
    if (span) values.set(span[0], readSpan(written) ?? 1);
  }
  return values;
}

function columnOf(columns: readonly SheetColumn[], name: string): SheetColumn | undefined {
  return columns.find(
    ({ header, index }) => header === name || `${columnLetters(index)}列` === name,
  );
}

function isThere(columns: readonly SheetColumn[], name: string | undefined): boolean {
  return name !== undefined && columnOf(columns, name) !== undefined;
}

export function yearQuestion(): Question {
  return {
    about: "period",
    text: "各列是各月的金额，但没有写是哪一年的（填那一年的任何一个月）",
    taken: null,
  };
}
