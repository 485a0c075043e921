import { loadRolls } from "../rolls/load-rolls.ts";
import type { Roll } from "../rolls/roll.ts";
import { withoutDittos } from "../sources/ditto.ts";
import { type Book, headOfSpool, type SheetSpool, tailOfSpool } from "../sources/read-book.ts";
import { isCodeTable } from "../sources/recognition/code-table.ts";
import { wordsOf } from "../sources/recognition/header/find-header.ts";
import { type RememberedSheet, sameForm } from "../sources/recognition/header/header-memory.ts";
import type { SheetHead, TextRow } from "../sources/recognition/header/sheet-head.ts";
import { holdsPeople } from "../sources/recognition/holds-people.ts";
import type { Known } from "../sources/recognition/known.ts";
import { findPeriod } from "../sources/recognition/lines/find-period.ts";
import { notOnRoll } from "../sources/recognition/lines/gone-by.ts";
import { recogniseSheet } from "../sources/recognition/recognise-sheet.ts";
import type { Recognition } from "../sources/recognition/recognition.ts";
import { isOfOtherMatter, titlesOf } from "../sources/recognition/score-roll.ts";
import { asksForMonth, withYearsOfBook } from "./lines/months-of-sheets.ts";
import { withOwnMonths } from "./lines/own-months.ts";
import { type ExitPart, exitsOf } from "./parts/exits-of-roll.ts";
import { withFormsAsRows } from "./parts/forms-as-rows.ts";
import { besideGroups } from "./parts/groups-beside.ts";
import { withLabelLines } from "./parts/label-lines.ts";
import { likeSibling } from "./parts/like-siblings.ts";
import { inMonths, type MonthPart } from "./parts/month-parts.ts";
import { type BesidePart, besideMonths } from "./parts/months-beside.ts";
import { withParentsFromBelow } from "./parts/parents-below.ts";
import { type Joined, withParentsBeside } from "./parts/parents-beside.ts";
import { withPersonsUnstacked } from "./parts/stacked-persons.ts";
import { inTables, type TablePart } from "./parts/table-parts.ts";
import { withRowsJoined } from "./parts/two-rows-a-person.ts";
import { textsOfSheet } from "./texts-of-sheet.ts";

/** Rows that recognition looks at. */
const HEAD_ROWS = 160;

/** What doudi.yaml says of one sheet; `skip` leaves it out. */
export interface KnownSheet extends Known {
  sheet: string;
  skip?: boolean;
}

/** A sheet and what it was taken for. */
export interface RecognisedSheet {
  spool: SheetSpool;
  recognition: Recognition;
  /** Set where it is only the rows of one month of the sheet, or the columns of one, the rows of one of the tables that stand below each other in it, or of those taken off its roll. */
  part?: MonthPart | TablePart | ExitPart | BesidePart;
  /** Its rows are read beside those of another sheet. */
  joined?: Joined;
}

