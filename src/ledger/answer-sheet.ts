import { rm } from "node:fs/promises";
import { basename } from "node:path";
import { UserError } from "../errors.ts";
import { headOfSpool, readBook } from "../sources/read-book.ts";

/** The filled rows of one sheet that doudi wrote and people filled in; cells by the title of their column. */
export interface AnswerSheet {
  sheet: string;
  /** 0 visible; others no menu shows. */
  hidden: 0 | 1 | 2;
  /** Every row as it stands, for sheets without a header. */
  rows: { row: number; cells: string[] }[];
}

export interface AnswerBook {
  file: string;
  sha256: string;
  sheets: AnswerSheet[];
}

/** Rows under a header, cells by title. */
export interface AnswerRow {
  row: number;
  cell(title: string): string;
}

/** More than any sheet holds that doudi writes. */
const MOST_ROWS = 1_048_576;

/**
 * Read a returned workbook whole; the spools it passes through are gone afterwards.
 *
 * Throws: UserError E3001 … E3008.
 */
export async function readAnswerBook(
  path: string,
  options: { spoolFolder: string; signal?: AbortSignal },
): Promise<AnswerBook> {
  const book = await readBook(path, options);
  const sheets: AnswerSheet[] = [];
  for (const { name, hidden, spool } of book.sheets) {
    sheets.push({ sheet: name, hidden, rows: await headOfSpool(spool, MOST_ROWS) });
    await rm(spool, { force: true });
  }
  return { file: basename(path), sha256: book.sha256, sheets };
}

/**
 * The rows below the header that holds all of `titles`; columns may have been moved, and others put between.
 *
 * Returns: undefined where the first 30 rows hold no such header.
 */
export function rowsUnder(
  { rows }: AnswerSheet,
  titles: readonly string[],
): AnswerRow[] | undefined {
  const at = rows
    .slice(0, 30)
    .findIndex(({ cells }) => titles.every((title) => cells.some((cell) => cell.trim() === title)));
  const header = rows[at];
  if (!header) return undefined;
  const columns = new Map<string, number>();
  for (const [index, cell] of header.cells.entries()) {
    if (!columns.has(cell.trim())) columns.set(cell.trim(), index);
  }
  return rows.slice(at + 1).map(({ row, cells }) => ({
    row,
    cell: (title) => (cells[columns.get(title) ?? -1] ?? "").trim(),
  }));
}

/** The file is none that doudi wrote. */
export function notOurs(file: string, what: string): UserError {
  return new UserError("E3201", `这个文件不是兜底发出的${what}。`, {
    hint: `请交回填好的原表（.xlsx），不要另建新表或只复制一部分列。`,
    at: { file },
  });
}
