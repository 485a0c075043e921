import { headerText } from "../../rolls/headers/header-text.ts";
import { SERIAL_HEADERS } from "../../rolls/headers/headers.ts";
import { IDENTITY_FIELDS } from "../../rolls/kind.ts";
import { kindOf } from "../../rolls/kinds.ts";
import { unspaced } from "../../rolls/plain-text.ts";
import type { Roll } from "../../rolls/roll.ts";
import { isBareTerm } from "./columns/bare-term.ts";
import { byElimination } from "./columns/by-elimination.ts";
import { dueAsPaid } from "./columns/days-and-months.ts";
import { type Assignment, matchColumns } from "./columns/match-columns.ts";
import { isListOfDibao, namesDibao } from "./columns/of-other-roll.ts";
import { isOfAnyList, isOfOthers, tellsMatter, withoutClasses } from "./columns/of-others.ts";
import { isByMonth, periodColumn } from "./columns/period-column.ts";
import { isToldByName } from "./columns/told-by-name.ts";
import { headersByField } from "./header/roll-headers.ts";
import type { SheetColumn } from "./header/sheet-column.ts";
import type { SheetHead, TextRow } from "./header/sheet-head.ts";
import type { Known } from "./known.ts";
import { ofWhom } from "./lines/after-clearing.ts";
import { monthOfSheet } from "./lines/month-of-sheet.ts";
import { saidByTitles } from "./lines/said-by-titles.ts";
import { titleRows } from "./lines/title-lines.ts";
import { withoutPurpose } from "./lines/without-purpose.ts";
import { saysMonthsAlone } from "./lines/yearless-months.ts";
import { termByLength } from "./made/term-by-length.ts";
import { matchSpread, type SpreadMatch } from "./spread/match-spread.ts";

export interface RollMatch {
  roll: Roll;
  assignments: Assignment[];
  score: number;
  spread: SpreadMatch;
  /** Where each row says which month's list it is of. */
  period: SheetColumn | undefined;
}

/** Points, in the order of what convinces: columns only this roll has, its name in the title, the rest. */
const POINTS = {
  identity: 0.5,
  field: 2,
  spread: 2,
  missingRequired: -5,
  explained: 4,
  sign: 1,
  mostSigns: 4,
  onlyPeople: -3,
  word: 5,
  notWord: -5,
  otherMatter: -40,
} as const;

/** A folder holds more than one roll oftener than not. */
const OF_FOLDER = 0.5;

/**
 * How well a sheet with these columns is this roll; only the order of scores means anything.
 *
 * below: fields that a line below the header says for the rows below it.
 */
