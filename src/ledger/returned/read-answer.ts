import type { IssuedRow } from "../../worklists/issued.ts";
import type { Answer } from "../answers.ts";
import { DAY, NOTE, OUTCOME, VERIFIER } from "./find-columns.ts";
import type { ReturnedRow } from "./judge-rows.ts";
import { outcomeOfRemark, saidOutcome } from "./outcome-words.ts";
import { readDay } from "./read-day.ts";

export interface AnswerRules {
  /** `YYYY-MM-DD`: nobody was visited after it. */
  today: string;
  /** `2019-10`: nobody was sent out before it. */
  month: string;
  /** What somebody said a text means, by the text folded. */
  words: ReadonlyMap<string, string>;
}

export type ReadAnswer =
  | { kind: "blank" }
  | { kind: "refused"; reason: string; unknown?: string }
  | { kind: "answer"; answer: Answer };

export const MERGED = "“核查结果”是合并单元格，只算第一行；请取消合并后逐行填";
/** Columns kept beside the note. */
const MORE = ["拟采取措施", "联系电话", "乡镇审核", "备注"];

/** What one row answers; blank 核查结果 is no answer yet, whatever else is filled in. */
export function readAnswer(row: ReturnedRow, issued: IssuedRow, rules: AnswerRules): ReadAnswer {
  const offered = issued.outcomes.split(" ").filter(Boolean);
  const written = row.cell(OUTCOME);
  const text = isPrintedList(written) ? "" : written;
  if (row.covered.has(OUTCOME) && (text !== "" || row.covered.get(OUTCOME) !== "")) {
    return { kind: "refused", reason: MERGED };
  }
  if (text === "") {
    if (row.cell(NOTE) !== "")
      return { kind: "refused", reason: "写了核查情况说明，但没有填“核查结果”" };
    return { kind: "blank" };
  }
  const said = saidOutcome(text, offered, rules.words);
  if ("problem" in said) {
    return { kind: "refused", reason: said.problem, ...(said.isUnknown ? { unknown: text } : {}) };
  }
  const day = readDay(row.cell(DAY), { from: `${rules.month}-01`, to: rules.today });
  const reason = impossible(row, said.code, day, rules);
  if (reason) return { kind: "refused", reason };
  const dated = day ? { verifiedOn: day } : { verifiedOn: null, takenOn: rules.today };
  return { kind: "answer", answer: answerOf(row, issued, said.code, dated) };
}

/** Nobody means so many at once. */
const LEAST_PRINTED = 5;

/** The codes to put a ring round, as the form for paper prints them for all rules of a family: nobody has chosen one. */
function isPrintedList(text: string): boolean {
  const codes = text.trim().split(/\s+/);
  const isRising = codes.every((code, at) => at === 0 || (codes[at - 1] ?? "") < code);
  return codes.length >= LEAST_PRINTED && isRising && codes.every((code) => /^\d{2}$/.test(code));
}

function answerOf(
  row: ReturnedRow,
  issued: IssuedRow,
  outcome: string,
  dated: Pick<Answer, "verifiedOn" | "takenOn">,
): Answer {
  const more = [...MORE.map((title) => [title, row.cell(title)] as const), ...row.others]
    .concat(row.attached.map(([title, text]) => [title, text] as const))
    .filter(([, text]) => text !== "");
  return {
    task: issued.task,
    findingKey: issued.findingKey,
    rule: issued.rule,
    personId: issued.personId,
    householdNo: issued.householdNo,
    town: issued.town,
    village: issued.village,
    ...{ outcome, note: row.cell(NOTE), verifier: row.cell(VERIFIER), ...dated },
    ...{ sheet: row.sheet, row: row.row, corrections: [] },
    ...(more.length > 0 ? { more: Object.fromEntries(more) } : {}),
  };
}

function impossible(
  row: ReturnedRow,
  outcome: string,
  day: string | undefined,
  { today, month }: AnswerRules,
): string | undefined {
  if (day === undefined) return "看不懂“核查日期”，应写成 2019-11-05 的样子";
  if (day > today) return `“核查日期”晚于今天（${today}）`;
  if (day !== "" && day < `${month}-01`)
    return `“核查日期”早于排查月份（${month}）；答的是更早一轮的清单时，加 --round 写明那一轮`;
  const note = row.cell(NOTE);
  if (/(^|[^\d.年月日~至-])[-－﹣−]\s*\d+(\.\d+)?\s*元/.test(`${note} ${row.cell("拟采取措施")}`)) {
    return "金额是负数";
  }
  const named = outcomeOfRemark(note);
  if (named !== undefined && named !== outcome && !areAkin(named, outcome)) {
    return `“核查结果”填的是 ${outcome}，说明写的却是 ${named} 的情况`;
  }
  return undefined;
}

/** Outcomes of which a remark may name one while the result is the other. */
function areAkin(a: string, b: string): boolean {
  const groups = [
    ["01", "02", "03", "05", "09"],
    ["05", "16"],
    ["07", "08", "14", "17"],
    ["06", "17"],
    ["12", "13", "15"],
    ["10", "13"],
  ];
  return groups.some((group) => group.includes(a) && group.includes(b));
}
