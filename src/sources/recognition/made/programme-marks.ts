import { headerText } from "../../../rolls/headers/header-text.ts";
import { resolveCode } from "../../../rolls/resolve-code.ts";
import { headerNames } from "../header/header-names.ts";
import { groupOf, leafOf, type SheetColumn } from "../header/sheet-column.ts";
import type { TextRow } from "../header/sheet-head.ts";
import { holdsTicks, tickedAsOne } from "./ticked-as-one.ts";

/** A list that calls itself so has everybody on it for what is ticked. */
const OF_ALL = /救助|困难群众|民政(对象|服务)|低保/;
/** On one of the disabled a subsidy that is ticked is a row of its own; one of another matter says who its people are besides. */
const OF_ONE = /残|医疗|临时|教育|住房|慰问|物价|价格|灾|参保|发放/;
/** What else may stand beside the programmes. */
const BESIDE = /^(临时救助|医疗救助|教育救助|高龄(津贴|补贴)?|低保边缘(家庭|户)?|支出型.*|其他.*)$/;

/**
 * 低保 | 特困 | 困难残疾人生活补贴 under 享受政策, ticked: one column that names all that somebody gets, as 救助类别 would. Of a list of 低保 by its other
 * columns all were taken for covered by it.
 *
 * titles: file, sheet and title rows. data: the rows below the header.
 */
export function withProgrammes(
  columns: readonly SheetColumn[],
  data: readonly TextRow[],
  titles: readonly string[],
): SheetColumn[] {
  if (!titles.some((title) => OF_ALL.test(title)) || titles.some((title) => OF_ONE.test(title)))
    return [...columns];
  const at = columns.findIndex((_, index) => runAt(columns, index, data).length > 1);
  if (at < 0) return [...columns];
  const run = runAt(columns, at, data);
  return [
    ...columns.slice(0, at),
    tickedAsOne(run, data, { wordOf, names }),
    ...columns.slice(at + run.length),
  ];
}

function runAt(
  columns: readonly SheetColumn[],
  at: number,
  data: readonly TextRow[],
): readonly SheetColumn[] {
  const first = columns[at] as SheetColumn;
  const isOther = (column: SheetColumn, place: number) =>
    column.index !== first.index + place ||
    column.marks !== undefined ||
    groupOf(column) !== groupOf(first) ||
    (programmeOf(column) === undefined && !BESIDE.test(wordOf(column)));
  const rest = columns.slice(at);
  const end = rest.findIndex(isOther);
  const run = rest.slice(0, end < 0 ? undefined : end);
  const named = new Set(run.flatMap((column) => programmeOf(column) ?? []));
  return named.has("dibao") && named.size > 1 && holdsTicks(run, data) ? run : [];
}

function names(groups: readonly string[]): string[] {
  return [headerText("救助类别"), ...headerNames(groups)];
}

function programmeOf(column: SheetColumn): string | undefined {
  const leaf = wordOf(column);
  if (/是否|有无|人数|金额|编号|证号|时间|年月|类别|边缘/.test(leaf)) return undefined;
  const { value, known } = resolveCode("programme", leaf);
  return known ? value : undefined;
}

function wordOf(column: SheetColumn): string {
  return headerText(leafOf(column));
}
