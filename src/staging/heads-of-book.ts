import { withoutDittos } from "../sources/ditto.ts";
import { type Book, headOfSpool, type SheetSpool, tailOfSpool } from "../sources/read-book.ts";
import type { SheetHead, TextRow } from "../sources/recognition/header/sheet-head.ts";
import { holdsPeople } from "../sources/recognition/holds-people.ts";
import { withFormsAsRows } from "./parts/forms-as-rows.ts";
import { withLabelLines } from "./parts/label-lines.ts";
import { withMonthRemarks } from "./parts/month-remarks.ts";
import { withParentsFromBelow } from "./parts/parents-below.ts";
import { type Joined, withParentsBeside } from "./parts/parents-beside.ts";
import { withParentsInRows } from "./parts/parents-in-rows.ts";
import { withPersonsInLines } from "./parts/persons-in-cells.ts";
import { withPersonsUnstacked } from "./parts/stacked-persons.ts";
import { withRowsJoined } from "./parts/two-rows-a-person.ts";
import { textsOfSheet } from "./texts-of-sheet.ts";

/** Rows that recognition looks at. */
const HEAD_ROWS = 160;

/** A sheet as it is looked at: one person a row, whatever the office wrote. */
export interface OpenedSheet {
  spool: SheetSpool;
  head: SheetHead;
  /** Its rows are read beside those of another sheet. */
  joined?: Joined;
}

/** The first rows of every sheet, with the lines beside them that may explain their codes. */
export async function headsOf(book: Book, words: ReadonlySet<string>): Promise<OpenedSheet[]> {
  const heads: OpenedSheet[] = [];
  const opened: { spool: SheetSpool; rows: TextRow[] }[] = [];
  for (const spool of book.sheets)
    opened.push({ spool, rows: await headOfSpool(spool.spool, HEAD_ROWS) });
  const labelled = await withLabelLines(await withRowsJoined(opened), words);
  const unstacked = await withPersonsUnstacked(
    await withPersonsInLines(await withMonthRemarks(await withFormsAsRows(labelled, words))),
  );
  const alone = await withParentsInRows(await withParentsFromBelow(unstacked));
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
