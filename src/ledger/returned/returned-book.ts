import { rm } from "node:fs/promises";
import { basename } from "node:path";
import { headOfSpool, type MergedRange, readBook } from "../../sources/read-book.ts";

/** One sheet of a returned file, as it stands. */
export interface ReturnedSheet {
  /** '' of a text file. */
  sheet: string;
  rows: readonly { row: number; cells: readonly string[] }[];
  merges: readonly MergedRange[];
}

/** A returned file read whole. */
export interface ReturnedBook {
  file: string;
  sha256: string;
  sheets: readonly ReturnedSheet[];
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
  const book = await readBook(path, options);
  const sheets: ReturnedSheet[] = [];
  for (const { name, spool, merges } of book.sheets) {
    sheets.push({ sheet: name, rows: await headOfSpool(spool, MOST_ROWS), merges });
    await rm(spool, { force: true });
  }
  const meta = sheets.find(({ sheet }) => sheet === META);
  return {
    file: basename(path),
    sha256: book.sha256,
    sheets: sheets.filter(({ sheet }) => !OWN.has(sheet)),
    meta: meta && new Map(meta.rows.map(({ cells }) => [cells[0] ?? "", cells[1] ?? ""])),
  };
}
