import { headerText } from "../../../rolls/headers/header-text.ts";
import { resolveCode } from "../../../rolls/resolve-code.ts";
import { headerNames } from "../header/header-names.ts";
import { groupOf, leafOf, type SheetColumn } from "../header/sheet-column.ts";
import type { TextRow } from "../header/sheet-head.ts";
import { holdsTicks, tickedAsOne } from "./ticked-as-one.ts";

/** A group that says that what is below it is ticked. */
const TO_TICK = /[(（]?([打划画]?[√✓✔]|[打划画][勾钩]|勾选)[)）]?$/;
/** One that what somebody is stands below, whatever a form calls it. */
const OF_ONE =
  /原因$|^(劳动|健康|身体|脱贫|风险消除|监测|证件|证书|变动|增减|发放|支付|拨付)(能力|技能|状况|状态|属性|情况|类型|结果)$|^(灾害|受灾)(种类|类型)$|^(人员|群体)(类别|类型)$/;
/** What each of them may get is a row of its own, and what each is asked an answer of its own. */
const NO_VALUE =
  /是否|有无|金额|人数|时间|日期|年月|标准|合计|小计|^[\d一二三四五六七八九十]+(月|季度|年|$)|[月年]$|季度/;

/**
 * The columns from one on under a group that names what is ticked in them (停保原因（√） over 死亡 | 收入超标 | …, 致贫原因, 劳动能力), whatever the form calls what is
 * below; undefined where there are none, or where any holds something else than ticks.
 */
export function namedRun(
  columns: readonly SheetColumn[],
  at: number,
  data: readonly TextRow[],
): readonly SheetColumn[] | undefined {
  const first = columns[at] as SheetColumn;
  const group = groupOf(first);
  const called = group.split("/").at(-1) ?? "";
  if (!isNamed(called)) return undefined;
  if (at > 0 && groupOf(columns[at - 1] as SheetColumn) === group) return undefined;
  const rest = columns.slice(at);
  // Text files write a group over its first column only.
  const isBelow = (column: SheetColumn) =>
    groupOf(column) === group || (groupOf(column) === "" && column.headerCells[0] === "");
  const end = rest.findIndex(
    (column, place) => column.index !== first.index + place || !isBelow(column),
  );
  const run = rest.slice(0, end < 0 ? undefined : end);
  if (run.length < 2 || run.some((column) => column.marks || NO_VALUE.test(leafOf(column))))
    return undefined;
  if (run.filter((column) => isGot(wordOf(column))).length > 1) return undefined;
  return holdsTicks(run, data) ? run : undefined;
}

function isNamed(group: string): boolean {
  return TO_TICK.test(group) || OF_ONE.test(headerText(group));
}

/** Whether a cell below stands under such a group over several columns; saved as text, only the first of them has it. */
export function isBelowNamed(cells: readonly string[], index: number): boolean {
  const group = cells.slice(0, index + 1).findLast((cell) => cell.trim() !== "") ?? "";
  const isWide = cells[index] === "" || [group, ""].includes(cells[index + 1] ?? group);
  return isWide && isNamed(group);
}

/** Programmes and items that are ticked are rows of their own; 残疾 is among them and is how somebody is. */
function isGot(word: string): boolean {
  return resolveCode("programme", word).known || resolveCode("item", word).known;
}

/** 因病（√） is 因病. */
function wordOf(column: SheetColumn): string {
  return leafOf(column).replace(TO_TICK, "");
}

/** Such columns as one that says all that is ticked in a row. */
export function namedColumn(run: readonly SheetColumn[], data: readonly TextRow[]): SheetColumn {
  return tickedAsOne(run, data, { wordOf, names: headerNames });
}
