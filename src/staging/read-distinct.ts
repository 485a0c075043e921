import type { Cell, Database } from "../engine/database.ts";
import { isMonthFirst, yearFirst } from "../rolls/cell/month-first.ts";
import { readCell } from "../rolls/cell/read-cell.ts";
import { readHeld } from "../rolls/cell/read-held.ts";
import { twoDates } from "../rolls/cell/two-dates.ts";
import type { Field } from "../rolls/kind.ts";
import { plainText } from "../rolls/plain-text.ts";
import { stopsLater } from "../rolls/stops-later.ts";
import { meaningOf } from "../sources/recognition/columns/unread-columns.ts";
import { blanksOf } from "./blanks.ts";
import { type CellReader, isDayAlone, readerOf, type TextReading } from "./cell-readers.ts";
import { cellOf } from "./cell-sql.ts";
import { HELD } from "./parts/views-of-sheet.ts";
import { columnOf, typedFields, usedRows } from "./row-sql.ts";
import type { SheetToStage } from "./sheet-to-stage.ts";
import { type FaultyTexts, isMany } from "./stage-faults.ts";

export interface Readings {
  faulty: ReadonlyMap<string, FaultyTexts>;
  /** Field -> what its empty cells say. */
  blanks: ReadonlyMap<string, string>;
  /** Field -> how its cells are read. */
  readers: ReadonlyMap<string, CellReader>;
}

/**
 * Read each distinct text of the typed columns once, and keep the readings of those in `cell_value` that SQL cannot read without. A county's
 * million amounts are some hundred texts, so the readers can be plain TypeScript.
 *
 * Writes: cell_value, anew.
 */
export async function readDistinct(
  db: Database,
  sheet: SheetToStage,
  views: readonly SheetToStage[],
): Promise<Readings> {
  const typed = new Map([sheet, ...views].flatMap((view) => [...typedFields(view)]));
  const columns = columnsByField([sheet, ...views], typed);
  const days = columnsOfDays(sheet, typed, columns);
  const texts = await distinctTexts(db, sheet, new Set([...columns.values()].flat()), days);
  const written = (numbers: readonly number[]) => [
    ...new Set(numbers.flatMap((column) => texts.get(column) ?? [])),
  ];
  const faulty = new Map<string, FaultyTexts>();
  const readers = new Map<string, CellReader>();
  const joined: Cell[][] = [];
  const join = (field: string, readings: readonly TextReading[]) => {
    for (const { text, value, state } of readings) joined.push([field, text, value, state]);
  };
  for (const [field, spec] of typed) {
    const own = columns.get(field) ?? [];
    const readings = readTexts(sheet, field, spec, written(own));
    const isDays = own.length > 0 && own.every((column) => days.has(column));
    const reader = readerOf(field, spec, { readings, isDays });
    readers.set(field, reader);
    const faults = faultyOf(readings);
    if (faults) faulty.set(field, faults);
    if (reader.joins || blankOf(sheet, field) !== undefined || isMany(faults))
      join(field, readings);
  }
  const { parts = [], marks = false } = sheet.spread ?? {};
  const held = written(parts.map(({ column }) => column)).map((text) => {
    const value = readHeld(text, marks);
    return { text, value, state: value === null ? "fault" : "value" };
  });
  const heldFaults = faultyOf(held);
  if (heldFaults) faulty.set(HELD, heldFaults);
  join(HELD, held);
  // What an earlier sheet left is of fields that this one does not look up.
  if (joined.length > 0) {
    await db.run("DELETE FROM cell_value");
    await db.append("cell_value", joined);
  }
  return { faulty, blanks: await blanksOf(db, sheet, typed), readers };
}

/** How each text of a field reads. */
function readTexts(
  sheet: SheetToStage,
  field: string,
  spec: Field,
  texts: readonly string[],
): TextReading[] {
  const losesZero = octoberLosesItsZero(texts, spec);
  const beginsWithMonth = OF_DAYS.has(spec.type) && isMonthFirst(texts);
  const single = oneDateEach(texts, spec);
  const counted = isTooMuch(texts, single) ? { ...single, unit: 1 } : single;
  const said = field in (sheet.values ?? {}) ? field : (spec.of ?? field);
  return texts.map((text) => {
    const meant = isStillThere(sheet, spec, text)
      ? "在保"
      : meaningOf(sheet.values ?? {}, said, text);
    const ordered = beginsWithMonth ? yearFirst(meant) : meant;
    const whole = losesZero ? ordered.replace(/^(\d{4}\.1)$/, "$10") : ordered;
    return { text, ...read(field, counted, whole) };
  });
}

