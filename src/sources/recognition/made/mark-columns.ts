import { CODE_LISTS, type CodeListName } from "../../../rolls/code-lists.ts";
import { CLASSIFIED_HEADERS } from "../../../rolls/headers/classified-headers.ts";
import { headerText } from "../../../rolls/headers/header-text.ts";
import { isSpelling, resolveCode } from "../../../rolls/resolve-code.ts";
import { answersAt } from "../columns/answered-columns.ts";
import { assetsAt, judgedAt, judgedOf } from "../columns/asset-columns.ts";
import { headerNames } from "../header/header-names.ts";
import { groupOf, leafOf, partsOf, type SheetColumn } from "../header/sheet-column.ts";
import type { TextRow } from "../header/sheet-head.ts";
import { GRADED_HEADER, gradesIn, gradesRun } from "./graded-columns.ts";
import { joinRuns } from "./join-runs.ts";
import { namedColumn, namedRun } from "./named-marks.ts";
import { classesApart, classifiedAt, isTicked } from "./ticked-classes.ts";
import { areTicked, TICKED, UNTICKED } from "./ticks.ts";

/** Columns of a form that are ticked: 死亡 | 失踪 | 服刑 under 父亲情况. The first stands for all of them, and says what is ticked. */
export interface MarksOf {
  /** Counted from 0. */
  index: number;
  columns: readonly { index: number; text: string }[];
  /** What a row says in which each is answered and none is ticked; nothing where that is open. */
  none?: string;
  /** Set where a sum, a share or the column's own word ticks as well: 50 or 老年人 below 老年人. */
  byOwn?: true;
  /** Set where a row says all that is ticked in it. */
  all?: true;
  /** Set where each column holds the grade of what it is called: 二级 below 肢体. */
  graded?: true;
  /** Set where each column says of one property whether it is over the limit. */
  judged?: true;
}

