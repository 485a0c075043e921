import { readBook } from "../../sources/read-book.ts";
import { recogniseBook } from "../../staging/recognise-book.ts";
import { withScratchFolder } from "../scratch-folder.ts";
import { describeSheet, type SheetDescription } from "./describe-sheet.ts";

export interface BookDescription {
  file: string;
  format: string;
  bytes: number;
  sha256: string;
  notes: string[];
  sheets: SheetDescription[];
}

/** Read one file and tell what it is. Nothing is kept: the spool goes to a folder that is removed again. */
export async function peek(
  path: string,
  options: { rows: number; password?: string; signal: AbortSignal },
): Promise<BookDescription> {
  const { rows, ...reading } = options;
  return withScratchFolder(async (spoolFolder) => {
    const book = await readBook(path, { spoolFolder, ...reading });
    const sheets: SheetDescription[] = [];
    for (const sheet of await recogniseBook(book)) sheets.push(await describeSheet(sheet, rows));
    const { file, format, bytes, sha256, notes } = book;
    return { file, format, bytes, sha256, notes: notes.map(({ text }) => text), sheets };
  });
}
