import type { ProjectPaths } from "../../project/project.ts";
import { appendAnswers } from "../answers.ts";
import { readConflicts } from "./conflict-book.ts";
import type { IssuedIndex } from "./judge-rows.ts";
import { keepReturned } from "./keep-returned.ts";
import type { ReturnedBook } from "./returned-book.ts";
import { appendReturn, openConflicts, type RefusedRow, readReturns } from "./returns.ts";

/** What a filled 冲突表 settled. */
export interface DecidedFile {
  file: string;
  /** Answers that count now. */
  taken: number;
  /** Conflicts in which no candidate counts. */
  dropped: number;
  refused: RefusedRow[];
}

/**
 * Take the decisions of a filled 冲突表; undefined where the file is none.
 *
 * Writes: the chosen answers to 台账/answers.jsonl, then that the conflicts are settled to 台账/returns.jsonl.
 */
export async function takeConflicts(
  project: Pick<ProjectPaths, "ledgerFolder">,
  book: ReturnedBook,
  { issued }: IssuedIndex,
  who: string,
): Promise<DecidedFile | undefined> {
  const { round, rows } = issued;
  const open = openConflicts(readReturns(project), round);
  const taken = readConflicts(book, open);
  if (!taken) return undefined;
  const { file, sha256 } = book;
  const source = { file, sha256 };
  await keepReturned(project, book);
  const answers = taken.decided.flatMap(({ chosen }) => (chosen ? [chosen.answer] : []));
  const townOf = (task: string) => [...rows.values()].find((row) => row.task === task)?.town ?? "";
  const refused = taken.refused.map((row) => ({
    ...{ file, sheet: "冲突表", ...row },
    town: townOf(row.task),
  }));
  if (answers.length > 0) await appendAnswers(project, { who, source, round, answers });
  if (taken.decided.length > 0) {
    const towns = [...new Set(answers.map(({ town }) => town))];
    const decided = taken.decided.map(({ id }) => id);
    await appendReturn(project, {
      ...{ who, source, round, towns, decided, refused, conflicts: [], leads: [] },
    });
  }
  const dropped = taken.decided.length - answers.length;
  return { file, taken: answers.length, dropped, refused };
}
