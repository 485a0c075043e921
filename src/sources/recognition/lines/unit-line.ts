import { unspaced } from "../../../rolls/plain-text.ts";
import { placeOfLine } from "./place-of-line.ts";

/** A thing that a form asks for above its table, and what was filled in: 填报单位（盖章）：城北街道, 单位：元. */
const FILLED_IN =
  /^(填[报表写]|编[制报]|制表|上报|报送|统计)?(单位|部门|乡镇|街道|人|时间|日期|年月|月份)(\((盖章|公章|签章|章)\))?:.+/;
const DAY = /^(20\d{2}年\d{1,2}月(\d{1,2}日)?)?$/;
const PAGE = /^第\d+页[,/]?(共\d+页)?$/;

/** A line of who filled in a form, when and in which unit, a cell each: what is said there is no header of the columns it stands over. */
export function isUnitLine(cells: readonly string[]): boolean {
  const texts = cells.map(unspaced);
  return texts.some((text) => FILLED_IN.test(text)) && texts.every(isFilledIn);
}

function isFilledIn(text: string): boolean {
  return (
    FILLED_IN.test(text) || DAY.test(text) || PAGE.test(text) || placeOfLine(text) !== undefined
  );
}
