import type { Database } from "../../engine/database.ts";
import type { ProjectPaths } from "../../project/project.ts";
import type { Pack } from "../../rules/load-pack.ts";
import type { AnswerRecord } from "../answers.ts";
import { applyAct } from "./apply-act.ts";
import type { Case, CaseTerms } from "./case.ts";
import type { CaseBatch, CaseRecord, RoundAct } from "./case-batches.ts";
import { foldCases } from "./fold-cases.ts";
import { planRound } from "./plan-round.ts";
import { readLedger } from "./read-ledger.ts";
import { leftOnOlderRolls, openedCases, proofsOf, raisedLeads } from "./round-facts.ts";

/** A round as the ledger sees it. */
export interface LedgerRound {
  round: string;
  month: string;
  asOf: string;
  findingsHash: string;
  /** Rules that ran, and those of them that could be checked. */
  ran: readonly string[];
  checked: readonly string[];
  /** Whether a checked rule looked at less than in an earlier round. */
  isNarrowed: (rule: string, since: string) => boolean;
}

export interface LedgerOptions {
  pack: Pack;
  terms: CaseTerms;
  who: string;
  /** The day the lists are made, `YYYY-MM-DD`. */
  on: string;
}

export interface RoundLedger {
  /** To be written once the round is complete; undefined when the ledger already has it all. */
  pending: (CaseBatch & { act: RoundAct }) | undefined;
  /** How the cases stand for the worklists of this round: as when it was first made, so that they come out the same again. */
  cases: ReadonlyMap<string, Case>;
  /** Head of the ledger that the worklists print. */
  head: string;
  /** The round is of an earlier month than the ledger has seen: it changes no case. */
  isPast: boolean;
}

/**
 * Work out what a round does to the cases; nothing is written yet.
 *
 * Reads: finding, person, the model; 台账/cases.jsonl, answers.jsonl.
 */
export async function ledgerOfRound(
  db: Database,
  project: Pick<ProjectPaths, "ledgerFolder">,
  round: LedgerRound,
  options: LedgerOptions,
): Promise<RoundLedger> {
  const { batches, answers } = readLedger(project);
  const now = foldCases(batches, answers, options.terms).cases;
  const act = await actOf(db, now, round, options);
  const isPast = batches.some(({ act }) => act.kind === "round" && act.month > round.month);
  const isNew = !isPast && (isChange(act) || !isLastRound(batches, round));
  const pending = isNew
    ? { who: options.who, on: options.on, answers: answers.length, act }
    : undefined;
  const first = batches.findIndex(({ act }) => act.kind === "round" && act.round === round.round);
  if (first < 0) {
    // It comes after all answers there are.
    if (pending) applyAct(now, pending, options.terms);
    return { pending, isPast, cases: now, head: headAt(batches, answers) };
  }
  const seen = batches.slice(0, first + 1);
  const seenAnswers = answers.slice(0, batches[first]?.answers);
  const { cases } = foldCases(seen, seenAnswers, options.terms);
  return { pending, isPast, cases, head: headAt(batches.slice(0, first), seenAnswers) };
}

/** The ledger as it stands: last hash of the cases and of the answers. */
export function ledgerHead(project: Pick<ProjectPaths, "ledgerFolder">): string {
  const { batches, answers } = readLedger(project);
  return headAt(batches, answers);
}

function headAt(batches: readonly CaseRecord[], answers: readonly AnswerRecord[]): string {
  const last = (records: readonly { hash: string }[]) =>
    records.at(-1)?.hash.slice(0, 12) ?? "0".repeat(12);
  return `${last(batches)}-${last(answers)}`;
}

async function actOf(
  db: Database,
  cases: ReadonlyMap<string, Case>,
  { round, month, asOf, findingsHash, ran, checked, isNarrowed }: LedgerRound,
  { pack }: LedgerOptions,
): Promise<RoundAct> {
  const headers = pack.map(({ header }) => header);
  const leads = await raisedLeads(db, ran);
  const comparing = headers.filter(
    ({ id, needs }) => checked.includes(id) && needs.some(({ state }) => state === "previous"),
  );
  const notCompared = await leftOnOlderRolls(
    db,
    cases.values(),
    new Set(comparing.map(({ id }) => id)),
    new Set(leads.map(({ key }) => key)),
  );
  const { openedKeys, ...plan } = planRound(cases, leads, {
    asOf,
    checked: new Set(checked),
    isNarrowed,
    notCompared,
    monthly: new Set(headers.filter(({ grain }) => grain === "payment").map(({ id }) => id)),
  });
  const opened = await openedCases(db, openedKeys, month);
  const gone = new Set(plan.gone);
  const waiting = [...cases.values()].filter(
    ({ key, rule, stage, answer, isRaised }) =>
      answer !== null &&
      (stage === "rectifying" || stage === "answered" || stage === "finished") &&
      checked.includes(rule) &&
      (gone.has(key) || !isRaised) &&
      !plan.returned.some((returned) => returned.key === key),
  );
  const proofs = await proofsOf(db, waiting, new Map(headers.map(({ id, grain }) => [id, grain])));
  const named = new Set(opened.map(({ rule }) => rule));
  const rules = headers
    .filter(({ id }) => named.has(id))
    .map(({ id, title, priority, due_days, who }) => [
      id,
      { title, priority, dueDays: due_days, who },
    ]);
  return {
    ...{ kind: "round", round, month, asOf, findingsHash, rules: Object.fromEntries(rules) },
    ...{ opened, ...plan, proofs, excepted: [] },
  };
}

function isChange({ opened, changed, returned, gone, lapsed, proofs }: RoundAct): boolean {
  return [opened, changed, returned, gone, lapsed, proofs].some((list) => list.length > 0);
}

function isLastRound(batches: readonly CaseBatch[], round: LedgerRound): boolean {
  const acts = batches.map(({ act }) => act);
  const last = acts.findLast((act): act is RoundAct => act.kind === "round");
  return last?.round === round.round && last.findingsHash === round.findingsHash;
}
