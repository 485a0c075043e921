import { type AnswerBook, notOurs, rowsUnder } from "../../ledger/answer-sheet.ts";
import {
  inOrder,
  type RefusedCell,
  type SaidInRow,
  takeAgreeing,
} from "../../ledger/refused-cell.ts";
import type { SampleAnswer, SampleResult } from "../../ledger/samples.ts";
import { isRowCode } from "../../worklists/task-code.ts";

const COLUMNS = { code: "抽样编号", result: "走访结果", note: "走访情况" };
/** The entries of the dropdown. */
const RESULTS: Readonly<Record<string, SampleResult>> = {
  应保未保: "missed",
  已有保障: "covered",
  不符合条件: "not_eligible",
  已死亡或外迁: "away",
  未见到: "unseen",
};
/** What people write instead of one: whole cells only, without signs and blanks. */
const WORDS: Readonly<Record<SampleResult, string>> = {
  missed: "应保|应保而未保",
  covered: "已保障|已享受|已享受低保|已在保|在保|已纳入",
  not_eligible: "不符合|不符合低保条件|不够条件",
  away: "死亡|已死亡|已去世|外迁|已外迁|迁出|已迁出|户口迁出",
  unseen: "未见|没见到|没有见到|未见到人|未见到本人|未见本人",
};
const BY_WORD = new Map(
  Object.entries(WORDS).flatMap(([result, words]) =>
    words.split("|").map((word) => [word, result as SampleResult] as const),
  ),
);

export interface ReadList {
  answers: SampleAnswer[];
  /** Rows whose result is still blank. */
  blank: number;
  /** Rows whose code is of no draw, or was copied wrong. */
  strangers: { sheet: string; row: number }[];
  /** Rows whose result cannot be understood, or is another in a further row of the same code. */
  refused: RefusedCell[];
}

/**
 * What a returned list says about the people of one draw. A row that cannot be understood is set aside with its place, and the others are taken.
 *
 * Throws: UserError E3201 when it is none of our lists.
 */
export function readSampleList(book: AnswerBook, codes: ReadonlySet<string>): ReadList {
  const list: ReadList = { answers: [], blank: 0, strangers: [], refused: [] };
  const byCode = new Map<string, SaidInRow<SampleAnswer>[]>();
  let isOurs = false;
  for (const { sheet, ...rest } of book.sheets) {
    const rows = rowsUnder({ sheet, ...rest }, [COLUMNS.code, COLUMNS.result]);
    if (!rows) continue;
    isOurs = true;
    for (const { row, cell } of rows) {
      const code = codeOf(cell(COLUMNS.code));
      const at = { sheet, row };
      if (code === undefined) continue;
      if (!codes.has(code)) list.strangers.push(at);
      else if (cell(COLUMNS.result) === "") list.blank += 1;
      else {
        const result = resultOf(cell(COLUMNS.result));
        const answer = result && { code, result, note: cell(COLUMNS.note), ...at };
        if (answer) byCode.set(code, [...(byCode.get(code) ?? []), { ...at, answer }]);
        else list.refused.push({ ...at, column: COLUMNS.result, reason: UNKNOWN });
      }
    }
  }
  if (!isOurs) throw notOurs(book.file, "抽样走访表");
  const isSame = (left: SampleAnswer, right: SampleAnswer) => left.result === right.result;
  const { taken, refused } = takeAgreeing(byCode.values(), isSame, COLUMNS.result);
  list.answers = taken.map(({ answer }) => answer);
  list.refused = inOrder([...list.refused, ...refused]);
  return list;
}

const UNKNOWN = `走访结果只能是：${Object.keys(RESULTS).join("、")}`;

function resultOf(text: string): SampleResult | undefined {
  const plain = text.normalize("NFKC").replace(/[\s\p{P}]/gu, "");
  return RESULTS[plain] ?? BY_WORD.get(plain);
}

/** The code as it was printed, whatever was typed; undefined for rows that hold none, such as notes. */
function codeOf(typed: string): string | undefined {
  const plain = typed.normalize("NFKC").toUpperCase().replace(/[\s-]/g, "");
  if (!plain.startsWith("CY")) return undefined;
  const code = plain.slice(2);
  return isRowCode(code) ? `CY-${code.slice(0, 5)}-${code.slice(5)}` : "";
}
