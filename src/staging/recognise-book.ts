import { loadRolls } from "../rolls/load-rolls.ts";
import type { Roll } from "../rolls/roll.ts";
import type { Book, SheetSpool } from "../sources/read-book.ts";
import { isOfOtherMatter } from "../sources/recognition/called.ts";
import { isCodeTable } from "../sources/recognition/code-table.ts";
import { wordsOf } from "../sources/recognition/header/find-header.ts";
import { type RememberedSheet, sameForm } from "../sources/recognition/header/header-memory.ts";
import type { SheetHead } from "../sources/recognition/header/sheet-head.ts";
import { holdsPeople } from "../sources/recognition/holds-people.ts";
import type { Known } from "../sources/recognition/known.ts";
import { findPeriod } from "../sources/recognition/lines/find-period.ts";
import { notOnRoll } from "../sources/recognition/lines/gone-by.ts";
import { titlesOf } from "../sources/recognition/lines/names-of-sheet.ts";
import { recogniseSheet } from "../sources/recognition/recognise-sheet.ts";
import type { Recognition } from "../sources/recognition/recognition.ts";
import { headsOf, type OpenedSheet } from "./heads-of-book.ts";
import { asksForMonth, withYearsOfBook } from "./lines/months-of-sheets.ts";
import { withOwnMonths } from "./lines/own-months.ts";
import { type ExitPart, exitsOf } from "./parts/exits-of-roll.ts";
import { besideGroups } from "./parts/groups-beside.ts";
import { likeSibling } from "./parts/like-siblings.ts";
import { inMonths, type MonthPart } from "./parts/month-parts.ts";
import { type BesidePart, besideMonths } from "./parts/months-beside.ts";
import type { Joined } from "./parts/parents-beside.ts";
import { inTables, type TablePart } from "./parts/table-parts.ts";

/** What doudi.yaml says of one sheet; `skip` leaves it out. */
export interface KnownSheet extends Known {
  sheet: string;
  skip?: boolean;
}

/** A sheet and what it was taken for. */
interface WholeSheet {
  spool: SheetSpool;
  recognition: Recognition;
  /** Its rows are read beside those of another sheet. */
  joined?: Joined;
}

export interface RecognisedSheet extends WholeSheet {
  /** Set where it is only the rows of one month of the sheet, or the columns of one, the rows of one of the tables that stand below each other in it, or of those taken off its roll. */
  part?: MonthPart | TablePart | ExitPart | BesidePart;
}

interface Seen extends WholeSheet {
  head: SheetHead;
  known: Known;
}

type Recognise = (head: SheetHead, known: Known) => Recognition;

/**
 * Tell what every sheet of a book is; `remembered` are forms that were accepted before, from any supplier.
 *
 * book.file: its path below the folder of the rolls.
 */
export async function recogniseBook(
  book: Book,
  knownSheets: readonly KnownSheet[] = [],
  catalogue?: ReadonlyMap<string, Roll>,
  remembered: readonly RememberedSheet[] = [],
): Promise<RecognisedSheet[]> {
  const rolls = catalogue ?? (await loadRolls());
  const recognise: Recognise = (head, known) => recogniseHead(head, rolls, known, remembered);
  const alone: Seen[] = [];
  for (const opened of await headsOf(book, wordsOf(rolls))) {
    const known: Partial<KnownSheet> =
      knownSheets.find(({ sheet }) => sheet === opened.spool.name) ?? {};
    if (!known.skip) alone.push(seenAlone(opened, known, recognise));
  }
  const seen = alone.map((sheet) => likeOthers(sheet, alone, rolls));
  const parts: RecognisedSheet[] = [];
  for (const sheet of withOwnMonths(toldByBook(seen, recognise)))
    parts.push(...(await partsOf(sheet, rolls, recognise)));
  return parts;
}

/** The sheets of a book that doudi.yaml leaves out. */
export function leftOutSheets(book: Book, known: readonly KnownSheet[]): SheetSpool[] {
  return book.sheets.filter(({ name }) => known.find(({ sheet }) => sheet === name)?.skip);
}

