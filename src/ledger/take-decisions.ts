import { UserError } from "../errors.ts";
import { normaliseResidentId } from "../people/resident-id.ts";
import { type AnswerBook, type AnswerRow, notOurs, rowsUnder } from "./answer-sheet.ts";
import type { Decision } from "./decisions.ts";
import type { PairSubject } from "./pair-subjects.ts";

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

/**
 * What a returned review sheet says.
 *
 * Throws: UserError E3201 when it is none, E3202 naming the first row that cannot be understood; nothing is taken then.
 */
export function answersOfSheet(book: AnswerBook): TakenAnswers {
  const found = book.sheets
    .map((sheet) => ({ sheet, rows: rowsUnder(sheet, [COLUMNS.code, COLUMNS.verdict]) }))
    .find(({ rows }) => rows !== undefined);
  if (!found?.rows) throw notOurs(book.file, "疑似核对表");
  const taken: TakenAnswers = { answers: [], open: 0 };
  const seen = new Map<string, PairAnswer>();
  for (const row of found.rows) {
    if (!/^[0-9a-f]{10}$/.test(row.cell(COLUMNS.code))) continue;
    const at = { file: book.file, sheet: found.sheet.sheet, row: row.row };
    const answer = answerOf(row, at);
    const before = seen.get(row.cell(COLUMNS.code));
    if (answer === undefined) taken.open += 1;
    else if (before && (before.verdict !== answer.verdict || before.rightId !== answer.rightId)) {
      throw unclear(at, "同一个编号在表里有两行，认定不一致。", COLUMNS.verdict);
    } else if (!before) {
      seen.set(answer.code, answer);
      taken.answers.push(answer);
    }
  }
  return taken;
}

interface Where {
  file: string;
  sheet: string;
  row: number;
}

function answerOf(row: AnswerRow, at: Where): PairAnswer | undefined {
  const said = row.cell(COLUMNS.verdict);
  const written = row.cell(COLUMNS.rightId);
  const rightId = written === "" ? null : normaliseResidentId(written).id18;
  if (written !== "" && rightId === null) {
    throw unclear(at, "填写的正确证号不是有效的 18 位证号。", COLUMNS.rightId);
  }
  if (UNDECIDED.has(said)) {
    if (rightId === null) return undefined;
    throw unclear(at, "填了正确证号，但没有填认定。", COLUMNS.verdict);
  }
  const verdict = VERDICTS[said];
  if (!verdict) throw unclear(at, "认定只能是：是同一人、不是同一人、不能确定。", COLUMNS.verdict);
  return { code: row.cell(COLUMNS.code), verdict, rightId, note: row.cell(COLUMNS.note) };
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

function unclear(at: Where, message: string, column: string): UserError {
  return new UserError("E3202", message, {
    hint: "改好这一格后重新交回；整份表都还没有记入。",
    at: { ...at, column },
    state: "没有记入任何认定，可修改后重试。",
  });
}
