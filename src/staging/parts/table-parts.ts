import type { Database } from "../../engine/database.ts";
import type { Roll } from "../../rolls/roll.ts";
import { headOfSpool, type SheetSpool } from "../../sources/read-book.ts";
import { hasIds, wordsOf } from "../../sources/recognition/header/find-header.ts";
import type { SheetHead, TextRow } from "../../sources/recognition/header/sheet-head.ts";
import { holdsPeople } from "../../sources/recognition/holds-people.ts";
import type { Known } from "../../sources/recognition/known.ts";
import { type Gone, goneBy } from "../../sources/recognition/lines/gone-by.ts";
import { isUnitLine } from "../../sources/recognition/lines/unit-line.ts";
import type { Recognition } from "../../sources/recognition/recognition.ts";
import { asTheOneAbove, isOtherTable, isSaidOther } from "./compared-tables.ts";
import { hasHeaderBelow, headerRowsOf, isHeader, namesAlone, newCells } from "./header-below.ts";
import { areTownLines } from "./town-lines.ts";

/** The rows of one of several tables that stand below each other in a sheet. */
export interface TablePart {
  from: number;
  /** Its last row; null for the last table. */
  until: number | null;
  isFirst: boolean;
  rows: number;
}

interface TableOfSheet {
  spool: SheetSpool;
  recognition: Recognition;
  part?: TablePart;
}

interface FoundTable {
  from: number;
  /** As it is read where its rows end: those of the next table say nothing of its columns. */
  until?: (row: number) => Recognition;
  recognition: Recognition;
  /** As it is read without doudi.yaml: what stands below is compared with that, for a page printed again says what the first one said. */
  plain: Recognition;
}

interface HeaderBelow {
  /** The first row of the table: that of its title, or of its header. */
  from: number;
  header: number;
  /** Whether it says otherwise than the header above. */
  isOther: boolean;
  /** Whether it is of a list of people and stands below people. */
  ofPeople: boolean;
  /** Whether its title or header says that these people are not, or no longer, on the roll above. */
  says: Gone | null;
}

type Recognise = (head: SheetHead, known: Known) => Recognition;

/** Lists of more rows are exported, and hold one table. */
const MOST_ROWS = 20_000;
const HEAD_ROWS = 160;
/**
 * A sheet with several tables below each other, each under its own header: 在保 and below it 停保, or 农村 and 城市 under titles of their own.
 * One part a table, as if each stood on a sheet of its own; a header that is printed again on each page begins none.
 *
 * known: what doudi.yaml says of the sheet. It holds for the first table; its columns and values for each table of that roll under the same header.
 */
export async function inTables(
  sheet: TableOfSheet,
  head: SheetHead,
  rolls: ReadonlyMap<string, Roll>,
  known: Known,
  recognise: Recognise,
): Promise<TableOfSheet[]> {
  const { spool, recognition } = sheet;
  if (!recognition.roll || recognition.headerRow === 0 || spool.filledRows > MOST_ROWS)
    return [sheet];
  const words = wordsOf(rolls);
  if (!(await hasHeaderBelow(spool, recognition, words))) return [sheet];
  const rows = await headOfSpool(spool.spool, MOST_ROWS);
  const found: FoundTable[] = [];
  let above: TextRow[] = [];
  let people = 0;
  let isByTownLines = false;
  for (const [at, row] of rows.entries()) {
    const current = found.at(-1)?.recognition ?? recognition;
    if (row.row < current.headerRow + current.headerRows) continue;
    const filled = row.cells.filter((cell) => cell.trim() !== "");
    if (isHeader(row, filled, words)) {
      const cells = newCells(row, current, headerRowsOf(rows, current));
      const isOther = cells.length > 0;
      // Where townships head their people without a header, one printed below such a line is the next page's.
      const isNextPage = !isOther && isByTownLines && areTownLines(above);
      if (!isNextPage && (isOther || above.length > 0)) {
        if (found.length === 0)
          found.push({
            from: 0,
            until: (end) => recognise(rowsUntil(head, end), known),
            recognition,
            plain: recognise(head, {}),
          });
        const from = above[0]?.row ?? row.row;
        const below = { ...head, rows: rows.slice(at - above.length, at + HEAD_ROWS) };
        const next = tableBelow(
          found,
          {
            from,
            header: row.row,
            isOther,
            // What stands right below a header is its second row.
            ofPeople: people > 0 && holdsPeople([row]),
            says: goneBy(above, cells, [head.file, head.sheet, ...current.titles]),
          },
          (said) => recogniseBelow(below, from, (moved) => recognise(moved, said)),
          known,
        );
        if (next) {
          found.push(next);
          people = 0;
          isByTownLines = false;
        }
      }
    } else if (hasIds(row)) {
      people += 1;
      isByTownLines ||= areTownLines(above);
    }
    const isTitle = filled.length === 1 ? !namesAlone(row, current) : isUnitLine(filled);
    above = isTitle ? [...above, row] : [];
  }
  if (found.length < 2) return [sheet];
  return found.map(({ from, recognition: own, until: again }, index) => {
    const next = found[index + 1]?.from;
    const until = next === undefined ? null : next - 1;
    const kept = rows.filter(({ row }) => row >= from && (until === null || row <= until));
    const part = { from, until, isFirst: index === 0, rows: kept.length };
    const alone = until === null ? undefined : again?.(until);
    const unread = alone?.roll?.id === own.roll?.id ? alone?.unread : undefined;
    return { spool, recognition: unread ? { ...own, unread } : own, part };
  });
}

