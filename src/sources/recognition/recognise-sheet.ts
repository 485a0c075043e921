import { kindOf } from "../../rolls/kinds.ts";
import type { Roll } from "../../rolls/roll.ts";
import { withJointColumns } from "./columns/joint-columns.ts";
import { tellsWho } from "./columns/tells-who.ts";
import { describeRoll } from "./describe-roll.ts";
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
import { titlesOf } from "./lines/names-of-sheet.ts";
import { offRoll } from "./lines/off-roll.ts";
import { saidBelow } from "./lines/said-by-sections.ts";
import { sampleForm } from "./lines/sample-form.ts";
import { membersInColumns } from "./made/members-in-columns.ts";
import { saysWhichParent } from "./made/two-in-one.ts";
import type { Recognition } from "./recognition.ts";
import { type RollMatch, scoreRoll } from "./score-roll.ts";
import { monthSaid } from "./spread/month-said.ts";
import { HEADERLESS, unrecognised } from "./unrecognised.ts";

/** Below this a sheet is not taken for any roll. */
const LEAST_SCORE = 7;
const ONE_PARENT_A_ROW =
  "父亲、母亲各写了一行，没有用；请改成一个儿童一行，父亲、母亲的姓名、证号和状况各占一列，再放进来";

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
  const found = describeRoll(head, best.of, match, all, known);
  if (known.roll || !found.roll) return found;
  const sample = sampleForm(head, found);
  if (sample !== undefined) return unrecognised(head, header, sample);
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
  const monthly = monthsBeside(match);
  if (monthly)
    return `像${label}，但几个月并排写，“${monthly}”这样的列认不出金额，没有用；请把金额写成数字再放进来`;
  return tellsWho(match.assignments, of.header, known)
    ? undefined
    : `像${label}，但没有认出姓名列和身份证号列，没有用；请在 doudi.yaml 这张表下写明，例如 roll: ${id}、columns: { name: 姓名那一列的表头, id: 证号那一列的表头 }`;
}

/**
 * The header of a column taken for the month that a payment is for although it names one month itself, and others beside it name others: the list has its
 * months side by side and holds no sums that can be read. All but one month would be missing.
 */
function monthsBeside({ roll, assignments, spread }: RollMatch): string | undefined {
  if (!roll.spread || spread.spread !== null || spread.isYearless) return undefined;
  const { fields } = kindOf(roll.kind);
  const months = roll.spread.by.filter((field) => fields[field]?.type === "month");
  const taken = assignments.find(({ field }) => months.includes(field));
  const rival = taken?.rival;
  if (!taken || !rival) return undefined;
  const [own, other] = [taken.column, rival].map(({ header }) => monthSaid(header)?.month);
  return own !== undefined && other !== undefined && own !== other
    ? taken.column.header
    : undefined;
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
