import { unspaced } from "../../../rolls/plain-text.ts";
import type { TextRow } from "./sheet-head.ts";

/** What a cell below a header says of how its column is counted: （万元）, 元/月, (人). */
const UNIT =
  /^\(?(单位:)?((万|千|百)?元(\/(月|年|人|户|人月))?|角|分|人|户|口|个|岁|周岁|年|月|套|辆|处|间|亩|平方米|㎡)\)?$/;
const MONEY = /[元角分]/;
/** 分类施保金额 says no unit. */
const SAYS_UNIT = /元|[(（][角分][)）]/;

/** A row of nothing but units below a header that has its texts alone. */
export function isUnitRow(cells: readonly string[]): boolean {
  const filled = cells.map(unspaced).filter((text) => text !== "");
  return filled.length > 0 && filled.every((text) => UNIT.test(text)) && filled.some(isMoney);
}

/** The rows with the units of a row of them said in the headers above: 家庭年收入 over （万元） is 家庭年收入（万元）. */
export function withUnits(rows: readonly TextRow[]): TextRow[] {
  return rows.map((row, at) => {
    const below = rows[at + 1];
    if (below?.row !== row.row + 1 || !isUnitRow(below.cells) || isUnitRow(row.cells)) return row;
    const cells = row.cells.map((cell, column) => {
      const unit = unspaced(below.cells[column] ?? "").replace(/[()]|单位:/g, "");
      const isOpen = cell.trim() !== "" && isMoney(unit) && !SAYS_UNIT.test(cell);
      return isOpen ? `${cell.trim()}（${unit}）` : cell;
    });
    return { row: row.row, cells };
  });
}

function isMoney(text: string): boolean {
  return MONEY.test(text);
}