function faultyOf(readings: readonly TextReading[]): FaultyTexts | undefined {
  const of = (state: string) =>
    readings.flatMap((reading) => (reading.state === state ? [reading.text] : []));
  const faults = { fault: of("fault"), unknown: of("unknown") };
  return faults.fault.length + faults.unknown.length > 0 ? faults : undefined;
}

/** What the roll says of the field's empty cells. */
function blankOf({ roll }: SheetToStage, field: string): string | undefined {
  const column = roll.columns[field];
  return column && "headers" in column ? (column.blank ?? column.blankUntil?.says) : undefined;
}

/** The columns of which nothing but days is read: most cells of such a one are written 1964-01-06. */
function columnsOfDays(
  sheet: SheetToStage,
  typed: ReadonlyMap<string, Field>,
  columns: ReadonlyMap<string, readonly number[]>,
): Set<number> {
  const of = (isDay: boolean) =>
    [...typed]
      .filter(([field, spec]) => isDayAlone(sheet, field, spec) === isDay)
      .flatMap(([field]) => columns.get(field) ?? []);
  const held = sheet.spread?.parts.map(({ column }) => column) ?? [];
  const others = new Set([...of(false), ...held]);
  return new Set(of(true).filter((column) => !others.has(column)));
}

/** 11月起停保 on the roll of October says that somebody is still on it. */
function isStillThere({ period, roll }: SheetToStage, spec: Field, text: string): boolean {
  const isState = spec.type === "choice" && spec.list === "enrolment_status";
  return isState && roll.snapshot && stopsLater(text, period);
}

/** 出生日期 below 成员信息 (成员信息/出生日期) is written like 申请/审批时间, and names one date. */
function oneDateEach(texts: readonly string[], spec: Field): Field {
  const { ofTwo, ...single } = spec;
  return ofTwo === 1 && !texts.some((text) => twoDates(text)) ? single : spec;
}

/** Two million yuan. */
const TOO_MUCH_FEN = 200_000_000;

/** Amounts such as 300 and 1,200 under 单位：万元: the line was left from another form. */
function isTooMuch(texts: readonly string[], spec: Field): boolean {
  if (spec.type !== "yuan" || (spec.unit ?? 1) <= 1) return false;
  const amounts = texts.flatMap((text) => {
    const reading = readCell(spec, text);
    return reading.state === "value" ? [Number(reading.value)] : [];
  });
  return (amounts.sort((a, b) => a - b)[Math.floor(amounts.length / 2)] ?? 0) > TOO_MUCH_FEN;
}

/** Field -> its raw columns: one, or one a view. */
function columnsByField(
  views: readonly SheetToStage[],
  typed: ReadonlyMap<string, Field>,
): Map<string, number[]> {
  const columns = new Map<string, number[]>();
  for (const [field, spec] of typed) {
    const own = views.flatMap((view) => columnOf(view, field, spec) ?? []);
    columns.set(field, [...new Set(own)]);
  }
  return columns;
}

/** The texts of each column, by its number; of those of days the ones that `iso_day` does not read. */
async function distinctTexts(
  db: Database,
  sheet: SheetToStage,
  columns: ReadonlySet<number>,
  days: ReadonlySet<number>,
): Promise<Map<number, string[]>> {
  const texts = new Map<number, string[]>();
  for (const column of columns) texts.set(column, []);
  const selects = [...columns].map((column) => {
    const cell = cellOf(column);
    const unread = days.has(column) ? `AND iso_day(${cell}) IS NULL` : "";
    return `SELECT DISTINCT ${column} AS number, ${cell} AS text FROM ${usedRows(sheet)} WHERE ${cell} <> '' ${unread}`;
  });
  if (selects.length === 0) return texts;
  const found = db.stream<{ number: number; text: string }>(selects.join(" UNION ALL "));
  for await (const chunk of found) {
    for (const { number, text } of chunk) texts.get(number)?.push(text);
  }
  return texts;
}

const OF_DAYS: ReadonlySet<string> = new Set(["month", "day", "span"]);

/**
 * Months kept as numbers: 2019.09 stays, 2019.10 becomes 2019.1. A column that writes its other months with two digits
 * (2019.01, and no 2019.2) means October by it.
 */
function octoberLosesItsZero(texts: readonly string[], spec: Field): boolean {
  if (!OF_DAYS.has(spec.type)) return false;
  return (
    texts.some((text) => /^\d{4}\.0[1-9]$/.test(text)) &&
    !texts.some((text) => /^\d{4}\.[2-9]$/.test(text))
  );
}

function read(field: string, spec: Field, text: string): { value: string | null; state: string } {
  if (field === "town" || field === "village") {
    const place = plainText(text);
    return { value: place === "" ? null : place, state: "value" };
  }
  const reading = readCell(spec, text);
  return { value: "value" in reading ? String(reading.value) : null, state: reading.state };
}
