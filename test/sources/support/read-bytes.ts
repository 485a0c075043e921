import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { UserError } from "../../../src/errors.ts";
import type { Book } from "../../../src/sources/book.ts";
import type { ReadLimits } from "../../../src/sources/limits.ts";
import { type InProcessOptions, readBookInProcess } from "../../../src/sources/read-in-process.ts";
import { headOfSpool } from "../../../src/sources/spool/head-of-spool.ts";

export interface ReadSheet {
  /** Cells by row number. */
  rows: Record<number, string[]>;
  facts: Book["sheets"][number];
}

export interface ReadFile {
  book: Book;
  sheets: ReadSheet[];
  /** Rows of the first sheet. */
  rows: Record<number, string[]>;
}

const root = mkdtempSync(join(tmpdir(), "doudi-sources-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let files = 0;

/** A folder of this test file's own; removed at its end. */
export function newFolder(): string {
  files += 1;
  const folder = join(root, String(files));
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Put bytes into a file of this name. */
export function fileOf(bytes: Buffer | string, name = "名册.xlsx"): string {
  const path = join(newFolder(), name);
  writeFileSync(path, bytes);
  return path;
}

export async function readBytes(
  bytes: Buffer | string,
  name = "名册.xlsx",
  options: Partial<InProcessOptions> & { limits?: Partial<ReadLimits> } = {},
): Promise<ReadFile> {
  const spoolFolder = newFolder();
  const book = await readBookInProcess(fileOf(bytes, name), { spoolFolder, ...options });
  return openBook(book);
}

export async function openBook(book: Book): Promise<ReadFile> {
  const sheets: ReadSheet[] = [];
  for (const facts of book.sheets) {
    const rows = await headOfSpool(facts.spool, Number.POSITIVE_INFINITY);
    sheets.push({ facts, rows: Object.fromEntries(rows.map(({ row, cells }) => [row, cells])) });
  }
  return { book, sheets, rows: sheets[0]?.rows ?? {} };
}

/** The fault a file is refused with. Fails when it is read, when something else is thrown, when a spool is left. */
export async function refusalOf(
  bytes: Buffer | string,
  name = "名册.xlsx",
  options: Partial<InProcessOptions> = {},
): Promise<UserError> {
  const spoolFolder = newFolder();
  try {
    const book = await readBookInProcess(fileOf(bytes, name), { spoolFolder, ...options });
    throw new Error(
      `read as ${book.format}: ${book.sheets.map(({ filledRows }) => filledRows)} rows`,
    );
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const left = readdirSync(spoolFolder);
    if (left.length > 0) throw new Error(`left behind: ${left}`);
    return error;
  }
}

/** Only the code of a refusal, or `ok`. */
export async function outcomeOf(
  bytes: Buffer | string,
  name = "名册.xlsx",
  options: Partial<InProcessOptions> = {},
): Promise<string> {
  try {
    await readBookInProcess(fileOf(bytes, name), { spoolFolder: newFolder(), ...options });
    return "ok";
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return error.code;
  }
}
