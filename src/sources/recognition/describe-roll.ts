import { kindOf } from "../../rolls/kinds.ts";
import type { Roll } from "../../rolls/roll.ts";
import { applyKnown, columnQuestions } from "./columns/column-questions.ts";
import type { Assignment } from "./columns/match-columns.ts";
import { namesOnce } from "./columns/names-once.ts";
import { PERIOD_FIELD, periodQuestion, withPeriod } from "./columns/period-column.ts";
import { unreadColumns } from "./columns/unread-columns.ts";
import { FIRST_MADE } from "./family/family.ts";
import type { HeaderOfRoll } from "./family/family-of-roll.ts";
import type { Header } from "./header/find-header.ts";
import type { SheetHead } from "./header/sheet-head.ts";
import type { Known } from "./known.ts";
import { findPeriod } from "./lines/find-period.ts";
import { findTown } from "./lines/find-town.ts";
import { findVillage } from "./lines/find-village.ts";
import { ledgerOfChanges, OF_LEDGER, withMonthOfChange } from "./lines/ledger-of-changes.ts";
import { legends } from "./lines/legend.ts";
import { monthAlone } from "./lines/month-alone.ts";
import { linesOf, titlesOf } from "./lines/names-of-sheet.ts";
import { onlyAdded } from "./lines/only-added.ts";
import { sectionsOf } from "./lines/said-by-sections.ts";
import { saidByTitles } from "./lines/said-by-titles.ts";
import { madeColumns } from "./made/made-columns.ts";
import { withFirstUnpaid } from "./made/two-in-one.ts";
import { newestMonth } from "./newest-month.ts";
import { noticesOf } from "./notices.ts";
import type { Question, Recognition } from "./recognition.ts";
import { daysOf, type RollMatch } from "./score-roll.ts";
import { type SpreadMatch, yearQuestion } from "./spread/match-spread.ts";

/** By how much less a runner-up is close. */
const CLOSE = 1;

/** What a sheet says, taken for the roll that it looks like most: fields, month, places, what its names say, and what is left open. */
export function describeRoll(
  head: SheetHead,
  { header, family }: HeaderOfRoll,
  match: RollMatch,
  all: readonly RollMatch[],
  known: Known,
): Recognition {
  const { roll, spread } = match;
  const own = applyKnown(match.assignments, header, known);
  const told = withFirstUnpaid(roll, withPeriod(own, match.period, known));
  const names = titlesOf(head, header.row);
  const ledger = ledgerOfChanges(roll, told, names);
  const assignments = ledger ? withMonthOfChange(told, header.columns) : told;
  const has = new Set([...assignments.map(({ field }) => field), ...spread.instead]);
  const said = new Map(saidByTitles(roll, names, daysOf(roll, assignments), head.folder));
  for (const field of spokenFor(roll, { has, spread, said, isOnce: namesOnce(assignments) }))
    said.delete(field);
  for (const field of answeredMonths(roll, head, header, known))
    if (!has.has(field) && !said.has(field)) said.set(field, known.period as number);
  const sections = sectionsOf(roll, head, header, has, [...said.keys()]);
  const saidOfAll = [...said.keys(), ...sections.fields, ...spread.fields];
  const ofLedger = ledger ? { status: ledger } : {};
  const values = { ...legends(roll, assignments), ...ofLedger, ...known.values };
  const period = roll.snapshot ? (known.period ?? findPeriod(head, header.row)) : null;
  const isByRow = assignments.some(({ field }) => field === PERIOD_FIELD);
  const isUndated = roll.snapshot && period === null && !isByRow && !ledger;
  return {
    roll,
    headerRow: header.row,
    headerRows: header.rows,
    columns: assignments.map(({ field, column }) => ({
      field,
      index: column.index,
      header: column.header,
    })),
    unused: unusedColumns(header, assignments, spread),
    period,
    newest: period === null ? newestMonth(roll, assignments) : null,
    town: has.has("town") ? null : findTown(head, header.row),
    village: has.has("village") || has.has("address") ? null : findVillage(head, header.row),
    ...{ said, sections, spread: spread.spread, family, values },
    unread: unreadColumns(roll, assignments, values),
    questions: [
      ...columnQuestions(roll, assignments, header, known).filter(isOpen(roll, has, saidOfAll)),
      ...(spread.isYearless ? [yearQuestion()] : []),
      ...(known.roll ? [] : rollQuestions(match, all)),
      ...(isUndated ? [periodQuestion(roll)] : []),
    ],
    notices: [...noticesOf(roll, assignments, head, header), ...(ledger ? [OF_LEDGER] : [])],
    ...(ledger ? { isLedger: true as const } : {}),
    ...(ledger || onlyAdded(roll, head, header.row) ? { onlyAdded: true as const } : {}),
    ...madeColumns(assignments.map(({ column }) => column)),
    titles: linesOf(head, header.row).slice(2),
  };
}

/** Fields that have columns, and the months of a span where columns say them, or where payees stand there more than once. */
function spokenFor(
  { kind }: Roll,
  given: {
    has: ReadonlySet<string>;
    spread: SpreadMatch;
    said: ReadonlyMap<string, unknown>;
    isOnce: boolean;
  },
): string[] {
  const { has, spread, said, isOnce } = given;
  const spans = Object.entries(kindOf(kind).fields).flatMap(([field, { type, of = "" }]) => {
    const isOpen = isOnce && !has.has(of) && !spread.fields.has(of);
    return type === "span" && said.has(field) && !isOpen ? [field, of] : [];
  });
  return [...has, ...spans];
}

/** Fields that a month in doudi.yaml says of all rows of a list that is called by that month without its year: 10月停保. */
function answeredMonths(
  { kind, snapshot, titled = [] }: Roll,
  head: SheetHead,
  { row }: HeaderOfRoll["header"],
  { period }: Known,
): string[] {
  if (period === undefined || snapshot) return [];
  const [file = "", ...own] = linesOf(head, row);
  const names = [...(head.folder ?? "").split("/"), ...file.split("/"), ...own];
  if (monthAlone(names)?.month !== (period % 12) + 1) return [];
  const { fields } = kindOf(kind);
  return titled.filter((field) => fields[field]?.type === "month");
}

/** Whether nothing but a column could answer a question; `told` are fields that titles, lines or the parts of a spread say. */
function isOpen(roll: Roll, has: ReadonlySet<string>, told: readonly string[]) {
  const { fields } = kindOf(roll.kind);
  return ({ about, field = "" }: Question): boolean =>
    about !== "required" || !(told.includes(field) || has.has(fields[field]?.toldBy ?? ""));
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
