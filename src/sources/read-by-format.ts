import type { Note } from "./book.ts";
import type { ReadContext, ReadResult } from "./read-context.ts";
import { type SourceFormat, sniffFormat } from "./sniff-format.ts";
import { readText } from "./text/read-text.ts";

/** Extensions that say what the bytes say too. */
const EXTENSIONS: Readonly<Record<SourceFormat, readonly string[]>> = {
  xlsx: ["xlsx", "xlsm", "xltx", "xltm", "et", "ett"],
  xls: ["xls", "xlt", "et", "ett"],
  xlsb: ["xlsb"],
  ods: ["ods", "ots"],
  html: ["html", "htm", "mht"],
  xml: ["xml"],
  csv: ["csv", "txt", "tsv", "dat"],
  txt: ["csv", "txt", "tsv", "dat"],
  parquet: ["parquet", "pq"],
  arrow: ["arrow", "feather", "ipc", "arrows"],
  dbf: ["dbf"],
};

const NAMES: Readonly<Record<SourceFormat, string>> = {
  xlsx: "Excel 工作簿（.xlsx）",
  xls: "旧格式 Excel 工作簿（.xls）",
  xlsb: "二进制 Excel 工作簿（.xlsb）",
  ods: "OpenDocument 表格（.ods）",
  html: "网页表格（HTML）",
  xml: "XML 表格",
  csv: "文本",
  txt: "文本",
  parquet: "Parquet",
  arrow: "Arrow",
  dbf: "dBase 表（.dbf）",
};

/** Read a file as what its bytes say it is, and say so when its name says otherwise. */
export async function readByFormat(context: ReadContext): Promise<ReadResult> {
  const result = await readSniffed(context);
  for (const sheet of result.sheets) sheet.notes.push(...cutOffNote(sheet.rows));
  const { extension } = context;
  if (extension === "" || EXTENSIONS[result.format].includes(extension)) return result;
  const note: Note = {
    code: "other_extension",
    text: `文件名是 .${extension}，内容其实是${NAMES[result.format]}，已按内容读入。`,
  };
  return { ...result, notes: [...result.notes, note] };
}

/** A sheet that is full to the last row a format has was probably cut off when it was saved. */
function cutOffNote(rows: number): Note[] {
  if (rows !== 65_536 && rows !== 1_048_576) return [];
  const text = `正好 ${rows} 行，是表格格式的行数上限，后面的行可能没有存下来。`;
  return [{ code: "cut_off", text }];
}

/** Readers are loaded when they are needed: most runs need one or two of them. */
async function readSniffed(context: ReadContext): Promise<ReadResult> {
  const format = sniffFormat(context.source, context.limits);
  switch (format) {
    case "text":
      return readText(context);
    case "xlsx":
      return (await import("./xlsx/read-xlsx.ts")).readXlsx(context);
    case "ole":
      return (await import("./sheetjs/read-ole.ts")).readOle(context, readSniffed);
    case "xls":
      return (await import("./sheetjs/read-legacy.ts")).readOldBook(context);
    case "xlsb":
    case "ods":
      return (await import("./sheetjs/read-legacy.ts")).readZippedBook(context, format);
    case "html":
    case "xml":
      return (await import("./sheetjs/read-legacy.ts")).readMarkup(context, format);
    case "parquet":
      return (await import("./columnar/read-parquet.ts")).readParquet(context);
    case "arrow":
      return (await import("./columnar/read-arrow.ts")).readArrow(context);
    case "dbf":
      return (await import("./columnar/read-dbf.ts")).readDbf(context);
  }
}
