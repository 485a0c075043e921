import { rm } from "node:fs/promises";
import { basename } from "node:path";
import { headOfSpool, type MergedRange, readBook } from "../../sources/read-book.ts";
import { type SheetAttachment, takeCellPictures } from "./attached.ts";

/** One sheet of a returned file, as it stands. */
export interface ReturnedSheet {
  /** '' of a text file. */
  sheet: string;
  rows: readonly { row: number; cells: readonly string[] }[];
  merges: readonly MergedRange[];
}

/** A returned file read whole. */
export interface ReturnedBook {
  path: string;
  file: string;
  sha256: string;
  sheets: readonly ReturnedSheet[];
  /** Comments and pictures of all sheets. */
  attached: readonly SheetAttachment[];
  /** What the very hidden sheet says; undefined where it is lost. */
  meta: ReadonlyMap<string, string> | undefined;
}

export interface ReturnedOptions {
  spoolFolder: string;
  password?: string;
  signal?: AbortSignal;
}

const META = "_meta";
/** Sheets of ours that hold no answers. */
const OWN = new Set(["封面", "_codes", META]);
const MOST_ROWS = 1_048_576;

/** Throws: UserError E3001 … E3008; the spools are gone afterwards. */
export async function readReturned(path: string, options: ReturnedOptions): Promise<ReturnedBook> {
  const book = await readBook(path, { ...options, withAttachments: true });
  const sheets: ReturnedSheet[] = [];
  const attached: SheetAttachment[] = [];
  for (const { name, spool, merges, attachments } of book.sheets) {
    attached.push(...(attachments ?? []).map((each) => ({ sheet: name, ...each })));
    const rows = (await headOfSpool(spool, MOST_ROWS)).map(({ row, cells }) => {
      const taken = takeCellPictures(name, row, cells);
      attached.push(...taken.pictures);
      return { row, cells: taken.cells };
    });
    sheets.push({ sheet: name, rows, merges });
    await rm(spool, { force: true });
  }
  const meta = sheets.find(({ sheet }) => sheet === META);
  return {
    path,
    attached,
    file: basename(path),
    sha256: book.sha256,
    sheets: sheets.filter(({ sheet }) => !OWN.has(sheet)),
    meta: meta && new Map(meta.rows.map(({ cells }) => [cells[0] ?? "", cells[1] ?? ""])),
  };
}
