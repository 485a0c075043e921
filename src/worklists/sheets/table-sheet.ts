import type { Row } from "../../engine/database.ts";
import { columnLetters } from "../../sources/recognition/header/column-letters.ts";
import type { Report } from "../report-file.ts";
import type { Book } from "../workbook/book.ts";
import { addValidation, protect } from "./answer-cells.ts";
import { landscape, pageText } from "./page.ts";
import { ratioOf } from "./ratio-text.ts";
import { type CellValue, type SheetLines, sheetLines } from "./sheet-lines.ts";

export interface TableSheetOptions {
  /** What stands above the table and at the head of each printed page. */
  place: string;
  round: string;
  /** Printed under the table after the report's own notes. */
  notes?: readonly string[];
}

type Columns = Report["header"]["columns"];

/** Lines above the first row of a table: title and header. */
const HEAD = 2;

/** One sheet as its file in reports/ lays it out: title, header, rows, totals, notes. */
export async function writeTable(
  book: Book,
  { header }: Report,
  rows: readonly Row[],
  options: TableSheetOptions,
): Promise<void> {
  const { columns } = header;
  const sheet = book.addSheet(header.sheet ?? header.name, {
    views: [{ state: "frozen", ySplit: HEAD }],
    pageSetup: { ...landscape(header.paper), printTitlesRow: `${HEAD}:${HEAD}` },
    headerFooter: summaryPages(options),
  });
  const widths = columns.map(({ width }) => width);
  sheet.columns = widths.map((width) => ({ width }));
  const printed = header.printed ?? columns.length;
  const lines = sheetLines(sheet, widths, printed);
  lines.wide(`${options.place}${header.title ?? ""}`, "title", 34);
  lines.cells(
    columns.map(({ title }) => title),
    columns.map(({ answer }) => (answer ? "answerHeader" : "header")),
    26,
  );
  writeRows(lines, columns, rows);
  if (rows.length === 0) lines.wide(header.empty ?? "没有。", "text");
  else {
    sheet.autoFilter = {
      from: { row: HEAD, column: 1 },
      to: { row: lines.last, column: columns.length },
    };
    writeTotals(lines, columns, rows);
  }
  lines.notes([...header.notes, ...(options.notes ?? [])]);
  if (printed < columns.length) {
    // ExcelJS puts a $ before each corner; LibreOffice takes no area that is not fixed in both ways.
    sheet.pageSetup.printArea = `A$1:${columnLetters(printed - 1)}$${lines.last}`;
  }
  if (rows.length > 0) addChoices(sheet, columns, HEAD + rows.length);
  if (columns.some(({ answer }) => answer)) await protect(sheet);
  sheet.commit();
}

function writeRows(lines: SheetLines, columns: Columns, rows: readonly Row[]): void {
  for (const row of rows) {
    lines.cells(
      columns.map(({ from }) => cellOf(row[from ?? ""])),
      columns.map(({ look }) => look),
    );
  }
}

/** 合计, where a column has one. */
function writeTotals(lines: SheetLines, columns: Columns, rows: readonly Row[]): void {
  if (!columns.some(({ total }) => total)) return;
  lines.cells(
    columns.map(({ total, from, ratio }, index) => {
      if (total) return sumOf(rows, from ?? "", index, HEAD + rows.length);
      if (ratio) return ratioOf(rows, ratio);
      return index === 0 ? "合计" : "";
    }),
    columns.map(({ total, look }) =>
      total ? (look === "money" ? "totalMoney" : "totalNumber") : "total",
    ),
  );
}

/** The dropdowns of the columns that people fill in, down to line `last`. */
function addChoices(sheet: ReturnType<Book["addSheet"]>, columns: Columns, last: number): void {
  for (const [index, { title, choices }] of columns.entries()) {
    if (choices.length === 0) continue;
    const letter = columnLetters(index);
    addValidation(sheet, `${letter}${HEAD + 1}:${letter}${last}`, {
      type: "list",
      allowBlank: true,
      formulae: [`"${choices.join(",")}"`],
      showErrorMessage: true,
      errorStyle: "stop",
      errorTitle: "请从下拉框里选",
      error: `${title}只能是下拉框里的一项：${choices.join("、")}。`,
    });
  }
}

/** Header and footer of the printed pages of a summary. */
export function summaryPages({ place, round }: { place: string; round: string }) {
  return {
    oddHeader: `&L${pageText(place)}&R内部资料　严禁外传`,
    oddFooter: `&L轮次 ${pageText(round)}　疑点是线索，以入户核查为准&R第 &P 页，共 &N 页`,
  };
}

function cellOf(value: Row[string] | undefined): CellValue {
  return typeof value === "boolean" ? String(value) : (value ?? null);
}

function sumOf(rows: readonly Row[], from: string, index: number, last: number): CellValue {
  const letter = columnLetters(index);
  return {
    formula: `SUM(${letter}${HEAD + 1}:${letter}${last})`,
    result: rows.reduce((sum, row) => sum + Number(row[from] ?? 0), 0),
  };
}
