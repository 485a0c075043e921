import type { ByteSource } from "./byte-source.ts";
import { isDbf } from "./columnar/dbf-header.ts";
import type { ReadLimits } from "./limits.ts";
import { damaged, Refusal } from "./refusal.ts";
import { readZipDirectory } from "./zip/zip-directory.ts";

export type SourceFormat =
  | "xlsx"
  | "xls"
  | "xlsb"
  | "ods"
  | "html"
  | "xml"
  | "csv"
  | "txt"
  | "parquet"
  | "arrow"
  | "dbf";

/** What the first bytes say; `ole` may be an old .xls, or any Office file with a password. */
export type SniffedFormat = Exclude<SourceFormat, "csv" | "txt"> | "ole" | "text";

const HEAD = 4_096;

/** How zips and compound files start. */
const CONTAINERS = ["504b0304", "d0cf11e0a1b11ae1"];

const ELSEWHERE: readonly (readonly [bytes: string, what: string, hint: string])[] = [
  ["25504446", "PDF 文件", "请向提供单位要 Excel 或文本格式的名册。"],
  ["89504e47", "图片", "请向提供单位要 Excel 或文本格式的名册。"],
  ["ffd8ff", "图片", "请向提供单位要 Excel 或文本格式的名册。"],
  ["47494638", "图片", "请向提供单位要 Excel 或文本格式的名册。"],
  ["52617221", "压缩包", "请先解压，再放入里面的表格文件。"],
  ["377abcaf", "压缩包", "请先解压，再放入里面的表格文件。"],
  ["1f8b", "压缩包", "请先解压，再放入里面的表格文件。"],
  ["49443b50", "SYLK 文件", "请用 Excel 或 WPS 打开，另存为 .xlsx。"],
  ["4d5a", "程序", "请放入名册文件。"],
  ["7b5c727466", "写字板（RTF）文档", "请复制其中的表格到 Excel，另存为 .xlsx。"],
];

/** Tell a file's kind from its bytes; its name does not count. Throws E3004 naming what it is instead. */
export function sniffFormat(source: ByteSource, limits: ReadLimits): SniffedFormat {
  const head = source.read(0, HEAD);
  const hex = head.toString("hex", 0, 8);
  if (head.length < 8 && CONTAINERS.some((magic) => magic.startsWith(hex))) {
    throw damaged("只有开头几个字节，文件没有拷贝完");
  }
  if (hex.startsWith("504b0304")) return zipFormat(source, limits);
  if (hex.startsWith("504b0506")) throw damaged("压缩包是空的");
  if (hex === "d0cf11e0a1b11ae1") return "ole";
  if (hex.startsWith("50415231")) return "parquet";
  if (hex.startsWith("4152524f5731") || hex.startsWith("ffffffff")) return "arrow";
  // BIFF 2 to 4: old spreadsheets without a container.
  if (/^09(00|02|04)(04|06|08)00/.test(hex)) return "xls";
  const elsewhere = ELSEWHERE.find(([bytes]) => hex.startsWith(bytes));
  if (elsewhere) throw notASpreadsheet(elsewhere[1], elsewhere[2]);
  return markupFormat(head) ?? (isDbf(head) ? "dbf" : "text");
}

export function notASpreadsheet(what: string, hint: string): Refusal {
  return new Refusal("E3004", `这是${what}，不是表格。`, hint);
}

function zipFormat(source: ByteSource, limits: ReadLimits): "xlsx" | "xlsb" | "ods" {
  const names = [...readZipDirectory(source, limits).keys()];
  const has = (pattern: RegExp) => names.some((name) => pattern.test(name));
  if (has(/^xl\/workbook\.bin$/)) return "xlsb";
  if (has(/^xl\/workbook\d*\.xml$/)) return "xlsx";
  if (has(/^word\//)) {
    throw notASpreadsheet("Word 文档", "请复制其中的表格到 Excel，另存为 .xlsx。");
  }
  if (has(/^ppt\//)) throw notASpreadsheet("演示文稿", "请放入名册表格。");
  if (has(/^\[content_types\]\.xml$/)) return "xlsx";
  if (has(/^content\.xml$/)) return "ods";
  throw notASpreadsheet("压缩包", "请先解压，再放入里面的表格文件。");
}

/** HTML and XML tables are often named .xls; both start with a tag after blanks and comments. */
function markupFormat(head: Buffer): "html" | "xml" | null {
  const isWide = head[0] === 0xff || head[0] === 0xfe || (head[0] === 0x3c && head[1] === 0);
  const text = head
    .toString(isWide ? "utf16le" : "latin1")
    .replace(/^(\ufeff|\xef\xbb\xbf)/, "")
    .replace(/^(\s|<!--[\s\S]*?-->)+/, "")
    .toLowerCase();
  if (!text.startsWith("<")) return null;
  if (/^<\?xml[\s\S]*urn:schemas-microsoft-com:office:spreadsheet/.test(text)) return "xml";
  if (/^<\?xml[\s\S]*<office:document\b/.test(text)) return "xml";
  if (
    /^<(!doctype html|\?xml[\s\S]*<html|html|head|meta|style|body|table|div|font|center)\b/.test(
      text,
    )
  ) {
    return "html";
  }
  return null;
}
