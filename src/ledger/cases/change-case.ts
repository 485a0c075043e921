import type { Case, CaseTerms } from "./case.ts";
import { type Happening, nextStage } from "./stages.ts";
import { workingDaysAfter } from "./working-days.ts";

/** False where it cannot happen in this stage; the case is then as it was. */
export function move(target: Case, happening: Happening): boolean {
  const stage = nextStage(target.stage, happening);
  if (stage === undefined) return false;
  target.stage = stage;
  return true;
}

/** Start over: to be visited again, with a deadline of its own. */
export function reopenCase(
  target: Case,
  happening: Happening,
  { on, who, why }: { on: string; who: string; why: string },
  { special }: CaseTerms,
): void {
  if (!move(target, happening)) return;
  target.timesReopened += 1;
  target.isExtended = false;
  target.dueFrom = on;
  target.due = workingDaysAfter(on, target.dueDays, special);
  Object.assign(target, { answer: null, finishedOn: null, proof: null, opinion: "" });
  Object.assign(target, { closedBy: null, closedOn: null });
  target.history.push({ on, who, what: `重新打开：${why}` });
}

export function closeWith(
  target: Case,
  { proof, opinion, by, on }: { proof: string; opinion: string; by: string; on: string },
): void {
  Object.assign(target, { proof, opinion, closedBy: by, closedOn: on, due: null });
}

/** Give a case its one extension: as many working days again, from the deadline it had. */
export function extendCase(
  target: Case,
  { on, who }: { on: string; who: string },
  { special }: CaseTerms,
): void {
  if (target.due === null) return;
  if (target.isExtended) {
    target.history.push({ on, who, what: "已延期过一次，时限不变" });
    return;
  }
  target.isExtended = true;
  target.due = workingDaysAfter(target.due, target.dueDays, special);
  target.history.push({ on, who, what: `延期一次，时限改为 ${target.due}` });
}
