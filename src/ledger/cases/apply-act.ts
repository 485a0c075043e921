import { applyRound } from "./apply-round.ts";
import type { Case, CaseTerms } from "./case.ts";
import type { CaseAct, CaseBatch } from "./case-batches.ts";
import { closeWith, extendCase, move, reopenCase } from "./change-case.ts";
import { nextStage } from "./stages.ts";
import { workingDaysAfter } from "./working-days.ts";

type KeyedAct = Extract<CaseAct, { keys: readonly string[] }>;

/** Take one batch of cases.jsonl into the cases. */
export function applyAct(cases: Map<string, Case>, batch: CaseBatch, terms: CaseTerms): void {
  const { act } = batch;
  if (act.kind === "round") applyRound(cases, act, batch, terms);
  else if (act.kind === "issue") issue(cases, act, batch, terms);
  else {
    for (const key of act.keys) {
      const target = cases.get(key);
      if (target) applyTo(target, act, batch, terms);
    }
  }
}

/** What an act of the county means for the stage of a case; an assignment and an extension leave it. */
const HAPPENING_OF = {
  finish: "finish",
  close: "close",
  reopen: "reopen",
  draw: "draw",
} as const;

/** Whether an act is possible for a case as it stands. */
export function canApply(target: Case, act: KeyedAct): boolean {
  switch (act.kind) {
    case "assign":
      return true;
    case "extend":
      return target.due !== null && !target.isExtended;
    case "recheck":
      return nextStage(target.stage, act.agrees ? "agreed" : "disagreed") !== undefined;
    default:
      return nextStage(target.stage, HAPPENING_OF[act.kind]) !== undefined;
  }
}

function applyTo(target: Case, act: KeyedAct, { on, who }: CaseBatch, terms: CaseTerms): void {
  if (!canApply(target, act)) return;
  const note = (what: string) => target.history.push({ on, who, what });
  switch (act.kind) {
    case "assign":
      target.unit = act.unit || target.unit;
      target.person = act.person || target.person;
      target.measure = act.measure || target.measure;
      note(`交办：${[act.unit, act.person, act.measure].filter(Boolean).join("，")}`);
      return;
    case "extend":
      extendCase(target, { on, who }, terms);
      note(`延期原因：${act.reason}`);
      return;
    case "finish":
      move(target, "finish");
      target.finishedOn = on;
      note(act.note ? `已完成：${act.note}` : "已完成");
      return;
    case "close":
      move(target, "close");
      target.finishedOn ??= on;
      closeWith(target, { proof: act.proof, opinion: act.opinion, by: who, on });
      note(`销号，佐证 ${act.proof}`);
      return;
    case "reopen":
      reopenCase(target, "reopen", { on, who, why: act.reason }, terms);
      return;
    case "draw":
      move(target, "draw");
      target.drawnOn = on;
      target.recheckAgrees = null;
      note(`抽中复核（种子 ${act.seed}）`);
      return;
    case "recheck":
      recheck(target, act, { on, who }, terms);
  }
}

function recheck(
  target: Case,
  act: Extract<CaseAct, { kind: "recheck" }>,
  { on, who }: { on: string; who: string },
  terms: CaseTerms,
): void {
  target.recheckAgrees = act.agrees;
  const note = act.note === "" ? "" : `：${act.note}`;
  target.history.push({ on, who, what: `复核${act.agrees ? "一致" : "不一致"}${note}` });
  if (!act.agrees) {
    reopenCase(target, "disagreed", { on, who, why: "复核不一致，退回乡镇" }, terms);
    return;
  }
  move(target, "agreed");
  // It had its proof before it was drawn, and has it still.
  if (target.closedOn !== null) target.stage = "closed";
}

type Issue = Extract<CaseAct, { kind: "issue" }>;

/** The cases of a round, or of one township in it, that wait for a visit. */
export function waitingCases(cases: Iterable<Case>, { round, town }: Omit<Issue, "kind">): Case[] {
  return [...cases].filter(
    (each) =>
      each.lastRound === round &&
      (town === null || each.town === town) &&
      (each.stage === "open" || each.stage === "reopened"),
  );
}

/** Whether the days of a case count from the day its list went out: not after an extension, and never from earlier than they do. */
export function countsFrom({ isExtended, dueFrom }: Case, on: string): boolean {
  return !isExtended && dueFrom <= on;
}

function issue(
  cases: Map<string, Case>,
  act: Issue,
  { on, who }: CaseBatch,
  { special }: CaseTerms,
): void {
  for (const target of waitingCases(cases.values(), act)) {
    target.history.push({ on, who, what: "清单下发" });
    if (!countsFrom(target, on)) continue;
    target.dueFrom = on;
    target.due = workingDaysAfter(on, target.dueDays, special);
  }
}
