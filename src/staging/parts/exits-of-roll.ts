import { readMonth } from "../../rolls/cell/read-date.ts";
import { headerText } from "../../rolls/headers/header-text.ts";
import { resolveCode } from "../../rolls/resolve-code.ts";
import type { Roll } from "../../rolls/roll.ts";
import { stoppedProgramme } from "../../rolls/stop-of-programme.ts";
import { stopsLater } from "../../rolls/stops-later.ts";
import { recordsOfSpool, type SheetSpool } from "../../sources/read-book.ts";
import type { Known } from "../../sources/recognition/known.ts";
import type { ColumnMatch, Recognition } from "../../sources/recognition/recognition.ts";
import { exitsInRemarks } from "./exits-in-remarks.ts";

/** Those rows of a roll of the enrolled that say when or why their person was taken off it. */
export interface ExitPart {
  /** Raw columns, from 1; null where the sheet has none. */
  status: number | null;
  month: number | null;
  /** The texts in them that say so. */
  left: readonly string[];
  months: readonly string[];
  /** Rows of those who were taken on again since. */
  again: readonly number[];
  /** What a remark beside another of the household says of those in these rows. */
  named?: readonly { row: number; text: string }[];
  isFirst: false;
  rows: number;
}

export interface ExitsOfSheet {
  spool: SheetSpool;
  recognition: Recognition;
  part: ExitPart;
}

/** What speaks of the stop on the sheet of a roll stands where the roll itself has these fields or none. */
const OF_STOP = new Set(["until_month", "status"]);
const GONE: ReadonlySet<string> = new Set(["停发", "注销", "死亡", "迁出"]);

/**
 * A roll that keeps those who were taken off it, with the month or the reason beside their status: its rows of theirs as a list of stops, besides
 * what they are on the roll. One that only says that somebody is no longer on it tells no more than the roll does.
 *
 * Returns null where there are none.
 */
export async function exitsOf(
  { spool, recognition }: { spool: SheetSpool; recognition: Recognition },
  rolls: ReadonlyMap<string, Roll>,
  recognise: (known: Known) => Recognition,
): Promise<ExitsOfSheet | null> {
  const { roll, spread, family, headerRow, headerRows } = recognition;
  const exits = roll?.exits === undefined ? undefined : rolls.get(roll.exits);
  if (!roll || !exits || spread || family || headerRow === 0) return null;
  const form = { roll: exits.id, headerRow, headerRows };
  const alone = recognise(form);
  const changed = changedOn(columnsOfStops(alone, recognition), recognition);
  const list = changed ? recognise({ ...form, columns: { stop_month: changed.header } }) : alone;
  const columns = columnsOfStops(list, recognition, changed);
  // A month of any change tells of no stop where the status says nothing.
  const stops = columns.filter(({ index }) => index !== changed?.index);
  const stop = stops.find(({ field }) => field === "stop_month");
  const tells = (field: string) => columns.some((column) => column.field === field);
  const inRemarks = () => exitsInRemarks({ spool, recognition }, { list, exits, columns: stops });
  if (!tells("stop_month") && !tells("reason")) return inRemarks();
  // 是否保障对象 is answered 否 for members who never were on it.
  const status = recognition.columns.find(
    ({ field, header }) => field === "status" && !header.includes("是否"),
  );
  const began = recognition.columns.find(
    ({ field, index }) => field === "from_month" && index !== changed?.index,
  );
  const programme = recognition.said.get("programme") ?? roll.fixed?.programme;
  // One list of 低保 and 特困: what says of a row which it is says so of its stop.
  const { unless } = roll;
  const which = recognition.columns.find(({ field }) => field === unless?.column);
  const kinds = columns.find(({ field }) => field === "programme") ?? which;
  const found = await textsOfStops(spool.spool, recognition, {
    ...{ status, stop, began, kinds },
    programme: String(programme ?? ""),
  });
  if (found.rows === 0) return inRemarks();
  if (stop && isPaidUntil(stop, found)) return null;
  const isSaid = programme !== undefined && columns.every(({ field }) => field !== "programme");
  return {
    spool,
    recognition: {
      ...list,
      ...(which && unless
        ? { roll: { ...exits, unless }, columns: [...columns, which] }
        : { columns }),
      period: null,
      newest: null,
      town: recognition.town,
      village: recognition.village,
      said: new Map([
        ...list.said,
        ...monthOfLedger(recognition, [...columns.map(({ field }) => field), ...list.said.keys()]),
        ...(isSaid ? [["programme", programme] as const] : []),
      ]),
      questions: [],
      unread: [],
    },
    part: {
      status: status ? status.index + 1 : null,
      month: stop ? stop.index + 1 : null,
      left: [...found.left],
      months: [...found.months],
      again: found.again,
      isFirst: false,
      rows: found.rows,
    },
  };
}

