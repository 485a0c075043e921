import { headerText } from "../../../rolls/headers/header-text.ts";
import { unspaced } from "../../../rolls/plain-text.ts";
import { groupOf, leafOf, type SheetColumn } from "../header/sheet-column.ts";
import type { TextRow } from "../header/sheet-head.ts";
import { columnOfGroup, joinRuns } from "./join-runs.ts";

/** Columns of one expense by what it was for: 医疗 | 教育 under 刚性支出. The first stands for all of them. */
export interface SumOfParts {
  /** Counted from 0. */
  index: number;
  columns: readonly number[];
}

/** What is the sum of its parts; an income would be that of several years, or of the household and of each. */
const EXPENSE = /(刚性|必要|必需|刚需|就业|务工).*(支出|成本|费用?)/;
/** One of the columns has it all, or is none of the parts. */
const NO_PART =
  /[小合总共]计|^计$|总[额数]|金额|支出|成本|扣[减除]|人均|标准|项目|类[别型]|说明|备注|是否|日期|时间|人数|年度/;

/** Yuan as a form has it; DuckDB reads the pattern too. */
export const SUM = "[0-9][0-9,]*([.][0-9]+)?元?";
const SUM_ONLY = new RegExp(`^(${SUM}|[—–/-]+|无)?$`);

/** The columns of a sheet, with the parts of one expense made one where no column beside them has what they come to; `data` are the rows below the header. */
export function withSums(columns: readonly SheetColumn[], data: readonly TextRow[]): SheetColumn[] {
  return joinRuns(columns, (at) => {
    const run = runAt(columns, at);
    if (run.length > 1) return { column: summed(run, data), of: run.length };
    const classes = classesAt(columns, at);
    return classes.length > 1 ? { column: byClass(classes, data), of: classes.length } : undefined;
  });
}

/** A类 | B类 | C类, each with what a household of that class gets. */
const CLASS =
  /^([A-D甲乙丙丁一二三四]|[Ⅰ-Ⅳ])(类|档|等)(人员|对象|户)?(月)?(补差|补助|保障金?|低保金)?(金额)?$/;
/** What is paid besides, or how many there are. */
const NO_AMOUNT = /分类|重点|增发|人数|人口|户数|标准|系数/;
const AMOUNT = /保障金|低保金|救助金|补差|补助金额|应发|实发|[合总小共]计|金额/;
/** Fewer yuan a month are persons, grades or ticks. */
const LEAST_YUAN = 20;

/** Whether a text is such a class, as a lower row of a header has it. */
export function isClassOfNeed(text: string): boolean {
  return CLASS.test(headerText(text));
}

/** Columns of one amount by the class of the household, where no other column has the amount. */
function classesAt(columns: readonly SheetColumn[], at: number): readonly SheetColumn[] {
  const first = columns[at] as SheetColumn;
  const group = groupOf(first);
  const isOther = (column: SheetColumn, place: number) =>
    column.index !== first.index + place ||
    groupOf(column) !== group ||
    !isClassOfNeed(leafOf(column));
  const rest = columns.slice(at);
  const end = rest.findIndex(isOther);
  const run = rest.slice(0, end < 0 ? undefined : end);
  if (run.length < 2 || NO_AMOUNT.test(headerText(group))) return [];
  const amounts = run.flatMap(({ sample }) => sample.map((text) => unspaced(text)));
  const isMoney = (text: string) =>
    SUM_ONLY.test(text) &&
    !(Number.parseFloat(text.replace(/,/g, "")) < LEAST_YUAN && !/^0/.test(text));
  if (!amounts.every(isMoney) || !amounts.some((text) => /^[1-9]/.test(text))) return [];
  const others = columns.filter((column) => !run.includes(column));
  return others.some((column) => AMOUNT.test(headerText(leafOf(column)))) ? [] : run;
}

function byClass(run: readonly SheetColumn[], data: readonly TextRow[]): SheetColumn {
  const made = summed(run, data);
  const isCalled = made.names.some((name) => AMOUNT.test(name));
  return isCalled ? made : { ...made, names: [...made.names, headerText("月保障金额")] };
}

function runAt(columns: readonly SheetColumn[], at: number): readonly SheetColumn[] {
  const first = columns[at] as SheetColumn;
  const group = groupOf(first);
  if (!EXPENSE.test(headerText(group))) return [];
  const rest = columns.slice(at);
  const end = rest.findIndex((column) => groupOf(column) !== group);
  const run = rest.slice(0, end < 0 ? undefined : end);
  const isPart = (column: SheetColumn, place: number) =>
    column.index === first.index + place &&
    column.dayInParts === undefined &&
    !NO_PART.test(headerText(leafOf(column))) &&
    column.sample.every((text) => SUM_ONLY.test(unspaced(text)));
  return run.every(isPart) ? run : [];
}

function summed(run: readonly SheetColumn[], data: readonly TextRow[]): SheetColumn {
  const first = run[0] as SheetColumn;
  const sums = { index: first.index, columns: run.map(({ index }) => index) };
  const texts = data.map(({ cells }) => sumOf(cells, sums));
  return { ...columnOfGroup(run, texts), sums };
}

function sumOf(cells: readonly string[], { columns }: SumOfParts): string {
  const amounts = columns.map((index) => unspaced(cells[index] ?? "").replace(/[,元]/g, ""));
  const filled = amounts.filter((text) => /^\d/.test(text)).map(Number);
  return filled.length === 0
    ? ""
    : String(Math.round(filled.reduce((sum, each) => sum + each, 0) * 100) / 100);
}
