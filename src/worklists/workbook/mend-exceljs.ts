import type ExcelJS from "exceljs";
import WorkbookWriter from "exceljs/lib/stream/xlsx/workbook-writer.js";
import { flushRows, type RowSink } from "./fast-rows.ts";

type WriterOptions = Partial<ExcelJS.stream.xlsx.WorkbookStreamWriterOptions>;

/** The parts of ExcelJS 4.4.0 that are mended; none is in its types. */
interface Internals {
  styles: {
    model: { styles: string[] };
    addStyleModel(style: QuotableStyle | undefined, cellType?: number): number;
  };
  sharedStrings: { _values: string[]; _totalRefs: number; add(text: string): number };
  zip: { append(source: unknown, data: { name: string; date?: Date }): unknown };
}

interface SheetInternals extends RowSink {
  _writeRow(row: unknown): void;
  _writeAutoFilter(): void;
  _writeSheetProtection(): void;
}

/** A cell style that may say that what looks like a formula is text. */
export type QuotableStyle = Partial<ExcelJS.Style> & { quotePrefix?: boolean };

/** The writer adds two parts before anybody can say how; here they wait. */
class PatientWriter extends WorkbookWriter {
  override addThemes(): Promise<void> {
    return Promise.resolve();
  }
  override addOfficeRels(): Promise<void> {
    return Promise.resolve();
  }
}

/**
 * A workbook that can do what ExcelJS' writer cannot: the quotePrefix of a cell style, and parts dated `date` instead
 * of now, so that the same rows make the same file.
 */
export function openMendedWorkbook(
  options: WriterOptions,
  date: Date,
): ExcelJS.stream.xlsx.WorkbookWriter {
  const about = { created: date, modified: date, creator: "兜底", lastModifiedBy: "兜底" };
  const workbook = new PatientWriter({ ...options, ...about });
  const { styles, sharedStrings, zip } = workbook as unknown as Internals;
  const append = zip.append.bind(zip);
  zip.append = (source, data) => append(source, { ...data, date });
  WorkbookWriter.prototype.addThemes.call(workbook);
  WorkbookWriter.prototype.addOfficeRels.call(workbook);
  mendStyles(styles);
  mendStrings(sharedStrings);
  return workbook;
}

/** A Map instead of an object with a hundred thousand sentences for keys. */
function mendStrings(strings: Internals["sharedStrings"]): void {
  const seen = new Map<string, number>();
  strings.add = (text) => {
    strings._totalRefs += 1;
    const known = seen.get(text);
    if (known !== undefined) return known;
    seen.set(text, strings._values.length);
    return strings._values.push(text) - 1;
  };
}

function mendStyles(styles: Internals["styles"]): void {
  const quoted = new WeakMap<QuotableStyle, number>();
  const addStyle = styles.addStyleModel.bind(styles);
  styles.addStyleModel = (style, cellType) => {
    if (!style?.quotePrefix) return addStyle(style, cellType);
    const known = quoted.get(style);
    if (known !== undefined) return known;
    const plain = styles.model.styles[addStyle({ ...style, quotePrefix: false }, cellType)] ?? "";
    const id = styles.model.styles.push(plain.replace("<xf ", '<xf quotePrefix="1" ')) - 1;
    quoted.set(style, id);
    return id;
  };
}

/**
 * Put the protection before the filter, where the format wants it: Excel refuses the file otherwise. Rows written by
 * `writeReadyRow` go out before whatever follows them.
 */
export function mendSheet(sheet: ExcelJS.Worksheet): void {
  const internals = sheet as unknown as SheetInternals;
  const writeRow = internals._writeRow.bind(sheet);
  internals._writeRow = (row) => {
    flushRows(internals);
    writeRow(row);
  };
  const commit = sheet.commit.bind(sheet);
  sheet.commit = () => {
    flushRows(internals);
    commit();
  };
  const writeFilter = internals._writeAutoFilter.bind(sheet);
  const writeProtection = internals._writeSheetProtection.bind(sheet);
  internals._writeAutoFilter = () => {
    writeProtection();
    writeFilter();
  };
  internals._writeSheetProtection = () => undefined;
}
