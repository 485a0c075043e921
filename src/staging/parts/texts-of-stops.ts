import { answeredValue, askedValue } from "../../rolls/cell/asked-value.ts";
import { readMonth } from "../../rolls/cell/read-date.ts";
import { headerText } from "../../rolls/headers/header-text.ts";
import { resolveCode } from "../../rolls/resolve-code.ts";
import { stoppedProgramme } from "../../rolls/stop-of-programme.ts";
import { stopsLater } from "../../rolls/stops-later.ts";
import { recordsOfSpool } from "../../sources/read-book.ts";
import type { ColumnMatch, Recognition } from "../../sources/recognition/recognition.ts";

const GONE: ReadonlySet<string> = new Set(["停发", "注销", "死亡", "迁出"]);

/** 发放至 and 享受至 say until when somebody was paid as well as when it ended. */
const UNTIL = /至$/;
const HALF = 0.5;

/** Whether a month is until when each was paid: most of those on a roll are on it. */
export function isPaidUntil(
  { header }: ColumnMatch,
  { all, rows, left }: { all: number; rows: number; left: ReadonlySet<string> },
): boolean {
  return UNTIL.test(headerText(header)) && left.size === 0 && rows > all * HALF;
}

/** Whether 是 below a header says that somebody was taken off: 是否停保, 停发标志. */
export function asksForStops(header: string): boolean {
  return GONE.has(askedValue("enrolment_status", header) ?? "");
}

interface StopColumns {
  status: ColumnMatch | undefined;
  stop: ColumnMatch | undefined;
  began: ColumnMatch | undefined;
  /** Where each row says of which programme it is; else all are of `programme`. */
  kinds: ColumnMatch | undefined;
  programme: string;
}

/**
 * Which texts of the status and of the month say that a row is of somebody taken off, and how many rows do. A status that says he is there
 * outweighs a month, which may be of an earlier time, and is where he was taken on after it; a month to come is when his term ends.
 */
export async function textsOfStops(
  path: string,
  { headerRow, headerRows, values, period }: Recognition,
  { status, stop, began, kinds, programme }: StopColumns,
) {
  const asked = status && askedValue("enrolment_status", status.header);
  const stateOf = (text: string) =>
    (asked && answeredValue("enrolment_status", asked, text)) ??
    resolveCode("enrolment_status", text).value;
  const isGone = remembered(
    (text) => GONE.has(values.status?.[text] ?? stateOf(text)) && !stopsLater(text, period),
  );
  // Whoever gets it until the roll's own month is on it then.
  const last = (period ?? Number.NaN) - (stop && UNTIL.test(headerText(stop.header)) ? 1 : 0);
  const isPast = remembered((text) => (readMonth(text) ?? Number.NaN) <= last);
  const [left, months, again] = [new Set<string>(), new Set<string>(), [] as number[]];
  let rows = 0;
  let all = 0;
  const only = [status, stop, began, kinds].flatMap((column) => column?.index ?? []);
  for await (const records of recordsOfSpool(path, { only })) {
    for (const { row, cells } of records) {
      if (row < headerRow + headerRows) continue;
      all += 1;
      const state = status ? (cells[status.index] ?? "") : "";
      const month = stop ? (cells[stop.index] ?? "") : "";
      const says = state.trim() !== "";
      if (says ? !isGone(state) : !isPast(month)) continue;
      const since = began && !says ? readMonth(cells[began.index] ?? "") : null;
      const isBack = since !== null && since > (readMonth(month) ?? since);
      const kind = kinds ? (cells[kinds.index] ?? "") : "";
      if (isBack || (says && isStopOfOther(state, kind, programme))) {
        again.push(row);
        continue;
      }
      rows += 1;
      if (says) left.add(state);
      else months.add(month);
    }
  }
  return { left, months, again, rows, all };
}

/** 取消低保 beside 特困: who moved there was not taken off it. `kind` is what the row says of its programme. */
function isStopOfOther(state: string, kind: string, ofRoll: string): boolean {
  const of = stoppedProgramme(state);
  if (of === undefined) return false;
  if (/低保|最低生活/.test(kind)) return of !== "dibao";
  if (/特困|五保/.test(kind)) return of !== "tekun";
  return of !== ofRoll || /孤儿|无人抚养|补贴/.test(kind);
}

/** A test of a text, made once for each. */
function remembered(test: (text: string) => boolean): (text: string) => boolean {
  const known = new Map<string, boolean>();
  return (text) => {
    const is = known.get(text) ?? test(text);
    known.set(text, is);
    return is;
  };
}
