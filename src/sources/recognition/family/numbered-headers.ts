import type { SheetColumn } from "../header/sheet-column.ts";

/** 2.身份证号 in the second column, or in the third behind 序号: the form numbers its columns, and no second person of the row is meant. */
const COLUMN_NUMBER = /^\s*[（(]?(\d{1,2}|[一二三四五六七八九十]{1,3})[)）.、．]\s*(?=\D)/;
/** How far the number of a column may be from its place, counted from 0. */
const FROM_PLACE = new Set([-1, 0, 1]);

/** The columns without the numbers of a form, where these number the columns and not the persons of a row. */
export function withoutColumnNumbers(columns: readonly SheetColumn[]): readonly SheetColumn[] {
  const leaves = columns.map(({ headerCells }) => headerCells.at(-1) ?? "");
  const numbers = leaves.map((leaf) => COLUMN_NUMBER.exec(leaf)?.[1]);
  if (!numbers.some(Boolean)) return columns;
  if (!followPlaces(columns, numbers) && !standOnce(leaves, numbers)) return columns;
  return columns.map((column) => ({
    ...column,
    headerCells: column.headerCells.map((text) => text.replace(COLUMN_NUMBER, "")),
  }));
}

function followPlaces(
  columns: readonly SheetColumn[],
  numbers: readonly (string | undefined)[],
): boolean {
  const from = columns.flatMap(({ index }, at) =>
    numbers[at] === undefined ? [] : [Number(numbers[at]) - index],
  );
  const [first = Number.NaN] = from;
  return FROM_PLACE.has(first) && from.every((each) => each === first);
}

/** 1.姓名 2.身份证号 among columns without numbers: of two persons one number or what it is written before would stand twice. */
function standOnce(leaves: readonly string[], numbers: readonly (string | undefined)[]): boolean {
  const used = numbers.filter((number) => number !== undefined);
  const rests = leaves.map((leaf) => leaf.replace(COLUMN_NUMBER, "").replace(/\s/g, ""));
  const numbered = rests.filter((_, at) => numbers[at] !== undefined);
  const isOnce = (rest: string) => rests.filter((each) => each === rest).length === 1;
  return new Set(used).size === used.length && numbered.every(isOnce);
}
