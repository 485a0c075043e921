import { createHash } from "node:crypto";
import { compareRounds } from "../../worklists/round-order.ts";
import type { Answer, AnswerRecord } from "../answers.ts";
import type { Candidate, Conflict } from "./returns.ts";

/** What the ledger holds of one lead in a round. */
export interface Known {
  /** In the order taken; the last counts. */
  history: readonly Candidate[];
  conflict: Conflict | undefined;
}

export type Settled =
  | { kind: "new" | "supplement" | "correction" }
  | { kind: "unchanged" }
  | { kind: "conflict"; conflict: Conflict };

/**
 * The answers of one round and of those after it by lead, the latest round last: a list that comes back after the next one was answered is not to put
 * what it says in the place of what was found since.
 */
export function answersSince(
  records: readonly AnswerRecord[],
  round: string,
): Map<string, Candidate[]> {
  const since = answersByLead(records, round);
  const later = new Set(records.map((record) => record.round));
  for (const other of [...later]
    .filter((each) => compareRounds(each, round) > 0)
    .sort(compareRounds))
    for (const [key, said] of answersByLead(records, other))
      since.set(key, [
        ...(since.get(key) ?? []),
        ...said.map((each) => ({ ...each, laterRound: other })),
      ]);
  return since;
}

/** The answers of one round by lead. */
export function answersByLead(
  records: readonly AnswerRecord[],
  round: string,
): Map<string, Candidate[]> {
  const byLead = new Map<string, Candidate[]>();
  for (const { source, answers } of records.filter((record) => record.round === round)) {
    for (const answer of answers) {
      const known = byLead.get(answer.findingKey) ?? [];
      byLead.set(answer.findingKey, [...known, { ...source, answer }]);
    }
  }
  return byLead;
}

/**
 * What to do with one answer: nothing is overwritten, and where two people say two things nothing is decided.
 * `rivals` are other files of the same collection that answer the same lead.
 */
export function settleAnswer(
  candidate: Candidate,
  { history, conflict }: Known,
  rivals: readonly Candidate[],
): Settled {
  const current = history.at(-1);
  const { answer } = candidate;
  if (conflict && !conflict.isDoubtful) {
    const others = [...conflict.candidates, candidate];
    return { kind: "conflict", conflict: conflictOf(conflict.why, others) };
  }
  const against = rivals.filter(
    (rival) =>
      rival.answer.outcome !== answer.outcome &&
      !isSequel(rival.answer, answer) &&
      !isSequel(answer, rival.answer),
  );
  if (against.length > 0) {
    const all = [...(current ? [current] : []), ...rivals, candidate];
    return { kind: "conflict", conflict: conflictOf("两份文件结果不同", all) };
  }
  if (!current) return { kind: "new" };
  if (current.laterRound !== undefined) return settleLate(candidate, current, history);
  if (current.answer.outcome === answer.outcome) {
    // Two people who agree have days and remarks of their own: each file is compared with what it said before, too.
    const own = history.findLast(({ file }) => lineOf(file) === lineOf(candidate.file));
    const isSaid = [current, own].some((each) => each && addsNothing(answer, each.answer));
    return { kind: isSaid ? "unchanged" : "supplement" };
  }
  const isKnown = history.some(({ sha256 }) => sha256 === candidate.sha256);
  if (isKnown && history.some((each) => isSameAnswer(each.answer, answer))) {
    return { kind: "unchanged" };
  }
  if (isSequel(answer, current.answer)) return { kind: "correction" };
  if (isOvertaken(candidate, current, rivals)) return { kind: "unchanged" };
  const why = whyNotLater(candidate, current, history);
  if (why === undefined) return { kind: "correction" };
  return { kind: "conflict", conflict: conflictOf(why, [current, candidate]) };
}

/** What a list says of a lead that a later round's list answers already. */
function settleLate(
  candidate: Candidate,
  current: Candidate,
  history: readonly Candidate[],
): Settled {
  const { answer } = candidate;
  const isSaid = history.some(
    ({ laterRound, answer: known }) => laterRound === undefined && isSameAnswer(known, answer),
  );
  if (isSaid || answer.outcome === current.answer.outcome || answer.outcome === EXTENSION)
    return { kind: "unchanged" };
  if (isSequel(answer, current.answer)) return { kind: "correction" };
  const why = `${current.laterRound} 轮的清单上已有结果，与这一轮填的不同`;
  const conflict = conflictOf(why, [current, candidate]);
  return { kind: "conflict", conflict: { ...conflict, task: answer.task } };
}

