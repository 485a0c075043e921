import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Database } from "../engine/database.ts";
import { isFaultOfFile, UserError } from "../errors.ts";
import { fileDigest } from "../project/file-digest.ts";
import { folderGone } from "../project/file-fault.ts";
import { type Book, readBook } from "../sources/read-book.ts";
import { canonicalisePlaces, type FormerPlace } from "../staging/across/canonical-places.ts";
import { joinFamilies } from "../staging/across/families-of-members.ts";
import { tellHouseholdsApart } from "../staging/across/household-numbers.ts";
import { joinHouseholds } from "../staging/across/households-beside-members.ts";
import { joinAdditions } from "../staging/across/join-additions.ts";
import { markDuplicates } from "../staging/across/mark-duplicates.ts";
import { sayRegistered } from "../staging/across/register-beside-changes.ts";
import { takeBackSaid } from "../staging/across/said-elsewhere.ts";
import { sayVillagesOfSheets } from "../staging/across/villages-of-sheets.ts";
import { ingestBook } from "../staging/ingest.ts";
import { recipeOf } from "../staging/recipe.ts";
import {
  type KnownSheet,
  leftOutSheets,
  type RecognisedSheet,
  recogniseBook,
} from "../staging/recognise-book.ts";
import { type SheetNumbers, sheetNumbers } from "../staging/sheet-numbers.ts";
import { createStageTables } from "../staging/stage-tables.ts";
import { type FileGroups, fileGroups } from "./file-groups.ts";
import { oneAhead } from "./read-ahead.ts";
import { removeFile, unsettle } from "./remove-file.ts";

/** One file of 数据/ and what doudi.yaml says of it. */
export interface InputFile {
  file: string;
  sheets: readonly KnownSheet[];
  password?: string;
}

export interface IngestOptions {
  folder: string;
  /** Where readers spool; emptied by the caller. */
  spoolFolder: string;
  files: readonly InputFile[];
  /** Former names of places. */
  places?: readonly FormerPlace[];
  /** Changes when the code that reads and stages does. */
  codeVersion: string;
  progress: (file: string, done: number, total: number) => void;
  signal?: AbortSignal;
}

export interface IngestResult {
  /** Files that could not be read; the others are in. */
  refused: { file: string; error: UserError }[];
}

/**
 * Bring work.duckdb in step with 数据/: files that changed (by content, mapping or code) are read again,
 * files that are gone are taken out, the rest is left alone. A kill leaves each file wholly in or wholly out.
 */
export async function ingestFolder(db: Database, options: IngestOptions): Promise<IngestResult> {
  await createStageTables(db);
  const present = await presentFiles(db);
  const result: IngestResult = { refused: [] };
  const wanted = new Set(options.files.map(({ file }) => file));
  for (const [file, { file_id }] of present) {
    if (wanted.has(file)) continue;
    await inTransaction(db, () => removeFile(db, file_id));
    present.delete(file);
  }
  const begin = (input: InputFile, stop: AbortSignal) =>
    readIfChanged(input, present, options, stop);
  let done = 0;
  const into = { present, groups: fileGroups(db), numbers: sheetNumbers(db) };
  try {
    for await (const [input, begun] of oneAhead(options.files, begin)) {
      options.signal?.throwIfAborted();
      options.progress(input.file, done, options.files.length);
      done += 1;
      const read = await unlessRefused(input, begun, result, present);
      if (result.refused.length > 0 && !existsSync(options.folder))
        throw folderGone(options.folder, result.refused.at(-1)?.error);
      if (read) await ingestRead(db, input, read, into);
    }
    await into.groups.end();
  } catch (error) {
    await into.groups.forget();
    throw error;
  }
  await settleFolder(db, present, options.places);
  return result;
}

/** A file that was read and recognised; undefined when it is refused, or when the database has it as it is. */
async function unlessRefused(
  { file, sheets }: InputFile,
  begun: Promise<ReadFile | undefined>,
  { refused }: IngestResult,
  present: ReadonlyMap<string, PresentFile>,
): Promise<RecognisedFile | undefined> {
  try {
    const read = await begun;
    if (read === undefined) return undefined;
    // A county's files go by their folder too: every county has a 低保花名册.
    const book = { ...read.book, file };
    return { ...read, book, sheets: await recogniseBook(book, sheets) };
  } catch (error) {
    if (!isFaultOfFile(error)) throw error;
    refused.push({ file, error: present.has(file) ? withEarlierContent(error) : error });
    return undefined;
  }
}

