import type { IssuedRow } from "../../worklists/issued.ts";
import { cellMark, plainText } from "../../worklists/seal.ts";
import { DAY, NOTE, OUTCOME, VERIFIER } from "./find-columns.ts";
import type { Change, IssuedIndex, ReturnedRow } from "./judge-rows.ts";

/** A row and the lead it seems to be about. */
export interface PlacedRow {
  row: ReturnedRow;
  issued: IssuedRow;
}

/** A row whose lead is known. */
export interface FoundRow extends PlacedRow {
  changes: readonly Change[];
}

/** Why a row no longer holds together. */
export interface Torn {
  /** A Chinese sentence. */
  reason: string;
  /** An answer column was sorted without the others. */
  isColumn: boolean;
}

/** A name of another row: whom was the answer about? */
const WHO = new Set(["户主姓名", "姓名", "身份证号", "疑点说明", "问题类型"]);
/** Fewer moved cells than this may be corrections. */
const FEW = 3;
/** One in so many orders of the results is the sorted one. */
const ORDERS = 1000;
/** Share of neighbours in order from which a column counts as sorted. */
const ORDERLY = 0.9;

/**
 * Why rows of one sheet were torn apart, by row.
 *
 * `aside` are rows of the sheet that were set aside before: whether a column was sorted alone shows in all of them together.
 */
export function tornRows(
  rows: readonly FoundRow[],
  aside: readonly PlacedRow[],
  index: IssuedIndex,
): Map<ReturnedRow, Torn> {
  const torn = new Map<ReturnedRow, Torn>();
  for (const [place, title] of index.issued.columns.entries()) {
    const changed = rows.flatMap(({ row, issued, changes }) =>
      changes.some((change) => change.title === title) ? [{ row, issued }] : [],
    );
    if (changed.length === 0) continue;
    const markOf = (issued: IssuedRow) => issued.marks.slice(place * 7, place * 7 + 7);
    const said = changed.map(({ row }) => cellMark(plainText(row.cell(title))));
    const sent = new Set(rows.map(({ issued }) => markOf(issued)));
    const isMoved =
      isPermuted(
        said,
        changed.map(({ issued }) => markOf(issued)),
      ) && changed.length > 1;
    const foreign = said.filter((mark) => sent.has(mark)).length;
    const isSorted = isMoved || (foreign >= FEW && foreign * 2 >= changed.length);
    for (const [at, { row }] of changed.entries()) {
      const isOthers = WHO.has(title) && sent.has(said[at] ?? "");
      if (isSorted || isOthers)
        torn.set(row, {
          reason: `错行：“${title}”是别的行的，可能单独排过序或向下填充过`,
          isColumn: false,
        });
    }
  }
  const all = [...rows, ...aside].sort((a, b) => a.row.row - b.row.row);
  for (const title of [OUTCOME, NOTE, VERIFIER, DAY]) {
    if (!looksSortedAlone(all, title, index)) continue;
    for (const { row } of rows) {
      const isFilled = row.cell(OUTCOME) !== "" || row.cell(NOTE) !== "";
      if (!torn.has(row) && isFilled) {
        torn.set(row, {
          reason: `“${title}”这一列像是单独排过序，与别的栏对不上；请按原来的行核对后重填`,
          isColumn: true,
        });
      }
    }
  }
  return torn;
}

function isPermuted(said: readonly string[], sent: readonly string[]): boolean {
  return [...said].sort().join() === [...sent].sort().join();
}

/**
 * Whether one answer column was sorted without the others: it stands in order, blanks last, as by chance it does once in many times, and
 * results no longer meet remarks, people or days; or results of several kinds stand in order while the rows stand in an order that has
 * nothing to do with them. Remarks alone may well be numbered, and days go up as people walk from house to house.
 */
function looksSortedAlone(rows: readonly PlacedRow[], title: string, index: IssuedIndex): boolean {
  const values = rows.map(({ row }) => row.cell(title));
  if (!isOrdered(values)) return false;
  const filled = values.filter((value) => value !== "");
  // One name in all rows says the same wherever it stands.
  if ((title === VERIFIER || title === DAY) && new Set(filled).size < 2) return false;
  if (isParted(rows, title === OUTCOME ? NOTE : title)) return ordersOf(values) >= ORDERS;
  if (title !== OUTCOME || new Set(filled).size < 3 || ordersOf(filled) < ORDERS) return false;
  const place = new Map([...index.issued.rows.keys()].map((key, at) => [key, at]));
  const places = rows.map(({ issued }) => place.get(issued.findingKey) ?? 0);
  if (isAscending(places)) return true;
  // Sorted whole by another column: equal cells of it then still stand as they were sent.
  return index.issued.columns.some((other) => {
    const cells = rows.map(({ row }) => row.cell(other));
    return isOrdered(cells) && ordersOf(cells) >= ORDERS;
  });
}

/** Whether there are results without `other`, and `other` without results. */
function isParted(rows: readonly PlacedRow[], other: string): boolean {
  const isLonely = (here: string, there: string) =>
    rows.some(({ row }) => row.cell(here) !== "" && row.cell(there) === "");
  return isLonely(OUTCOME, other) && isLonely(other, OUTCOME);
}

/** How many ways there are to put the values in a row, up to `ORDERS`. */
function ordersOf(values: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let orders = 1;
  let used = 0;
  for (const count of counts.values()) {
    for (let each = 1; each <= count; each += 1) {
      used += 1;
      orders = (orders * used) / each;
    }
    if (orders >= ORDERS) return orders;
  }
  return orders;
}

const COLLATORS: readonly ((a: string, b: string) => number)[] = [
  (a, b) => (a < b ? -1 : Number(a > b)),
  new Intl.Collator("zh-CN").compare,
  new Intl.Collator("zh-CN-u-co-stroke").compare,
];

/**
 * Up or down, blanks last, but for a few that blanks and wide characters put elsewhere. Two blanks say nothing: in a sheet that is filled
 * in as far as the sixth row nearly all neighbours are.
 */
function isOrdered(values: readonly string[]): boolean {
  const pairs = values
    .slice(1)
    .map((value, at) => [values[at] ?? "", value] as const)
    .filter(([a, b]) => a !== "" || b !== "");
  if (pairs.length === 0) return false;
  const share = (fits: (a: string, b: string) => boolean) =>
    pairs.filter(([a, b]) => (b === "" ? true : a !== "" && fits(a, b))).length / pairs.length;
  return COLLATORS.some(
    (compare) =>
      share((a, b) => compare(a, b) <= 0) >= ORDERLY ||
      share((a, b) => compare(a, b) >= 0) >= ORDERLY,
  );
}

function isAscending(places: readonly number[]): boolean {
  return places.every((place, at) => at === 0 || (places[at - 1] ?? 0) < place);
}