interface Seen extends RecognisedSheet {
  head: SheetHead;
  known: Known;
}

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
  const alone: Seen[] = [];
  for (const { spool, head, joined: beside } of await headsOf(book, wordsOf(rolls))) {
    const known = knownSheets.find(({ sheet }) => sheet === spool.name);
    if (known?.skip) continue;
    const found = recogniseHead(head, rolls, known ?? {}, remembered);
    const recognition = beside && !found.roll ? { ...found, questions: [] } : found;
    const joined = beside && !found.roll ? { joined: beside } : {};
    alone.push({ spool, head, known: known ?? {}, recognition, ...joined });
  }
  const seen = alone.map((sheet) => {
    const like = likeSibling(sheet, alone);
    if (!like) return sheet;
    const own = { ...like, ...sheet.known, columns: { ...like.columns, ...sheet.known.columns } };
    return { ...sheet, known: own, recognition: recogniseSheet(sheet.head, rolls, own) };
  });
  const period = periodOfCover(seen);
  const named = withYearsOfBook(seen);
  const among = named.map((sheet, index) => ({
    ...sheet,
    recognition: amongOthers(sheet, seen, (known) =>
      recogniseHead(
        sheet.head,
        rolls,
        // What a sheet is called tells more than the cover.
        { ...(period === null || sheet !== seen[index] ? {} : { period }), ...known },
        remembered,
      ),
    ),
  }));
  const recognised = withOwnMonths(among).map(({ spool, recognition, joined }) => ({
    spool,
    recognition,
    ...(joined ? { joined } : {}),
  }));
  const parts: RecognisedSheet[] = [];
  for (const [index, sheet] of recognised.entries()) {
    const own = named[index];
    const lists = own
      ? besideGroups({ spool: sheet.spool, head: own.head }, own.known, (head, known) =>
          recogniseHead(head, rolls, known, []),
        )
      : null;
    if (lists) {
      parts.push(...lists);
      continue;
    }
    const beside = own
      ? besideMonths({ ...sheet, head: own.head }, own.known, (head, known) =>
          recogniseHead(head, rolls, known, []),
        )
      : null;
    if (beside) {
      parts.push(...beside);
      continue;
    }
    const tables = own
      ? await inTables(sheet, own.head, rolls, own.known, (head, known) =>
          recogniseHead(head, rolls, known, remembered),
        )
      : [sheet];
    parts.push(...(tables.length > 1 ? tables : await inMonths(sheet)));
    const exits =
      own && tables.length === 1
        ? await exitsOf(sheet, rolls, (known) => recogniseSheet(own.head, rolls, known))
        : null;
    if (exits) parts.push(exits);
  }
  return parts;
}

/** The first rows of every sheet, with the lines beside them that may explain their codes. */
async function headsOf(
  book: Book,
  words: ReadonlySet<string>,
): Promise<{ spool: SheetSpool; head: SheetHead; joined?: Joined }[]> {
  const heads: { spool: SheetSpool; head: SheetHead; joined?: Joined }[] = [];
  const opened: { spool: SheetSpool; rows: TextRow[] }[] = [];
  for (const spool of book.sheets)
    opened.push({ spool, rows: await headOfSpool(spool.spool, HEAD_ROWS) });
  const labelled = await withLabelLines(await withRowsJoined(opened), words);
  const alone = await withParentsFromBelow(
    await withPersonsUnstacked(await withFormsAsRows(labelled, words)),
  );
  const sheets: { spool: SheetSpool; rows: TextRow[]; joined?: Joined }[] =
    alone.length > 1 ? await withParentsBeside(alone, book.file) : alone;
  for (const [at, { spool, ...sheet }] of sheets.entries()) {
    const isOwn = spool === opened[at]?.spool;
    const rows = withoutDittos(isOwn ? sheet.rows : await headOfSpool(spool.spool, HEAD_ROWS));
    const head = { ...placeOf(book.file), sheet: spool.name, rows, merges: spool.merges };
    heads.push({
      spool,
      head,
      ...(sheet.joined ? { joined: sheet.joined } : {}),
    });
  }
  const aside = heads
    .filter(({ head }) => !holdsPeople(head.rows))
    .flatMap(({ head }) => [{ row: 0, cells: [head.sheet] }, ...head.rows]);
  return Promise.all(
    heads.map(async ({ spool, head, ...joined }) => {
      const last = spool.filledRows > HEAD_ROWS ? await tailOfSpool(spool.spool) : [];
      const own = [...head.rows, ...last].filter(isNote);
      const texts = last.length > 0 ? await textsOfSheet(spool.spool, head.rows) : undefined;
      const notes = [...own, ...aside].map(lineOf);
      return { ...joined, spool, head: { ...head, notes, ...(texts ? { texts } : {}) } };
    }),
  );
}

/** A line of text, alone in its row or called a note. */
function isNote({ cells }: TextRow): boolean {
  const filled = cells.filter((cell) => cell !== "");
  return filled.length === 1 || /^(说明|备注|注|填表|代码|编码)/.test(filled[0] ?? "");
}

function lineOf({ cells }: TextRow): string {
  return cells.filter((cell) => cell !== "").join(" ");
}

/** 2019年10月低保/甲镇.xlsx: what the folder says, the file need not say again. */
function placeOf(path: string): Pick<SheetHead, "file" | "folder"> {
  const [file = "", ...folders] = path.split("/").reverse();
  return { file, folder: folders.reverse().join("/") };
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
