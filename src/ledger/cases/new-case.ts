import type { Case, CaseTerms } from "./case.ts";
import type { CaseBatch, OpenedCase, RoundAct } from "./case-batches.ts";
import { workingDaysAfter } from "./working-days.ts";

/**
 * The case that a round opens of a lead.
 *
 * Every property by name: an object of this many properties that begins with a spread takes V8 a hundred times as long and
 * a multiple of the memory, and a large county opens a hundred thousand of them.
 */
export function newCase(
  opened: OpenedCase,
  act: RoundAct,
  { on, who }: Pick<CaseBatch, "on" | "who">,
  { special }: CaseTerms,
): Case {
  const terms = act.rules[opened.rule];
  if (!terms) throw new RangeError(`a case of ${opened.rule} without its terms`);
  return {
    key: opened.key,
    task: opened.task,
    rule: opened.rule,
    level: opened.level,
    period: opened.period,
    personId: opened.personId,
    householdNo: opened.householdNo,
    name: opened.name,
    town: opened.town,
    village: opened.village,
    message: opened.message,
    groups: opened.groups,
    cause: opened.cause,
    title: terms.title,
    priority: terms.priority,
    dueDays: terms.dueDays,
    who: terms.who,
    stage: "open",
    openedRound: act.round,
    openedMonth: act.month,
    openedOn: on,
    lastRound: act.round,
    isRaised: true,
    due: workingDaysAfter(on, terms.dueDays, special),
    dueFrom: on,
    isExtended: false,
    answer: null,
    unit: "",
    person: "",
    measure: "",
    finishedOn: null,
    proof: null,
    opinion: "",
    closedBy: null,
    closedOn: null,
    exceptedUntil: null,
    timesReopened: 0,
    drawnOn: null,
    recheckAgrees: null,
    history: [{ on, who, what: `轮次 ${act.round} 发现` }],
  };
}
