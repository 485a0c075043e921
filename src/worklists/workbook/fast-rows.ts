import { columnLetters } from "../../sources/recognition/column-letters.ts";
import type { QuotableStyle } from "./mend-exceljs.ts";
import type { SharedStrings } from "./shared-strings.ts";

/** How cells look: by name, and the same for texts that might be taken for formulas. */
export interface LookStyles {
  plain: Readonly<Record<string, QuotableStyle>>;
  quoted: Readonly<Record<string, QuotableStyle>>;
}

/** A value with the name of its look; null leaves the cell empty but styled. */
export type ReadyCell = readonly [value: string | number | null, look: string];

/** What of a sheet of ExcelJS 4.4.0 rows are written through; none is in its types. */
export interface RowSink {
  _workbook: {
    styles: { addStyleModel(style: QuotableStyle): number };
    sharedStrings: SharedStrings;
  };
  _rows: unknown[];
  _rowZero: number;
  startedData: boolean;
  stream: { write(text: string): unknown };
  _writeColumns(): void;
  _writeOpenSheetData(): void;
}

interface Waiting {
  text: string;
  /** The attribute for each look, ` s="3"`. */
  plain: Map<string, string>;
  quoted: Map<string, string>;
}

/** Characters that wait before they go to the stream: it makes a buffer of whatever it is given. */
const CHUNK = 65_536;

const waiting = new WeakMap<RowSink, Waiting>();
const letters: string[] = [];

/**
 * Write one row as ExcelJS would, past its objects for cells, which take five times as long: the same bytes.
 * The rows before it are committed; none is open.
 */
export function writeReadyRow(
  sheet: RowSink,
  number: number,
  cells: readonly ReadyCell[],
  height: number,
  styles: LookStyles,
): void {
  if (sheet._rows.length > 0) throw new RangeError("a row before this one is still open");
  if (!sheet.startedData) {
    sheet._writeColumns();
    sheet._writeOpenSheetData();
    sheet.startedData = true;
  }
  const state = waiting.get(sheet) ?? { text: "", plain: new Map(), quoted: new Map() };
  waiting.set(sheet, state);
  const { sharedStrings } = sheet._workbook;
  let xml = `<row r="${number}" ht="${height}" customHeight="1" spans="1:${cells.length}" x14ac:dyDescent="0.25">`;
  for (let index = 0; index < cells.length; index += 1) {
    const [value, look] = cells[index] as ReadyCell;
    const text = typeof value === "string" ? sharedStrings.add(value) : -1;
    const isQuoted = text >= 0 && sharedStrings.isRisky(text);
    const known = isQuoted ? state.quoted : state.plain;
    const style =
      known.get(look) ?? styleOf(sheet, known, look, isQuoted ? styles.quoted : styles.plain);
    letters[index] ??= columnLetters(index);
    xml += `<c r="${letters[index]}${number}"${style}`;
    if (text >= 0) xml += ` t="s"><v>${text}</v></c>`;
    else if (typeof value === "number") xml += `><v>${value}</v></c>`;
    else xml += "/>";
  }
  state.text += `${xml}</row>`;
  sheet._rowZero = number + 1;
  if (state.text.length > CHUNK) flushRows(sheet);
}

/** Hand over what waits; before anything else is written to the sheet. */
export function flushRows(sheet: RowSink): void {
  const state = waiting.get(sheet);
  if (!state || state.text === "") return;
  sheet.stream.write(state.text);
  state.text = "";
}

function styleOf(
  sheet: RowSink,
  known: Map<string, string>,
  look: string,
  styles: Readonly<Record<string, QuotableStyle>>,
): string {
  const id = sheet._workbook.styles.addStyleModel(styles[look] as QuotableStyle);
  const attribute = id > 0 ? ` s="${id}"` : "";
  known.set(look, attribute);
  return attribute;
}
