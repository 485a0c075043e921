import { UserError } from "../../errors.ts";
import { type AnswerBook, notOurs, rowsUnder } from "../../ledger/answer-sheet.ts";
import type { SampleAnswer, SampleResult } from "../../ledger/samples.ts";
import { isRowCode } from "../../worklists/task-code.ts";

const COLUMNS = { code: "抽样编号", result: "走访结果", note: "走访情况" };
const RESULTS: Readonly<Record<string, SampleResult>> = {
  应保未保: "missed",
  已有保障: "covered",
  不符合条件: "not_eligible",
  已死亡或外迁: "away",
  未见到: "unseen",
};

export interface ReadList {
  answers: SampleAnswer[];
  /** Rows whose result is still blank. */
  blank: number;
  /** Rows whose code is of no draw, or was copied wrong. */
  strangers: { sheet: string; row: number }[];
}

/**
 * What a returned list says about the people of one draw.
 *
 * Throws: UserError E3201 when it is none of our lists, E3202 naming the first result that cannot be understood, or two rows of
 * one code that disagree; nothing is taken then.
 */
export function readSampleList(book: AnswerBook, codes: ReadonlySet<string>): ReadList {
  const list: ReadList = { answers: [], blank: 0, strangers: [] };
  const byCode = new Map<string, SampleAnswer>();
  let isOurs = false;
  for (const sheet of book.sheets) {
    const rows = rowsUnder(sheet, [COLUMNS.code, COLUMNS.result]);
    if (!rows) continue;
    isOurs = true;
    for (const { row, cell } of rows) {
      const code = codeOf(cell(COLUMNS.code));
      const at = { file: book.file, sheet: sheet.sheet, row };
      if (code === undefined) continue;
      if (!codes.has(code)) list.strangers.push({ sheet: sheet.sheet, row });
      else if (cell(COLUMNS.result) === "") list.blank += 1;
      else {
        const result = RESULTS[cell(COLUMNS.result).replace(/\s/g, "")];
        if (!result) throw unclear(at, `走访结果只能是：${Object.keys(RESULTS).join("、")}。`);
        const before = byCode.get(code);
        if (before && before.result !== result)
          throw unclear(at, "同一个抽样编号有两行，结果不一致。");
        byCode.set(code, { code, result, note: cell(COLUMNS.note), sheet: sheet.sheet, row });
      }
    }
  }
  if (!isOurs) throw notOurs(book.file, "抽样走访表");
  list.answers = [...byCode.values()];
  return list;
}

/** The code as it was printed, whatever was typed; undefined for rows that hold none, such as notes. */
function codeOf(typed: string): string | undefined {
  const plain = typed.normalize("NFKC").toUpperCase().replace(/[\s-]/g, "");
  if (!plain.startsWith("CY")) return undefined;
  const code = plain.slice(2);
  return isRowCode(code) ? `CY-${code.slice(0, 5)}-${code.slice(5)}` : "";
}

function unclear(at: { file: string; sheet: string; row: number }, message: string): UserError {
  return new UserError("E3202", message, {
    hint: "改好这一格后重新交回；整份表都还没有记入。",
    at: { ...at, column: COLUMNS.result },
    state: "没有记入任何走访结果，可修改后重试。",
  });
}
