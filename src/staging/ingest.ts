import type { Database } from "../engine/database.ts";
import type { Book, SheetSpool } from "../sources/read-book.ts";
import type { Recognition } from "../sources/recognition/recognition.ts";
import type { Spread } from "../sources/recognition/spread/spread.ts";
import { noteAddition } from "./across/join-additions.ts";
import { roundDoubles } from "./ids-as-doubles.ts";
import { loadSpool } from "./load-sheet.ts";
import { keepPart } from "./parts/keep-part.ts";
import type { RecognisedSheet } from "./recognise-book.ts";
import { setAsideLeftOut, setAsideWhole } from "./set-aside-whole.ts";
import { mappingOf } from "./sheet-mapping.ts";
import { type SheetNumbers, sheetNumbers } from "./sheet-numbers.ts";
import type { StageCounts } from "./sheet-to-stage.ts";
import { stageRecognised } from "./stage-recognised.ts";

export interface SheetReport extends StageCounts {
  sheet: string;
  hidden: number;
  recognition: Recognition;
}

/** The sheets of a book that are looked at, and those that doudi.yaml leaves out. */
export interface SheetsOfBook {
  sheets: readonly RecognisedSheet[];
  leftOut?: readonly SheetSpool[];
}

/**
 * Load and stage every sheet of one book.
 *
 * Writes:  source_file, source_sheet, raw.*, stage.*, mention, set_aside, cell_fault.
 * Returns: one report a sheet; rows in = rows used + rows set aside.
 */
export async function ingestBook(
  db: Database,
  fileId: number,
  book: Book,
  recipe: string,
  { sheets, leftOut = [] }: SheetsOfBook,
  numbers: SheetNumbers = sheetNumbers(db),
): Promise<SheetReport[]> {
  const reports: SheetReport[] = [];
  const isText = book.format === "csv" || book.format === "txt";
  for (const { spool, recognition, part, joined } of sheets) {
    const sheetId = await numbers.next();
    const loaded = await loadWhole(db, sheetId, spool);
    const rowsIn = await keepPart(db, sheetId, { recognition, part, loaded });
    const { roll } = recognition;
    if (roll) await roundDoubles(db, sheetId, recognition, spool.width);
    const counts = roll
      ? await stageRecognised(db, { sheetId, spool, rowsIn, recognition, roll, isText })
      : await setAsideWhole(db, sheetId, recognition, joined);
    await recordSheet(db, sheetId, fileId, spool, recognition, counts);
    if (recognition.onlyAdded)
      await noteAddition(db, sheetId, recognition.period, recognition.isLedger);
    reports.push({ sheet: spool.name, hidden: spool.hidden, recognition, ...counts });
  }
  for (const spool of leftOut) await keepLeftOut(db, await numbers.next(), fileId, spool);
  await db.append("source_file", [
    [fileId, book.file, book.sha256, book.bytes, book.format, notesOf(book, reports), recipe],
  ]);
  return reports;
}

/** The rows of a sheet, as they stand. Throws where some did not come through. */
async function loadWhole(db: Database, sheetId: number, spool: SheetSpool): Promise<number> {
  const loaded = await loadSpool(db, sheetId, spool.spool, Math.max(1, spool.width));
  if (loaded === spool.filledRows) return loaded;
  throw new Error(`sheet ${spool.position}: ${spool.filledRows} rows read, ${loaded} rows loaded`);
}

/** A sheet that doudi.yaml leaves out, kept and counted like one that is no roll. */
async function keepLeftOut(
  db: Database,
  sheetId: number,
  fileId: number,
  spool: SheetSpool,
): Promise<void> {
  await loadWhole(db, sheetId, spool);
  const { rowsIn, rowsUsed, rowsAside } = await setAsideLeftOut(db, sheetId);
  await db.append("source_sheet", [
    [
      ...[sheetId, fileId, spool.name, spool.position, spool.hidden],
      ...[null, null, null, 0, 0],
      ...[rowsIn, rowsUsed, rowsAside, "{}", null, null],
    ],
  ]);
}

/** What there is to say of how a file and its sheets were read, one line each; null for nothing. */
function notesOf({ notes, sheets }: Book, reports: readonly SheetReport[]): string | null {
  const isOne = sheets.length === 1;
  const ofSheets = sheets.flatMap(({ name, notes: own }) =>
    own.map(({ text }) => (isOne ? text : `工作表“${name}”：${text}`)),
  );
  const ofRows = reports.flatMap(({ sheet, note }) =>
    note === undefined ? [] : [isOne ? note : `工作表“${sheet}”：${note}`],
  );
  return [...notes.map(({ text }) => text), ...ofSheets, ...ofRows].join("\n") || null;
}

async function recordSheet(
  db: Database,
  sheetId: number,
  fileId: number,
  spool: SheetSpool,
  recognition: Recognition,
  counts: StageCounts,
): Promise<void> {
  const mapping = mappingOf(recognition);
  const { roll, period, headerRow, headerRows, spread, family } = recognition;
  // Appended: a statement with as many values takes longer to plan than a small sheet to load.
  await db.append("source_sheet", [
    [
      ...[sheetId, fileId, spool.name, spool.position, spool.hidden],
      ...[roll?.id ?? null, roll?.kind ?? null, period, headerRow, headerRows],
      ...[counts.rowsIn, counts.rowsUsed, counts.rowsAside, JSON.stringify(mapping)],
      ...[spread ? spreadText(spread) : null, family ? familyText(recognition) : null],
    ],
  ]);
}

/** JSON: one object a part, with its raw columns by field. */
function spreadText({ field, parts }: Spread): string {
  return JSON.stringify(
    parts.map(({ index, header, says, columns }) => ({
      says: Object.fromEntries(says),
      columns: Object.fromEntries([
        [field, { column: index + 1, header }],
        ...columns.map((own) => [own.field, { column: own.index + 1, header: own.header }]),
      ]),
    })),
  );
}

/** JSON: one object a person, with the raw columns of his own; and the columns that say how many they are. */
function familyText({ family, columns }: Recognition): string {
  const fields = new Map(columns.map(({ field, index }) => [index, field]));
  const own = (of: ReadonlyMap<number, number>) =>
    [...of].flatMap(([base, index]) => {
      const field = fields.get(base);
      return field === undefined ? [] : [[field, index + 1] as const];
    });
  const isOfAll = (base: number, person: number) =>
    person === 0 && family?.isHeadBeside && (base === family.name || base === family.id);
  const persons = family?.parts.map((part, person) => ({
    label: part.label,
    columns: Object.fromEntries(own(part.columns)),
    // What the head is called is told of all of his family.
    all: [...part.columns].flatMap(([base, index]) => (isOfAll(base, person) ? [] : [index + 1])),
  }));
  return JSON.stringify({ persons, counts: family?.counts.map((index) => index + 1) });
}
