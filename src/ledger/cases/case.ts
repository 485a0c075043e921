import type { OpenedCase, RuleTerms } from "./case-batches.ts";
import type { OutcomeKind } from "./follow-up.ts";
import type { Stage } from "./stages.ts";
import type { SpecialDays } from "./working-days.ts";

/** The answer that counts for a case, and where it stands. */
export interface CaseAnswer {
  outcome: string;
  kind: OutcomeKind;
  note: string;
  verifier: string;
  /** Day of the visit, else the day it was taken in. */
  on: string;
  verifiedOn: string | null;
  who: string;
  /** Number of its batch in answers.jsonl. */
  batch: number;
  file: string;
  sheet: string;
  row: number;
  /** Last day on which it holds. */
  validUntil: string;
  /** How the lead stood when it was answered. */
  level: string;
  period: string | null;
}

/** One line of the history of a case. */
export interface CaseEvent {
  on: string;
  who: string;
  what: string;
}

/** One lead from its first round on. */
export interface Case extends OpenedCase, RuleTerms {
  stage: Stage;
  openedRound: string;
  openedMonth: string;
  openedOn: string;
  /** Last round that raised it, and whether the newest round that checked its rule did. */
  lastRound: string;
  isRaised: boolean;
  /** Until when the present stage is to end; null once nothing is waited for. */
  due: string | null;
  /** Working days for the visit count from here: sent out, or raised again. */
  dueFrom: string;
  isExtended: boolean;
  answer: CaseAnswer | null;
  unit: string;
  person: string;
  measure: string;
  finishedOn: string | null;
  proof: string | null;
  opinion: string;
  closedBy: string | null;
  closedOn: string | null;
  /** An exception of the county keeps it from the worklists until this day. */
  exceptedUntil: string | null;
  timesReopened: number;
  drawnOn: string | null;
  /** Null before a re-check; whether it bore the answer out. */
  recheckAgrees: boolean | null;
  history: CaseEvent[];
}

/** What the county has laid down. */
export interface CaseTerms {
  validMonths: Readonly<Record<string, number>>;
  /** Working days to put right what was confirmed. */
  rectifyDays: number;
  special: readonly SpecialDays[];
}

/** Days for putting right: 最低生活保障审核确认办法 asks for 30 working days from application to decision. */
export const RECTIFY_DAYS = 30;
