import { createWriteStream } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import type ExcelJS from "exceljs";
import { withAtomicFile } from "../../project/atomic-file.ts";
import type { Announce } from "../../project/outside-file.ts";
import { sheetName } from "../output-name.ts";
import { mendSheet, openMendedWorkbook } from "./mend-exceljs.ts";

export type Sheet = ExcelJS.Worksheet;

/** A workbook being written to disk sheet by sheet. */
export interface Book {
  /** A new sheet; the one before it must be finished. */
  addSheet(name: string, options?: Partial<ExcelJS.AddWorksheetOptions>): Sheet;
}

/** Properties of the file that would otherwise come from the clock. */
export interface BookOptions {
  /** `YYYY-MM-DD`; written as the date of the file and its parts. */
  date: string;
  /** Makes of the finished workbook what is kept; the open one never lies under a name of its own. */
  encrypt?: (bytes: Buffer) => Buffer;
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
    await writeTo(temporary, options, fill);
    if (!options.encrypt) return;
    const bytes = await readFile(temporary);
    await rm(temporary);
    await writeFile(temporary, options.encrypt(bytes), { flag: "wx", mode: 0o600 });
  };
  return withAtomicFile(path, write, options.announce);
}

async function writeTo(
  path: string,
  options: BookOptions,
  fill: (book: Book) => Promise<void>,
): Promise<void> {
  const stream = createWriteStream(path, { flags: "wx", mode: 0o600 });
  // Without a listener from the start, a full disk would end the process instead of the promise.
  const failed = new Promise<never>((_, reject) => stream.on("error", reject));
  failed.catch(() => undefined);
  const workbook = openMendedWorkbook(
    { stream, useStyles: true, useSharedStrings: true, zip: { zlib: { level: 3 } } },
    new Date(`${options.date}T00:00:00Z`),
  );
  try {
    // The rows come from a database that is closed after a failure, so filling ends first in any case.
    await fill(bookOf(workbook));
    await Promise.race([failed, workbook.commit()]);
  } finally {
    stream.destroy();
  }
}

function bookOf(workbook: ReturnType<typeof openMendedWorkbook>): Book {
  const names = new Set<string>();
  return {
    addSheet: (name, sheetOptions) => {
      const sheet = workbook.addWorksheet(sheetName(name, names), sheetOptions);
      mendSheet(sheet);
      return sheet;
    },
  };
}