/** A file that was read before, and cannot be now, stays as it was: whoever is told that it was not read must know. */
function withEarlierContent({ code, message, hint, at, cause }: UserError): UserError {
  return new UserError(code, message, {
    hint: `${hint}这次用的仍是上次读入的内容。`,
    ...(at ? { at } : {}),
    state: "这个文件没有重新读入，用的仍是上次读入的内容；其他文件不受影响。",
    cause,
  });
}

/** What hangs on all files together. A run that was killed after its last file has not come to it, though no file is new to the next. */
async function settleFolder(
  db: Database,
  present: ReadonlyMap<string, PresentFile>,
  places: readonly FormerPlace[] | undefined,
): Promise<void> {
  const files = [...present.values()].sort((a, b) => a.file_id - b.file_id);
  const mark = createHash("sha256")
    .update(JSON.stringify([files, places]))
    .digest("hex");
  const [before] = await db.rows<{ mark: string }>("SELECT mark FROM stage.settled");
  if (before?.mark === mark) return;
  await inTransaction(db, async () => {
    await takeBackSaid(db);
    await joinAdditions(db);
    await canonicalisePlaces(db, places);
    await sayVillagesOfSheets(db);
    await tellHouseholdsApart(db);
    await markDuplicates(db);
    await joinFamilies(db);
    await joinHouseholds(db);
    await sayRegistered(db);
    await db.run("DELETE FROM stage.settled");
    await db.run("INSERT INTO stage.settled VALUES ($mark)", { mark });
  });
}

/** A file as the database has it. */
interface PresentFile {
  file_id: number;
  sha256: string;
  recipe: string;
}

async function presentFiles(db: Database): Promise<Map<string, PresentFile>> {
  const files = await db.rows<{ file: string; file_id: number; sha256: string; recipe: string }>(
    "SELECT file, file_id, sha256, recipe FROM source_file ORDER BY file_id",
  );
  return new Map(files.map(({ file, ...rest }) => [file, rest]));
}

interface ReadFile {
  book: Book;
  recipe: string;
}

interface RecognisedFile extends ReadFile {
  sheets: readonly RecognisedSheet[];
}

/** Read one file; undefined when the database has it as it is. */
async function readIfChanged(
  input: InputFile,
  present: ReadonlyMap<string, PresentFile>,
  { folder, codeVersion, spoolFolder, signal }: IngestOptions,
  stop: AbortSignal,
): Promise<ReadFile | undefined> {
  const path = join(folder, input.file);
  const recipe = recipeOf(codeVersion, input.sheets);
  const known = present.get(input.file);
  if (known && known.recipe === recipe && known.sha256 === (await digestOf(path))) return undefined;
  const book = await readBook(path, {
    spoolFolder,
    ...(input.password === undefined ? {} : { password: input.password }),
    signal: signal ? AbortSignal.any([signal, stop]) : stop,
  });
  return { book, recipe };
}

/** Undefined where the file cannot be read, or is gone since the folder was listed; the reader says why. */
function digestOf(path: string): Promise<string | undefined> {
  return fileDigest(path).catch(() => undefined);
}

async function ingestRead(
  db: Database,
  input: InputFile,
  { book, recipe, sheets }: RecognisedFile,
  {
    present,
    groups,
    numbers,
  }: { present: Map<string, PresentFile>; groups: FileGroups; numbers: SheetNumbers },
): Promise<void> {
  const old = present.get(input.file);
  const fileId = old?.file_id ?? nextFileId(present);
  const rows = sheets.reduce((sum, { spool }) => sum + spool.filledRows, 0);
  await groups.take(rows, async () => {
    if (old) {
      await removeFile(db, old.file_id);
      numbers.forget();
    } else await unsettle(db);
    const leftOut = leftOutSheets(book, input.sheets);
    await ingestBook(db, fileId, book, recipe, { sheets, leftOut }, numbers);
  });
  present.set(input.file, { file_id: fileId, sha256: book.sha256, recipe });
  // Those of children with their parents beside them were made after the reading.
  const spools = [...book.sheets, ...sheets.map((sheet) => sheet.spool)].map(({ spool }) => spool);
  for (const spool of new Set(spools)) await rm(spool, { force: true });
}

function nextFileId(present: ReadonlyMap<string, PresentFile>): number {
  return Math.max(0, ...[...present.values()].map(({ file_id }) => file_id)) + 1;
}

async function inTransaction(db: Database, work: () => Promise<void>): Promise<void> {
  await db.run("BEGIN TRANSACTION");
  try {
    await work();
    await db.run("COMMIT");
  } catch (error) {
    await db.run("ROLLBACK");
    throw error;
  }
}
