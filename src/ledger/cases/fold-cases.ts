import type { Answer, AnswerRecord } from "../answers.ts";
import { applyAct } from "./apply-act.ts";
import { applyAnswer } from "./apply-answer.ts";
import type { Case, CaseTerms } from "./case.ts";
import type { CaseBatch } from "./case-batches.ts";

export interface Folded {
  /** By key, in the order in which they were opened. */
  cases: Map<string, Case>;
  /** Answers to leads that no round has opened. */
  strangers: Answer[];
}

/**
 * Where every case stands after what the ledger holds: the same lines give the same cases, at any time and on any machine.
 *
 * An answer comes after a batch of cases.jsonl when that batch had not seen it.
 */
export function foldCases(
  batches: readonly CaseBatch[],
  answers: readonly AnswerRecord[],
  terms: CaseTerms,
): Folded {
  const folded: Folded = { cases: new Map(), strangers: [] };
  let taken = 0;
  const takeUntil = (count: number) => {
    for (const record of answers.slice(taken, count)) {
      for (const answer of record.answers) {
        const found = folded.cases.get(answer.findingKey);
        if (found) applyAnswer(found, answer, record, terms);
        else folded.strangers.push(answer);
      }
    }
    taken = Math.max(taken, count);
  };
  for (const batch of batches) {
    takeUntil(batch.answers);
    applyAct(folded.cases, batch, terms);
  }
  takeUntil(answers.length);
  return folded;
}
