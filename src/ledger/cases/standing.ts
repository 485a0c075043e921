import type { Case } from "./case.ts";

/** How a lead stands when its round's worklists are written: `finding.status`. */
export type Standing = "open" | "known" | "rectifying";

export const STANDING_LABELS: Readonly<Record<Standing, string>> = {
  open: "待核查",
  known: "往期已核",
  rectifying: "整改中",
};

/**
 * Whether a lead is to be visited (`open`), was answered with a reason that still holds (`known`), or was found true and
 * is being put right. Only an open one goes onto a worklist by itself.
 */
export function standingOf({ stage, isRaised, answer }: Case): Standing {
  if (!isRaised || !answer) return "open";
  switch (stage) {
    case "answered":
    case "closed":
    case "recheck":
      return answer.kind === "confirmed" ? "rectifying" : "known";
    case "rectifying":
    case "finished":
      return "rectifying";
    default:
      return "open";
  }
}
