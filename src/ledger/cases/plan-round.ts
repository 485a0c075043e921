import { addMonths } from "./add-months.ts";
import type { Case } from "./case.ts";
import type { CaseChange, LapseReason, RoundAct } from "./case-batches.ts";

/** A finding of the round, as far as the ledger compares it. */
export interface RaisedLead extends CaseChange {
  rule: string;
}

export interface PlanOptions {
  /** Last day of the screening month. */
  asOf: string;
  /** Rules that this round checked. */
  checked: ReadonlySet<string>;
  /** Whether a checked rule looked at less than in the round named: what is missing then has not been looked at. */
  isNarrowed: (rule: string, since: string) => boolean;
  /** Cases whose people the roll had that the round no longer compares with: it says nothing about them. */
  notCompared?: ReadonlySet<string>;
  /** Rules that list months: an answer covers the months it was given for. */
  monthly: ReadonlySet<string>;
}

/** What a round changes, as keys: which cases begin, change, return, go, and whose answers count no longer. */
export interface RoundPlan
  extends Pick<RoundAct, "changed" | "returned" | "gone" | "lapsed" | "unchecked" | "unlooked"> {
  openedKeys: string[];
}

/** Compare what a round raised with the cases there are. */
export function planRound(
  cases: ReadonlyMap<string, Case>,
  leads: readonly RaisedLead[],
  { asOf, checked, isNarrowed, notCompared, monthly }: PlanOptions,
): RoundPlan {
  const plan = {
    openedKeys: [] as string[],
    changed: [] as CaseChange[],
    returned: [] as CaseChange[],
    lapsed: [] as { key: string; reason: LapseReason }[],
  };
  const raised = new Set<string>();
  for (const { rule, ...lead } of leads) {
    if (!checked.has(rule)) continue;
    raised.add(lead.key);
    const known = cases.get(lead.key);
    if (!known) plan.openedKeys.push(lead.key);
    else if (!known.isRaised) plan.returned.push(lead);
    else {
      const reason = lapseOf(known, lead, asOf, monthly.has(rule));
      if (reason) plan.lapsed.push({ key: lead.key, reason });
      const isOther = monthly.has(rule) && lead.period !== known.period;
      if (lead.level !== known.level || isOther) plan.changed.push(lead);
    }
  }
  const rest = [...cases.values()].filter(({ isRaised, key }) => isRaised && !raised.has(key));
  const missing = rest.filter(({ rule }) => checked.has(rule));
  const isOut = ({ key, rule, lastRound }: Case) =>
    isNarrowed(rule, lastRound) || notCompared?.has(key) === true;
  const unlooked = missing.filter(isOut).map(({ key }) => key);
  return {
    ...plan,
    gone: missing.filter((each) => !isOut(each)).map(({ key }) => key),
    ...(unlooked.length > 0 ? { unlooked } : {}),
    unchecked: [
      ...new Set(rest.filter(({ rule }) => !checked.has(rule)).map(({ rule }) => rule)),
    ].sort(),
  };
}

/** What was put right and closed with proof may go on standing in the data, such as a payment of last year. */
const CLOSED_MONTHS = 12;

const RANK: Readonly<Record<string, number>> = { hit: 0, check: 1, hint: 2 };

/** Why the answer to a lead that is still raised counts no longer; undefined while it does, or where there is none. */
function lapseOf(
  { stage, answer, closedOn }: Case,
  lead: CaseChange,
  asOf: string,
  isMonthly: boolean,
): LapseReason | undefined {
  if (!answer) return undefined;
  const settledUntil =
    stage === "closed" && answer.kind === "confirmed" && closedOn !== null
      ? addMonths(closedOn, CLOSED_MONTHS)
      : answer.validUntil;
  if (asOf > answer.validUntil && asOf > settledUntil) return "expired";
  // What is being put right is in the ledger already; a further month does not make it another matter.
  if (stage === "rectifying" || stage === "recheck") return undefined;
  if (isMonthly && hasNewMonth(answer.period, lead.period)) return "months";
  const isStronger = lead.level === "hit" && (RANK[answer.level] ?? 0) > 0;
  return isStronger ? "level" : undefined;
}

function hasNewMonth(answered: string | null, now: string | null): boolean {
  const known = new Set((answered ?? "").split(","));
  return (now ?? "").split(",").some((month) => month !== "" && !known.has(month));
}
