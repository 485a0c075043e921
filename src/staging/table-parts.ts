import type { Database } from "../engine/database.ts";
import { headerSigns } from "../rolls/header-signs.ts";
import { headerText } from "../rolls/headers.ts";
import type { Roll } from "../rolls/roll.ts";
import { headOfSpool, type SheetSpool } from "../sources/read-book.ts";
import { hasIds, wordsOf } from "../sources/recognition/find-header.ts";
import type { Known } from "../sources/recognition/known.ts";
import type { Recognition } from "../sources/recognition/recognise-sheet.ts";
import { isSerial } from "../sources/recognition/score-roll.ts";
import type { SheetHead, TextRow } from "../sources/recognition/sheet-head.ts";

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
  recognition: Recognition;
  /** As it is read without doudi.yaml: what stands below is compared with that, for a page printed again says what the first one said. */
  plain: Recognition;
}

type Recognise = (head: SheetHead, known: Known) => Recognition;

/** Lists of more rows are exported, and hold one table. */
const MOST_ROWS = 20_000;
const HEAD_ROWS = 160;
/** The fewest cells of a row that are headers of rolls, and their least share of it, for the row to be a header. */
const LEAST_WORDS = 3;
const LEAST_SHARE = 0.6;
/** The fewest cells that say otherwise than the header above for the row to begin another table. */
const LEAST_OTHER = 2;

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
  const rows = await headOfSpool(spool.spool, MOST_ROWS);
  const words = wordsOf(rolls);
  const found: FoundTable[] = [];
  let above: TextRow[] = [];
  for (const [at, row] of rows.entries()) {
    const current = found.at(-1)?.recognition ?? recognition;
    if (row.row < current.headerRow + current.headerRows) continue;
    const filled = row.cells.filter((cell) => cell.trim() !== "");
    if (isHeader(row, filled, words)) {
      const isOther = saysOther(row, current);
      if (isOther || above.length > 0) {
        const last = found.at(-1) ?? { from: 0, recognition, plain: recognise(head, {}) };
        if (found.length === 0) found.push(last);
        const from = above[0]?.row ?? row.row;
        const below = { ...head, rows: rows.slice(at - above.length, at + HEAD_ROWS) };
        const next = tableBelow(last, { from, header: row.row, isOther }, (said) =>
          recogniseBelow(below, from, (moved) => recognise(moved, said ? headerOf(known) : {})),
        );
        if (next) found.push(next);
      }
    }
    above = filled.length === 1 ? [...above, row] : [];
  }
  if (found.length < 2) return [sheet];
  return found.map(({ from, recognition: own }, index) => {
    const next = found[index + 1]?.from;
    const until = next === undefined ? null : next - 1;
    const kept = rows.filter(({ row }) => row >= from && (until === null || row <= until));
    const part = { from, until, isFirst: index === 0, rows: kept.length };
    return { spool, recognition: own, part };
  });
}

/** The table that begins with a header below another table, or null where it is the same table on its next page. */
function tableBelow(
  last: FoundTable,
  { from, header, isOther }: { from: number; header: number; isOther: boolean },
  read: (isSaid: boolean) => Recognition,
): FoundTable | null {
  const next = read(false);
  // Of a sheet that is a roll only because somebody said so nothing tells where another begins.
  if (!last.plain.roll || !next.roll || next.headerRow > header) return null;
  const plain = asTheOneAbove(next, last.plain);
  if (!(isOther ? isOtherTable(plain, last.plain) : isSaidOther(plain, last.plain))) return null;
  const isSaid = !isOther && next.roll.id === last.recognition.roll?.id;
  return {
    from,
    plain,
    recognition: asTheOneAbove(isSaid ? read(true) : next, last.recognition),
  };
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

function isHeader(row: TextRow, filled: readonly string[], words: ReadonlySet<string>): boolean {
  if (filled.length < LEAST_WORDS || hasIds(row)) return false;
  const known = filled
    .map(headerText)
    .filter((text) => words.has(headerSigns(text)) || isSerial(text));
  return known.length >= LEAST_WORDS && known.length >= LEAST_SHARE * filled.length;
}

/** Whether cells of a header say otherwise than the header above says over the same columns. */
function saysOther({ cells }: TextRow, { columns, unused, spread, family }: Recognition): boolean {
  // What stands side by side is under columns of its own.
  if (spread || family) return false;
  const said = new Map<number, string[]>();
  for (const { index, header } of [...columns, ...unused])
    said.set(index, header.split("/").map(headerText));
  const others = cells.filter((cell, index) => {
    const text = headerText(cell);
    return text !== "" && !(said.get(index) ?? []).includes(text);
  });
  return others.length >= LEAST_OTHER;
}

/** What a table leaves unsaid is as in the one above it, where both are of one roll. */
function asTheOneAbove(next: Recognition, current: Recognition): Recognition {
  if (next.roll?.id !== current.roll?.id) return next;
  const has = new Set(next.columns.map(({ field }) => field));
  const inherited = [...current.said].filter(([field]) => !has.has(field) && !next.said.has(field));
  return {
    ...next,
    said: new Map([...inherited, ...next.said]),
    town: has.has("town") ? null : (next.town ?? current.town),
    period: next.period ?? current.period,
    questions: next.questions.filter(({ about }) => about !== "period" || current.period === null),
  };
}

function isOtherTable(next: Recognition, current: Recognition): boolean {
  const columns = ({ columns: of }: Recognition) =>
    JSON.stringify(of.map(({ field, index }) => [field, index]).sort());
  return next.roll?.id !== current.roll?.id || columns(next) !== columns(current);
}

/** The same columns under a title that says something else of all rows. */
function isSaidOther(next: Recognition, current: Recognition): boolean {
  if (next.roll?.id !== current.roll?.id) return true;
  return (
    next.town !== current.town ||
    next.period !== current.period ||
    [...next.said].some(([field, value]) => current.said.get(field) !== value)
  );
}

/** Leave the rows of one part in raw.s<sheetId>; returns how many they are. */
export async function keepTable(
  db: Database,
  sheetId: number,
  { from, until }: TablePart,
): Promise<number> {
  await db.run(
    `DELETE FROM raw.s${sheetId} WHERE row_no < ${from}${until === null ? "" : ` OR row_no > ${until}`}`,
  );
  const [kept] = await db.rows<{ rows: number }>(
    `SELECT CAST(count(*) AS INTEGER) AS rows FROM raw.s${sheetId}`,
  );
  return kept?.rows ?? 0;
}
