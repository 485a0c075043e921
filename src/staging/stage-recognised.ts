import type { Database } from "../engine/database.ts";
import { headerText } from "../rolls/headers/header-text.ts";
import type { Roll } from "../rolls/roll.ts";
import type { SheetSpool } from "../sources/read-book.ts";
import type { Recognition } from "../sources/recognition/recognition.ts";
import { isSerial } from "../sources/recognition/score-roll.ts";
import { spreadColumns } from "../sources/recognition/spread/spread.ts";
import { type CleanColumns, cleanColumns } from "./cell-sql.ts";
import { isFilledDown, isOfSomebody } from "./filled/filled-down.ts";
import { filledRows, type RowsInPlace } from "./filled/filled-rows.ts";
import { withPlaces } from "./lines/places-between.ts";
import { withSections } from "./lines/section-lines.ts";
import { openSheetRows } from "./load-sheet.ts";
import { otherChanges } from "./parts/changes-of-list.ts";
import { deniedRows } from "./parts/denied-rows.ts";
import { familyToStage } from "./parts/family-to-stage.ts";
import type { FamilyToStage, SheetToStage, SpreadToStage, StageCounts } from "./sheet-to-stage.ts";
import { stageSheet } from "./stage-sheet.ts";

/** Rows that a note names. */
const MOST_NAMED = 5;

/** A sheet whose rows are in `raw.s<sheetId>`. */
export interface LoadedSheet {
  sheetId: number;
  spool: SheetSpool;
  rowsIn: number;
  recognition: Recognition;
  roll: Roll;
  /** Whether it came as text, of which a separator stands between cells. */
  isText: boolean;
}

/**
 * Turn the rows of a loaded sheet into rows of its kind.
 *
 * Writes: stage.<kind>, mention, set_aside, cell_fault; views of the sheet's rows where some are filled in or taken apart.
 */
export async function stageRecognised(db: Database, loaded: LoadedSheet): Promise<StageCounts> {
  const { sheetId, spool, rowsIn, recognition, roll } = loaded;
  const columns = new Map(recognition.columns.map(({ field, index }) => [field, index + 1]));
  const headers = headersByColumn(recognition);
  const family = familyToStage(recognition, roll);
  const opened = await openRows(db, loaded, { columns, headers, family });
  const { rows, known, plainColumns } = opened;
  const others = await otherRows(db, rows, loaded, family);
  const { period, headerRow, headerRows, town, village, said, values, titles } = recognition;
  const width = widthOf(spool);
  const sheet: SheetToStage = {
    ...{ sheetId, rows, rowsIn, roll, columns, headers, width, family, plainColumns },
    ...{ period, headerRow, headerRows, town, village, said, values, titles },
    codeColumns: cleanColumns(spool.looks.lastWritten, spool.width, known),
    serialColumn: serialColumnOf(recognition),
    ticked: new Set(recognition.marks.map(({ index }) => index + 1)),
    spread: spreadToStage(recognition, roll),
    ...(others ? { otherChanges: others } : {}),
  };
  const below = await withSections(db, sheet, recognition.sections);
  const counts = await stageSheet(db, await withPlaces(db, below, width));
  const note = noteOf(opened);
  return note === "" ? counts : { ...counts, note };
}

/** What was done to rows whose cells did not stand in their columns, and what could not be. */
function noteOf({ moved, joined, beyond }: RowsInPlace): string {
  const which = beyond.slice(0, MOST_NAMED).join("、");
  return [
    ...(joined > 0 ? [`${joined} 行的格子里有逗号，被分成了几格，已拼回去再读`] : []),
    ...(moved > 0 ? [`${moved} 行的格子错位或姓名、证号与别的格子对调，已放回各列再读`] : []),
    ...(beyond.length > 0
      ? [
          `${beyond.length} 行比表头多出格子（第 ${which} 行${beyond.length > MOST_NAMED ? " 等" : ""}），多出的没有用，前面的格子请看是否错位`,
        ]
      : []),
  ].join("；");
}

/** Header text of every column that has one, by raw column. */
function headersByColumn({ columns, unused, spread }: Recognition): Map<number, string> {
  return new Map([
    ...columns.map(({ index, header }) => [index + 1, header] as const),
    ...unused.map(({ index, header }) => [index + 1, header] as const),
    ...[...spreadColumns(spread)].map(([index, header]) => [index + 1, header] as const),
  ]);
}

/** The rows with what cells leave to the one above filled in, and which columns need no cleaning. */
async function openRows(
  db: Database,
  { sheetId, spool, recognition, roll, isText }: LoadedSheet,
  meaning: {
    columns: ReadonlyMap<string, number>;
    headers: ReadonlyMap<number, string>;
    family: FamilyToStage | null;
  },
): Promise<RowsInPlace & { known: number } & Pick<CleanColumns, "plainColumns">> {
  const { columns, headers, family: inOneRow } = meaning;
  const width = widthOf(spool);
  const own = [...columns].filter(([, column]) => column <= spool.width);
  const fillColumns = own.flatMap(([field, at]) => (isFilledDown(roll, field) ? [at] : []));
  const toldAbove = own.flatMap(([field, at]) => (isOfSomebody(field) ? [] : [at]));
  const lastHeader = lastHeaderOf(recognition);
  const merged = await openSheetRows(db, sheetId, width, spool.merges, fillColumns);
  // What is filled down from a merged cell of the header may need cleaning below it.
  const known = merged === `raw.s${sheetId}` ? lastHeader : 0;
  const plainColumns = cleanColumns(spool.looks.lastOdd, spool.width, known);
  const filled = await filledRows(
    db,
    merged,
    { columns, headers, fillColumns, lastHeader, width, plainColumns },
    {
      ...{ roll, toldAbove, inOneRow, isText, lastDitto: spool.looks.lastDitto },
      isHeadAbove: recognition.family?.isHeadAbove === true,
    },
  );
  return { ...filled, known, plainColumns };
}

/** Rows of a list of stops that tell of another change; of another list, those that say of somebody that he is not on it. */
function otherRows(
  db: Database,
  rows: string,
  { spool, recognition, roll }: LoadedSheet,
  family: FamilyToStage | null,
) {
  const unused = recognition.unused.flatMap(({ index, header }) =>
    index < spool.width ? [{ column: index + 1, header }] : [],
  );
  const lastHeader = lastHeaderOf(recognition);
  if (roll.kind !== "departure" || family)
    return deniedRows(db, rows, roll.kind, unused, lastHeader);
  const columns = unused.map(({ column }) => column);
  const id = recognition.columns.find(({ field }) => field === "id");
  return otherChanges(db, rows, { columns, id: id ? id.index + 1 : null, lastHeader });
}

function widthOf({ width }: SheetSpool): number {
  return Math.max(1, width);
}

function lastHeaderOf({ headerRow, headerRows }: Recognition): number {
  return headerRow + headerRows - 1;
}

function spreadToStage({ spread }: Recognition, roll: Roll): SpreadToStage | null {
  if (!spread) return null;
  const parts = spread.parts.map(({ index, says, columns }, position) => ({
    number: position + 1,
    column: index + 1,
    says,
    columns: new Map([
      [spread.field, index + 1],
      ...columns.map((own) => [own.field, own.index + 1] as const),
    ]),
  }));
  return { field: spread.field, marks: roll.spread?.marks === true, parts };
}

/** Raw column number of the column that only numbers the rows. */
function serialColumnOf({ unused }: Recognition): number | null {
  const serial = unused.find(({ header }) => isSerial(headerText(header)));
  return serial ? serial.index + 1 : null;
}
