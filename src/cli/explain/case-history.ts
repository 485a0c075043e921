import { type Answer, readAnswers } from "../../ledger/answers.ts";
import type { Case } from "../../ledger/cases/case.ts";
import { foldCases } from "../../ledger/cases/fold-cases.ts";
import { readLedger } from "../../ledger/cases/read-ledger.ts";
import { STAGE_LABELS } from "../../ledger/cases/stages.ts";
import { maskName, maskNumbers } from "../../project/mask.ts";
import type { Project } from "../../project/project.ts";
import { caseTermsOf } from "../../screening/ledger-round.ts";
import { OUTCOMES } from "../../worklists/outcomes.ts";
import { codeInText } from "../../worklists/task-code.ts";
import type { Output } from "../output.ts";

/** What became of a finding: its case in the ledger, and every answer with who, when and from where. */
export interface CaseHistory {
  task: string;
  stage: string;
  stage_label: string;
  due: string | null;
  proof: string | null;
  events: { on: string; who: string; what: string }[];
  answers: {
    round: string;
    outcome: string;
    outcome_text: string;
    note: string;
    more: Record<string, string>;
    verifier: string;
    verified_on: string | null;
    /** Who took it in, and when. */
    taken_by: string;
    taken_at: string;
    file: string;
    sheet: string;
    row: number;
  }[];
}

/** A lead that the newest data no longer raise, or one in a project whose work.duckdb is gone: what the ledger has of it. */
export interface PastFinding {
  finding_key: string;
  rule: string;
  title: string;
  person: { name: string; township: string; village: string };
  message: string;
  history: CaseHistory;
}

/** By 任务编号, row code or finding_key; undefined where the ledger has none. */
export function pastFinding(
  project: Project,
  target: string,
  isUnmasked: boolean,
): PastFinding | undefined {
  const key = keyOfTask(project, target) ?? target.toLowerCase();
  const found = casesOf(project).get(key);
  if (!found) return undefined;
  const name = found.name ?? "";
  const hide = (text: string) =>
    isUnmasked ? text : maskNumbers(name === "" ? text : text.replaceAll(name, maskName(name)));
  const history = caseHistory(project, key, hide);
  if (!history) return undefined;
  return {
    ...{ finding_key: key, rule: found.rule, title: found.title, message: hide(found.message) },
    person: { name: hide(name), township: found.town ?? "", village: found.village ?? "" },
    history,
  };
}

export function pastText(past: PastFinding, out: Pick<Output, "paint">): string {
  const { person } = past;
  return [
    `${out.paint("bold", `${past.rule} ${past.title}`)}（编号 ${past.finding_key}）`,
    `${person.name}  ${person.township}${person.village}`,
    "现在的数据里没有这一条；以下是整改台账的记录。",
    "",
    out.paint("bold", "当时为什么列出"),
    `  ${past.message}`,
    "",
    ...historyLines(past.history, out),
  ]
    .join("\n")
    .trimEnd();
}

/** The history of one finding; undefined where no round has opened a case for it. `hide` masks what people wrote. */
export function caseHistory(
  project: Project,
  findingKey: string,
  hide: (text: string) => string,
): CaseHistory | undefined {
  const found = casesOf(project).get(findingKey);
  if (!found) return undefined;
  const { task, stage, due, proof, history } = found;
  return {
    ...{ task, stage, stage_label: STAGE_LABELS[stage], due, proof },
    events: history.map(({ on, who, what }) => ({ on, who, what: hide(what) })),
    answers: readAnswers(project).flatMap(({ round, who, at, source, answers }) =>
      answers
        .filter((answer) => answer.findingKey === findingKey)
        .map((answer) => ({
          ...{ round, ...said(answer, hide), taken_by: who, taken_at: at },
          ...{ file: source.file, sheet: answer.sheet, row: answer.row },
        })),
    ),
  };
}

function said(
  { outcome, note, more, verifier, verifiedOn }: Answer,
  hide: (text: string) => string,
) {
  return {
    outcome,
    outcome_text: OUTCOMES.find(({ code }) => code === outcome)?.text ?? "",
    note: hide(note),
    more: Object.fromEntries(
      Object.entries(more ?? {}).map(([title, text]) => [title, hide(text)]),
    ),
    verifier,
    verified_on: verifiedOn,
  };
}

/** The finding that a 任务编号 or the row code on paper means; undefined for any other text. */
export function keyOfTask(project: Project, typed: string): string | undefined {
  const code = codeInText(typed)?.code;
  if (code === undefined) return undefined;
  return [...casesOf(project).values()].find(({ task }) => codeInText(task)?.code === code)?.key;
}

function casesOf(project: Project): ReadonlyMap<string, Case> {
  const { batches, answers } = readLedger(project);
  return foldCases(batches, answers, caseTermsOf(project.config)).cases;
}

/** `办理经过`, and under it what each answer says. */
export function historyLines(
  { task, stage_label, due, proof, events, answers }: CaseHistory,
  { paint }: Pick<Output, "paint">,
): string[] {
  const state = [
    stage_label,
    due === null ? "" : `时限 ${due}`,
    proof === null ? "" : `佐证：${proof}`,
  ];
  return [
    paint("bold", `办理经过（${task}，${state.filter(Boolean).join("，")}）`),
    ...events.map(({ on, who, what }) => `  ${on}  ${who}  ${what}`),
    ...answers.flatMap(({ outcome, outcome_text, note, more, verified_on, verifier, ...from }) => [
      `  ${outcome} ${outcome_text}：${note || "（没有写说明）"}`,
      `    核查 ${[verifier || "（没有写核查人）", verified_on ?? ""].filter(Boolean).join(" ")}；${from.taken_by} ${from.taken_at.slice(0, 10)} 收入，${[from.file, from.sheet, from.row > 0 ? `第 ${from.row} 行` : ""].filter(Boolean).join("·")}`,
      ...Object.entries(more).map(([title, text]) => `    ${title}：${text}`),
    ]),
    "",
  ];
}
