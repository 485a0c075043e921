import type * as XLSX from "@e965/xlsx";
import type { Attachment, MergedRange, Note, SheetSpool } from "../book.ts";
import { hiddenNotes } from "../hidden-rows.ts";
import { finishSheet, plainFacts, type ReadContext } from "../read-context.ts";
import { overLimit } from "../refusal.ts";
import { assertCells } from "../spool/spool-writer.ts";
import { CellTexts } from "./cell-texts.ts";

const TICK_ROWS = 10_000;

/** Spool one sheet as SheetJS gives it; `cellsBefore` is what the sheets before it hold. */
export function spoolSheet(
  context: ReadContext,
  book: XLSX.WorkBook,
  position: number,
  sheet: XLSX.WorkSheet | undefined,
  cellsBefore: number,
): { sheet: SheetSpool; cells: number } {
  const name = book.SheetNames[position] as string;
  const facts = plainFacts(name, position);
  const hidden = book.Workbook?.Sheets?.[position]?.Hidden ?? 0;
  const isChart = sheet?.["!type"] !== undefined && sheet["!type"] !== "sheet";
  const rows = sheet?.["!data"];
  if (!isChart && !rows) throw overLimit("工作表太大", { sheet: name });
  const texts = new CellTexts(book.Workbook?.WBProps?.date1904 === true);
  const spool = context.openSpool(position);
  const { limits } = context;
  let hiddenRows = 0;
  for (const [index, cells] of (rows ?? []).entries()) {
    if (!cells) continue;
    if (index >= limits.rows) throw overLimit(`超过 ${limits.rows} 行`, { sheet: name });
    if (cells.length > limits.columns)
      throw overLimit(`超过 ${limits.columns} 列`, { sheet: name });
    const { filledRows } = spool;
    spool.writeRow(
      index + 1,
      Array.from(cells, (cell) => texts.of(cell, limits.cellUnits)),
    );
    if (spool.filledRows > filledRows && sheet?.["!rows"]?.[index]?.hidden) hiddenRows += 1;
    if (index % TICK_ROWS > 0) continue;
    assertCells(cellsBefore + spool.cells, limits.cells);
    context.tick();
  }
  assertCells(cellsBefore + spool.cells, limits.cells);
  const notes: Note[] = isChart ? [{ code: "chart_sheet", text: "这是图表，没有数据。" }] : [];
  const { formulaCells, errorCells, numericLongIds } = texts;
  const notShown = hiddenColumns(sheet);
  const result = finishSheet(spool, {
    ...facts,
    hidden: hidden === 2 ? 2 : hidden ? 1 : 0,
    merges: (sheet?.["!merges"] ?? []).map(mergedRange),
    hiddenRows,
    hiddenColumns: notShown,
    formulaCells,
    errorCells,
    numericLongIds,
    notes: [
      ...texts.notes(notes),
      ...hiddenNotes({ hiddenRows, hiddenColumns: notShown }, spool.width),
    ],
    ...(context.withAttachments ? { attachments: commentsIn(rows ?? []) } : {}),
  });
  return { sheet: result, cells: spool.cells };
}

/** Comments only: SheetJS does not read pictures. To a text of an old .xls it adds, after a NUL, how the text is formatted. */
function commentsIn(rows: readonly (XLSX.CellObject[] | undefined)[]): Attachment[] {
  return rows.flatMap((cells, row) =>
    Array.from(cells ?? [], (cell) => cell).flatMap((cell, column) =>
      (cell?.c ?? []).map(
        ({ t }): Attachment => ({
          ...{ row: row + 1, column: column + 1, kind: "comment" },
          text: (String(t ?? "").split("\0", 1)[0] ?? "").trim(),
        }),
      ),
    ),
  );
}

function hiddenColumns(sheet: XLSX.WorkSheet | undefined): number[] {
  return Array.from(sheet?.["!cols"] ?? [], (column, index) =>
    column?.hidden ? index + 1 : 0,
  ).filter(Boolean);
}

function mergedRange({ s, e }: XLSX.Range): MergedRange {
  return { top: s.r + 1, left: s.c + 1, bottom: e.r + 1, right: e.c + 1 };
}
