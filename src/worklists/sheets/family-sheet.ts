import { columnLetters } from "../../sources/recognition/header/column-letters.ts";
import { OUTCOMES } from "../outcomes.ts";
import type { ReportColumn } from "../report-file.ts";
import type { Book, Sheet } from "../workbook/book.ts";
import type { Deflated } from "../workbook/deflated.ts";
import { putPile } from "../workbook/sheet-rows.ts";
import { addValidation, protect } from "./answer-cells.ts";
import { landscape, pageText } from "./page.ts";

export interface FamilySheetOptions {
  /** 脱保, 漏保 … : the name of the sheet. */
  label: string;
  /** What stands at the head of each printed page. */
  place: string;
  month: string;
  round: string;
  columns: readonly ReportColumn[];
  /** Range of the entries of 核查结果, such as `_codes!$B$2:$B$14`. */
  codes: string;
  /** The rows, of `familyRows`, and how many there are under the header. */
  sheet: Deflated;
  rows: number;
}

/** The sheet of one family: a frozen header, then one row a finding. */
export async function writeFamilySheet(book: Book, options: FamilySheetOptions): Promise<void> {
  const { columns } = options;
  const names = columns.findIndex(({ title }) => title === "姓名") + 1;
  const sheet = book.addSheet(options.label, {
    views: [{ state: "frozen", xSplit: names, ySplit: 1, zoomScale: 85 }],
    pageSetup: { ...landscape(), printTitlesRow: "1:1" },
    headerFooter: {
      oddHeader: `&L${pageText(options.place)}&C${options.label}核查清单（${options.month}）&R内部资料　仅供本次核查使用　严禁外传`,
      oddFooter: `&L轮次 ${pageText(options.round)}　疑点是线索，以入户核查为准&C第 &P 页，共 &N 页&R核查人（签字）：　　　　　　　乡镇负责人：　　　　　　`,
    },
  });
  sheet.columns = columns.map(({ width, hidden }) => ({ width, hidden }));
  putPile(sheet, options.sheet);
  const last = options.rows + 1;
  const end = columns.filter(({ hidden }) => !hidden).length;
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: last, column: end } };
  validate(sheet, last, options);
  await protect(sheet);
  sheet.commit();
}

function validate(sheet: Sheet, last: number, { columns, codes }: FamilySheetOptions): void {
  const range = (title: string): string | undefined => {
    const at = columns.findIndex((column) => column.title === title) + 1;
    return at > 0 && last > 1
      ? `${columnLetters(at - 1)}2:${columnLetters(at - 1)}${last}`
      : undefined;
  };
  const outcome = range("核查结果");
  if (outcome) {
    addValidation(sheet, outcome, {
      type: "list",
      allowBlank: true,
      formulae: [codes],
      showInputMessage: true,
      promptTitle: "核查结果",
      prompt: "从下拉框里选一项；没有核查的留空。",
      showErrorMessage: true,
      errorStyle: "stop",
      errorTitle: "请从下拉框里选",
      error: `核查结果只能是下拉框里的一项，例如“${OUTCOMES[0]?.code} ${OUTCOMES[0]?.text}”。其他情况请选“13 信息有误”或“15 待核实，申请延期”，并在“核查情况说明”里写明。`,
    });
  }
  const day = range("核查日期");
  if (day) {
    addValidation(sheet, day, {
      type: "date",
      operator: "between",
      allowBlank: true,
      formulae: [new Date("2000-01-01T00:00:00Z"), new Date("2099-12-31T00:00:00Z")],
      showErrorMessage: true,
      errorStyle: "warning",
      errorTitle: "核查日期",
      error: "请按 2019-11-05 的样子填写日期。",
    });
  }
}
