import { monthNumber } from "../../../rolls/cell/read-date.ts";
import type { ColumnSaying } from "./column-says.ts";
import { yearsSaid } from "./month-said.ts";

export interface PlacedColumn {
  saying: ColumnSaying;
  /** year*12+month-1; null for a column that names no month, or one that may be of either of two years. */
  month: number | null;
}

/**
 * Give each column's month its year: its own, else the one that the sheet's names speak of. Where they speak of two that follow one
 * another (2018年7月至2019年6月), the months that begin anew are of the second.
 *
 * Returns: null where the year of some column cannot be told.
 */
export function placeMonths(
  columns: readonly ColumnSaying[],
  titles: readonly string[],
  known: number | null,
): PlacedColumn[] | null {
  const open = columns.filter(({ month }) => month && month.year === null);
  const years = open.length === 0 ? [] : known === null ? yearsSaid(titles) : [known];
  const [first, second] = years;
  if (open.length > 0 && first === undefined) return null;
  const later = laterColumns(open.filter(({ role }) => role === "value"));
  if (later === null || years.length > 2) return null;
  if (later.size > 0 ? second !== (first ?? 0) + 1 : second !== undefined) return null;
  return columns.map((saying) => {
    const { month, role } = saying;
    if (!month) return { saying, month: null };
    if (month.year !== null) return { saying, month: monthNumber(month.year, month.month) };
    if (second !== undefined && role !== "value") return { saying, month: null };
    const year = later.has(saying) ? second : first;
    return { saying, month: monthNumber(year ?? 0, month.month) };
  });
}

/** The columns after the one at which the months of their item begin anew; null where they run in no order. */
function laterColumns(columns: readonly ColumnSaying[]): Set<ColumnSaying> | null {
  const later = new Set<ColumnSaying>();
  for (const item of new Set(columns.map((column) => column.item))) {
    const own = columns.filter((column) => column.item === item);
    const months = own.map(({ month }) => month?.month ?? 0);
    const falls = months.flatMap((month, index) =>
      index > 0 && month <= (months[index - 1] ?? 0) ? [index] : [],
    );
    // 12月, 11月 … 1月 is one year read backwards.
    if (falls.length === 0 || (months.length > 2 && falls.length === months.length - 1)) continue;
    const [turn = 0] = falls;
    const begins = (months.at(-1) ?? 0) < (months[0] ?? 0);
    if (falls.length > 1 || !begins) return null;
    for (const column of own.slice(turn)) later.add(column);
  }
  return later;
}
