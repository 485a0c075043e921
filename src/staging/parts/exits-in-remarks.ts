import type { Roll } from "../../rolls/roll.ts";
import { type StopSaid, stopInRemark } from "../../rolls/stop-in-remark.ts";
import { STOP_WORDS } from "../../rolls/stop-of-named.ts";
import { recordsOfSpool, type SheetSpool } from "../../sources/read-book.ts";
import { isRemarkHeader } from "../../sources/recognition/columns/remark-column.ts";
import type { ColumnMatch, Recognition } from "../../sources/recognition/recognition.ts";
import type { ExitsOfSheet } from "./exits-of-roll.ts";
import { namedInRemarks } from "./named-in-remarks.ts";

/** More texts are of other things. */
const MOST_TEXTS = 500;

interface Stops {
  list: Recognition;
  exits: Roll;
  /** The columns of the list of stops that the roll has. */
  columns: readonly ColumnMatch[];
}

/**
 * Rows of a roll of which 备注 (or 变动情况) alone says that somebody was taken off it, as a list of stops: 2019.3停保（收入超标） says when and why. What
 * each text says goes as its meaning with the sheet, as an answer of doudi.yaml would. Null where none says either.
 */
export async function exitsInRemarks(
  { spool, recognition }: { spool: SheetSpool; recognition: Recognition },
  { list, exits, columns }: Stops,
): Promise<ExitsOfSheet | null> {
  const column = recognition.columns.find(
    ({ field, header }) => field === "status" && !header.includes("是否"),
  );
  const { remarks = {} } = recognition.roll ?? {};
  const ofRemarks = recognition.columns.filter(({ field }) => remarks[field] !== undefined);
  const remark =
    column ?? [...recognition.unused, ...ofRemarks].find(({ header }) => isRemarkHeader(header));
  const programme = recognition.said.get("programme") ?? recognition.roll?.fixed?.programme;
  // Of a list of several programmes each row would have to say which it is of.
  const isOfOne = recognition.columns.every(({ field }) => field !== "programme");
  if (!remark || programme === undefined || !isOfOne) return null;
  const found = await stopsIn(spool.spool, recognition, remark.index, String(programme));
  if (!found) return null;
  const { texts, rows, named } = found;
  const meaning = (of: (said: StopSaid) => string | null) =>
    Object.fromEntries([...texts].map(([text, said]) => [text, of(said) ?? ""]));
  const field = (name: string) => ({ field: name, index: remark.index, header: remark.header });
  return {
    spool,
    recognition: {
      ...list,
      roll: exits,
      columns: [
        ...columns.filter(({ field: own }) => own !== "stop_month" && own !== "reason"),
        field("stop_month"),
        field("reason"),
      ],
      values: {
        ...list.values,
        stop_month: meaning(({ month }) => (month === null ? null : monthText(month))),
        reason: meaning(({ reason }) => reason),
      },
      period: null,
      newest: null,
      town: recognition.town,
      village: recognition.village,
      // The roll's own month is of none of its stops.
      said: new Map([
        ...[...list.said].filter(([own]) => own !== "stop_month" && own !== "reason"),
        ["programme", programme] as const,
      ]),
      questions: [],
      unread: [],
    },
    part: {
      status: null,
      month: remark.index + 1,
      left: [],
      months: [...texts.keys()],
      again: [],
      named,
      isFirst: false,
      rows,
    },
  };
}

/** The texts that say a stop with its month or reason, and how many rows have one. */
async function stopsIn(
  path: string,
  recognition: Recognition,
  index: number,
  programme: string,
): Promise<{
  texts: Map<string, StopSaid>;
  rows: number;
  named: { row: number; text: string }[];
} | null> {
  const { headerRow, headerRows, period, roll } = recognition;
  const texts = new Map<string, StopSaid>();
  const known = new Map<string, boolean>();
  const mayName = new Set<string>();
  let rows = 0;
  for await (const records of recordsOfSpool(path, { only: [index] })) {
    for (const { row, cells } of records) {
      const text = cells[index] ?? "";
      if (row < headerRow + headerRows || text === "") continue;
      if (!known.has(text)) {
        const said = stopInRemark(text, { period, roll: roll?.id ?? "" });
        const isOwn = (PROGRAMMES[said?.of ?? ""] ?? programme) === programme;
        const tells =
          said !== null && !said.isOpen && isOwn && (said.month !== null || said.reason !== null);
        known.set(text, tells);
        if (said && tells) texts.set(text, said);
        else if (STOP_WORDS.some((word) => text.includes(word))) mayName.add(text);
        if (texts.size > MOST_TEXTS) return null;
      }
      if (known.get(text)) rows += 1;
    }
  }
  const named = await namedInRemarks(path, recognition, { index, mayName });
  for (const { text, said } of named) texts.set(text, said);
  return texts.size === 0 ? null : { texts, rows: rows + named.length, named };
}

/** What those on a programme may be stopped from by name. */
const PROGRAMMES: Readonly<Record<string, string>> = { 低保: "dibao", 特困: "tekun" };

function monthText(month: number): string {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
}
