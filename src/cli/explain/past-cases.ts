import { foldCases } from "../../ledger/cases/fold-cases.ts";
import { readLedger } from "../../ledger/cases/read-ledger.ts";
import { STAGE_LABELS } from "../../ledger/cases/stages.ts";
import type { Project } from "../../project/project.ts";
import { caseTermsOf } from "../../screening/ledger-round.ts";

/** A lead about somebody that the ledger has and the newest findings have not. */
export interface PastCase {
  task: string;
  rule: string;
  title: string;
  stage: string;
  stage_label: string;
  /** The last round whose lists had it. */
  round: string;
}

/**
 * What the ledger has of a person besides the findings of the newest round: it may well be open still, where that round looked at less.
 *
 * Throws: UserError E7001 where the ledger was tampered with.
 */
export function pastCases(
  project: Pick<Project, "ledgerFolder" | "config">,
  personId: string,
  findings: readonly string[],
): PastCase[] {
  const { batches, answers } = readLedger(project);
  const known = new Set(findings);
  return [...foldCases(batches, answers, caseTermsOf(project.config)).cases.values()]
    .filter((each) => each.personId === personId && !known.has(each.key))
    .map(({ task, rule, title, stage, lastRound }) => ({
      ...{ task, rule, title, stage, stage_label: STAGE_LABELS[stage], round: lastRound },
    }));
}

export function pastCaseLine({ task, title, stage_label, round }: PastCase): string {
  return `  ${task} ${title}：${stage_label}（最后在 ${round} 轮）`;
}
