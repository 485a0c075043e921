import { kindOf } from "../../rolls/kinds.ts";
import type { Roll } from "../../rolls/roll.ts";
import { applyKnown, columnQuestions } from "./columns/column-questions.ts";
import { withJointColumns } from "./columns/joint-columns.ts";
import type { Assignment } from "./columns/match-columns.ts";
import { PERIOD_FIELD, periodQuestion, withPeriod } from "./columns/period-column.ts";
import { tellsWho } from "./columns/tells-who.ts";
import { unreadColumns } from "./columns/unread-columns.ts";
import { FIRST_MADE } from "./family/family.ts";
import { type HeaderOfRoll, headerOfRoll, withFamily } from "./family/family-of-roll.ts";
import {
  findHeaders,
  type Header,
  headerAt,
  isHeaderless,
  withoutHeader,
} from "./header/find-header.ts";
import type { SheetHead } from "./header/sheet-head.ts";
import type { Known } from "./known.ts";
import { findPeriod } from "./lines/find-period.ts";
import { findTown } from "./lines/find-town.ts";
import { findVillage } from "./lines/find-village.ts";
import { legends } from "./lines/legend.ts";
import { linesOf, titlesOf } from "./lines/names-of-sheet.ts";
import { offRoll } from "./lines/off-roll.ts";
import { onlyAdded } from "./lines/only-added.ts";
import { saidBelow, sectionsOf } from "./lines/said-by-sections.ts";
import { saidByTitles } from "./lines/said-by-titles.ts";
import { madeColumns } from "./made/made-columns.ts";
import { membersInColumns } from "./made/members-in-columns.ts";
import { saysWhichParent, withFirstUnpaid } from "./made/two-in-one.ts";
import { newestMonth } from "./newest-month.ts";
import { noticesOf } from "./notices.ts";
import type { Question, Recognition } from "./recognition.ts";
import { daysOf, type RollMatch, scoreRoll } from "./score-roll.ts";
import { type SpreadMatch, yearQuestion } from "./spread/match-spread.ts";
import { HEADERLESS, unrecognised } from "./unrecognised.ts";

/** Below this a sheet is not taken for any roll. */
const LEAST_SCORE = 7;
const ONE_PARENT_A_ROW =
  "父亲、母亲各写了一行，没有用；请改成一个儿童一行，父亲、母亲的姓名、证号和状况各占一列，再放进来";
/** By how much less a runner-up is close. */
const CLOSE = 1;

/**
 * Tell which roll a sheet is, where its header stands and which column is which field, from header
 * texts, titles and what the values look like. What ties is asked, never guessed in silence.
 */
export function recogniseSheet(
  head: SheetHead,
  rolls: ReadonlyMap<string, Roll>,
  known: Known = {},
): Recognition {
  const headers = headersOf(head, rolls, known);
  const matches = matchesOf(head, headers, rolls, known);
  const best = matches[0];
  if (!best && isHeaderless(head)) return unrecognised(head, undefined, HEADERLESS);
  if (!best || (best.match.score < LEAST_SCORE && !known.roll)) {
    const isOneParent = headers[0]?.columns.some(saysWhichParent);
    return unrecognised(head, headers[0], isOneParent ? ONE_PARENT_A_ROW : undefined);
  }
  const { header } = best.of;
  const unusable = whyUnusable(best, known);
  if (unusable !== undefined) return unrecognised(head, header, unusable);
  const match = withJoint(best.match, header, rolls);
  const all = matches.map((each) => each.match);
  const found = describe(head, best.of, match, all, known);
  if (known.roll || !found.roll) return found;
  const off = offRoll(head, rolls, found, (roll) =>
    recogniseSheet(head, rolls, { ...known, roll }),
  );
  return typeof off === "string" ? unrecognised(head, header, off) : (off ?? found);
}

/** A header taken for that of a roll. */
interface RollOfHeader {
  of: HeaderOfRoll;
  match: RollMatch;
}

/** Every header that may be one for every roll, the likeliest first. */
function matchesOf(
  head: SheetHead,
  headers: readonly Header[],
  rolls: ReadonlyMap<string, Roll>,
  known: Known,
): RollOfHeader[] {
  const chosen = known.roll ? [rolls.get(known.roll)] : [...rolls.values()];
  return headers
    .flatMap((header) =>
      chosen.flatMap((roll) =>
        roll ? [matchOf(head, headerOfRoll(header, roll, known), roll, known)] : [],
      ),
    )
    .sort(
      (a, b) =>
        b.match.score - a.match.score ||
        // 月标准 and 金额 printed below one programme: its own row alone takes the first of them for who gets it.
        b.match.spread.explains - a.match.spread.explains ||
        a.of.header.rows - b.of.header.rows ||
        a.of.header.row - b.of.header.row,
    );
}

