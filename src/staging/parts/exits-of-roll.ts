import type { Roll } from "../../rolls/roll.ts";
import type { SheetSpool } from "../../sources/read-book.ts";
import type { Known } from "../../sources/recognition/known.ts";
import type { Recognition } from "../../sources/recognition/recognition.ts";
import { exitsInRemarks } from "./exits-in-remarks.ts";
import { asStops, type StopList } from "./stop-list.ts";
import { asksForStops, isPaidUntil, textsOfStops } from "./texts-of-stops.ts";

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
  const { roll, spread, family, headerRow } = recognition;
  const exits = roll?.exits === undefined ? undefined : rolls.get(roll.exits);
  if (!roll || !exits || spread || family || headerRow === 0) return null;
  const stopList = asStops(recognition, exits, recognise);
  const { list, columns, changed } = stopList;
  // A month of any change tells of no stop where the status says nothing.
  const stops = columns.filter(({ index }) => index !== changed?.index);
  const stop = stops.find(({ field }) => field === "stop_month");
  const inRemarks = () => exitsInRemarks({ spool, recognition }, { list, exits, columns: stops });
  if (!columns.some(({ field }) => field === "stop_month" || field === "reason"))
    return inRemarks();
  // 是否保障对象 is answered 否 for members who never were on it; 是 below 是否停保 for those who were.
  const status = recognition.columns.find(
    ({ field, header }) => field === "status" && (!header.includes("是否") || asksForStops(header)),
  );
  const began = recognition.columns.find(
    ({ field, index }) => field === "from_month" && index !== changed?.index,
  );
  // One list of 低保 and 特困: what says of a row which it is says so of its stop.
  const { unless } = roll;
  const which = recognition.columns.find(({ field }) => field === unless?.column);
  const kinds = columns.find(({ field }) => field === "programme") ?? which;
  const programme = String(recognition.said.get("programme") ?? roll.fixed?.programme ?? "");
  const found = await textsOfStops(spool.spool, recognition, {
    ...{ status, stop, began, kinds, programme },
  });
  if (found.rows === 0) return inRemarks();
  if (stop && isPaidUntil(stop, found)) return null;
  return {
    spool,
    recognition: {
      ...ofStops(recognition, stopList, programme),
      ...(which && unless
        ? { roll: { ...exits, unless }, columns: [...columns, which] }
        : { columns }),
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

/** What is said of the stops: that of the list, in the place and of the programme of the roll. */
function ofStops(
  recognition: Recognition,
  { list, columns }: StopList,
  programme: string,
): Recognition {
  const has = [...columns.map(({ field }) => field), ...list.said.keys()];
  const isSaid = programme !== "" && columns.every(({ field }) => field !== "programme");
  return {
    ...list,
    ...{ period: null, newest: null, questions: [], unread: [] },
    ...{ town: recognition.town, village: recognition.village },
    said: new Map([
      ...list.said,
      ...monthOfLedger(recognition, has),
      ...(isSaid ? [["programme", programme] as const] : []),
    ]),
  };
}

/** Who is 停保 on the sheet of April of a ledger of changes was taken off then, where nothing else says when. */
function monthOfLedger({ isLedger, period }: Recognition, has: readonly string[]) {
  const isOpen = isLedger && period !== null && !has.includes("stop_month");
  return isOpen ? [["stop_month", period] as const] : [];
}
