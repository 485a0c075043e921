import { askedValue } from "../../rolls/cell/asked-value.ts";
import { moneyMeasure } from "../../rolls/cell/money-measure.ts";
import type { Field } from "../../rolls/kind.ts";
import { kindOf } from "../../rolls/kinds.ts";
import { plainText } from "../../rolls/plain-text.ts";
import type { Roll } from "../../rolls/roll.ts";
import { isOfOtherMatter } from "../../sources/recognition/called.ts";
import { valueFit } from "../../sources/recognition/columns/value-fit.ts";
import { columnLetters } from "../../sources/recognition/header/column-letters.ts";
import {
  hasIds,
  isHeaderless,
  withoutHeader,
} from "../../sources/recognition/header/find-header.ts";
import type { SheetHead } from "../../sources/recognition/header/sheet-head.ts";
import type { Known } from "../../sources/recognition/known.ts";
import { findPeriod } from "../../sources/recognition/lines/find-period.ts";
import { namedOff, notOnRoll } from "../../sources/recognition/lines/gone-by.ts";
import { HEADING } from "../../sources/recognition/lines/line-words.ts";
import { titlesOf } from "../../sources/recognition/lines/names-of-sheet.ts";
import { saidByTitles } from "../../sources/recognition/lines/said-by-titles.ts";
import type { Recognition } from "../../sources/recognition/recognition.ts";

interface Sheet {
  head: SheetHead;
  known: Known;
  recognition: Recognition;
}

/** The least share of numbers among those of a sheet that goes on without a header, and of what its other columns hold. */
const LEAST_IDS = 0.8;
const LEAST_FIT = 0.3;
/** The most rows of such a sheet that reach beyond the columns of the one before. */
const FEW_SLIPPED = 0.05;

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
  const isOther = roll.notWords?.some((word) => own.some((title) => title.includes(word))) ?? false;
  if (isOther || isOfOtherMatter(roll, ["", ...own.slice(1)]) || notOnRoll(roll, head, headerRow))
    return true;
  return roll.kind === "departure" && namedOff(head, headerRow)?.says === "refused";
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
    .findLast((other) => other.head.rows.some(hasIds) && goesOn(other, sheets) === undefined);
  if (!before || !isPlain(before.recognition) || before.recognition.marks.length > 0)
    return undefined;
  const { roll, columns, unused, period } = before.recognition;
  if (!roll || callsItselfOther(roll, sheet.head, 0) || !isNextPage(roll, sheet.head, before.head))
    return undefined;
  // 护理补贴 that only the sheet before is called.
  const said = saidByTitles(roll, titlesOf(sheet.head, 0), [], sheet.head.folder);
  if ([...before.recognition.said].some(([field, value]) => said.get(field) !== value))
    return undefined;
  if (before.recognition.sections.fields.length > 0) return undefined;
  const { columns: own } = withoutHeader(sheet.head);
  const width = Math.max(...[...columns, ...unused].map(({ index }) => index)) + 1;
  // A row that slipped to the right makes the sheet a column wider.
  const few = sheet.head.rows.length * FEW_SLIPPED;
  if (own.slice(width).some(({ sample }) => sample.length > few)) return undefined;
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
    ...(period === null ? {} : { period: ownMonth(sheet.head) ?? period }),
  };
}

function ownMonth(head: SheetHead): number | null {
  return findPeriod({ ...head, file: "", folder: "" }, 0);
}

/** Sheet2, 表3, （2）, 续表. */
const UNNAMED = /^(sheet|page|table|工作表|表)?\d*(\(\d+\))?$|续|接上/i;
const NUMBER = /[\d().\-_]+|20\d{2}年|\d{1,2}月份?/g;
const PLACE = new RegExp(HEADING);

/**
 * Whether a sheet without a header may be the next page of another by what it is called: nothing, as the other one, as the roll, or after a
 * place. 高龄 beside 死亡人员 is a list of others, and a day in it not that of anybody's death.
 */
function isNextPage(roll: Roll, head: SheetHead, before: SheetHead): boolean {
  const [name, other] = [plainText(head.sheet), plainText(before.sheet)];
  if (UNNAMED.test(name) || PLACE.test(name) || ownMonth(head) !== null) return true;
  const base = name.replace(NUMBER, "");
  const isSame = base === "" || base === other.replace(NUMBER, "");
  const isOfRoll = /^(城市|城镇|农村)/.test(base) || roll.words.some((word) => base.includes(word));
  return (
    isSame || isOfRoll || head.rows.some(({ cells }) => cells.some((cell) => cell.startsWith(base)))
  );
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
