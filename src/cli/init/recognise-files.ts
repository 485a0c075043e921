import { join } from "node:path";
import { UserError } from "../../errors.ts";
import type { InputFile } from "../../screening/ingest-folder.ts";
import { readBook } from "../../sources/read-book.ts";
import type { Question } from "../../sources/recognition/recognise-sheet.ts";
import { type KnownSheet, type RecognisedSheet, recogniseBook } from "../../staging/ingest.ts";

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
}

export interface RefusedFile {
  file: string;
  error: UserError;
}

/**
 * Read every file and tell what each of its sheets is.
 *
 * Files that cannot be read come back as refused; the others are not held up by them.
 */
export async function recogniseFiles(
  inputs: readonly (InputFile & { folder: string })[],
  options: {
    spoolFolder: string;
    signal: AbortSignal;
    ask: AskAbout;
    progress(file: string, done: number): void;
  },
): Promise<{ files: RecognisedFile[]; refused: RefusedFile[] }> {
  const files: RecognisedFile[] = [];
  const refused: RefusedFile[] = [];
  for (const [index, input] of inputs.entries()) {
    options.signal.throwIfAborted();
    options.progress(input.file, index);
    try {
      files.push(await recogniseFile(input, options));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      refused.push({ file: input.file, error });
    }
  }
  return { files, refused };
}

async function recogniseFile(
  input: InputFile & { folder: string },
  { spoolFolder, signal, ask }: { spoolFolder: string; signal: AbortSignal; ask: AskAbout },
): Promise<RecognisedFile> {
  const password = input.password === undefined ? {} : { password: input.password };
  const book = await readBook(join(input.folder, input.file), { spoolFolder, signal, ...password });
  const known = new Map(input.sheets.map((sheet) => [sheet.sheet, sheet]));
  const settled = new Set<string>();
  for (;;) {
    const sheets = await recogniseBook(book, [...known.values()]);
    const open = sheets.flatMap(({ spool, recognition }) =>
      recognition.questions.map((question) => ({ sheet: spool.name, question })),
    );
    const next = open.find(({ sheet, question }) => !settled.has(`${sheet}\n${question.text}`));
    if (!next) {
      const left = open.map(({ sheet, question }) => ({
        sheet,
        text: question.text,
        taken: question.taken,
      }));
      return { file: input.file, sheets, open: left };
    }
    settled.add(`${next.sheet}\n${next.question.text}`);
    const answer = await ask(input.file, next.sheet, next.question);
    if (answer) known.set(next.sheet, { ...known.get(next.sheet), sheet: next.sheet, ...answer });
  }
}
