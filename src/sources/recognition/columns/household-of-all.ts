import type { SheetColumn } from "../header/sheet-column.ts";

/** More are not of one household. */
const MOST_OF_ONE = 20;
/** The code of a county or a village. */
const PLACE_CODE = /^\d{6}(\d{6})?$/;

/** Whether a column has one household's number in all rows. */
export function isHouseholdOfAll(field: string, { sample }: SheetColumn): boolean {
  const isHousehold = field === "household_no" || field === "hukou_no";
  return isHousehold && sample.length >= MOST_OF_ONE && new Set(sample).size === 1;
}

/** Whether families are counted from one on instead of having a number that somebody issued. */
export function isCounted(field: string, { sample }: SheetColumn): boolean {
  const filled = sample.filter((text) => text.trim() !== "");
  return field === "household_no" && filled.length > 0 && filled.every((text) => COUNT.test(text));
}

const COUNT = /^\s*\d{1,4}\s*$/;
/** An ID with the category and grade behind it. */
const CARD = /^\s*[1-9]\d{5}(19|20)\d{2}[01]\d[0-3]\d{4}[\dXx]\d{2}([Bb]\d?)?\s*$/;

/** Whether 证号 beside 残疾类别 holds the cards of those few who have one, and no household's numbers. */
export function holdsCards(field: string, { sample }: SheetColumn): boolean {
  const filled = sample.filter((text) => text.trim() !== "");
  return field === "household_no" && filled.length > 0 && filled.every((text) => CARD.test(text));
}

/** The number that all rows have is the county's part of it; but a register may begin with the hundreds of a school's household. */
export function isOfPlace(field: string, { sample: [number = ""] }: SheetColumn): boolean {
  return field === "household_no" || PLACE_CODE.test(number.trim());
}