/** What may be ticked: what somebody is, not what he gets, which is a row for each; a child is 孤儿 or 事实无人抚养. */
const LISTS = [
  "programme",
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

/** Of these somebody is one: 1 under both 男 and 女 counts a household's people. */
const ONE_OF: ReadonlySet<string> = new Set(["sex", "side", "coverage"]);
/** Of a list with more values, those that somebody is. */
const ONLY: Readonly<Partial<Record<CodeListName, readonly string[]>>> = {
  programme: ["orphan", "unsupported_child"],
};
/** Who is neither 迁出 nor 注销 is on the register: among the first families of a village there may be nobody who is. */
const BLANK_SAYS: ReadonlySet<string> = new Set(["hukou_state"]);
/** 父亲信息 and 母亲情况 name whose state is ticked. */
const OF_WHOM = /(基本)?(信息|情况|状况|状态)$/;

/** The columns of a sheet, with those beside each other that are ticked made one that says which of them is; `data` are the rows below the header. */
export function withMarks(
  columns: readonly SheetColumn[],
  data: readonly TextRow[],
): SheetColumn[] {
  const apart = classesApart(columns);
  const behind = new Set(
    [...apart].flatMap(([first, run]) => run.columns.filter((each) => each !== first)),
  );
  const beside = columns.filter((column) => !behind.has(column));
  return joinRuns(beside, (at) => {
    const classes = apart.get(beside[at] as SheetColumn);
    if (classes) return { column: merged(classes, data), of: 1 };
    const run = markedAt(beside, at, data);
    const named = namedRun(beside, at, data);
    // 死亡 | 服刑 | 收入超标 below 停保原因: what a list knows of them is not all.
    if (named && named.length > (run?.columns.length ?? 0))
      return { column: namedColumn(named, data), of: named.length };
    return run && { column: merged(run, data), of: run.columns.length };
  });
}

function markedAt(columns: readonly SheetColumn[], at: number, data: readonly TextRow[]) {
  const graded = gradesRun(columns, at);
  if (graded) return { columns: graded, graded: true as const };
  const answers = answersAt(columns, at);
  if (answers && areTicked(answers)) return { columns: answers, answers: true as const };
  const assets = assetsAt(columns, at) ?? judgedAt(columns, at);
  return assets ?? classifiedAt(columns, at) ?? runAt(columns, at, data);
}

/** Whether a text below a group says what may be ticked. */
export function mayBeTicked(text: string): boolean {
  return LISTS.some((list) => isSpelling(list, text));
}

interface Run {
  columns: readonly SheetColumn[];
  /** What may be ticked; nothing where only the group says it. */
  list?: CodeListName;
  none?: string;
  byOwn?: true;
  graded?: true;
  judged?: true;
  /** Set where the columns answer what the group asks. */
  answers?: true;
}

function runAt(columns: readonly SheetColumn[], at: number, data: readonly TextRow[]) {
  const runs = LISTS.map((list) => runOf(list, columns, at, data));
  // 死亡 is how a parent is and why somebody is off the register: what stands beside it tells.
  const longest = Math.max(...runs.map((run) => run?.columns.length ?? 0));
  return runs.find((run) => run?.columns.length === longest);
}

function runOf(
  list: (typeof LISTS)[number],
  columns: readonly SheetColumn[],
  at: number,
  data: readonly TextRow[],
) {
  const first = columns[at] as SheetColumn;
  const run: SheetColumn[] = [];
  for (const next of columns.slice(at)) {
    const isBeside =
      next.index === first.index + run.length &&
      // Text files write a group over its first column only.
      [groupOf(first), ""].includes(groupOf(next)) &&
      whoseOf(next) === whoseOf(first);
    const { known, value } = resolveCode(list, leafOf(next));
    if (!isBeside || !known || ONLY[list]?.includes(value) === false) break;
    run.push(next);
  }
  // One that counts or grades is none to tick, nor are those beside it.
  if (!areTicked(run)) return undefined;
  const values = new Set(run.map((column) => resolveCode(list, leafOf(column)).value));
  const hasTicks = run.some(({ sample }) => sample.some((cell) => TICKED.test(cell.trim())));
  const isOpen = BLANK_SAYS.has(list) && run.every(({ sample }) => sample.length === 0);
  const counts = ONE_OF.has(list) && data.some(({ cells }) => isCount(cells, run));
  return values.size > 1 && (hasTicks || isOpen) && !counts ? { columns: run, list } : undefined;
}

function isCount(cells: readonly string[], run: readonly SheetColumn[]): boolean {
  return run.filter(({ index }) => (cells[index] ?? "").trim() === "1").length > 1;
}

function merged(
  { columns: run, list, none, byOwn, graded, judged, answers }: Run,
  data: readonly TextRow[],
): SheetColumn {
  const first = run[0] as SheetColumn;
  const groups = partsOf(first.headerCells).slice(0, -1);
  const leaves = run.map(leafOf).join("、");
  const marks = {
    index: first.index,
    columns: run.map((column) => ({
      index: column.index,
      text: leafOf(column).replace(/是否|有无/, ""),
    })),
    ...(none === undefined ? {} : { none }),
    ...(byOwn ? { byOwn } : {}),
    ...(graded ? { graded } : {}),
    ...(judged ? { judged } : {}),
  };
  const whose = whoseOf(first) ?? headerText(groups.at(-1) ?? "").replace(OF_WHOM, "");
  const names = [
    ...headerNames(groups),
    ...(list === "parent_state" ? [`${whose}状况`] : []),
    ...(list !== undefined && list !== "parent_state" ? [headerText(CODE_LISTS[list].label)] : []),
    ...(graded ? [headerText(GRADED_HEADER)] : []),
    ...(list === undefined && !graded && !answers ? [headerText(CLASSIFIED_HEADERS[0])] : []),
  ];
  return {
    index: first.index,
    header: (answers ? groups : [...groups, leaves]).join("/"),
    headerCells: answers ? groups : [...groups, leaves],
    names: [...new Set(names)],
    sample: data.map(({ cells }) => tickedIn(cells, marks) ?? "").filter((text) => text !== ""),
    rows: data.length,
    marks,
  };
}

/** What is ticked in a row: the first where several are. */
function tickedIn(cells: readonly string[], marks: MarksOf): string | undefined {
  const { columns, none, byOwn, graded, judged } = marks;
  if (graded) return gradesIn(cells, columns);
  if (judged) return judgedOf(columns.map(({ index }) => cells[index] ?? ""));
  const ticked = columns.find(({ index, text }) => isTicked(cells[index] ?? "", text, byOwn));
  const isAnswered = columns.every(({ index }) => UNTICKED.test((cells[index] ?? "").trim()));
  return ticked?.text ?? (isAnswered ? none : undefined);
}

/** 父亲死亡 beside 父亲失联, where no group says of whom. */
function whoseOf(column: SheetColumn): string | undefined {
  const parent = /^(是否)?([父母])亲?(?!母)/.exec(headerText(leafOf(column)))?.[2];
  return parent && `${parent}亲`;
}
