import { ticked } from "../made/ticks.ts";
import type { Header } from "./find-header.ts";
import type { Merge } from "./sheet-head.ts";

/** Whether cells of a header's first row are merged with those above, where the other one begins: it is that one without its groups. */
export function isLowerHalf({ row }: Header, other: Header, merges: readonly Merge[]): boolean {
  return (
    other.row < row &&
    other.row + other.rows > row &&
    merges.some(({ top, bottom }) => top === other.row && bottom >= row)
  );
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
    (other.row === row && ticked(other.columns) > ticked(columns))
  );
}

/** Two cells or more of a header merged with the row below: one alone may be a slip of the hand. */
const LEAST_MERGED = 2;

/** How many cells that begin in the rows from `first` to `last` are merged with the row below these; 0 for fewer than two. */
export function mergedDown(merges: readonly Merge[], first: number, last: number): number {
  const down = merges.filter(({ top, bottom }) => top >= first && top <= last && bottom > last);
  return down.length < LEAST_MERGED ? 0 : down.length;
}
