/** Where a case stands. */
export type Stage =
  | "open"
  | "answered"
  | "rectifying"
  | "finished"
  | "closed"
  | "cleared"
  | "reopened"
  | "recheck";

export const STAGE_LABELS: Readonly<Record<Stage, string>> = {
  open: "待核查",
  answered: "已答复",
  rectifying: "整改中",
  finished: "已完成",
  closed: "销号",
  cleared: "因数据消除",
  reopened: "重新打开",
  recheck: "待复核",
};

/** What can happen to a case. */
export type Happening =
  /** An answer that confirms, settles, or puts off. */
  | "confirmed"
  | "settled"
  | "delayed"
  /** The data no longer show it; show it again; its answer has run out or does not cover what they show now. */
  | "gone"
  | "returned"
  | "lapsed"
  /** A roll shows that what was reported has been done. */
  | "proven"
  | "finish"
  | "close"
  | "reopen"
  | "draw"
  | "agreed"
  | "disagreed";

const UNANSWERED = { confirmed: "rectifying", settled: "answered", gone: "cleared" } as const;

const TRANSITIONS: Readonly<Record<Stage, Partial<Record<Happening, Stage>>>> = {
  open: { ...UNANSWERED, delayed: "open" },
  reopened: { ...UNANSWERED, delayed: "reopened" },
  rectifying: {
    confirmed: "rectifying",
    settled: "answered",
    delayed: "rectifying",
    gone: "finished",
    lapsed: "reopened",
    proven: "closed",
    finish: "finished",
    close: "closed",
  },
  answered: {
    confirmed: "rectifying",
    settled: "answered",
    gone: "answered",
    returned: "reopened",
    lapsed: "reopened",
    proven: "closed",
    close: "closed",
    reopen: "reopened",
    draw: "recheck",
  },
  finished: {
    confirmed: "finished",
    settled: "answered",
    gone: "finished",
    returned: "reopened",
    lapsed: "reopened",
    proven: "closed",
    close: "closed",
    reopen: "reopened",
  },
  closed: {
    gone: "closed",
    returned: "reopened",
    lapsed: "reopened",
    reopen: "reopened",
    draw: "recheck",
  },
  // Answered only after the data had cleared it: what was found out still counts.
  cleared: {
    confirmed: "finished",
    settled: "answered",
    gone: "cleared",
    returned: "reopened",
    close: "closed",
    reopen: "reopened",
  },
  recheck: {
    confirmed: "rectifying",
    settled: "recheck",
    gone: "recheck",
    returned: "reopened",
    lapsed: "reopened",
    agreed: "answered",
    disagreed: "reopened",
  },
};

/** The stage after something happened; undefined where that cannot happen in this stage. */
export function nextStage(stage: Stage, happening: Happening): Stage | undefined {
  return TRANSITIONS[stage][happening];
}
