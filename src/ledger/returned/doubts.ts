import type { IssuedRow } from "../../worklists/issued.ts";
import type { ReturnedRow } from "./judge-rows.ts";
import { type AnswerRules, readAnswer } from "./read-answer.ts";
import type { Candidate, Conflict } from "./returns.ts";
import { conflictOf } from "./settle-answers.ts";

/** More rows than this in one file and the sheet goes back to the township: nobody decides them one by one. */
const MOST_ROWS = 30;

/** An answer of a row that was set aside, for a lead that it may be about. */
export interface Doubt {
  findingKey: string;
  candidate: Omit<Candidate, "file" | "sha256">;
}

/** What a row set aside would answer for each lead that it may be about; none where it answers nothing that can be taken. */
export function doubtsOf(
  row: ReturnedRow,
  leads: readonly IssuedRow[],
  why: string,
  rules: AnswerRules,
): Doubt[] {
  const shown: ReturnedRow = {
    ...row,
    covered: new Map(),
    cell: (title) => row.covered.get(title) ?? row.cell(title),
  };
  return [...new Set(leads)].flatMap((lead) => {
    const read = readAnswer(shown, lead, rules);
    if (read.kind !== "answer") return [];
    const { findingKey } = lead;
    return [{ findingKey, candidate: { answer: read.answer, why, rowName: row.cell("姓名") } }];
  });
}

/** The doubts of one file that a person can decide, where no sound row answers the lead. */
export function decidableDoubts(
  doubts: readonly Doubt[],
  isAnswered: (findingKey: string) => boolean,
): Doubt[] {
  const rows = new Set(doubts.map(({ candidate: { answer } }) => `${answer.sheet}\n${answer.row}`));
  if (rows.size > MOST_ROWS) return [];
  return doubts.filter(({ findingKey }) => !isAnswered(findingKey));
}

/** One conflict a lead, with what was in doubt about it before. */
export function doubtfulConflicts(
  source: { file: string; sha256: string },
  doubts: readonly Doubt[],
  open: ReadonlyMap<string, Conflict>,
): Conflict[] {
  const byLead = new Map<string, Candidate[]>();
  for (const { findingKey, candidate } of doubts) {
    byLead.set(findingKey, [...(byLead.get(findingKey) ?? []), { ...source, ...candidate }]);
  }
  return [...byLead].flatMap(([key, candidates]) => {
    const before = open.get(key);
    if (before && !before.isDoubtful) return [];
    const conflict = conflictOf("退回的行，待定", [...(before?.candidates ?? []), ...candidates]);
    return conflict.id === before?.id ? [] : [{ ...conflict, isDoubtful: true as const }];
  });
}
