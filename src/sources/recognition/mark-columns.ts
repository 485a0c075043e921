import { CODE_LISTS, type CodeListName } from "../../rolls/code-lists.ts";
import { headerText } from "../../rolls/headers.ts";
import { isSpelling, resolveCode } from "../../rolls/resolve-code.ts";
import { headerNames } from "./header-names.ts";
import { partsOf, type SheetColumn } from "./match-columns.ts";
import type { TextRow } from "./sheet-head.ts";

/** Columns of a form that are ticked: 死亡 | 失踪 | 服刑 under 父亲情况. The first stands for all of them, and says what is ticked. */
export interface MarksOf {
  /** Counted from 0. */
  index: number;
  columns: readonly { index: number; text: string }[];
}

/** What may be ticked: what somebody is, not what he gets, which is a row for each. */
const LISTS = [
  "parent_state",
  "disability_category",
  "supply",
  "self_care",
  "side",
  "coverage",
  "sex",
  "living_state",
  "hukou_state",
  "study_state",
] as const satisfies readonly CodeListName[];

/** A tick, and what stands where there is none; DuckDB reads the patterns too. */
export const TICK = "√|✓|✔|☑|■|●|是|有|对|1|Y|V";
const NO_TICK = "×|✗|□|○|否|无|0|N|—|-|/";
const TICKED = new RegExp(`^(${TICK})$`, "i");
const UNTICKED = new RegExp(`^(${NO_TICK})$`, "i");
/** 父亲信息 and 母亲情况 name whose state is ticked. */
const OF_WHOM = /(基本)?(信息|情况|状况|状态)$/;

/** The columns of a sheet, with those beside each other that are ticked made one that says which of them is; `data` are the rows below the header. */
export function withMarks(
  columns: readonly SheetColumn[],
  data: readonly TextRow[],
): SheetColumn[] {
  const made: SheetColumn[] = [];
  for (let at = 0; at < columns.length; ) {
    const run = runAt(columns, at);
    made.push(run ? merged(run.columns, run.list, data) : (columns[at] as SheetColumn));
    at += run ? run.columns.length : 1;
  }
  return made;
}

/** Whether a text below a group says what may be ticked. */
export function mayBeTicked(text: string): boolean {
  return LISTS.some((list) => isSpelling(list, text));
}

function runAt(columns: readonly SheetColumn[], at: number) {
  const first = columns[at];
  if (!first || !isTicked(first)) return undefined;
  const list = LISTS.find((name) => resolveCode(name, leafOf(first)).known);
  if (!list) return undefined;
  const run = [first];
  for (const next of columns.slice(at + 1)) {
    const isBeside =
      next.index === (run.at(-1)?.index ?? 0) + 1 && groupOf(next) === groupOf(first);
    if (!isBeside || !isTicked(next) || !resolveCode(list, leafOf(next)).known) break;
    run.push(next);
  }
  const values = new Set(run.map((column) => resolveCode(list, leafOf(column)).value));
  const hasTicks = run.some(({ sample }) => sample.some((cell) => TICKED.test(cell.trim())));
  return values.size > 1 && hasTicks ? { columns: run, list } : undefined;
}

function isTicked({ sample }: SheetColumn): boolean {
  return sample.every((cell) => TICKED.test(cell.trim()) || UNTICKED.test(cell.trim()));
}

function merged(
  run: readonly SheetColumn[],
  list: (typeof LISTS)[number],
  data: readonly TextRow[],
): SheetColumn {
  const first = run[0] as SheetColumn;
  const groups = partsOf(first.headerCells).slice(0, -1);
  const leaves = run.map(leafOf).join("、");
  const marks = {
    index: first.index,
    columns: run.map((column) => ({ index: column.index, text: leafOf(column) })),
  };
  const { label } = CODE_LISTS[list];
  const whose = headerText(groups.at(-1) ?? "").replace(OF_WHOM, "");
  const names = [
    ...headerNames(groups),
    ...(list === "parent_state" ? [`${whose}状况`] : [headerText(label)]),
  ];
  return {
    index: first.index,
    header: [...groups, leaves].join("/"),
    headerCells: [...groups, leaves],
    names: [...new Set(names)],
    sample: data.map(({ cells }) => tickedIn(cells, marks) ?? "").filter((text) => text !== ""),
    rows: data.length,
    marks,
  };
}

/** What is ticked in a row: the first where several are. */
function tickedIn(cells: readonly string[], { columns }: MarksOf): string | undefined {
  return columns.find(({ index }) => TICKED.test((cells[index] ?? "").trim()))?.text;
}

function leafOf({ headerCells }: SheetColumn): string {
  return partsOf(headerCells).at(-1) ?? "";
}

function groupOf({ headerCells }: SheetColumn): string {
  return partsOf(headerCells).slice(0, -1).join("/");
}