function rowsUntil(head: SheetHead, end: number): SheetHead {
  return { ...head, rows: head.rows.filter(({ row }) => row <= end) };
}

/** The table that begins with a header below other tables, or null where it is the last of them on its next page. */
function tableBelow(
  found: readonly FoundTable[],
  { from, header, isOther, ofPeople, says }: HeaderBelow,
  read: (known: Known) => Recognition,
  known: Known,
): FoundTable | null {
  const last = found.at(-1);
  const next = unlessGone(read({}), says, read);
  // Of a sheet that is a roll only because somebody said so nothing tells where another begins.
  if (!last || !found[0]?.plain.roll || next.headerRow > header) return null;
  if (!next.roll) {
    // Read by the header above, people whom it refuses or takes off would stand on the roll.
    const isNew = ofPeople && last.plain.roll !== null && (isOther || says !== null);
    return isNew ? unknownTable(next, from, header) : null;
  }
  // Titles and months are as in the table of this roll above, whatever stands between them.
  const alike = found.findLast(({ plain }) => plain.roll?.id === next.roll?.id) ?? last;
  const plain = asTheOneAbove(next, alike.plain);
  if (!(isOther ? isOtherTable(plain, last.plain) : isSaidOther(plain, last.plain))) return null;
  const isSaid = !isOther && next.roll.id === last.recognition.roll?.id;
  const recognition = asTheOneAbove(isSaid ? read(headerOf(known)) : next, alike.recognition);
  return { from, plain, recognition };
}

/** A file called 低保名册 makes any list in it look like one: of those whom it refuses or takes off, what the table itself says counts. */
function unlessGone(
  next: Recognition,
  says: Gone | null,
  read: (known: Known) => Recognition,
): Recognition {
  if (says === null || next.roll?.kind !== "enrolment") return next;
  const { exits, fixed } = next.roll;
  const gone = exits !== undefined && says === "taken off" ? read({ roll: exits }) : next;
  const isOfExits = gone.columns.some(({ field }) => field === "stop_month" || field === "reason");
  if (!isOfExits) return { ...next, roll: null };
  const programme = next.said.get("programme") ?? fixed?.programme;
  if (programme === undefined || gone.columns.some(({ field }) => field === "programme"))
    return gone;
  return { ...gone, said: new Map([...gone.said, ["programme", programme]]) };
}

function unknownTable(next: Recognition, from: number, header: number): FoundTable {
  const text = `第 ${header} 行起是另一张表，认不出是哪一种名册，没有用；是名册的，请放到单独的工作表里`;
  const questions = [{ about: "roll" as const, text, taken: null }];
  const recognition = { ...next, headerRow: header, headerRows: 1, questions };
  return { from, plain: recognition, recognition };
}

/** What was said of a sheet that holds for whatever stands under the same header. */
function headerOf({ columns, values }: Known): Known {
  return { ...(columns ? { columns } : {}), ...(values ? { values } : {}) };
}

/** A header is looked for near the top: the table is recognised as if the sheet began with it. */
function recogniseBelow(
  head: SheetHead,
  from: number,
  recognise: (head: SheetHead) => Recognition,
): Recognition {
  const off = from - 1;
  const next = recognise({
    ...head,
    rows: head.rows.map((row) => ({ ...row, row: row.row - off })),
    merges: head.merges
      .filter(({ top }) => top >= from)
      .map((merge) => ({ ...merge, top: merge.top - off, bottom: merge.bottom - off })),
  });
  return { ...next, headerRow: next.headerRow + off };
}

/** Leave the rows of one part in raw.s<sheetId>. */
export async function keepTable(
  db: Database,
  sheetId: number,
  { from, until }: TablePart,
): Promise<void> {
  await db.run(
    `DELETE FROM raw.s${sheetId} WHERE row_no < ${from}${until === null ? "" : ` OR row_no > ${until}`}`,
  );
}
