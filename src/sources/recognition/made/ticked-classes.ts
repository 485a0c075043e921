import { CLASSIFIED_HEADERS, CLASSIFIED_SUMS } from "../../../rolls/headers/classified-headers.ts";
import { headerText } from "../../../rolls/headers/header-text.ts";
import { groupOf, leafOf, type SheetColumn } from "../header/sheet-column.ts";
import { areTicked, TICKED, UNTICKED } from "./ticks.ts";

const CLASSIFIED = new Set(CLASSIFIED_HEADERS.map(headerText));
const CLASSIFIED_SUM = new Set(CLASSIFIED_SUMS.map(headerText));
/** Beside the ticks of a group: how much it is, since when, and by which card, which others have as well. */
const NO_CLASS = /金|额|标准|元|人数|时间|日期|年月|是否|[小合总]计|证号|编号|等级|病种/;

/** What a class is mostly called, where another column of the group stands before it; 残疾证号 and 残疾等级 are none. */
const CLASS_WORD =
  /^(?!.*(号|证|等级|病种|类型|类别|名称|情况|状况|鉴定|医院|备注|说明)).*(老[年人]|高龄|岁|未成年|儿童|学生|残|病|单亲|孕|哺乳|失独|独生|计生|三无|失能|智力|精神|劳动能力)/;
/** Whose the columns behind it are. */
const OF_SOMEBODY = /姓名|证件|身份证/;

/** Columns of classes that are ticked. */
export interface TickedClasses {
  columns: readonly SheetColumn[];
  byOwn: true;
}

/**
 * 老年人 | 未成年人 | 重病患者 under 分类施保类别: whatever a county calls its classes, the group says that they are. What each gets more may stand
 * there for a tick.
 */
export function classifiedAt(
  columns: readonly SheetColumn[],
  at: number,
): TickedClasses | undefined {
  return ofClasses(runFrom(columns, at));
}

function ofClasses(run: readonly SheetColumn[]): TickedClasses | undefined {
  const hasTicks = run.some((column) =>
    column.sample.some((cell) => isTicked(cell, leafOf(column), true)),
  );
  return run.length > 1 && hasTicks ? { columns: run, byOwn: true } : undefined;
}

function runFrom(columns: readonly SheetColumn[], at: number): readonly SheetColumn[] {
  const first = columns[at] as SheetColumn;
  const group = groupOf(first);
  const called = group.split("/").at(-1) ?? "";
  if (!isClasses(called) && !CLASSIFIED_SUM.has(headerText(called))) return [];
  const rest = columns.slice(at);
  const end = rest.findIndex(
    (column, place) => column.index !== first.index + place || !isClassOf(column, group),
  );
  return rest.slice(0, end < 0 ? undefined : end);
}

function isClassOf(column: SheetColumn, group: string): boolean {
  const own = leafOf(column);
  const says = (cell: string) => UNTICKED.test(cell.trim()) || isTicked(cell, own, true);
  const isMarked = areTicked([column]) || column.sample.every(says);
  return groupOf(column) === group && !NO_CLASS.test(own) && isMarked;
}

/**
 * The classes of each group between which other columns stand (老年人 | 未成年人 | 备注 | 重病患者), by the first of them: a mark in any of them counts, and
 * a list of which half of them was read would miss the others'.
 */
export function classesApart(columns: readonly SheetColumn[]): Map<SheetColumn, TickedClasses> {
  const found = new Map<SheetColumn, TickedClasses>();
  const used = new Set<SheetColumn>();
  for (const [at, first] of columns.entries()) {
    const run = used.has(first) ? [] : runFrom(columns, at);
    for (const column of run) used.add(column);
    if (run.length === 0 || (run.length === 1 && !CLASS_WORD.test(leafOf(first)))) continue;
    const apart = classesBehind(columns.slice(at + run.length), run);
    const classes = apart.length > 0 ? ofClasses([...run, ...apart]) : undefined;
    if (!classes) continue;
    for (const column of apart) used.add(column);
    found.set(first, classes);
  }
  return found;
}

function classesBehind(
  rest: readonly SheetColumn[],
  run: readonly SheetColumn[],
): readonly SheetColumn[] {
  const group = groupOf(run[0] as SheetColumn);
  const all = [...run];
  for (const column of rest) {
    const own = leafOf(column);
    // What comes a second time is another person's, as what stands behind another name.
    const isOthers = groupOf(column) === group && all.some((each) => leafOf(each) === own);
    if (isOthers || OF_SOMEBODY.test(own)) break;
    if (isClassOf(column, group) && CLASS_WORD.test(own)) all.push(column);
  }
  return all.slice(run.length);
}

/** A sum or a share of it that is more than nothing; DuckDB reads the pattern too. */
export const MORE = "[0-9,.]*[1-9][0-9,.]*[元%]?";
const SOME = new RegExp(`^(${MORE})$`);

/** Whether a cell marks: by a tick, or `byOwn` by the header's own word or by a sum. */
export function isTicked(cell: string, own: string, byOwn = false): boolean {
  const text = cell.trim();
  return TICKED.test(text) || (byOwn && (text === own || SOME.test(text)));
}

/** Whether a cell below stands under 分类施保类别 over several columns; saved as text, only the first of them has the group. */
export function isOfClasses(cells: readonly string[], index: number): boolean {
  const group = cells.slice(0, index + 1).findLast((cell) => cell.trim() !== "") ?? "";
  const beside = [cells[index - 1], cells[index + 1]];
  const isWide = cells[index] === "" || beside.includes(group) || beside.at(1) === "";
  return isWide && isClasses(group);
}

/** Whether a group is 分类施保类别 or called like it. */
export function isClasses(group: string): boolean {
  return CLASSIFIED.has(headerText(group));
}
