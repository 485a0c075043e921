import type { AnswerRecord } from "../../ledger/answers.ts";
import type { CaseTerms } from "../../ledger/cases/case.ts";
import type { CaseBatch } from "../../ledger/cases/case-batches.ts";
import { foldCases } from "../../ledger/cases/fold-cases.ts";
import { OUTCOMES } from "../../worklists/outcomes.ts";

export interface LedgerFact {
  key: string;
  /** Raised in a round before the earlier of the two compared. */
  isOlder: boolean;
  isAnswered: boolean;
  /** The later round did not raise it, and said nothing about it. */
  isKept: boolean;
  outcome: string | null;
  validUntil: string | null;
}

/** What the ledger knew of each lead when the later round was made; what came after does not change the comparison. */
export function ledgerFacts(
  batches: readonly CaseBatch[],
  answers: readonly AnswerRecord[],
  terms: CaseTerms,
  [before, now]: readonly [string, string],
): LedgerFact[] {
  const firstOf = (round: string) =>
    batches.findIndex(({ act }) => act.kind === "round" && act.round === round);
  const last = firstOf(now);
  const seen = last < 0 ? batches : batches.slice(0, last + 1);
  const answersSeen = last < 0 ? answers : answers.slice(0, batches[last]?.answers);
  const start = firstOf(before);
  const older = new Set(
    seen
      .slice(0, Math.max(0, start))
      .flatMap(({ act }) => (act.kind === "round" ? act.opened.map(({ key }) => key) : [])),
  );
  const { cases } = foldCases(seen, answersSeen, terms);
  const act = batches[last]?.act;
  const kept = new Set(act?.kind === "round" ? act.unlooked : []);
  return [...cases.values()].map(({ key, answer }) => ({
    key,
    isOlder: older.has(key),
    isAnswered: answer !== null,
    isKept: kept.has(key),
    outcome: answer === null ? null : `${answer.outcome} ${textOf(answer.outcome)}`,
    validUntil: answer?.validUntil ?? null,
  }));
}

function textOf(outcome: string): string {
  return OUTCOMES.find(({ code }) => code === outcome)?.text ?? "";
}
