import { PassThrough } from "node:stream";
import type ExcelJS from "exceljs";
import WorkbookWriter from "exceljs/lib/stream/xlsx/workbook-writer.js";
import {
  type BegunStrings,
  keptStrings,
  type SharedStrings,
  stringsXml,
} from "./shared-strings.ts";
import { styleTable } from "./style-table.ts";
import type { ZipParts } from "./zip-parts.ts";

/** The parts of ExcelJS 4.4.0 that are mended; none is in its types. */
interface Internals {
  styles: typeof styleTable;
  sharedStrings: SharedStrings;
  zip: { append(text: string, data: { name: string }): void };
  _openStream(path: string): unknown;
  _finalize(): Promise<void>;
}

interface SheetInternals {
  _writeAutoFilter(): void;
  _writeSheetProtection(): void;
}

/**
 * A workbook with the styles that all workbooks have, which may say what ExcelJS' cannot, and with parts dated as told instead of
 * now, so that the same rows make the same file; packed without its streams, which take longer than all the rest.
 */
class MendedWriter extends WorkbookWriter {
  readonly #strings: SharedStrings;
  readonly #parts: ZipParts;

  constructor(
    options: Partial<ExcelJS.stream.xlsx.WorkbookStreamWriterOptions>,
    parts: ZipParts,
    begun: BegunStrings,
  ) {
    super({ ...options, stream: new PassThrough() });
    const internals = this as unknown as Internals;
    this.#parts = parts;
    this.#strings = keptStrings(begun);
    internals.sharedStrings = this.#strings;
    internals.styles = styleTable;
    internals.zip = { append: (text, { name }) => parts.add(name, text) };
    internals._openStream = (path) => sheetStream(parts, path);
    internals._finalize = () => Promise.resolve();
    super.addThemes();
    super.addOfficeRels();
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
      for (const piece of stringsXml(this.#strings)) {
        if (typeof piece === "string") part.write(piece);
        else part.append(piece);
      }
      part.end();
    }
    return Promise.resolve();
  }
}

/** `begun` are the strings of rows that were made before the workbook. */
export function openMendedWorkbook(
  parts: ZipParts,
  date: Date,
  begun: BegunStrings,
): ExcelJS.stream.xlsx.WorkbookWriter {
  const about = { created: date, modified: date, creator: "兜底", lastModifiedBy: "兜底" };
  return new MendedWriter({ useStyles: true, useSharedStrings: true, ...about }, parts, begun);
}

/** What ExcelJS asks of the stream of a sheet. */
function sheetStream(parts: ZipParts, path: string) {
  const part = parts.open(path);
  const listeners: (() => void)[] = [];
  return {
    ...{ write: part.write, append: part.append },
    end: () => {
      part.end();
      for (const listener of listeners) listener();
    },
    on: (_: "zipped", listener: () => void) => listeners.push(listener),
    pause: () => undefined,
  };
}

/** Put the protection before the filter, where the format wants it: Excel refuses the file otherwise. */
export function mendSheet(sheet: ExcelJS.Worksheet): void {
  const internals = sheet as unknown as SheetInternals;
  const writeFilter = internals._writeAutoFilter.bind(sheet);
  const writeProtection = internals._writeSheetProtection.bind(sheet);
  internals._writeAutoFilter = () => {
    writeProtection();
    writeFilter();
  };
  internals._writeSheetProtection = () => undefined;
}
