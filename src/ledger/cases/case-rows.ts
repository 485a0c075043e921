import { FAMILIES, FAMILY_LABELS, type Family } from "../../rules/rule-schema.ts";
import { OUTCOMES } from "../../worklists/outcomes.ts";
import { NO_TOWN } from "../../worklists/round.ts";
import { isConfirmed } from "../learning/confirmed.ts";
import { amountSaid } from "./amount-said.ts";
import type { Case, CaseTerms } from "./case.ts";
import { followUpOf } from "./follow-up.ts";
import { exceptedOn, type ShownStage, shownStage } from "./shown-stage.ts";
import { workingDaysBetween } from "./working-days.ts";

/** One case as the tables of progress count it; flags 1 or 0. */
export type CaseRow = ReturnType<typeof caseRow>;

/** Every case as it stands on a day. */
export function caseRows(cases: Iterable<Case>, on: string, terms: CaseTerms): CaseRow[] {
  return [...cases].map((each) => caseRow(each, on, terms));
}

/** Results for which the county pays or takes back money. */
const PAID = new Set(["04", "05", "16"]);
const RECOVERED = new Set(["17"]);

function caseRow(each: Case, on: string, terms: CaseTerms) {
  const family = each.rule.slice(0, 2);
  return {
    key: each.key,
    task: each.task,
    rule: each.rule,
    title: each.title,
    family,
    family_label: FAMILY_LABELS[family as Family] ?? family,
    family_order: (FAMILIES as readonly string[]).indexOf(family),
    priority: each.priority,
    level: each.level,
    town: each.town ?? NO_TOWN,
    village: each.village,
    name: each.name,
    person_id: each.personId,
    household_no: each.householdNo,
    message: each.message,
    groups: each.groups,
    cause: each.cause,
    ...shownStage(each, on),
    opened_round: each.openedRound,
    opened_on: each.openedOn,
    due: each.due,
    ...overdue(each, on, terms),
    is_extended: Number(each.isExtended),
    ...answerColumns(each),
    unit: each.unit || (each.town ?? ""),
    person: each.person,
    measure: each.measure,
    ...endColumns(each, on),
  };
}

/** Waiting for something past its deadline. */
function overdue(each: Case, on: string, { special }: CaseTerms) {
  const { due } = each;
  const isWaiting = ["open", "reopened", "rectifying"].includes(shownStage(each, on).stage);
  const isOverdue = isWaiting && due !== null && on > due;
  return {
    is_overdue: Number(isOverdue),
    excepted_until: exceptedOn(each, on) ? each.exceptedUntil : null,
    overdue_days: isOverdue ? workingDaysBetween(due, on, special) : 0,
  };
}

function answerColumns({ rule, answer }: Case) {
  const outcome = answer?.outcome ?? null;
  const amount = answer && outcome !== null ? amountSaid(answer.note) : null;
  return {
    outcome,
    outcome_text: OUTCOMES.find(({ code }) => code === outcome)?.text ?? null,
    is_answered: Number(answer !== null),
    is_confirmed: outcome === null ? 0 : Number(isConfirmed(rule, outcome) === true),
    is_negative: outcome === null ? 0 : Number(followUpOf(outcome).isNegative),
    to_rectify: Number(answer?.kind === "confirmed"),
    note: answer?.note ?? null,
    verifier: answer?.verifier ?? null,
    verified_on: answer?.verifiedOn ?? null,
    answer_file: answer?.file ?? null,
    answer_sheet: answer?.sheet ?? null,
    answer_row: answer?.row ?? null,
    valid_until: answer?.validUntil ?? null,
    paid_fen: outcome !== null && PAID.has(outcome) ? amount : null,
    recovered_fen: outcome !== null && RECOVERED.has(outcome) ? amount : null,
  };
}

const PROGRESS: Readonly<Record<ShownStage, string>> = {
  excepted: "不下发",
  open: "未开始",
  reopened: "未开始",
  answered: "整改中",
  recheck: "整改中",
  rectifying: "整改中",
  finished: "已完成",
  closed: "已完成",
  cleared: "已完成",
};

function endColumns(each: Case, on: string) {
  return {
    progress: PROGRESS[shownStage(each, on).stage],
    finished_on: each.finishedOn,
    proof: each.proof,
    opinion: each.opinion,
    closed_by: each.closedBy,
    closed_on: each.closedOn,
    times_reopened: each.timesReopened,
    is_drawn: Number(each.drawnOn !== null),
    looked_back:
      each.drawnOn === null
        ? "否"
        : each.recheckAgrees === null
          ? "已抽中，待复核"
          : `是，${each.recheckAgrees ? "一致" : "不一致"}`,
  };
}
