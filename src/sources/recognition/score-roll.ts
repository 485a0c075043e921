import { headerText } from "../../rolls/headers/header-text.ts";
import { SERIAL_HEADERS } from "../../rolls/headers/headers.ts";
import { IDENTITY_FIELDS } from "../../rolls/kind.ts";
import { kindOf } from "../../rolls/kinds.ts";
import type { Roll } from "../../rolls/roll.ts";
import { isCalled, isOfOtherMatter, saysSinceWhen, wordScore } from "./called.ts";
import { isBareTerm } from "./columns/bare-term.ts";
import { byElimination } from "./columns/by-elimination.ts";
import { dueAsPaid } from "./columns/days-and-months.ts";
import { isListOf } from "./columns/list-of-people.ts";
import { type Assignment, matchColumns } from "./columns/match-columns.ts";
import { withoutOtherMonths } from "./columns/of-other-months.ts";
import { isListOfDibao, isRollOfChildren, namesDibao } from "./columns/of-other-roll.ts";
import { isOfAnyList, isOfOthers, tellsMatter, withoutClasses } from "./columns/of-others.ts";
import { isByMonth, periodColumn } from "./columns/period-column.ts";
import { tellsOwn } from "./columns/tells-own.ts";
import { isToldByName } from "./columns/told-by-name.ts";
import type { SheetColumn } from "./header/sheet-column.ts";
import type { Known } from "./known.ts";
import { monthOfSheet } from "./lines/month-of-sheet.ts";
import { saidByTitles } from "./lines/said-by-titles.ts";
import { saysMonthsAlone } from "./lines/yearless-months.ts";
import { parentsByKind } from "./made/parents-by-kind.ts";
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
  otherMatter: -40,
} as const;

/** A folder holds more than one roll oftener than not. */
const OF_FOLDER = 0.5;

/** A sheet as it looks when it is taken for a roll. */
interface Taken extends Omit<RollMatch, "score"> {
  columns: readonly SheetColumn[];
  titles: readonly string[];
  folder: string;
  /** What file, sheet and title say for the roll (above 0) or against it. */
  words: number;
  /** Fields with a column, or a part of the spread. */
  assigned: ReadonlySet<string>;
  /** What the titles say of everybody on the sheet. */
  said: ReadonlyMap<string, string | number>;
  /** Whether anything says the field: a column, the titles, a line, another field. */
  isTold(field: string): boolean;
}

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
  const taken = takeFor(roll, columns, { titles, known, folder, below });
  const { assignments, spread, period, words } = taken;
  const score =
    words +
    ofColumns(taken) +
    ofMissing(taken) +
    ofOtherMatters(taken) +
    ofNothingOwn(taken) +
    signScore(roll, columns) +
    ofExplained(taken);
  return { roll, assignments, score, spread, period };
}

/** Which column is which field, and what else says what the roll has to know. */
function takeFor(
  roll: Roll,
  columns: readonly SheetColumn[],
  given: { titles: readonly string[]; known: Known; folder: string; below: ReadonlySet<string> },
): Taken {
  const { titles, known, folder, below } = given;
  const words = wordsFor(roll, columns, titles, folder);
  const spread = matchSpread(roll, columns, { titles, known, isNamed: words > 0 });
  const unspread = columns.filter(({ index }) => !spread.columns.has(index));
  const period = periodColumn(roll, unspread);
  const ofNow = withoutOtherMonths(roll, unspread, titles);
  const others = ofNow.filter((column) => column !== period);
  const plain = withoutClasses(roll, matchColumns(roll, others), titles);
  const matched = [...plain, ...parentsByKind(roll, plain, others, titles)];
  const eliminated = words > 0 ? byElimination(roll, matched, others) : [];
  const begun = dueAsPaid(roll, [...matched, ...eliminated]);
  const terms = eliminated.length > 0 ? termByLength(roll, begun, others) : [];
  const assignments = [...begun, ...terms].filter(
    (each) => !spread.instead.has(each.field) && !isToldByName(roll, each, titles),
  );
  const assigned = new Set([...assignments.map(({ field }) => field), ...spread.fields]);
  const said = saidByTitles(roll, titles, daysOf(roll, assignments), folder);
  const { fields } = kindOf(roll.kind);
  const isTold = (field: string) =>
    assigned.has(field) ||
    said.has(field) ||
    isOfMonthSheet(roll, field, titles) ||
    below.has(field) ||
    saysMonthsAlone(roll, field, columns) ||
    assigned.has(fields[field]?.toldBy ?? "");
  const seen = { roll, columns, titles, folder, words, said };
  return { ...seen, assignments, assigned, spread, period, isTold };
}

