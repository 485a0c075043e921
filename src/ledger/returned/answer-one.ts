import { UserError } from "../../errors.ts";
import type { ProjectPaths } from "../../project/project.ts";
import type { IssuedRow } from "../../worklists/issued.ts";
import { codeInText } from "../../worklists/task-code.ts";
import { type Answer, appendAnswers, readAnswers } from "../answers.ts";
import { issuedIndex } from "./issued-index.ts";
import type { IssuedIndex, ReturnedRow } from "./judge-rows.ts";
import { type AnswerRules, readAnswer } from "./read-answer.ts";
import { appendReturn, openConflicts, readReturns } from "./returns.ts";
import { answersByLead } from "./settle-answers.ts";

/** A lead found by the code that somebody read from paper. */
export interface FoundLead {
  index: IssuedIndex;
  issued: IssuedRow;
  /** What the ledger has of it in this round. */
  current: Answer | undefined;
}

/**
 * Find a lead by its 任务编号 or row code, in any spelling; in the newest round that sent it out when none is named.
 *
 * Throws: UserError E2006.
 */
export async function findLead(
  project: Pick<ProjectPaths, "ledgerFolder">,
  typed: string,
  round?: string,
): Promise<FoundLead> {
  const code = codeInText(typed);
  if (!code) {
    throw notFound(
      "编号不对：校验字符不符，可能抄错了一个字符，或两个字符颠倒了。",
      "对照清单再核对一遍；编号里没有 B I L O S U Z 这几个字母。",
    );
  }
  let index = await issuedIndex(project.ledgerFolder, round);
  const other = index.byCode.has(code.code) ? undefined : index.roundOfCode(code.code);
  if (other !== undefined && round === undefined) {
    index = await issuedIndex(project.ledgerFolder, other);
  }
  const issued = index.byCode.get(code.code);
  if (!issued) throw notFound("没有发出过这个编号。", "核对项目文件夹和轮次。");
  const known = answersByLead(readAnswers(project), index.issued.round).get(issued.findingKey);
  return { index, issued, current: known?.at(-1)?.answer };
}

function notFound(message: string, hint: string): UserError {
  return new UserError("E2006", message, { hint, state: "没有改动任何文件。" });
}

/** What is typed for one lead, as the columns of a worklist have it. */
export type Typed = Readonly<Record<string, string>>;

/**
 * Take one answer typed in; it replaces what was answered before only when asked, and the history stays.
 *
 * Throws: UserError E3202 where it cannot be taken, or where another answer is there and `replace` is not set.
 */
export async function answerOne(
  project: Pick<ProjectPaths, "ledgerFolder">,
  { index, issued, current }: FoundLead,
  typed: Typed,
  options: { who: string; rules: Pick<AnswerRules, "today">; replace: boolean },
): Promise<Answer> {
  const row: ReturnedRow = {
    ...{ sheet: "", row: 0, covered: new Map(), others: [], attached: [] },
    cell: (title) => (typed[title] ?? "").trim(),
    has: (title) => title in typed,
  };
  const rules = { ...options.rules, month: index.issued.month, words: new Map<string, string>() };
  const read = readAnswer(row, issued, rules);
  if (read.kind === "refused") throw refused(`${read.reason}。`, "改好后重新运行。");
  if (read.kind === "blank")
    throw refused("没有写核查结果。", "用 --outcome 写明，例如 --outcome 06");
  if (current && current.outcome !== read.answer.outcome && !options.replace) {
    throw refused(
      `这一条已有结果 ${current.outcome}，与这次的 ${read.answer.outcome} 不同。`,
      "确实要更正的，加 --replace；以前的结果留在台账里。",
    );
  }
  const { round } = index.issued;
  const source = { file: "手工录入", sha256: "" };
  const conflict = openConflicts(readReturns(project), round).get(issued.findingKey);
  await appendAnswers(project, { who: options.who, source, round, answers: [read.answer] });
  if (conflict) {
    await appendReturn(project, {
      ...{ who: options.who, source, round, towns: [issued.town], decided: [conflict.id] },
      ...{ refused: [], conflicts: [], leads: [] },
    });
  }
  return read.answer;
}

function refused(message: string, hint: string): UserError {
  return new UserError("E3202", message, { hint, state: "没有记入任何结果。" });
}
