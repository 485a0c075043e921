import { join } from "node:path";
import { isFaultOfFile, UserError } from "../../errors.ts";
import type { InputFile } from "../../screening/ingest-folder.ts";
import { type Book, readBook } from "../../sources/read-book.ts";
import type { RememberedSheet } from "../../sources/recognition/header/header-memory.ts";
import type { Question } from "../../sources/recognition/recognition.ts";
import {
  type KnownSheet,
  type RecognisedSheet,
  recogniseBook,
} from "../../staging/recognise-book.ts";

import { codeBooks, type Explained, explainedBy, withExplained } from "./code-books.ts";

/** A question about a sheet; undefined answers leave the best guess. */
export type AskAbout = (
  file: string,
  sheet: string,
  question: Question,
) => Promise<Partial<KnownSheet> | undefined>;

export interface RecognisedFile {
  file: string;
  sheets: RecognisedSheet[];
  /** What stays open after asking. */
  open: { sheet: string; text: string; taken: string | null }[];
  /** Sheets that are not used although they look like a roll. */
  skipped?: ReadonlySet<string>;
  /** What opened it, where it has a password. */
  password?: string;
  /** Its codes that a book of their own explains. */
  explained?: readonly Explained[];
}

export interface RefusedFile {
  file: string;
  error: UserError;
}

interface RecogniseOptions {
  spoolFolder: string;
  signal: AbortSignal;
  ask: AskAbout;
  /** Forms that doudi.yaml has accepted before. */
  remembered: readonly RememberedSheet[];
  /** Tried on files that do not open without one. */
  password: string | undefined;
  /** The others, where only some files are looked at: a table of codes among them explains what it did. */
  beside?: readonly RecognisedFile[];
}

/**
 * Read every file and tell what each of its sheets is.
 *
 * Files that cannot be read come back as refused; the others are not held up by them. A full disk is no fault of a file.
 */
export async function recogniseFiles(
  inputs: readonly (InputFile & { folder: string })[],
  options: RecogniseOptions & { progress(file: string, done: number): void },
): Promise<{ files: RecognisedFile[]; refused: RefusedFile[] }> {
  const files: RecognisedFile[] = [];
  const refused: RefusedFile[] = [];
  for (const [index, input] of inputs.entries()) {
    options.signal.throwIfAborted();
    options.progress(input.file, index);
    try {
      files.push(await recogniseFile(input, options));
    } catch (error) {
      if (!isFaultOfFile(error)) throw error;
      refused.push({ file: input.file, error });
    }
  }
  return { files: await withCodesExplained(files, inputs, options), refused };
}

/** The files once more whose codes one of the others explains: nobody knew them when it was their turn. */
async function withCodesExplained(
  files: readonly RecognisedFile[],
  inputs: readonly (InputFile & { folder: string })[],
  options: RecogniseOptions,
): Promise<RecognisedFile[]> {
  const books = await codeBooks([...(options.beside ?? []), ...files]);
  return Promise.all(
    files.map(async (file) => {
      const input = inputs.find((each) => each.file === file.file);
      const explained = books.length > 0 ? await explainedBy(file, books) : [];
      if (!input || explained.length === 0) return file;
      const sheets = withExplained(input.sheets, explained);
      return { ...(await recogniseFile({ ...input, sheets }, options)), explained };
    }),
  );
}

async function recogniseFile(
  input: InputFile & { folder: string },
  options: RecogniseOptions,
): Promise<RecognisedFile> {
  const { ask, remembered } = options;
  const { book, password } = await openWithPassword(input, options);
  const only = book.sheets.length === 1 ? book.sheets[0]?.name : undefined;
  const nameOf = (sheet: string) => (sheet === "" && only !== undefined ? only : sheet);
  const known = new Map(
    input.sheets.map((sheet) => [nameOf(sheet.sheet), { ...sheet, sheet: nameOf(sheet.sheet) }]),
  );
  const settled = new Set<string>();
  for (;;) {
    const placed = { ...book, file: input.file };
    const sheets = await recogniseBook(placed, [...known.values()], undefined, remembered);
    const open = sheets.flatMap(({ spool, recognition, part }) =>
      recognition.questions.map((question) => ({
        sheet: spool.name,
        question,
        // An answer is written for the sheet: it would hold for the table on top as well.
        isAsked: part === undefined || part.isFirst,
      })),
    );
    const next = open.find(
      ({ sheet, question, isAsked }) => isAsked && !settled.has(`${sheet}\n${question.text}`),
    );
    if (!next) {
      const left = open.map(({ sheet, question }) => ({
        sheet,
        text: question.text,
        taken: saidOf(question, sheets),
      }));
      return {
        file: input.file,
        sheets,
        open: left,
        ...(password === undefined ? {} : { password }),
      };
    }
    settled.add(`${next.sheet}\n${next.question.text}`);
    const answer = await ask(input.file, next.sheet, next.question);
    if (!answer) continue;
    const said = known.get(next.sheet);
    known.set(next.sheet, {
      ...said,
      sheet: next.sheet,
      ...answer,
      columns: { ...said?.columns, ...answer.columns },
    });
  }
}

/** Read a book, with its own password or the common one where it has one. */
async function openWithPassword(
  { folder, file, password }: InputFile & { folder: string },
  { spoolFolder, signal, password: common }: RecogniseOptions,
): Promise<{ book: Book; password?: string }> {
  const path = join(folder, file);
  const own = password === undefined ? {} : { password };
  try {
    return { book: await readBook(path, { spoolFolder, signal, ...own }), ...own };
  } catch (error) {
    const isLocked = error instanceof UserError && error.code === "E3003";
    if (!isLocked || common === undefined || common === password) throw error;
    const book = await readBook(path, { spoolFolder, signal, password: common });
    return { book, password: common };
  }
}

/** What a question settles for as a clerk calls it: a roll by its name. */
function saidOf({ about, taken }: Question, sheets: readonly RecognisedSheet[]): string | null {
  if (about !== "roll") return taken;
  const rolls = sheets.map(({ recognition }) => recognition.roll);
  return rolls.find((roll) => roll?.id === taken)?.label ?? taken;
}
