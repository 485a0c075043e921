import { OUTCOMES } from "../../worklists/outcomes.ts";
import type { Answer, AnswerRecord } from "../answers.ts";
import type { Case, CaseTerms } from "./case.ts";
import { extendCase } from "./change-case.ts";
import { followUpOf, validUntil } from "./follow-up.ts";
import { nextStage } from "./stages.ts";
import { workingDaysAfter } from "./working-days.ts";

/** Take one answer into its case. */
export function applyAnswer(
  target: Case,
  answer: Answer,
  record: Pick<AnswerRecord, "n" | "at" | "who" | "source">,
  terms: CaseTerms,
): void {
  const followUp = followUpOf(answer.outcome, terms.validMonths);
  const on = answer.verifiedOn ?? answer.takenOn ?? record.at.slice(0, 10);
  target.history.push({ on, who: answer.verifier || record.who, what: told(answer, record) });
  if (followUp.kind === "delayed") {
    extendCase(target, { on, who: answer.verifier || record.who }, terms);
    return;
  }
  const stage = nextStage(target.stage, followUp.kind);
  // An answer to a closed case is kept in its history and changes nothing.
  if (stage === undefined) return;
  target.stage = stage;
  target.answer = {
    outcome: answer.outcome,
    kind: followUp.kind,
    note: answer.note,
    verifier: answer.verifier,
    on,
    verifiedOn: answer.verifiedOn,
    who: record.who,
    batch: record.n,
    file: record.source.file,
    sheet: answer.sheet,
    row: answer.row,
    validUntil: validUntil(on, followUp),
    level: target.level,
    period: target.period,
  };
  target.due =
    stage === "rectifying" ? workingDaysAfter(on, terms.rectifyDays, terms.special) : null;
  if (stage === "finished") target.finishedOn = on;
}

function told({ outcome, sheet, row }: Answer, { source }: Pick<AnswerRecord, "source">): string {
  const text = OUTCOMES.find(({ code }) => code === outcome)?.text ?? "";
  // What was typed in stands in no row.
  const place = [source.file, sheet, row > 0 ? `第 ${row} 行` : ""].filter(Boolean).join("·");
  return `核查结果 ${outcome} ${text}（${place}）`;
}
