import { normaliseResidentId } from "../people/resident-id.ts";
import { type AnswerBook, type AnswerRow, notOurs, rowsUnder } from "./answer-sheet.ts";
import type { Decision } from "./decisions.ts";
import type { PairSubject } from "./pair-subjects.ts";
import { inOrder, type RefusedCell, type SaidInRow, takeAgreeing } from "./refused-cell.ts";

/** What somebody said about one pair. */
export interface PairAnswer {
  code: string;
  verdict: "same" | "not_same";
  /** The ID the row should carry, where it is another's. */
  rightId: string | null;
  note: string;
}

export interface TakenAnswers {
  answers: PairAnswer[];
  /** Rows without an answer, or with 不能确定. */
  open: number;
  refused: RefusedCell[];
}

const COLUMNS = { code: "编号", verdict: "认定", rightId: "正确证号", note: "备注" };
const VERDICTS: Readonly<Record<string, "same" | "not_same">> = {
  是同一人: "same",
  是同一个人: "same",
  同一人: "same",
  同一个人: "same",
  是: "same",
  不是同一人: "not_same",
  不是同一个人: "not_same",
  不是: "not_same",
  否: "not_same",
};
const UNDECIDED = new Set(["", "不能确定", "不确定", "无法确定", "不清楚"]);

/** A spreadsheet makes 1.23456E+11 of 12345e7890, and drops the noughts that 0012345678 begins with. */
const NO_CODE = { column: COLUMNS.code, reason: "编号不是核对表上的编号，请从原表复制过来" };

/** What one row says: an answer, nothing yet, or the cell that cannot be understood. */
type RowSays = { answer: PairAnswer } | { open: true } | Pick<RefusedCell, "column" | "reason">;

/**
 * What a returned review sheet says. A row that cannot be understood is set aside with its place, as `collect` does, and the others
 * are taken; of rows of one pair that say different things none is.
 *
 * Throws: UserError E3201 when it is none of ours.
 */
export function answersOfSheet(book: AnswerBook): TakenAnswers {
  const found = book.sheets
    .map(({ sheet, ...rest }) => ({
      sheet,
      rows: rowsUnder({ sheet, ...rest }, [COLUMNS.code, COLUMNS.verdict]),
    }))
    .find(({ rows }) => rows !== undefined);
  if (!found?.rows) throw notOurs(book.file, "疑似核对表");
  const taken: TakenAnswers = { answers: [], open: 0, refused: [] };
  const answered = new Map<string, SaidInRow<PairAnswer>[]>();
  for (const row of found.rows) {
    const code = row.cell(COLUMNS.code).toLowerCase();
    const isCode = /^[0-9a-f]{10}$/.test(code);
    // Below the rows there may be notes, which answer nothing.
    if (!isCode && VERDICTS[row.cell(COLUMNS.verdict)] === undefined) continue;
    const says = isCode ? saidIn(row, code) : NO_CODE;
    const at = { sheet: found.sheet, row: row.row };
    if ("open" in says) taken.open += 1;
    else if ("reason" in says) taken.refused.push({ ...at, ...says });
    else answered.set(code, [...(answered.get(code) ?? []), { ...at, ...says }]);
  }
  const agreeing = takeAgreeing(answered.values(), isSame, COLUMNS.verdict);
  taken.answers = agreeing.taken.map(({ answer }) => answer);
  taken.refused = inOrder([...taken.refused, ...agreeing.refused]);
  return taken;
}

function isSame(left: PairAnswer, right: PairAnswer): boolean {
  return left.verdict === right.verdict && left.rightId === right.rightId;
}

function saidIn(row: AnswerRow, code: string): RowSays {
  const said = row.cell(COLUMNS.verdict);
  const written = row.cell(COLUMNS.rightId);
  const rightId = written === "" ? null : normaliseResidentId(written).id18;
  if (written !== "" && rightId === null)
    return { column: COLUMNS.rightId, reason: "填写的正确证号不是有效的 18 位证号" };
  if (UNDECIDED.has(said)) {
    if (rightId === null) return { open: true };
    return { column: COLUMNS.verdict, reason: "填了正确证号，但没有填认定" };
  }
  const verdict = VERDICTS[said];
  if (!verdict)
    return { column: COLUMNS.verdict, reason: "认定只能是：是同一人、不是同一人、不能确定" };
  return { answer: { code, verdict, rightId, note: row.cell(COLUMNS.note) } };
}

/**
 * Answers as the ledger keeps them, by what the rows say.
 *
 * Returns: the decisions, and how many answers are about pairs that the last run no longer has.
 */
export function decisionsOf(
  answers: readonly PairAnswer[],
  pairs: ReadonlyMap<string, PairSubject>,
): { decisions: Decision[]; gone: number } {
  const decisions: Decision[] = [];
  let gone = 0;
  for (const { code, verdict, rightId, note } of answers) {
    const pair = pairs.get(code);
    if (!pair) gone += 1;
    else if (pair.person === null) decisions.push(...unnumbered(pair, { verdict, rightId, note }));
    for (const saying of pair?.sayings ?? []) {
      const person = pair?.person ?? null;
      if (person === null) continue;
      const isOther = rightId !== null && rightId !== person;
      decisions.push({ ...saying, verdict: isOther ? "not_same" : verdict, person, note });
      if (isOther) decisions.push({ ...saying, verdict: "same", person: rightId, note });
    }
  }
  return { decisions, gone };
}

/** Two persons without a valid number: each way of saying the one with each of the other; a right number is the first's, or both's. */
function unnumbered(
  { sayings, others }: PairSubject,
  { verdict, rightId, note }: Pick<PairAnswer, "verdict" | "rightId" | "note">,
): Decision[] {
  const decisions: Decision[] = sayings.flatMap((saying) =>
    others.map(({ signature, said, from }) => {
      const beside = { signature, said, from };
      return { ...saying, verdict, person: null, note, beside };
    }),
  );
  if (rightId === null) return decisions;
  const theirs = verdict === "same" ? [...sayings, ...others] : sayings;
  return [
    ...decisions,
    ...theirs.map((saying): Decision => ({ ...saying, verdict: "same", person: rightId, note })),
  ];
}
