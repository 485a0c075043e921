import { PassThrough } from "node:stream";
import type ExcelJS from "exceljs";
import WorkbookWriter from "exceljs/lib/stream/xlsx/workbook-writer.js";
import { flushRows, type RowSink } from "./fast-rows.ts";
import { keptStrings, type SharedStrings, stringsXml } from "./shared-strings.ts";
import type { Piece, ZipParts } from "./zip-parts.ts";

/** The parts of ExcelJS 4.4.0 that are mended; none is in its types. */
interface Internals {
  styles: {
    model: { styles: string[] };
    addStyleModel(style: QuotableStyle | undefined, cellType?: number): number;
  };
  sharedStrings: SharedStrings;
  zip: { append(text: string, data: { name: string }): void };
  _openStream(path: string): unknown;
  _finalize(): Promise<void>;
}

interface SheetInternals extends RowSink {
  _writeRow(row: unknown): void;
  _writeAutoFilter(): void;
  _writeSheetProtection(): void;
}

/** A cell style that may say that what looks like a formula is text. */
export type QuotableStyle = Partial<ExcelJS.Style> & { quotePrefix?: boolean };

/**
 * A workbook that can do what ExcelJS' writer cannot: the quotePrefix of a cell style, and parts dated as told instead of
 * now, so that the same rows make the same file; packed without its streams, which take longer than all the rest.
 */
class MendedWriter extends WorkbookWriter {
  readonly #strings: SharedStrings;
  readonly #parts: ZipParts;

  constructor(options: Partial<ExcelJS.stream.xlsx.WorkbookStreamWriterOptions>, parts: ZipParts) {
    super({ ...options, stream: new PassThrough() });
    const internals = this as unknown as Internals;
    this.#parts = parts;
    this.#strings = keptStrings();
    internals.sharedStrings = this.#strings;
    internals.zip = { append: (text, { name }) => parts.add(name, text) };
    internals._openStream = (path) => sheetStream(parts, path);
    internals._finalize = () => Promise.resolve();
    super.addThemes();
    super.addOfficeRels();
    mendStyles(internals.styles);
  }

  /** Called by the constructor above before anybody can say how parts are added. */
  override addThemes(): Promise<void> {
    return Promise.resolve();
  }

  override addOfficeRels(): Promise<void> {
    return Promise.resolve();
  }

  override addSharedStrings(): Promise<void> {
    if (this.#strings.count > 0) {
      const part = this.#parts.open("xl/sharedStrings.xml");
      for (const piece of stringsXml(this.#strings)) part.write(piece);
      part.end();
    }
    return Promise.resolve();
  }
}

export function openMendedWorkbook(
  parts: ZipParts,
  date: Date,
): ExcelJS.stream.xlsx.WorkbookWriter {
  const about = { created: date, modified: date, creator: "兜底", lastModifiedBy: "兜底" };
  return new MendedWriter({ useStyles: true, useSharedStrings: true, ...about }, parts);
}

/** What ExcelJS asks of the stream of a sheet. */
function sheetStream(parts: ZipParts, path: string) {
  const part = parts.open(path);
  const listeners: (() => void)[] = [];
  return {
    write: (piece: Piece) => part.write(piece),
    end: () => {
      part.end();
      for (const listener of listeners) listener();
    },
    on: (_: "zipped", listener: () => void) => listeners.push(listener),
    pause: () => undefined,
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
