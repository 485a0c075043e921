import * as XLSX from "@e965/xlsx";
import * as codePages from "@e965/xlsx/dist/cpexcel.full.mjs";
import type { SheetSpool } from "../book.ts";
import type { ReadContext } from "../read-context.ts";
import { damaged, overLimit, Refusal } from "../refusal.ts";
import { spoolSheet } from "./spool-sheet.ts";

XLSX.set_cptable(codePages);

export interface SheetJsInput {
  /** Bytes of a workbook, or the decoded text of an HTML or XML one. */
  data: Buffer | string;
  /** Take only the sheets at these positions. */
  only?: readonly number[];
}

/**
 * Read a workbook with SheetJS and spool its sheets. Cells come out as the own scanner would write them.
 *
 * Throws: E3002 when SheetJS cannot read it, E3003 for a password, E3005 when SheetJS leaves out a sheet, which it does
 *         without a word when the sheet is larger than a string may be.
 */
export function readWithSheetJs(context: ReadContext, input: SheetJsInput): SheetSpool[] {
  const book = parse(input);
  context.tick();
  const { limits } = context;
  if (book.SheetNames.length > limits.sheets)
    throw overLimit(`有 ${book.SheetNames.length} 个工作表`);
  const sheets: SheetSpool[] = [];
  let cells = 0;
  for (const [position, name] of book.SheetNames.entries()) {
    if (input.only && !input.only.includes(position)) continue;
    const sheet = Object.hasOwn(book.Sheets, name) ? book.Sheets[name] : undefined;
    const spool = spoolSheet(context, book, position, sheet, cells);
    cells += spool.cells;
    sheets.push(spool.sheet);
  }
  return sheets;
}

function parse({ data, only }: SheetJsInput): XLSX.WorkBook {
  try {
    return XLSX.read(data, {
      type: typeof data === "string" ? "string" : "buffer",
      dense: true,
      raw: true,
      cellNF: true,
      cellStyles: true,
      cellText: false,
      cellHTML: false,
      ...(only ? { sheets: [...only] } : {}),
    });
  } catch (error) {
    const message = String((error as Error).message);
    if (/password|encrypt/i.test(message)) throw passwordUnsupported();
    if (/invalid (string|array) length|out of memory/i.test(message)) throw overLimit("表格太大");
    throw damaged("表格内容读不出来");
  }
}

/** A password on a format for which none can be given. */
export function passwordUnsupported(): Refusal {
  return new Refusal(
    "E3003",
    "这个文件有打开密码，这种格式的密码不支持。",
    "请用 Excel 或 WPS 打开（输入密码），另存为不加密的 .xlsx 后再试。",
  );
}
