import { UserError } from "../../errors.ts";
import type { ProjectPaths } from "../../project/project.ts";
import { appendAnswers, readAnswers } from "../answers.ts";
import { type Decided, placeOf, readConflicts } from "./conflict-book.ts";
import type { IssuedIndex } from "./judge-rows.ts";
import { keepReturned } from "./keep-returned.ts";
import type { ReturnedBook } from "./returned-book.ts";
import {
  appendReturn,
  type Candidate,
  type Conflict,
  openConflicts,
  type RefusedRow,
  type ReturnRecord,
  readReturns,
} from "./returns.ts";
import { answersSince, isSameAnswer } from "./settle-answers.ts";

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
 * Throws: UserError E3203 for the sheet of another round.
 * Writes: the chosen answers to 台账/answers.jsonl, a batch a file they come from, then that the conflicts are settled to 台账/returns.jsonl.
 */
export async function takeConflicts(
  project: Pick<ProjectPaths, "ledgerFolder">,
  book: ReturnedBook,
  { issued }: IssuedIndex,
  who: string,
): Promise<DecidedFile | undefined> {
  const { round, rows } = issued;
  const records = readReturns(project);
  const open = openConflicts(records, round);
  const taken = readConflicts(book, open);
  if (!taken) return undefined;
  const { file, sha256 } = book;
  const other = taken.decided.length > 0 ? undefined : otherRoundOf(book, records, round);
  if (other !== undefined) throw ofOtherRound(file, other, round);
  const source = { file, sha256 };
  await keepReturned(project, book);
  const chosen = taken.decided.flatMap((each) => (each.chosen ? [each.chosen] : []));
  const townOf = (task: string) => [...rows.values()].find((row) => row.task === task)?.town ?? "";
  const refused = taken.refused.map((row) => ({
    ...{ file, sheet: "冲突表", ...row },
    town: townOf(row.task),
  }));
  await takeChosen(project, chosen, { who, round });
  if (taken.decided.length > 0) {
    const towns = [...new Set(chosen.map(({ answer }) => answer.town))];
    const decided = [...taken.decided.map(({ id }) => id), ...usedUp(open.values(), taken.decided)];
    await appendReturn(project, {
      ...{ who, source, round, towns, decided, refused, conflicts: [], leads: [] },
    });
  }
  const dropped = taken.decided.length - chosen.length;
  return { file, taken: chosen.length, dropped, refused };
}

/** The other round whose open conflicts a sheet decides; undefined where there is none. */
function otherRoundOf(
  book: ReturnedBook,
  records: readonly ReturnRecord[],
  round: string,
): string | undefined {
  const rounds = new Set(records.map((record) => record.round).filter((each) => each !== round));
  return [...rounds].find((each) => {
    const open = openConflicts(records, each);
    return open.size > 0 && (readConflicts(book, open)?.decided.length ?? 0) > 0;
  });
}

function ofOtherRound(file: string, theirs: string, ours: string): UserError {
  return new UserError("E3203", `这是 ${theirs} 轮的冲突表，现在收的是 ${ours} 轮。`, {
    hint: `加 --round ${theirs} 再收一次。`,
    at: { file },
    state: "这个文件里的决定没有记入。",
  });
}

/** As answers of the files they stand in, by whoever decided; what counts already is not taken again, also after a kill. */
async function takeChosen(
  project: Pick<ProjectPaths, "ledgerFolder">,
  chosen: readonly Candidate[],
  { who, round }: { who: string; round: string },
): Promise<void> {
  const history = answersSince(readAnswers(project), round);
  const isNew = ({ sha256, answer }: Candidate) => {
    const last = history.get(answer.findingKey)?.at(-1);
    return last?.sha256 !== sha256 || !isSameAnswer(last.answer, answer);
  };
  const files = new Map<string, Candidate[]>();
  for (const each of chosen.filter(isNew)) {
    files.set(each.sha256, [...(files.get(each.sha256) ?? []), each]);
  }
  for (const [sha256, candidates] of files) {
    const source = { file: candidates[0]?.file ?? "", sha256 };
    const answers = candidates.map(({ answer }) => answer);
    await appendAnswers(project, { who, source, round, answers });
  }
}

/** Conflicts about rows set aside all of which answer another lead now. */
function usedUp(open: Iterable<Conflict>, decided: readonly Decided[]): string[] {
  const done = new Set(decided.map(({ id }) => id));
  const used = new Set(decided.flatMap(({ chosen }) => (chosen ? [placeOf(chosen)] : [])));
  return [...open].flatMap(({ id, isDoubtful, candidates }) =>
    isDoubtful && !done.has(id) && candidates.every((each) => used.has(placeOf(each))) ? [id] : [],
  );
}
