import type ExcelJS from "exceljs";
import { columnLetters } from "../../sources/recognition/header/column-letters.ts";
import { type BytePile, bytePile } from "./byte-pile.ts";
import type { Deflated } from "./deflated.ts";
import type { Look } from "./looks.ts";
import type { SharedStrings } from "./shared-strings.ts";
import { styleOf } from "./style-table.ts";

/** A number of ours with the formula that gives it; never made from data. */
export interface Sum {
  formula: string;
  result: number;
}

/** A text by its number among the strings of the workbook. */
export interface TextNumber {
  text: number;
}

export type CellContent = string | number | Sum | TextNumber | null;
/** A value with its look, and whether it is a text that is hardly ever there twice; null leaves the cell empty but styled. Texts become texts whatever they look like. */
export type ReadyCell = readonly [value: CellContent, look: Look, isOnce?: boolean];

/** What stands in rows again and again, as bytes. */
const known = new Map<string, Uint8Array>();

function marks(text: string): Uint8Array {
  const before = known.get(text);
  if (before) return before;
  const bytes = new Uint8Array(Buffer.from(text, "latin1"));
  known.set(text, bytes);
  return bytes;
}

const openings: Uint8Array[] = [];
const QUOTE = marks('"');
const EMPTY = marks("/>");
const TEXT = marks(' t="s"><v>');
const NUMBER = marks("><v>");
const END = marks("</v></c>");
const ROW_END = marks("</row>");

/**
 * Write one row as ExcelJS would, past its objects for cells, which take ten times as long. All of it are digits and marks. Without a
 * height it is as high as all rows of no other.
 */
export function writeRow(
  pile: BytePile,
  number: number,
  cells: readonly ReadyCell[],
  height: number | null,
  strings: SharedStrings,
): void {
  const spans = cells.length > 0 ? ` spans="1:${cells.length}"` : "";
  const high = height === null ? "" : ` ht="${height}" customHeight="1"`;
  pile.text(`<row r="${number}"${high}${spans} x14ac:dyDescent="0.25">`);
  for (let index = 0; index < cells.length; index += 1) {
    const [value, look, isOnce] = cells[index] as ReadyCell;
    openings[index] ??= marks(`<c r="${columnLetters(index)}`);
    pile.marks(openings[index] as Uint8Array);
    pile.digits(number);
    pile.marks(QUOTE);
    if (typeof value === "string") {
      const text = isOnce ? strings.addOnce(value) : strings.add(value);
      pile.marks(styleOf(look, text >= 0 && strings.isRisky(text)));
      writeText(pile, text);
    } else {
      pile.marks(styleOf(look, false));
      writeOther(pile, value);
    }
  }
  pile.marks(ROW_END);
}

function writeText(pile: BytePile, text: number): void {
  if (text < 0) {
    pile.marks(EMPTY);
    return;
  }
  pile.marks(TEXT);
  pile.digits(text);
  pile.marks(END);
}

function writeOther(pile: BytePile, value: Exclude<CellContent, string>): void {
  if (value === null) pile.marks(EMPTY);
  else if (typeof value === "number") {
    pile.marks(NUMBER);
    pile.text(String(value));
    pile.marks(END);
  } else if ("text" in value) writeText(pile, value.text);
  else pile.text(`><f>${value.formula}</f><v>${value.result}</v></c>`);
}

/** What of a sheet of ExcelJS 4.4.0 rows are written through; none is in its types. */
interface RowSink {
  _workbook: { sharedStrings: SharedStrings };
  _merges: string[];
  _rowZero: number;
  startedData: boolean;
  stream: { write(text: string): void; append(piece: Deflated): void };
  _writeColumns(): void;
  _writeOpenSheetData(): void;
}

/** Bytes that most rows take. */
const ROOM = 2048;

/** Write a whole row into a sheet. */
export function putRow(
  sheet: ExcelJS.Worksheet,
  number: number,
  cells: readonly ReadyCell[],
  height: number | null,
): void {
  const sink = beginData(sheet);
  const pile = bytePile(ROOM);
  writeRow(pile, number, cells, height, sink._workbook.sharedStrings);
  sink.stream.write(Buffer.from(pile.bytes()).toString("latin1"));
  pile.free();
  sink._rowZero = number + 1;
}

/** Make one cell of those in a row from column `from` to `to`, counted from 1. */
export function mergeInRow(
  sheet: ExcelJS.Worksheet,
  row: number,
  [from, to]: readonly [number, number],
): void {
  const range = `${columnLetters(from - 1)}${row}:${columnLetters(to - 1)}${row}`;
  (sheet as unknown as RowSink)._merges.push(range);
}

/** Put rows into a sheet that were made before it; their strings must be the first of the workbook. */
export function putPile(sheet: ExcelJS.Worksheet, rows: Deflated): void {
  beginData(sheet).stream.append(rows);
}

function beginData(sheet: ExcelJS.Worksheet): RowSink {
  const sink = sheet as unknown as RowSink;
  if (!sink.startedData) {
    sink._writeColumns();
    sink._writeOpenSheetData();
    sink.startedData = true;
  }
  return sink;
}
