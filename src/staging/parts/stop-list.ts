import { headerText } from "../../rolls/headers/header-text.ts";
import type { Roll } from "../../rolls/roll.ts";
import type { Known } from "../../sources/recognition/known.ts";
import { CHANGED_ON } from "../../sources/recognition/lines/ledger-of-changes.ts";
import type { ColumnMatch, Recognition } from "../../sources/recognition/recognition.ts";

/** What speaks of the stop on the sheet of a roll stands where the roll itself has these fields or none. */
const OF_STOP = new Set(["until_month", "status"]);

/** The sheet read as a list of stops. */
export interface StopList {
  list: Recognition;
  columns: readonly ColumnMatch[];
  /** Its column of any change, taken for that of the stop. */
  changed: { index: number; header: string } | undefined;
}

/** Read the sheet of a roll as the list of stops that it holds besides. */
export function asStops(
  recognition: Recognition,
  exits: Roll,
  recognise: (known: Known) => Recognition,
): StopList {
  const { headerRow, headerRows } = recognition;
  const form = { roll: exits.id, headerRow, headerRows };
  const alone = recognise(form);
  const changed = changedOn(columnsOfStops(alone, recognition), recognition);
  const list = changed ? recognise({ ...form, columns: { stop_month: changed.header } }) : alone;
  return { list, changed, columns: columnsOfStops(list, recognition, changed) };
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

const OF_CHANGE = /增减|[变异]动|变更|动态/;
const PLAIN_TIME = /^(时间|日期|年月|月份)$/;

function changedOn(stops: readonly ColumnMatch[], { columns, unused }: Recognition) {
  const status = columns.find(({ field }) => field === "status");
  if (!status || stops.some(({ field }) => field === "stop_month")) return undefined;
  // 时间 beside 增减情况 is when somebody came or left, as that says.
  const began = columns.filter(({ field }) => field === "from_month");
  const ofChange = OF_CHANGE.test(headerText(status.header)) ? began : [];
  return (
    [...unused, ...began].find(({ header }) => CHANGED_ON.test(headerText(header))) ??
    ofChange.find(({ header }) => PLAIN_TIME.test(headerText(header)))
  );
}