/** Who is 停保 on the sheet of April of a ledger of changes was taken off then, where nothing else says when. */
function monthOfLedger({ isLedger, period }: Recognition, has: readonly string[]) {
  const isOpen = isLedger && period !== null && !has.includes("stop_month");
  return isOpen ? [["stop_month", period] as const] : [];
}

/** 取消低保 beside 特困: who moved there was not taken off it. `kind` is what the row says of its programme. */
function isStopOfOther(state: string, kind: string, ofRoll: string): boolean {
  const of = stoppedProgramme(state);
  if (of === undefined) return false;
  if (/低保|最低生活/.test(kind)) return of !== "dibao";
  if (/特困|五保/.test(kind)) return of !== "tekun";
  return of !== ofRoll || /孤儿|无人抚养|补贴/.test(kind);
}

/** The columns of the list of stops, but those that the roll reads as something else. */
function columnsOfStops(
  list: Recognition,
  { columns }: Recognition,
  changed?: { index: number },
): ColumnMatch[] {
  const ofRoll = new Map(columns.map(({ index, field }) => [index, field]));
  const own = list.columns.filter(({ index, field }) => {
    const taken = ofRoll.get(index);
    const isFree = taken === undefined || taken === field || OF_STOP.has(taken);
    return isFree || index === changed?.index;
  });
  const has = new Set(own.map(({ field }) => field));
  const programme = columns.filter(({ field }) => field === "programme" && !has.has(field));
  return [...own, ...programme];
}

/** 调整年月 beside 调整类型 of 新增 and 停保 is when somebody was taken off where the type says that he was. */
const CHANGED = /^(变动|变更|调整|异动|增减|执行|生效)(起始|开始)?(年月|月份|时间|日期)$/;

const OF_CHANGE = /增减|[变异]动|变更|动态/;
const PLAIN_TIME = /^(时间|日期|年月|月份)$/;

function changedOn(stops: readonly ColumnMatch[], { columns, unused }: Recognition) {
  const status = columns.find(({ field }) => field === "status");
  if (!status || stops.some(({ field }) => field === "stop_month")) return undefined;
  // 时间 beside 增减情况 is when somebody came or left, as that says.
  const began = columns.filter(({ field }) => field === "from_month");
  const ofChange = OF_CHANGE.test(headerText(status.header)) ? began : [];
  return (
    unused.find(({ header }) => CHANGED.test(headerText(header))) ??
    ofChange.find(({ header }) => PLAIN_TIME.test(headerText(header)))
  );
}

/** 发放至 and 享受至 say until when somebody was paid as well as when it ended. */
const UNTIL = /至$/;
const HALF = 0.5;

/** Whether a month is until when each was paid: most of those on a roll are on it. */
function isPaidUntil(
  { header }: ColumnMatch,
  { all, rows, left }: { all: number; rows: number; left: ReadonlySet<string> },
): boolean {
  return UNTIL.test(headerText(header)) && left.size === 0 && rows > all * HALF;
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
async function textsOfStops(
  path: string,
  { headerRow, headerRows, values, period }: Recognition,
  { status, stop, began, kinds, programme }: StopColumns,
) {
  const isGone = remembered(
    (text) =>
      GONE.has(values.status?.[text] ?? resolveCode("enrolment_status", text).value) &&
      !stopsLater(text, period),
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

/** A test of a text, made once for each. */
function remembered(test: (text: string) => boolean): (text: string) => boolean {
  const known = new Map<string, boolean>();
  return (text) => {
    const is = known.get(text) ?? test(text);
    known.set(text, is);
    return is;
  };
}
