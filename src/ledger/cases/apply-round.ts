import type { Case, CaseTerms } from "./case.ts";
import type { CaseBatch, CaseChange, LapseReason, RoundAct } from "./case-batches.ts";
import { closeWith, move, reopenCase } from "./change-case.ts";
import { newCase } from "./new-case.ts";

/** Who closes a case when a roll shows that it is done. */
const BY_DATA = "数据核对";

const LAPSES: Readonly<Record<LapseReason, string>> = {
  expired: "核查结果已过有效期",
  months: "有新的月份",
  level: "疑点加重",
};

/** Take what a round found into the cases. */
export function applyRound(
  cases: Map<string, Case>,
  act: RoundAct,
  batch: Pick<CaseBatch, "on" | "who">,
  terms: CaseTerms,
): void {
  const about = { on: batch.on, who: batch.who };
  for (const opened of act.opened) {
    if (!cases.has(opened.key)) cases.set(opened.key, newCase(opened, act, batch, terms));
  }
  for (const key of act.gone) {
    const target = cases.get(key);
    if (target) goneFrom(target, act.round, about);
  }
  const again = (change: CaseChange) => {
    const target = cases.get(change.key);
    if (target) Object.assign(target, { level: change.level, period: change.period });
    return target;
  };
  for (const change of act.changed) again(change);
  for (const change of act.returned) {
    const target = again(change);
    if (!target) continue;
    target.isRaised = true;
    reopenCase(target, "returned", { ...about, why: `轮次 ${act.round} 又出现` }, terms);
  }
  for (const { key, reason } of act.lapsed) {
    const target = cases.get(key);
    if (target) reopenCase(target, "lapsed", { ...about, why: LAPSES[reason] }, terms);
  }
  for (const { key, outcome, text } of act.proofs) {
    const target = cases.get(key);
    if (target?.answer?.outcome === outcome) closeByData(target, text, about);
  }
  for (const target of cases.values()) target.exceptedUntil = null;
  for (const { key, until } of act.excepted) {
    const target = cases.get(key);
    if (target) target.exceptedUntil = until;
  }
  noteRound(cases, act);
}

function goneFrom(target: Case, round: string, { on, who }: { on: string; who: string }): void {
  const wasRectifying = target.stage === "rectifying";
  target.isRaised = false;
  if (!move(target, "gone")) return;
  if (target.stage === "cleared") target.due = null;
  if (wasRectifying) Object.assign(target, { finishedOn: on, due: null });
  target.history.push({ on, who, what: `轮次 ${round} 已不再出现` });
}

function closeByData(target: Case, text: string, { on, who }: { on: string; who: string }): void {
  if (!move(target, "proven")) return;
  target.finishedOn ??= on;
  closeWith(target, { proof: text, opinion: "名册已见", by: BY_DATA, on });
  target.history.push({ on, who, what: `销号，佐证 ${text}` });
}

/** Cases still raised belong to the newest round that raised them. */
function noteRound(cases: Map<string, Case>, act: RoundAct): void {
  const unchecked = new Set(act.unchecked);
  const unlooked = new Set(act.unlooked);
  for (const target of cases.values()) {
    const isSeen = !unchecked.has(target.rule) && !unlooked.has(target.key);
    if (target.isRaised && isSeen) target.lastRound = act.round;
  }
}