const EXTENSION = "15";

/** An extension says that nobody knows yet: what is found out afterwards follows it, whoever found it out, and contradicts nothing. */
function isSequel(answer: Answer, extension: Answer): boolean {
  if (extension.outcome !== EXTENSION || answer.outcome === EXTENSION) return false;
  const [day, asked] = [answer.verifiedOn, extension.verifiedOn];
  return day === null || asked === null || day >= asked;
}

/** Somebody else's extension that only comes in after what was found out; one without days counts so within one collection only. */
function isOvertaken(
  { file, answer }: Candidate,
  current: Candidate,
  rivals: readonly Candidate[],
): boolean {
  if (!isSequel(current.answer, answer) || lineOf(file) === lineOf(current.file)) return false;
  const hasDays = answer.verifiedOn !== null && current.answer.verifiedOn !== null;
  return hasDays || rivals.some(({ sha256 }) => sha256 === current.sha256);
}

const OLDER = "像是旧版";

/** An older version handed in after a newer one. */
export function isOlder({ why }: Conflict): boolean {
  return why.endsWith(OLDER);
}

/** A later return of the same file by the same person corrects; anything else is a question. */
function whyNotLater(
  { file, answer }: Candidate,
  current: Candidate,
  history: readonly Candidate[],
): string | undefined {
  if (lineOf(file) !== lineOf(current.file)) return "两份文件结果不同";
  const people = [answer.verifier, current.answer.verifier].map((name) => name.replace(/\s/g, ""));
  if (people[0] !== people[1] && people.every((name) => name !== "")) return "核查人不同，结果不同";
  const [day, currentDay] = [answer.verifiedOn, current.answer.verifiedOn];
  if (day !== null && currentDay !== null && day < currentDay)
    return `核查日期比已收的早，${OLDER}`;
  if (history.slice(0, -1).some((each) => isSameAnswer(each.answer, answer))) {
    return `与更早收的一样，${OLDER}`;
  }
  return undefined;
}

/** The file of one person, whatever was added to its name on the way: `…(1).xlsx`, `… - 副本.xls`. */
function lineOf(file: string): string {
  return file
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\.[a-z]+$/, "")
    .replace(/(\s*[-_]?\s*(副本|复制|copy|已填|回填|填好)|\s*\(\d+\)|\s)+$/g, "");
}

function addsNothing(answer: Answer, current: Answer): boolean {
  const parts = ["note", "verifier", "verifiedOn"] as const;
  const more = Object.entries(answer.more ?? {});
  return (
    answer.outcome === current.outcome &&
    parts.every((part) => (answer[part] ?? "") === "" || answer[part] === current[part]) &&
    more.every(([title, text]) => current.more?.[title] === text) &&
    JSON.stringify(answer.corrections) === JSON.stringify(current.corrections)
  );
}

/** Whether two answers say the same; who gave them does not count. */
export function isSameAnswer(a: Answer, b: Answer): boolean {
  return a.outcome === b.outcome && a.note === b.note && a.verifiedOn === b.verifiedOn;
}

export function conflictOf(why: string, all: readonly Candidate[]): Conflict {
  const candidates = all.filter(
    (each, at) =>
      all.findIndex(
        (other) =>
          lineOf(other.file) === lineOf(each.file) && isSameAnswer(other.answer, each.answer),
      ) === at,
  );
  const said = candidates.map(({ file, answer }) =>
    [lineOf(file), answer.outcome, answer.note, answer.verifiedOn].join("\n"),
  );
  const first = candidates[0]?.answer;
  const hash = createHash("sha256").update([first?.task, ...said.sort()].join("\0"));
  return {
    id: hash.digest("hex").slice(0, 10),
    task: first?.task ?? "",
    findingKey: first?.findingKey ?? "",
    why,
    candidates,
  };
}
