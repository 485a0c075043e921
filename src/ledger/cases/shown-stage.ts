import type { Case } from "./case.ts";
import { STAGE_LABELS, type Stage } from "./stages.ts";

/** A stage, or that an exception of the county keeps the visit from being made. */
export type ShownStage = Stage | "excepted";

export const EXCEPTED_LABEL = "本县例外";

/** Whether an exception of the newest round is in force on a day. */
export function exceptedOn({ exceptedUntil }: Case, on: string): boolean {
  return exceptedUntil !== null && on <= exceptedUntil;
}

/**
 * Where a case stands on a day, as people see it: one that would wait for a visit and is excepted waits for nothing. It is no
 * stage of the ledger, because it ends by itself with the exception.
 */
export function shownStage(each: Case, on: string): { stage: ShownStage; stage_label: string } {
  const waits = each.stage === "open" || each.stage === "reopened";
  if (waits && exceptedOn(each, on)) return { stage: "excepted", stage_label: EXCEPTED_LABEL };
  return { stage: each.stage, stage_label: STAGE_LABELS[each.stage] };
}
