import type ExcelJS from "exceljs";
import { columnLetters } from "../../sources/recognition/column-letters.ts";
import { type Deflated, deflated } from "./deflated.ts";
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
/** A value with its look; null leaves the cell empty but styled. Texts become texts whatever they look like. */
export type ReadyCell = readonly [value: CellContent, look: Look];

const letters: string[] = [];

/**
 * One row as ExcelJS would write it, past its objects for cells, which take five times as long. All of it are digits and marks.
 * Without a height it is as high as all rows of no other.
 */
export function rowXml(
  number: number,
  cells: readonly ReadyCell[],
  height: number | null,
  strings: SharedStrings,
): string {
  const spans = cells.length > 0 ? ` spans="1:${cells.length}"` : "";
  const high = height === null ? "" : ` ht="${height}" customHeight="1"`;
  let xml = `<row r="${number}"${high}${spans} x14ac:dyDescent="0.25">`;
  for (let index = 0; index < cells.length; index += 1) {
    const [value, look] = cells[index] as ReadyCell;
    letters[index] ??= columnLetters(index);
    const at = `<c r="${letters[index]}${number}"`;
    if (typeof value === "string") {
      const text = strings.add(value);
      if (text < 0) xml += `${at}${styleOf(look, false)}/>`;
      else xml += `${at}${styleOf(look, strings.isRisky(text))} t="s"><v>${text}</v></c>`;
    } else if (typeof value === "number") {
      xml += `${at}${styleOf(look, false)}><v>${value}</v></c>`;
    } else if (value === null) xml += `${at}${styleOf(look, false)}/>`;
    else if ("text" in value) xml += `${at}${styleOf(look, false)} t="s"><v>${value.text}</v></c>`;
    else xml += `${at}${styleOf(look, false)}><f>${value.formula}</f><v>${value.result}</v></c>`;
  }
  return `${xml}</row>`;
}

/** Rows of a sheet that is not there yet. */
export interface RowPile {
  /** Number of the last row. */
  readonly last: number;
  add(cells: readonly ReadyCell[], height: number): void;
  /** All of them, compressed; none may follow. */
  end(): Deflated;
}

/** Characters that are turned into bytes at once. */
const CHUNK = 65_536;

export function rowPile(strings: SharedStrings): RowPile {
  const chunks: Buffer[] = [];
  let text = "";
  let last = 0;
  const flush = () => {
    chunks.push(Buffer.from(text, "latin1"));
    text = "";
  };
  return {
    get last() {
      return last;
    },
    add(cells, height) {
      last += 1;
      text += rowXml(last, cells, height, strings);
      if (text.length > CHUNK) flush();
    },
    end() {
      flush();
      return deflated(Buffer.concat(chunks));
    },
  };
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

/** Write a whole row into a sheet. */
export function putRow(
  sheet: ExcelJS.Worksheet,
  number: number,
  cells: readonly ReadyCell[],
  height: number | null,
): void {
  const sink = beginData(sheet);
  sink.stream.write(rowXml(number, cells, height, sink._workbook.sharedStrings));
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
