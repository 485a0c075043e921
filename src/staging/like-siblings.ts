import { askedValue } from "../rolls/cell/asked-value.ts";
import { moneyMeasure } from "../rolls/cell/money-measure.ts";
import type { Field } from "../rolls/kind.ts";
import { kindOf } from "../rolls/kinds.ts";
import type { Roll } from "../rolls/roll.ts";
import { columnLetters } from "../sources/recognition/column-letters.ts";
import { isHeaderless, withoutHeader } from "../sources/recognition/find-header.ts";
import type { Known } from "../sources/recognition/known.ts";
import type { Recognition } from "../sources/recognition/recognise-sheet.ts";
import { titlesOf } from "../sources/recognition/score-roll.ts";
import type { SheetHead } from "../sources/recognition/sheet-head.ts";
import { valueFit } from "../sources/recognition/value-fit.ts";

interface Sheet {
  head: SheetHead;
  known: Known;
  recognition: Recognition;
}

/** The least share of numbers among those of a sheet that goes on without a header, and of what its other columns hold. */
const LEAST_IDS = 0.8;
const LEAST_FIT = 0.3;

/**
 * What the sheets beside it tell of a sheet: one with the same headers is the same form, though its own values show less (only some villages
 * have a remark that somebody moved away); one that begins with people and is as wide as the one before goes on with it, header and all.
 * Undefined where nothing of the kind holds.
 */
export function likeSibling<Of extends Sheet>(sheet: Of, sheets: readonly Of[]): Known | undefined {
  if (sheet.known.roll !== undefined) return undefined;
  return sameHeaders(sheet, sheets) ?? goesOn(sheet, sheets);
}

function sameHeaders(sheet: Sheet, sheets: readonly Sheet[]): Known | undefined {
  const own = headersOf(sheet.recognition);
  if (own === "") return undefined;
  const sibling = sheets
    .filter((other) => other !== sheet && isPlain(other.recognition))
    .filter(({ recognition }) => headersOf(recognition) === own && isOpenTo(sheet, recognition))
    .sort((a, b) => b.recognition.columns.length - a.recognition.columns.length)[0];
  if (!sibling?.recognition.roll) return undefined;
  const { roll, columns } = sibling.recognition;
  return { roll: roll.id, columns: columnsOf(columns.map(({ field, header }) => [field, header])) };
}

/** Not recognised, or as the same roll with less in it; never against what the sheet calls itself. */
function isOpenTo({ head, recognition }: Sheet, other: Recognition): boolean {
  if (!other.roll || callsItselfOther(other.roll, head, recognition.headerRow)) return false;
  return recognition.roll === null
    ? recognition.headerRow > 0
    : recognition.roll.id === other.roll.id && recognition.columns.length < other.columns.length;
}

function callsItselfOther(roll: Roll, head: SheetHead, headerRow: number): boolean {
  const own = titlesOf({ ...head, file: "" }, headerRow);
  return roll.notWords?.some((word) => own.some((title) => title.includes(word))) ?? false;
}

/** Taken apart by nothing: a column is a field. */
function isPlain({ roll, spread, family, columns }: Recognition): boolean {
  return roll !== null && spread === null && family === null && columns.length > 0;
}

function headersOf({ columns, unused }: Recognition): string {
  const all = new Map([...columns, ...unused].map(({ index, header }) => [index, header]));
  return [...all]
    .sort(([a], [b]) => a - b)
    .map(([index, header]) => `${index} ${header}`)
    .join("\n");
}

function goesOn(sheet: Sheet, sheets: readonly Sheet[]): Known | undefined {
  if (sheet.recognition.roll !== null || !isHeaderless(sheet.head)) return undefined;
  const before = sheets
    .slice(0, sheets.indexOf(sheet))
    .findLast(({ recognition }) => recognition.roll !== null);
  if (!before || !isPlain(before.recognition)) return undefined;
  const { roll, columns, unused, period } = before.recognition;
  if (!roll || callsItselfOther(roll, sheet.head, 0)) return undefined;
  const { columns: own } = withoutHeader(sheet.head);
  const width = Math.max(...[...columns, ...unused].map(({ index }) => index)) + 1;
  if (own.length > width) return undefined;
  const kind = kindOf(roll.kind);
  const fits = columns.every(({ field, index, header }) => {
    const column = own[index];
    if (tellsHow(kind.fields[field], header, before.recognition.titles)) return false;
    // The last columns may be empty in all rows.
    if (!column) return field !== "id" && field !== "name";
    const fit = valueFit(field, kind, column);
    return column.sample.length === 0 || fit >= (field === "id" ? LEAST_IDS : LEAST_FIT);
  });
  if (!fits || !columns.some(({ field }) => field === "id")) return undefined;
  return {
    roll: roll.id,
    headerRow: 0,
    columns: columnsOf(columns.map(({ field, index }) => [field, `${columnLetters(index)}列`])),
    ...(period === null ? {} : { period }),
  };
}

/** A header that says how its cells are to be read: 年收入（万元）, 是否注销. Without it they would be read as something else. */
function tellsHow(field: Field | undefined, header: string, titles: readonly string[]): boolean {
  if (!field) return false;
  const measure = (text: string, above: readonly string[]) =>
    JSON.stringify(moneyMeasure(field, text, above));
  if (field.type === "yuan") return measure(header, titles) !== measure("", []);
  return askedValue(field.list, header) !== undefined;
}

function columnsOf(entries: readonly (readonly [string, string])[]): Record<string, string> {
  return Object.fromEntries(entries);
}
