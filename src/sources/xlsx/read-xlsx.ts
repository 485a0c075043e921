import type { Note, SheetSpool } from "../book.ts";
import type { ByteSource } from "../byte-source.ts";
import { hiddenNotes } from "../hidden-rows.ts";
import { finishSheet, plainFacts, type ReadContext, type ReadResult } from "../read-context.ts";
import { damaged, overLimit } from "../refusal.ts";
import { assertCells } from "../spool/spool-writer.ts";
import { struckNotes } from "../struck-rows.ts";
import { readAttachments } from "./attachments.ts";
import type { CellMeanings } from "./cell-scanner.ts";
import { PackageParts } from "./package-parts.ts";
import { feedPart } from "./part-feed.ts";
import { NO_STRINGS, readSharedStrings } from "./shared-strings.ts";
import { SheetScanner } from "./sheet-scanner.ts";
import { readCellFormats } from "./styles.ts";
import { Unknown } from "./unknown.ts";
import { type ListedSheet, readWorkbook, type Workbook } from "./workbook.ts";

/**
 * Read an .xlsx or .xlsm with the own scanner; what it does not know goes to SheetJS, sheet by sheet.
 *
 * Throws: E3002 when the file breaks the rules of its format, E3005 past the budgets.
 */
export async function readXlsx(context: ReadContext): Promise<ReadResult> {
  const parts = new PackageParts(context);
  let workbook: Workbook;
  try {
    workbook = await readWorkbook(parts);
  } catch (error) {
    if (!(error instanceof Unknown)) throw error;
    return { format: "xlsx", sheets: await bySheetJs(context, null), notes: [] };
  }
  if (workbook.sheets.length > context.limits.sheets) {
    throw overLimit(`有 ${workbook.sheets.length} 个工作表`);
  }
  const meanings = await readMeanings(context, parts, workbook);
  const sheets: SheetSpool[] = [];
  const unknown = new Map<number, Unknown>();
  let cells = 0;
  for (const listed of workbook.sheets) {
    try {
      const { sheet, cells: count } = await scanSheet(context, parts, meanings, listed, cells);
      cells += count;
      sheets.push(sheet);
    } catch (error) {
      if (!(error instanceof Unknown)) throw error;
      unknown.set(listed.position, error);
    }
  }
  if (unknown.size > 0) sheets.push(...(await instead(context, unknown)));
  sheets.sort((a, b) => a.position - b.position);
  const notes: Note[] = workbook.hasMacros
    ? [{ code: "macros", text: "文件里有宏，只读数据，宏没有运行。" }]
    : [];
  return { format: "xlsx", sheets, notes };
}

async function readMeanings(
  { limits }: ReadContext,
  parts: PackageParts,
  { stringsPath, stylesPath, is1904 }: Workbook,
): Promise<CellMeanings> {
  const entry = stringsPath === undefined ? undefined : parts.find(stringsPath);
  return {
    strings: entry ? await readSharedStrings(parts.chunks(entry), limits) : NO_STRINGS,
    ...(await readCellFormats(parts, stylesPath)),
    is1904,
  };
}

async function scanSheet(
  context: ReadContext,
  parts: PackageParts,
  meanings: CellMeanings,
  listed: ListedSheet,
  cellsBefore: number,
): Promise<{ sheet: SheetSpool; cells: number }> {
  const { limits } = context;
  const { name, position, hidden } = listed;
  const facts = { ...plainFacts(name, position), hidden };
  const spool = context.openSpool(position);
  if (listed.type !== "worksheet") {
    const notes: Note[] = [{ code: "chart_sheet", text: "这一页是图表或对话框，没有数据。" }];
    return { sheet: finishSheet(spool, { ...facts, notes }), cells: 0 };
  }
  const entry = parts.find(listed.path);
  if (!entry) throw new Unknown("a sheet without a part");
  const scanner = new SheetScanner(spool, meanings, limits);
  try {
    await feedPart(parts.chunks(entry), limits, (bytes, end, isLast) => {
      context.tick();
      const done = scanner.scan(bytes, end, isLast);
      assertCells(cellsBefore + spool.cells, limits.cells);
      return done;
    });
  } catch (error) {
    if (error instanceof Unknown) error.rows = spool.filledRows;
    throw error;
  }
  const { merges, hiddenColumns, rows } = scanner;
  const { formulasWithoutValue = 0, ...counts } = rows?.cells.counts ?? {};
  const sheet = finishSheet(spool, {
    ...facts,
    merges,
    hiddenColumns,
    hiddenRows: rows?.hiddenRows ?? 0,
    ...counts,
    notes: [
      ...sheetNotes(formulasWithoutValue, rows?.disorderedRows ?? 0),
      ...struckNotes(rows),
      ...hiddenNotes({ hiddenRows: rows?.hiddenRows ?? 0, hiddenColumns }, spool.width),
    ],
    ...(context.withAttachments ? { attachments: await readAttachments(parts, listed.path) } : {}),
  });
  return { sheet, cells: spool.cells };
}

function sheetNotes(formulasWithoutValue: number, disorderedRows: number): Note[] {
  const notes: Note[] = [];
  if (formulasWithoutValue > 0) {
    const text = `有 ${formulasWithoutValue} 个公式没有保存结果，按空白读入；请用 Excel 或 WPS 打开后保存一次。`;
    notes.push({ code: "formula_without_value", text });
  }
  if (disorderedRows > 0) {
    const text = `有 ${disorderedRows} 行的单元格没有按列的顺序存放，已按各自的列号读入。`;
    notes.push({ code: "disordered_cells", text });
  }
  return notes;
}

/** The sheets the scanner did not know, by SheetJS: which drops what it cannot make sense of, so it must find as many rows. */
async function instead(
  context: ReadContext,
  unknown: ReadonlyMap<number, Unknown>,
): Promise<SheetSpool[]> {
  const sheets = await bySheetJs(context, [...unknown.keys()]);
  for (const { position, filledRows } of sheets) {
    const seen = unknown.get(position)?.rows ?? 0;
    if (filledRows < seen) throw damaged(`有 ${seen - filledRows} 行读不出来`);
  }
  return sheets;
}

/** Sheets by position, all when null. */
async function bySheetJs(context: ReadContext, positions: number[] | null): Promise<SheetSpool[]> {
  const { checkedZip } = await import("../sheetjs/read-legacy.ts");
  const { readWithSheetJs } = await import("../sheetjs/read-sheetjs.ts");
  const data = await checkedZip(context, context.source as ByteSource);
  const sheets = readWithSheetJs(context, positions ? { data, only: positions } : { data });
  const note: Note = {
    code: "read_by_sheetjs",
    text: "表格的写法少见，改用备用方式读入，请核对行数。",
  };
  return sheets.map((sheet) => ({ ...sheet, notes: [...sheet.notes, note] }));
}