/** Why a sheet that looks like a roll cannot be read as one: nothing tells who is who in its rows. */
function whyUnusable({ of, match }: RollOfHeader, known: Known): string | undefined {
  const { id, label } = match.roll;
  const members = of.family || known.roll ? [] : membersOf(match.roll, of);
  if (members.length > 0)
    return `像${label}，但一行写了几个人（“${members.slice(0, 2).join("”“")}”）${of.unclear.length > 0 ? "，看不出哪几列是同一个人的" : ""}，请改成一人一行再放进来`;
  return tellsWho(match.assignments, of.header, known)
    ? undefined
    : `像${label}，但没有认出姓名列和身份证号列，没有用；请在 doudi.yaml 这张表下写明，例如 roll: ${id}、columns: { name: 姓名那一列的表头, id: 证号那一列的表头 }`;
}

function matchOf(head: SheetHead, of: HeaderOfRoll, roll: Roll, known: Known): RollOfHeader {
  const titles = titlesOf(head, of.header.row);
  const below = saidBelow(roll, head, titles, of.header.row + of.header.rows - 1);
  const match = scoreRoll(roll, of.header.columns, titles, known, head.folder, below);
  return { of, match: { ...match, assignments: withFamily(match.assignments, roll, of) } };
}

function withJoint(match: RollMatch, { columns }: Header, rolls: ReadonlyMap<string, Roll>) {
  const { roll, assignments, spread, period } = match;
  const free = columns.filter((column) => !spread.columns.has(column.index) && column !== period);
  return { ...match, assignments: withJointColumns(roll, assignments, free, rolls) };
}

/** Headers that name several persons of a row whose columns cannot be told apart. */
function membersOf(roll: Roll, { header, unclear }: HeaderOfRoll): readonly string[] {
  return unclear.length > 0 ? unclear : membersInColumns(roll, header.columns);
}

function headersOf(head: SheetHead, rolls: ReadonlyMap<string, Roll>, known: Known): Header[] {
  if (known.headerRow === undefined) return findHeaders(head, rolls);
  return known.headerRow === 0
    ? [withoutHeader(head)]
    : [headerAt(head, known.headerRow, known.headerRows ?? 1)];
}

function describe(
  head: SheetHead,
  { header, family }: HeaderOfRoll,
  match: RollMatch,
  all: readonly RollMatch[],
  known: Known,
): Recognition {
  const { roll, spread } = match;
  const assignments = withFirstUnpaid(
    roll,
    withPeriod(applyKnown(match.assignments, header, known), match.period, known),
  );
  const period = roll.snapshot ? (known.period ?? findPeriod(head, header.row)) : null;
  const has = new Set([...assignments.map(({ field }) => field), ...spread.instead]);
  const names = titlesOf(head, header.row);
  const said = new Map(
    [...saidByTitles(roll, names, daysOf(roll, assignments), head.folder)].filter(
      ([field]) => !has.has(field),
    ),
  );
  const sections = sectionsOf(roll, head, header, has, [...said.keys()]);
  const values = { ...legends(roll, assignments), ...known.values };
  const told = new Set([...said.keys(), ...sections.fields, ...spread.fields]);
  const isTold = (field: string) =>
    told.has(field) || has.has(kindOf(roll.kind).fields[field]?.toldBy ?? "");
  const isByRow = assignments.some(({ field }) => field === PERIOD_FIELD);
  const questions = [
    ...columnQuestions(roll, assignments, header, known).filter(
      ({ about, field = "" }) => about !== "required" || !isTold(field),
    ),
    ...(spread.isYearless ? [yearQuestion()] : []),
    ...(known.roll ? [] : rollQuestions(match, all)),
    ...(roll.snapshot && period === null && !isByRow ? [periodQuestion(roll)] : []),
  ];
  return {
    roll,
    headerRow: header.row,
    headerRows: header.rows,
    columns: assignments.map(({ field, column: { index, header: text } }) => ({
      ...{ field, index, header: text },
    })),
    unused: unusedColumns(header, assignments, spread),
    period,
    newest: period === null ? newestMonth(roll, assignments) : null,
    town: has.has("town") ? null : findTown(head, header.row),
    village: has.has("village") || has.has("address") ? null : findVillage(head, header.row),
    ...{ said, sections, spread: spread.spread, family, values, questions },
    unread: unreadColumns(roll, assignments, values),
    notices: noticesOf(roll, assignments, head, header),
    ...(onlyAdded(roll, head, header.row) ? { onlyAdded: true as const } : {}),
    ...madeColumns(assignments.map(({ column }) => column)),
    titles: linesOf(head, header.row).slice(2),
  };
}

/** A runner-up that is close makes the choice a question. */
function rollQuestions({ roll, score }: RollMatch, all: readonly RollMatch[]): Question[] {
  const runnerUp = all.find((other) => other.roll.id !== roll.id);
  if (!runnerUp || score - runnerUp.score >= CLOSE) return [];
  const text = `像${roll.label}，也像${runnerUp.roll.label}`;
  return [{ about: "roll", text, taken: roll.id }];
}

function unusedColumns(
  { columns }: Header,
  assignments: readonly Assignment[],
  spread: SpreadMatch,
): Recognition["unused"] {
  const taken = new Set([
    ...assignments.map(({ column }) => column.index),
    ...spread.columns.keys(),
  ]);
  return columns
    .filter(({ index }) => !taken.has(index) && index < FIRST_MADE)
    .map(({ index, header }) => ({ index, header }));
}