/** A sheet by itself; one that is read beside another need not be a roll. */
function seenAlone({ spool, head, joined }: OpenedSheet, known: Known, recognise: Recognise): Seen {
  const recognition = recognise(head, known);
  if (!joined || recognition.roll) return { spool, head, known, recognition };
  return { spool, head, known, recognition: { ...recognition, questions: [] }, joined };
}

/** A sheet that cannot be told by itself, read as the one of its book that it looks like. */
function likeOthers(sheet: Seen, all: readonly Seen[], rolls: ReadonlyMap<string, Roll>): Seen {
  const like = likeSibling(sheet, all);
  if (!like) return sheet;
  const known = { ...like, ...sheet.known, columns: { ...like.columns, ...sheet.known.columns } };
  return { ...sheet, known, recognition: recogniseSheet(sheet.head, rolls, known) };
}

/** The sheets with what the others of their book, its covers and its years say of them. */
function toldByBook(seen: readonly Seen[], recognise: Recognise): Seen[] {
  const period = periodOfCover(seen);
  return withYearsOfBook(seen).map((sheet, index) => {
    // What a sheet is called tells more than the cover.
    const cover = period === null || sheet !== seen[index] ? {} : { period };
    const again = (known: Known) => recognise(sheet.head, { ...cover, ...known });
    return { ...sheet, recognition: amongOthers(sheet, seen, again) };
  });
}

/** What a sheet holds that is read by itself: lists or months beside each other, tables or months below each other, those taken off its roll. */
async function partsOf(
  { head, known, ...sheet }: Seen,
  rolls: ReadonlyMap<string, Roll>,
  recognise: Recognise,
): Promise<RecognisedSheet[]> {
  // A form that was accepted before had the whole sheet for its header.
  const anew: Recognise = (part, says) => recogniseHead(part, rolls, says, []);
  const beside =
    besideGroups({ spool: sheet.spool, head }, known, anew) ??
    besideMonths({ ...sheet, head }, known, anew);
  if (beside) return beside;
  const tables = await inTables(sheet, head, rolls, known, recognise);
  if (tables.length > 1) return tables;
  const exits = await exitsOf(sheet, rolls, (says) => recogniseSheet(head, rolls, says));
  return [...(await inMonths(sheet)), ...(exits ? [exits] : [])];
}

/** What the other sheets of its book tell of a sheet: a cover says the month, and a sheet without people is no question, nor is a table of codes alone. */
function amongOthers(
  { head, known, recognition }: Seen,
  seen: readonly Seen[],
  again: (known: Known) => Recognition,
): Recognition {
  if (recognition.roll && asksForMonth(recognition)) return again(known);
  if (recognition.roll) return recognition;
  const isAside =
    (seen.some((other) => other.recognition.roll) && !holdsPeople(head.rows)) || isCodeTable(head);
  return head.rows.length === 0 || isAside ? { ...recognition, questions: [] } : recognition;
}

/** The one month that the sheets without people (covers, notes) speak of; null when they speak of none, or of several. */
function periodOfCover(seen: readonly Seen[]): number | null {
  const periods = seen
    .filter(({ recognition, head }) => !recognition.roll && !holdsPeople(head.rows))
    .map(({ head }) => findPeriod({ ...head, file: "" }, Number.POSITIVE_INFINITY))
    .filter((period) => period !== null);
  return new Set(periods).size === 1 ? (periods[0] ?? null) : null;
}

/** A form that was accepted before settles what is open; it never turns a sheet that is clear into another roll. */
function recogniseHead(
  head: SheetHead,
  rolls: ReadonlyMap<string, Roll>,
  known: Known,
  remembered: readonly RememberedSheet[],
): Recognition {
  const found = recogniseSheet(head, rolls, known);
  const form = known.roll === undefined ? sameForm(head, remembered) : undefined;
  if (!form) return found;
  const isOpen = found.roll === null || found.questions.some(({ about }) => about === "roll");
  if (!isOpen && found.roll?.id !== form.roll) return found;
  const roll = rolls.get(form.roll);
  const isOther =
    roll &&
    (notOnRoll(roll, head, found.headerRow) ||
      isOfOtherMatter(roll, titlesOf(head, found.headerRow)));
  if (!found.roll && isOther) return found;
  return recogniseSheet(head, rolls, { roll: form.roll, columns: form.columns, ...known });
}