export function scoreRoll(
  roll: Roll,
  columns: readonly SheetColumn[],
  titles: readonly string[],
  known: Known = {},
  folder = "",
  below: ReadonlySet<string> = new Set(),
): RollMatch {
  const isOfPayments = !saysSinceWhen(roll, columns);
  const ofFolder = OF_FOLDER * wordScore(roll, [folder], isOfPayments);
  // 发放/2019年10月/低保.csv: the folder speaks against the roll that the file's name speaks for.
  const ofTitles = wordScore(roll, titles, isOfPayments) || Math.max(0, ofFolder);
  const words = ofTitles + Math.min(0, ofFolder);
  const spread = matchSpread(roll, columns, { titles, known, isNamed: words > 0 });
  const unspread = columns.filter(({ index }) => !spread.columns.has(index));
  const period = periodColumn(roll, unspread);
  const others = unspread.filter((column) => column !== period);
  const matched = withoutClasses(roll, matchColumns(roll, others), titles);
  const eliminated = words > 0 ? byElimination(roll, matched, others) : [];
  const begun = dueAsPaid(roll, [...matched, ...eliminated]);
  const terms = eliminated.length > 0 ? termByLength(roll, begun, others) : [];
  const assignments = [...begun, ...terms].filter(
    (each) => !spread.instead.has(each.field) && !isToldByName(roll, each, titles),
  );
  const assigned = new Set([...assignments.map(({ field }) => field), ...spread.fields]);
  const own = spread.spread?.parts.flatMap(({ columns: each }) => each.map(({ field }) => field));
  let score = (spread.fields.size + new Set(own).size) * POINTS.field;
  const said = saidByTitles(roll, titles, daysOf(roll, assignments), folder);
  const { fields } = kindOf(roll.kind);
  const isTold = (field: string) =>
    assigned.has(field) ||
    said.has(field) ||
    isOfMonthSheet(roll, field, titles) ||
    below.has(field) ||
    saysMonthsAlone(roll, field, columns) ||
    assigned.has(fields[field]?.toldBy ?? "");
  if (spread.columns.size > 1 && roll.spread?.by.every(isTold)) score += POINTS.spread;
  for (const { field, score: strength } of assignments) {
    score += (isIdentity(field) ? POINTS.identity : POINTS.field) * strength;
  }
  for (const [field, column] of Object.entries(roll.columns)) {
    if (!("required" in column) || !column.required || isTold(field)) continue;
    const isSaid = words > 0 && said.has(column.unlessSaid?.field ?? "");
    if (!isSaid || calls(columns, column.unlessSaid?.otherwise)) score += POINTS.missingRequired;
  }
  if (roll.oneOf && !roll.oneOf.some(isTold)) score += 2 * POINTS.missingRequired;
  const isSpread = spread.fields.has("programme") || spread.fields.has("item");
  const tells = isSpread || tellsMatter(assignments);
  if (!tells && isOfOtherMatter(roll, titles)) score += POINTS.otherMatter;
  if (isListOfDibao(roll, columns)) score += POINTS.otherMatter;
  const ownNames = titles.map((title) => title.replace(/^.*\//, ""));
  if (isOfOthers(roll, columns, assignments, ownNames, isCalled(roll, ownNames)))
    score += POINTS.otherMatter;
  if (
    !isCalled(roll, [...titles, folder]) &&
    signScore(roll, columns) === 0 &&
    !(roll.fixed?.programme === "dibao" && namesDibao(columns)) &&
    roll.ownFields?.every((field) => !assigned.has(field) || isOfAnyList(field, assignments))
  )
    score += 2 * POINTS.missingRequired;
  if (!assigned.has("id") && !assigned.has("name")) score += 2 * POINTS.missingRequired;
  score += signScore(roll, columns);
  const speaking = assignments.filter((each) => each.score > 0);
  const saysMore = speaking.some(
    ({ field, column }) => !isIdentity(field) && !OF_FAMILIES.has(field) && !isBareTerm(column),
  );
  if (words <= 0 && spread.columns.size === 0 && !saysMore) score += POINTS.onlyPeople;
  if (words > 0 && period && isByMonth(roll, columns, period)) score += POINTS.field;
  const telling = columns.filter(({ names }) => !isSerial(names[0] ?? ""));
  const explained = speaking.length + spread.explains + (period ? 1 : 0);
  score += POINTS.explained * (explained / Math.max(1, telling.length));
  return { roll, assignments, score: score + words, spread, period };
}

/** What stands on a sheet called 3月 is of that month, whichever year the other sheets or the file say. */
function isOfMonthSheet(roll: Roll, field: string, [, sheet = ""]: readonly string[]): boolean {
  const isMonth = kindOf(roll.kind).fields[field]?.type === "month";
  return isMonth && roll.titled?.includes(field) === true && monthOfSheet(sheet) !== undefined;
}

function calls(columns: readonly SheetColumn[], words: RegExp | undefined): boolean {
  return columns.some(({ names }) => names.some((name) => words?.test(name)));
}

/** Samples of the columns that hold days. */
export function daysOf(roll: Roll, assignments: readonly Assignment[]): (readonly string[])[] {
  const { fields } = kindOf(roll.kind);
  return assignments
    .filter(({ field }) => fields[field]?.type === "day")
    .map(({ column }) => column.sample);
}

/** What the file, the sheet and the title rows call themselves. */
export function titlesOf(head: SheetHead, headerRow: number): string[] {
  return named(head, titleRows(head, headerRow));
}

/** The same with the notes among the rows above the header. */
export function linesOf(head: SheetHead, headerRow: number): string[] {
  return named(
    head,
    head.rows.filter(({ row }) => row < headerRow),
  );
}

function named({ file, sheet }: SheetHead, rows: readonly TextRow[]): string[] {
  return [file.replace(/\.[^.]*$/, ""), sheet, ...rows.map(({ cells }) => cells.join(""))].map(
    (text) => unspaced(text),
  );
}

/** When somebody was paid, and what became of it. */
const PAID =
  /(发放|到账|打卡|支付|入账|代发|交易|拨付)(日期|时间|状态|结果|情况)|是否(到账|成功)|实发/;
const OF_PAYMENTS = /发放|流水|代发/;

/** What was paid, beside the account that it was paid to. */
const PAID_SUM = /^(本[月期次季])?(实际?|应|代|打卡|补)?发放?(金额|资金|总额|额)/;
const ACCOUNT = /账号|卡号/;

/** A list that says since when each is on it, and of no payment when it was made, whether it arrived or where it went, is a roll, though it calls itself 发放明细表. */
function saysSinceWhen(roll: Roll, columns: readonly SheetColumn[]): boolean {
  const from = new Set((headersByField(roll).get("from_month") ?? []).map(headerText));
  const says = (test: (name: string) => boolean) => columns.some(({ names }) => names.some(test));
  const isPaid = says((name) => PAID_SUM.test(name)) && says((name) => ACCOUNT.test(name));
  return says((name) => from.has(name)) && !says((name) => PAID.test(name)) && !isPaid;
}

function wordScore(roll: Roll, names: readonly string[], isOfPayments: boolean): number {
  const titles = names.map(ofWhom);
  const says = (word: string) =>
    titles.some((title) => placesOf(title, word).some((at) => !DENIED.test(title.slice(0, at))));
  const position = roll.words.findIndex(says);
  const speaksFor = position < 0 ? 0 : POINTS.word * (1 - position / (2 * roll.words.length));
  const against = roll.notWords?.filter((word) => isOfPayments || !OF_PAYMENTS.test(word));
  return speaksFor + (against?.some(says) ? POINTS.notWord : 0);
}

/** What the sheet and its titles say goes before what its file is called: 临时救助 in a book of 医疗救助 and others is what it says. */
export function isOfOtherMatter(
  { otherMatters, classes, words }: Roll,
  [file = "", ...own]: readonly string[],
): boolean {
  if (!otherMatters) return false;
  const names = [...own, file];
  const isCalled = (name: string) => words.some((word) => name.includes(word));
  // 高龄老人 in a book of 低保 are those of it who are old.
  const isClass = (name: string) =>
    classes?.test(name) === true &&
    names.some((other) => isCalled(other) && !classes.test(other) && !otherMatters.test(other));
  const isOther = (name: string) => otherMatters.test(withoutPurpose(name)) && !isClass(name);
  const telling = names.find((name) => isCalled(name) || isOther(name));
  return telling !== undefined && isOther(telling);
}

/** Whether a name has a word of the roll, or says of its people that they are on one; words against it may stand beside. */
function isCalled({ words }: Roll, names: readonly string[]): boolean {
  return names.some((name) => name.includes("在保") || words.some((word) => name.includes(word)));
}

/** Of 非低保户 and 未享受低保的残疾人 none is on the roll. */
const DENIED =
  /((?<!三)[非无]|未(纳入|享受|列入|参加|进入)|不(是|属于|符合|享受))(农村|城市|城镇|城乡)?$/;

function placesOf(text: string, word: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) places.push(at);
  return places;
}

/** 曾用名 and 兵役状况 are read by no rule, and tell a police export from any other list of families. */
function signScore(roll: Roll, columns: readonly SheetColumn[]): number {
  const signs = new Set(roll.signs?.map(headerText));
  const found = columns.filter(({ names }) => names.some((name) => signs.has(name)));
  return Math.min(POINTS.sign * found.length, POINTS.mostSigns);
}

/** What any list of families has: their numbers and whose they are. */
const OF_FAMILIES = new Set(["household_no", "householder_name"]);

const SERIAL = new Set(SERIAL_HEADERS.map(headerText));

export function isSerial(header: string): boolean {
  return SERIAL.has(header);
}

function isIdentity(field: string): boolean {
  return field in IDENTITY_FIELDS || field === "relation" || field === "account";
}