function wordsFor(
  roll: Roll,
  columns: readonly SheetColumn[],
  titles: readonly string[],
  folder: string,
): number {
  const isOfPayments = !saysSinceWhen(roll, columns);
  const ofFolder = OF_FOLDER * wordScore(roll, [folder], isOfPayments);
  // 发放/2019年10月/低保.csv: the folder speaks against the roll that the file's name speaks for.
  const ofTitles = wordScore(roll, titles, isOfPayments) || Math.max(0, ofFolder);
  return ofTitles + Math.min(0, ofFolder);
}

/** Points for the columns that the roll knows. */
function ofColumns({ roll, assignments, spread, isTold }: Taken): number {
  const own = spread.spread?.parts.flatMap(({ columns }) => columns.map(({ field }) => field));
  const ofSpread = (spread.fields.size + new Set(own).size) * POINTS.field;
  const isWholeSpread = spread.columns.size > 1 && roll.spread?.by.every(isTold);
  return assignments.reduce(
    (sum, { field, score }) => sum + (isIdentity(field) ? POINTS.identity : POINTS.field) * score,
    ofSpread + (isWholeSpread ? POINTS.spread : 0),
  );
}

/** Points against a sheet that lacks what the roll cannot be without. */
function ofMissing({ roll, columns, titles, words, said, assigned, isTold }: Taken): number {
  const missing = Object.entries(roll.columns).filter(([field, column]) => {
    if (!("required" in column) || !column.required || isTold(field)) return false;
    if (isListOf(column.unlessListed, titles, columns, assigned)) return false;
    const isSaid = words > 0 && said.has(column.unlessSaid?.field ?? "");
    return !isSaid || calls(columns, column.unlessSaid?.otherwise);
  });
  const isOfNone = roll.oneOf !== undefined && !roll.oneOf.some(isTold);
  const isOfNobody = !assigned.has("id") && !assigned.has("name");
  return POINTS.missingRequired * (missing.length + (isOfNone ? 2 : 0) + (isOfNobody ? 2 : 0));
}

/** Points against a list of what else concerns people on the roll. */
function ofOtherMatters({ roll, columns, titles, assignments, spread }: Taken): number {
  const isSpread = spread.fields.has("programme") || spread.fields.has("item");
  const ownNames = titles.map((title) => title.replace(/^.*\//, ""));
  const tells =
    isSpread || tellsMatter(assignments) || tellsOwn(roll, columns, assignments, ownNames);
  const reasons = [
    !tells && isOfOtherMatter(roll, titles),
    isListOfDibao(roll, columns),
    isRollOfChildren(roll, columns, ownNames),
    isOfOthers(roll, columns, assignments, ownNames, isCalled(roll, ownNames)),
  ];
  return POINTS.otherMatter * reasons.filter(Boolean).length;
}

/** Points against a sheet that has nothing of the roll's own, neither a name nor a column. */
function ofNothingOwn(taken: Taken): number {
  const { roll, columns, titles, folder, assignments, assigned, said } = taken;
  const { named, said: saidBy, beside } = roll.own ?? {};
  const isBeside = beside?.some((field) => assigned.has(field)) ?? false;
  const isItsOwn =
    isCalled(roll, [...titles, folder]) ||
    titles.some((title) => named?.test(title)) ||
    saidBy?.some((field) => said.has(field)) ||
    signScore(roll, columns) > 0 ||
    (roll.fixed?.programme === "dibao" && namesDibao(columns)) ||
    !roll.ownFields?.every(
      (field) => !assigned.has(field) || (!isBeside && isOfAnyList(field, assignments)),
    );
  return isItsOwn ? 0 : 2 * POINTS.missingRequired;
}

/** Points for what the columns say that the roll understands, and against a mere list of people. */
function ofExplained({ roll, columns, words, assignments, spread, period }: Taken): number {
  const speaking = assignments.filter((each) => each.score > 0);
  const saysMore = speaking.some(
    ({ field, column }) => !isIdentity(field) && !OF_FAMILIES.has(field) && !isBareTerm(column),
  );
  const isPeopleOnly = words <= 0 && spread.columns.size === 0 && !saysMore;
  const isMonthly = words > 0 && period !== undefined && isByMonth(roll, columns, period);
  const telling = columns.filter(({ names }) => !isSerial(names[0] ?? ""));
  const explained = speaking.length + spread.explains + (period ? 1 : 0);
  return (
    (isPeopleOnly ? POINTS.onlyPeople : 0) +
    (isMonthly ? POINTS.field : 0) +
    POINTS.explained * (explained / Math.max(1, telling.length))
  );
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
