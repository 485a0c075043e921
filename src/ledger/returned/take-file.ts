import type { ProjectPaths } from "../../project/project.ts";
import { type AnswerRecord, appendAnswers, readAnswers } from "../answers.ts";
import { decidableDoubts, doubtfulConflicts } from "./doubts.ts";
import type { Judged } from "./judge-book.ts";
import type { IssuedIndex } from "./judge-rows.ts";
import {
  appendReturn,
  type Candidate,
  type Conflict,
  openConflicts,
  type ReturnRecord,
  readReturns,
} from "./returns.ts";
import { answersSince, isOlder, type Settled, settleAnswer } from "./settle-answers.ts";

/** One file after it was taken in. */
export interface CollectedFile extends Judged {
  settled: ReadonlyMap<string, Settled>;
}

/** A file that looks like an earlier version of what was taken, and where it differs. */
export interface OlderFile {
  file: string;
  differences: readonly { task: string; kept: Candidate; now: Candidate }[];
}

export interface TakeOptions {
  who: string;
  index: IssuedIndex;
  askOlder?: (older: OlderFile) => Promise<"kept" | "this" | undefined>;
}

/** What the ledger holds of the round before the file is taken. */
interface Before {
  records: readonly ReturnRecord[];
  history: ReadonlyMap<string, readonly Candidate[]>;
  open: ReadonlyMap<string, Conflict>;
  /** Ids of conflicts that somebody decided. */
  closed: ReadonlySet<string>;
}

/** What the files of one collection say, by the lead. */
export type Sayings = ReadonlyMap<string, readonly Candidate[]>;

/** What all files handed in together say of each lead, by finding key, in order of files and rows. */
export function sayingsOf(all: readonly Judged[]): Sayings {
  const sayings = new Map<string, Candidate[]>();
  for (const { book, answers } of all) {
    const { file, sha256 } = book;
    for (const answer of answers) {
      const said = sayings.get(answer.findingKey) ?? [];
      said.push({ file, sha256, answer });
      sayings.set(answer.findingKey, said);
    }
  }
  return sayings;
}

/** Take one judged file: its answers as one batch, then what became of it as another. */
export async function takeFile(
  project: Pick<ProjectPaths, "ledgerFolder">,
  judged: Judged,
  sayings: Sayings,
  options: TakeOptions,
): Promise<CollectedFile> {
  const { who, index } = options;
  const { round } = index.issued;
  const { file, sha256 } = judged.book;
  const before = beforeOf(readReturns(project), readAnswers(project), round);
  const settled = settleAll(judged, sayings, before);
  const asked = await askAboutOlder(judged, settled, before, options.askOlder);
  const source = { file, sha256 };
  const answers = judged.answers.filter(({ findingKey }) => isTaken(settled.get(findingKey)));
  if (answers.length > 0) await appendAnswers(project, { who, source, round, answers });
  const conflicts = [
    ...[...settled.values()].flatMap((each) => (each.kind === "conflict" ? [each.conflict] : [])),
    ...doubtsOf(judged, sayings, { before, settled }),
  ].filter(({ id, findingKey }) => before.open.get(findingKey)?.id !== id);
  // What was in doubt is settled by a row that is sound.
  const decided = [...before.open.values()].flatMap(({ id, findingKey, isDoubtful }) =>
    isDoubtful && settled.has(findingKey) ? [id] : [],
  );
  const isNews = answers.length + conflicts.length + asked.length > 0;
  if (isNews || !before.records.some((record) => record.source.sha256 === sha256)) {
    const { refused, leads } = judged;
    await appendReturn(project, {
      ...{ who, source, round, refused, leads },
      towns: [...new Set(judged.answers.map(({ town }) => town))],
      conflicts: [...conflicts, ...asked],
      decided: [...decided, ...asked.map(({ id }) => id)],
    });
  }
  return { ...judged, settled };
}

function beforeOf(
  records: readonly ReturnRecord[],
  answers: readonly AnswerRecord[],
  round: string,
): Before {
  return {
    records,
    history: answersSince(answers, round),
    open: openConflicts(records, round),
    closed: new Set(records.flatMap(({ decided }) => decided)),
  };
}

function settleAll(
  judged: Judged,
  sayings: Sayings,
  { history, open, closed }: Before,
): Map<string, Settled> {
  const { file, sha256 } = judged.book;
  return new Map(
    judged.answers.map((answer) => {
      const key = answer.findingKey;
      const known = { history: history.get(key) ?? [], conflict: open.get(key) };
      const settled = settleAnswer({ file, sha256, answer }, known, rivalsOf(judged, sayings, key));
      // The same sayings again after somebody decided between them.
      const isDecided = settled.kind === "conflict" && closed.has(settled.conflict.id);
      return [key, isDecided ? { kind: "unchanged" } : settled];
    }),
  );
}

/** Ask once a file; what is decided stands in `settled` then. Returns: the conflicts that are decided thereby. */
async function askAboutOlder(
  { book: { file, sha256 }, answers }: Judged,
  settled: Map<string, Settled>,
  { history }: Before,
  ask: TakeOptions["askOlder"],
): Promise<Conflict[]> {
  const older = answers.flatMap((answer) => {
    const said = settled.get(answer.findingKey);
    const kept = history.get(answer.findingKey)?.at(-1);
    if (said?.kind !== "conflict" || !isOlder(said.conflict) || !kept) return [];
    const now = { file, sha256, answer };
    return [{ task: answer.task, kept, now, conflict: said.conflict }];
  });
  if (older.length === 0 || !ask) return [];
  const choice = await ask({ file, differences: older });
  if (choice === undefined) return [];
  for (const { now } of older) {
    settled.set(now.answer.findingKey, { kind: choice === "this" ? "correction" : "unchanged" });
  }
  return older.map(({ conflict }) => conflict);
}

function doubtsOf(
  judged: Judged,
  sayings: Sayings,
  { before, settled }: { before: Before; settled: ReadonlyMap<string, Settled> },
): Conflict[] {
  const isAnswered = (key: string) =>
    settled.has(key) || before.history.has(key) || rivalsOf(judged, sayings, key).length > 0;
  const { file, sha256 } = judged.book;
  const doubts = decidableDoubts(judged.doubts, isAnswered);
  return doubtfulConflicts({ file, sha256 }, doubts, before.open).filter(
    ({ id }) => !before.closed.has(id),
  );
}

/** What other files say of the lead; no two files of a collection have the same content. */
function rivalsOf({ book }: Judged, sayings: Sayings, key: string): Candidate[] {
  return (sayings.get(key) ?? []).filter(({ sha256 }) => sha256 !== book.sha256);
}

/** Whether an answer goes into the ledger. */
export function isTaken(settled: Settled | undefined): boolean {
  return settled !== undefined && settled.kind !== "unchanged" && settled.kind !== "conflict";
}
