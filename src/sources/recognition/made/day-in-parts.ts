import { headerText } from "../../../rolls/headers/header-text.ts";
import { headerNames } from "../header/header-names.ts";
import { partsOf, type SheetColumn } from "../header/sheet-column.ts";
import type { TextRow } from "../header/sheet-head.ts";
import { joinRuns } from "./join-runs.ts";

/** A day that a form leaves three columns for: 年 | 月 | 日 under 死亡时间. The first stands for all of them. */
export interface DayInParts {
  /** Counted from 0: of the year, the month and the day. */
  index: number;
  month: number;
  day: number;
}

const LEAVES = [/年份?$/, /月份?$/, /[日号]期?$/] as const;

/** The columns of a sheet, with those beside each other that write one day made one; `data` are the rows below the header. */
export function withDays(columns: readonly SheetColumn[], data: readonly TextRow[]): SheetColumn[] {
  return joinRuns(columns, (at) => {
    const column = dayAt(columns.slice(at, at + LEAVES.length), data);
    return column && { column, of: LEAVES.length };
  });
}

function dayAt(run: readonly SheetColumn[], data: readonly TextRow[]): SheetColumn | undefined {
  const [year, month, day] = run;
  if (!year || !month || !day) return undefined;
  const whats = run.map((column, place) => whatOf(column, LEAVES[place] as RegExp));
  const [what = ""] = whats;
  const isBeside = month.index === year.index + 1 && day.index === year.index + 2;
  // A text file writes the group once, over the first of them.
  const isOne = whats.every((each) => each === what || each === "");
  if (!isBeside || what === "" || !isOne) return undefined;
  const dayInParts = { index: year.index, month: month.index, day: day.index };
  const parts = [what.includes("日") || /时间$/.test(what) ? what : `${what}日期`];
  return {
    index: year.index,
    header: [year, month, day].map(({ header }) => header).join("、"),
    headerCells: parts,
    names: [...new Set([...headerNames(parts), headerText(what)])],
    sample: data.map(({ cells }) => writtenDay(cells, dayInParts)).filter((text) => text !== ""),
    rows: data.length,
    dayInParts,
  };
}

/** 死亡时间 of 死亡时间/年 and 死亡时间（年）, 死亡 of 死亡年; undefined where the header ends otherwise, and a column with other things in it. */
function whatOf({ headerCells, sample }: SheetColumn, leaf: RegExp): string | undefined {
  const isFigures = sample.every((text) => /^\s*\d{1,4}[年月日号]?\s*$/.test(text));
  const text = headerText(partsOf(headerCells).join(""));
  return isFigures && leaf.test(text) ? text.replace(leaf, "") : undefined;
}

function writtenDay(cells: readonly string[], { index, month, day }: DayInParts): string {
  const [y = "", m = "", d = ""] = [index, month, day].map((at) =>
    (cells[at] ?? "").replace(/\D/g, ""),
  );
  return y && m && d ? `${y}年${m}月${d}日` : "";
}
