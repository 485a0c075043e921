import { headerText } from "../../../rolls/headers/header-text.ts";
import { type KindOfChange, kindOfChange } from "../../../rolls/kinds-of-change.ts";
import { plainText } from "../../../rolls/plain-text.ts";
import type { Roll } from "../../../rolls/roll.ts";
import type { Assignment } from "../columns/match-columns.ts";
import type { SheetColumn } from "../header/sheet-column.ts";

/** What `init` says of it. */
export const OF_LEDGER =
  "是增减变动台账，不是整份名册：写明停保、减少的算停保名单；新增的人，有同月或以后的名册的按那份名册算，没有的并入以前最近一期";

/** 调整年月 beside 调整类型 of 新增 and 停保 is when somebody came where the type says so, and when he was taken off where it says that. */
export const CHANGED_ON = /^(变动|变更|调整|异动|增减|执行|生效)(起始|开始)?(年月|月份|时间|日期)$/;

/** A name of nothing but changes; 变动后 is how the roll is since. */
const OF_CHANGES = /(增减|[变异]动)(?!.{0,2}后)/;
/** A row that leaves it empty is one too many for a ledger, but a cell may be forgotten. */
const MOST_EMPTY = 0.05;
/** So many came or left; on a roll of a month in which all got more, a few do. */
const LEAST_MOVED = 0.5;
/** What the month of a change is worth as that in which somebody came. */
const OF_CHANGE = 0.8;

/**
 * What the words of a ledger of changes mean (新增 在保, 减少 停发), where every row of a list with the columns of a roll says what changed, and most that somebody came or left: who
 * came in March stands there, and is on no roll of October for it. Undefined for any other list.
 */
export function ledgerOfChanges(
  roll: Roll,
  assignments: readonly Assignment[],
  titles: readonly string[],
): Readonly<Record<string, string>> | undefined {
  if (roll.kind !== "enrolment" || !roll.snapshot) return undefined;
  const status = assignments.find(({ field }) => field === "status")?.column;
  if (!status) return undefined;
  const cells = [...(status.cells ?? status.sample), ...(status.texts ?? [])];
  const filled = cells.filter((text) => text.trim() !== "");
  if (filled.length === 0 || cells.length - filled.length > MOST_EMPTY * cells.length)
    return undefined;
  const kinds = filled.map(kindOfChange);
  const has = (kind: KindOfChange) => kinds.includes(kind);
  if (kinds.includes(undefined)) return undefined;
  const moved = kinds.filter((kind) => kind !== "kept").length;
  const isNamed = titles.some((title) => OF_CHANGES.test(plainText(title)));
  if (moved < LEAST_MOVED * kinds.length) return undefined;
  if (!isNamed && (!has("added") || !has("gone") || has("kept"))) return undefined;
  return Object.fromEntries(
    filled.map((text, at) => [text, kinds[at] === "gone" ? "停发" : "在保"]),
  );
}

/** The columns of a ledger of changes with that of the change for when somebody came, where no other says so. */
export function withMonthOfChange(
  assignments: readonly Assignment[],
  columns: readonly SheetColumn[],
): readonly Assignment[] {
  if (assignments.some(({ field }) => field === "from_month")) return assignments;
  const taken = new Set(assignments.map(({ column }) => column.index));
  const column = columns.find(
    ({ index, header }) => !taken.has(index) && CHANGED_ON.test(headerText(header)),
  );
  return column ? [...assignments, { field: "from_month", column, score: OF_CHANGE }] : assignments;
}
