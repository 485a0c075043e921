import type { SheetColumn } from "../header/sheet-column.ts";

const COUNT = /^\s*\d{1,5}\s*$/;
const WORDS = /\p{Script=Han}/u;
/** Fewer say nothing of numbers that leave some out. */
const LEAST_NUMBERED = 3;
/** The least share of rows whose number is above that of the row before: the list of each village may begin anew. */
const MOST_GO_ON = 0.95;

/**
 * Whether 编号 over 1, 2, 3, … numbers the rows, whatever else it resembles; so does 1, 2, 5, 9, …, which is left of it where rows were filtered or taken
 * out: none is empty or has the number of the row above, as those of one family do.
 */
export function numbersRows({
  sample,
  cells = sample,
}: Pick<SheetColumn, "sample" | "cells">): boolean {
  if (sample.length > 2 && sample.every((text, row) => Number(text) === row + 1)) return true;
  // 合计 and the name of a village stand between the rows.
  const written = cells.filter((text) => !WORDS.test(text));
  const filled = written.filter((text) => text.trim() !== "");
  if (filled.length < LEAST_NUMBERED || !filled.every((text) => COUNT.test(text))) return false;
  const numbers = written.map((text) => Number(text.trim() || Number.NaN));
  const goesOn = (number: number, row: number) => row === 0 || number > (numbers[row - 1] ?? 0);
  return numbers.filter(goesOn).length >= numbers.length * MOST_GO_ON;
}
