import { isOfOther } from "../columns/whose-column.ts";
import { ticked } from "../made/ticks.ts";
import type { Header } from "./find-header.ts";
import { groupOf, leafOf } from "./sheet-column.ts";
import type { Merge, TextRow } from "./sheet-head.ts";

/**
 * Whether a header is the other one without its groups: cells of its first row are merged with those above, where the other one begins, or only the groups say
 * whose a word is that stands in it twice.
 */
export function isLowerHalf(header: Header, other: Header, merges: readonly Merge[]): boolean {
  const { row } = header;
  if (other.row >= row || other.row + other.rows <= row) return false;
  return (
    merges.some(({ top, bottom }) => top === other.row && bottom >= row) || saysWhose(other.columns)
  );
}

/** 姓名 under 监护人 and 姓名 under 儿童: without the groups either might be the row's own person. */
function saysWhose(columns: Header["columns"]): boolean {
  return columns.some((column) => {
    const leaf = leafOf(column);
    const group = groupOf(column);
    if (group === "" || !isOfOther("name", [group])) return false;
    return columns.some((other) => leafOf(other) === leaf && groupOf(other) !== group);
  });
}

/**
 * Whether cells of a header are merged with those below it, where the other one ends: 医疗 and 小计 below 刚性支出 are its second row, or are ticked only there. The other one
 * may begin below the line of the form's name and unit, so that three rows of headers are not two and that line.
 */
export function isUpperHalf(
  { row, rows, columns }: Header,
  other: Header,
  merges: readonly Merge[],
): boolean {
  const last = row + rows - 1;
  const goesOn = other.row >= row && other.row <= last && other.row + other.rows - 1 > last;
  if (!goesOn) return false;
  return (
    mergedDown(merges, row, last) > 0 ||
    (other.row === row &&
      (ticked(other.columns) > ticked(columns) || isParted(other.columns, merges, last)))
  );
}

/** Whether columns that one cell of a row is printed over are told apart by the row below: 姓名 and 身份证号 below 申请人. */
function isParted(columns: Header["columns"], merges: readonly Merge[], row: number): boolean {
  const groups = merges.filter(({ top, bottom, left, right }) => {
    return top <= row && row === bottom && left < right;
  });
  return groups.some(({ left, right }) => {
    const under = columns.filter(({ index }) => left - 1 <= index && index < right);
    return under.length > 1 && new Set(under.map(leafOf)).size === under.length;
  });
}

/** Whether a row stands only below cells that are printed over several columns: people stand below the others too. */
export function isBelowGroups({ row, cells }: TextRow, merges: readonly Merge[]): boolean {
  const above = merges.filter(({ bottom, left, right }) => bottom === row - 1 && left < right);
  const filled = cells.flatMap((cell, index) => (cell.trim() === "" ? [] : [index + 1]));
  return (
    filled.length >= LEAST_MERGED &&
    filled.every((column) => above.some(({ left, right }) => left <= column && column <= right))
  );
}

/** Two cells or more of a header merged with the row below: one alone may be a slip of the hand. */
const LEAST_MERGED = 2;

/** How many cells that begin in the rows from `first` to `last` are merged with the row below these; 0 for fewer than two. */
export function mergedDown(merges: readonly Merge[], first: number, last: number): number {
  const down = merges.filter(({ top, bottom }) => top >= first && top <= last && bottom > last);
  return down.length < LEAST_MERGED ? 0 : down.length;
}
