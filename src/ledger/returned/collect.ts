import { isFaultOfFile, type UserError } from "../../errors.ts";
import type { ProjectPaths } from "../../project/project.ts";
import { readReport } from "../../worklists/report-file.ts";
import { checkBook, checkJudged } from "./check-book.ts";
import { issuedIndex } from "./issued-index.ts";
import { type Judged, judgeBook } from "./judge-book.ts";
import type { IssuedIndex } from "./judge-rows.ts";
import { keepReturned } from "./keep-returned.ts";
import { folded } from "./outcome-words.ts";
import type { AnswerRules } from "./read-answer.ts";
import { type ReturnedBook, type ReturnedOptions, readReturned } from "./returned-book.ts";
import { type Conflict, openConflicts, readReturns } from "./returns.ts";
import { type DecidedFile, takeConflicts } from "./take-conflicts.ts";
import { type CollectedFile, type OlderFile, sayingsOf, takeFile } from "./take-file.ts";

export interface CollectOptions extends ReturnedOptions {
  who: string;
  /** `YYYY-MM-DD`: nobody was visited after it. */
  today: string;
  /** The round whose worklists come back; the newest when left out. */
  round?: string;
  /** What texts in 核查结果 mean, by the text. */
  words?: ReadonlyMap<string, string>;
  /** Ask what a text means: a code, or undefined to leave its rows aside. */
  askWord?: (text: string) => Promise<string | undefined>;
  /** Ask which of two versions counts; where nobody answers, the sheet of conflicts does. */
  askOlder?: (older: OlderFile) => Promise<"kept" | "this" | undefined>;
}

export interface Collected {
  index: IssuedIndex;
  files: CollectedFile[];
  refusedFiles: UserError[];
  /** Filled sheets of conflicts. */
  decidedFiles: DecidedFile[];
  /** All that wait for a decision, of this collection and before. */
  conflicts: Conflict[];
}

type Ledger = Pick<ProjectPaths, "ledgerFolder">;

/**
 * Take returned worklists in: every answer, each file whole or not at all.
 *
 * Writes:  台账/收件: the files as they came; 台账/answers.jsonl, then 台账/returns.jsonl, one batch a file. After a kill between the two, collecting the file again writes
 *          what is missing and takes nothing twice.
 * Throws:  UserError E2006 where nothing was sent out; E7001. What is wrong with one file does not stop the others.
 */
export async function collectReturns(
  project: Ledger,
  paths: readonly string[],
  options: CollectOptions,
): Promise<Collected> {
  const index = await issuedIndex(project.ledgerFolder, options.round);
  const { books, refusedFiles } = await readAll(paths, options);
  const judge = await judgeWith(index, options, books);
  const judged: Judged[] = [];
  const decidedFiles: DecidedFile[] = [];
  for (const book of books) {
    try {
      const decided = await takeConflicts(project, book, index, options.who);
      if (decided) {
        decidedFiles.push(decided);
        continue;
      }
      checkBook(book, index);
      const each = judge(book);
      checkJudged(each, index);
      await keepReturned(project, book);
      judged.push(each);
    } catch (error) {
      if (!isFaultOfFile(error)) throw error;
      refusedFiles.push(error);
    }
  }
  const files: CollectedFile[] = [];
  const sayings = sayingsOf(judged);
  for (const each of judged)
    files.push(await takeFile(project, each, sayings, { index, ...options }));
  const conflicts = [...openConflicts(readReturns(project), index.issued.round).values()];
  return { index, files, refusedFiles, decidedFiles, conflicts };
}

async function readAll(
  paths: readonly string[],
  options: CollectOptions,
): Promise<{ books: ReturnedBook[]; refusedFiles: UserError[] }> {
  const books: ReturnedBook[] = [];
  const refusedFiles: UserError[] = [];
  for (const path of paths) {
    try {
      const book = await readReturned(path, options);
      // The same file in two folders is one file.
      if (!books.some(({ sha256 }) => sha256 === book.sha256)) books.push(book);
    } catch (error) {
      if (!isFaultOfFile(error)) throw error;
      refusedFiles.push(error);
    }
  }
  return { books, refusedFiles };
}

/** Judge with all words known; those nobody knows are asked for once each. */
async function judgeWith(
  index: IssuedIndex,
  options: CollectOptions,
  books: readonly ReturnedBook[],
): Promise<(book: ReturnedBook) => Judged> {
  const layout = readReport("worklist").header.columns.map(({ title }) => title);
  const words = new Map(
    [...(options.words ?? [])].map(([text, code]) => [folded(text), code] as const),
  );
  const rules: AnswerRules = { today: options.today, month: index.issued.month, words };
  const judge = (book: ReturnedBook) => judgeBook(book, layout, index, rules);
  if (!options.askWord) return judge;
  const unknown = new Map<string, string>();
  for (const book of books) {
    try {
      for (const text of judge(book).unknown) unknown.set(folded(text), text);
    } catch (error) {
      if (!isFaultOfFile(error)) throw error;
    }
  }
  for (const [word, text] of unknown) {
    const code = await options.askWord(text);
    if (code !== undefined) words.set(word, code);
  }
  return judge;
}
