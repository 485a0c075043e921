import { writeFile } from "node:fs/promises";
import type ExcelJS from "exceljs";
import { withAtomicFile } from "../../project/atomic-file.ts";
import type { Announce } from "../../project/outside-file.ts";
import { sheetName } from "../output-name.ts";
import { type BegunStrings, NO_STRINGS } from "./shared-strings.ts";
import { zipParts } from "./zip-parts.ts";

export type Sheet = ExcelJS.Worksheet;

/** A workbook being written sheet by sheet. */
export interface Book {
  /** A new sheet after those before it. */
  addSheet(name: string, options?: Partial<ExcelJS.AddWorksheetOptions>): Sheet;
}

/** Properties of the file that would otherwise come from the clock. */
export interface BookOptions {
  /** `YYYY-MM-DD`; written as the date of the file and its parts. */
  date: string;
  /** Strings of rows that were made before the workbook. */
  strings?: BegunStrings;
  /** Makes of the finished workbook what is kept; the open one never lies on a disk. */
  encrypt?: (bytes: Buffer) => Promise<Buffer>;
  /** Is told the temporary name, where the file is outside the project. */
  announce?: Announce;
}

/**
 * Write one .xlsx in one go: complete under its own name, or not there at all.
 *
 * Returns: where it lies; beside `path` when that is open in a spreadsheet program.
 * Throws:  UserError E6001, E6002; whatever `fill` throws. What was at `path` is then untouched.
 */
export function writeBook(
  path: string,
  options: BookOptions,
  fill: (book: Book) => Promise<void>,
): Promise<string> {
  const write = async (temporary: string) => {
    const bytes = await bytesOf(options, fill);
    const kept = options.encrypt ? await options.encrypt(bytes) : bytes;
    await writeFile(temporary, kept, { flag: "wx", mode: 0o600 });
  };
  return withAtomicFile(path, write, { announce: options.announce, mayLieBeside: true });
}

async function bytesOf(options: BookOptions, fill: (book: Book) => Promise<void>): Promise<Buffer> {
  // Most commands that could write a workbook write none.
  const mended = await import("./mend-exceljs.ts");
  const date = new Date(`${options.date}T00:00:00Z`);
  const parts = zipParts(date);
  const workbook = mended.openMendedWorkbook(parts, date, options.strings ?? NO_STRINGS);
  await fill(bookOf(workbook, mended.mendSheet));
  await workbook.commit();
  return parts.bytes();
}

function bookOf(
  workbook: ExcelJS.stream.xlsx.WorkbookWriter,
  mendSheet: (sheet: Sheet) => void,
): Book {
  const names = new Set<string>();
  return {
    addSheet: (name, sheetOptions) => {
      const sheet = workbook.addWorksheet(sheetName(name, names), sheetOptions);
      mendSheet(sheet);
      return sheet;
    },
  };
}
