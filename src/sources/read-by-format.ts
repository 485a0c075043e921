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
};

/** Read a file as what its bytes say it is, and say so when its name says otherwise. */
export async function readByFormat(context: ReadContext): Promise<ReadResult> {
  const result = await readSniffed(context);
  const { extension } = context;
  if (extension === "" || EXTENSIONS[result.format].includes(extension)) return result;
  const note: Note = {
    code: "other_extension",
    text: `文件名是 .${extension}，内容其实是${NAMES[result.format]}，已按内容读入。`,
  };
  return { ...result, notes: [...result.notes, note] };
}

/** Readers are loaded when they are needed: most runs need one or two of them. */
async function readSniffed(context: ReadContext): Promise<ReadResult> {
  const format = sniffFormat(context.source, context.limits);
  if (format === "text" || format === "csv" || format === "txt") return readText(context);
  if (format === "xlsx") return (await import("./xlsx/read-xlsx.ts")).readXlsx(context);
  const legacy = await import("./sheetjs/read-legacy.ts");
  if (format === "html" || format === "xml") return legacy.readMarkup(context, format);
  if (format === "xlsb" || format === "ods") return legacy.readZippedBook(context, format);
  return legacy.readOldBook(context);
}
