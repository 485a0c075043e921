import type { Issued, IssuedRow } from "../../worklists/issued.ts";
import { cellMark, type IDENTITY_TITLES, idSealer, plainText } from "../../worklists/seal.ts";
import { codeInText } from "../../worklists/task-code.ts";
import { DAY, KEY, NOTE, OUTCOME, SEAL, TASK, VERIFIER } from "./find-columns.ts";

/** One filled row under the header of a returned sheet; cells by our titles. */
export interface ReturnedRow {
  sheet: string;
  row: number;
  /** Trimmed; empty where the column is not there. */
  cell(title: string): string;
  has(title: string): boolean;
  /** Answer columns where a merged cell of a row above hides this one, and what that cell says. */
  covered: ReadonlyMap<string, string>;
  /** Comments and pictures at this row, as columns. */
  attached: readonly (readonly [string, string])[];
  /** Columns of the township's own, filled. */
  others: readonly (readonly [string, string])[];
}

/** Which issued row a returned row is, or why that cannot be told. */
export type Match =
  | { kind: "found"; issued: IssuedRow }
  | { kind: "stranger" }
  | { kind: "empty" }
  | { kind: "refused"; reason: string; issued?: IssuedRow; maybe: readonly IssuedRow[] };

export interface IssuedIndex {
  issued: Issued;
  byCode: ReadonlyMap<string, IssuedRow>;
  /** Round of a seal that another round has; undefined for none. */
  otherRound(seal: string, findingKey: string): string | undefined;
  /** Another round that sent this row code out; undefined for none. */
  roundOfCode(code: string): string | undefined;
  key: string;
}

/** Columns in which people answer. */
export const ANSWER_TITLES = [
  OUTCOME,
  NOTE,
  "拟采取措施",
  VERIFIER,
  DAY,
  "联系电话",
  "乡镇审核",
  "备注",
];
/** What a hand-written row has to say to be a lead of its own. */
const LEAD_TITLES = ["户主姓名", "姓名", "身份证号", "疑点说明", "问题类型", NOTE];

/** Tell by the code on the row, and the hidden key where it is there, which lead a row is about; never by its place. */
export function matchRow(row: ReturnedRow, index: IssuedIndex): Match {
  const taskText = row.cell(TASK);
  const keyText = row.cell(KEY);
  if (taskText === "" && keyText === "") return withoutKey(row);
  const code = codeInText(taskText);
  const byTask = code && index.byCode.get(code.code);
  const byKey = index.issued.rows.get(keyText.toLowerCase());
  if (taskText !== "") {
    const seen = byKey ? `；隐藏的行键指向 ${byKey.task}` : "";
    if (!code) return refused(`任务编号不对（校验字符不符）${seen}`, byKey, [byKey]);
    if (!byTask) {
      const other = index.roundOfCode(code.code);
      if (other) return refused(ofOtherRound(other), byKey);
      return refused(`没有发出过这个任务编号${seen}`, byKey, [byKey]);
    }
    if (code.before !== "" && code.before !== plainCode(byTask.task).slice(0, -10)) {
      return refused("任务编号的前半部分被改过", byTask, [byTask, byKey]);
    }
  }
  if (keyText !== "" && !byKey) return refused("行键被改过", byTask, [byTask]);
  if (byTask && byKey && byTask !== byKey) {
    const reason = `错行：任务编号是 ${byTask.task}，行键是 ${byKey.task} 的`;
    return refused(reason, byTask, [byTask, byKey]);
  }
  const issued = byTask ?? byKey;
  if (!issued) return refused("认不出是哪一条", undefined);
  return checkSeal(row, issued, index);
}

function checkSeal(row: ReturnedRow, issued: IssuedRow, index: IssuedIndex): Match {
  const seal = row.cell(SEAL);
  if (seal === "" || seal === issued.seal) return { kind: "found", issued };
  const other = index.otherRound(seal, issued.findingKey);
  if (other) return refused(ofOtherRound(other), issued);
  return refused("校验值对不上：这一行被改过或错行", issued, [issued]);
}

function ofOtherRound(round: string): string {
  return `这一行是 ${round} 轮清单里的`;
}

function withoutKey(row: ReturnedRow): Match {
  if (LEAD_TITLES.some((title) => row.cell(title) !== "")) return { kind: "stranger" };
  const isAnswered = row.cell(OUTCOME) !== "";
  return isAnswered ? refused("有核查结果，但没有任务编号", undefined) : { kind: "empty" };
}

/** `maybe` are leads that the row may be about all the same, for a person to decide. */
function refused(
  reason: string,
  issued: IssuedRow | undefined,
  maybe: readonly (IssuedRow | undefined)[] = [],
): Match {
  const leads = maybe.filter((lead) => lead !== undefined);
  return { kind: "refused", reason, maybe: leads, ...(issued ? { issued } : {}) };
}

function plainCode(task: string): string {
  return task.replaceAll("-", "");
}

/** A locked cell that does not say what was sent. */
export interface Change {
  title: string;
  was: string;
  said: string;
}

/** The locked cells of a row that are filled and say something else; 身份证号 is compared as far as it was printed. */
export function changesOf(row: ReturnedRow, issued: IssuedRow, index: IssuedIndex): Change[] {
  return index.issued.columns.flatMap((title, place): Change[] => {
    const said = row.cell(title);
    if (said === "" || title === TASK) return [];
    const mark = issued.marks.slice(place * 7, place * 7 + 7);
    if (cellMark(plainText(said)) === mark) return [];
    if (title === "身份证号" && isSameId(said, issued, index.key)) return [];
    // The form for paper has the head of the family under the name.
    if (title === "姓名" && cellMark(plainText(said.replace(/\s*户主.*$/s, ""))) === mark)
      return [];
    return [{ title, was: printedIdentity(issued, title), said }];
  });
}

function isSameId(said: string, issued: IssuedRow, key: string): boolean {
  const plain = plainText(said).toUpperCase();
  return issued.idSeal !== "" && idSealer(key)(plain) === issued.idSeal;
}

function printedIdentity(issued: IssuedRow, title: string): string {
  const values: Record<(typeof IDENTITY_TITLES)[number], string> = {
    乡镇: issued.town,
    村: issued.village,
    户主姓名: issued.householder,
    姓名: issued.name,
    身份证号: issued.id,
  };
  return values[title as keyof typeof values] ?? "";
}
