import type { ByteSource } from "../byte-source.ts";
import { withHidden } from "../hidden-rows.ts";
import type { ReadContext, ReadResult } from "../read-context.ts";
import { overLimit } from "../refusal.ts";
import { withStruckRows } from "../struck-rows.ts";
import { decodeText } from "../text/decode-text.ts";
import { detectEncoding } from "../text/detect-encoding.ts";
import { PackageParts } from "../xlsx/package-parts.ts";
import { doctypeRefused } from "../xlsx/xml-cursor.ts";
import { inflateEntry, readEntry } from "../zip/inflate-entry.ts";
import { readZipDirectory } from "../zip/zip-directory.ts";
import { showContent } from "./content-of-ods.ts";
import { HiddenInOds } from "./hidden-in-ods.ts";
import { htmlCharacters } from "./html-characters.ts";
import { picturesInOds } from "./pictures-in-ods.ts";
import { passwordUnsupported, readWithSheetJs } from "./read-sheetjs.ts";
import { StruckInOds } from "./struck-in-ods.ts";
import { withPictures } from "./with-pictures.ts";

const MANIFEST_SIZE = 4 << 20;

/** Read .xlsb and .ods: zips that the own scanner does not know. */
export async function readZippedBook(
  context: ReadContext,
  format: "xlsb" | "ods",
): Promise<ReadResult> {
  if (format === "ods") await assertNotEncrypted(context);
  const data = await checkedZip(context, context.source);
  const read = readWithSheetJs(context, { data });
  if (format === "xlsb") return { format, sheets: read, notes: [] };
  const parts = new PackageParts(context);
  const [hidden, struck] = [new HiddenInOds(), new StruckInOds()];
  const isShown = await showContent(parts, [hidden, struck]);
  const sheets = isShown ? withStruckRows(withHidden(read, hidden.parts), struck.rows) : read;
  if (!context.withAttachments) return { format, sheets, notes: [] };
  return { format, sheets: withPictures(sheets, await picturesInOds(parts)), notes: [] };
}

/** The entries of an OpenDocument file with a password look damaged; its manifest tells. */
async function assertNotEncrypted({ source, limits }: ReadContext): Promise<void> {
  const manifest = readZipDirectory(source, limits).get("meta-inf/manifest.xml");
  if (!manifest) return;
  const bytes = await readEntry(source, manifest, limits, { total: 0 }, MANIFEST_SIZE);
  if (bytes.includes("encryption-data")) throw passwordUnsupported();
}

/** Read an old .xls (also what WPS calls .et) once its container is known to hold a workbook. */
export function readOldBook(context: ReadContext): ReadResult {
  return {
    format: "xls",
    sheets: readWithSheetJs(context, { data: wholeFile(context) }),
    notes: [],
  };
}

/** Read HTML or XML tables, most of them named .xls. Cells stand as written, so that an ID stays whole. */
export function readMarkup(context: ReadContext, format: "html" | "xml"): ReadResult {
  const { source } = context;
  assertSheetJsSize(context, source.size);
  const text = detectEncoding(source);
  const data = Buffer.concat([...decodeText(source, text)]).toString("utf8");
  if (/<!ENTITY|<!DOCTYPE[^>]*\[/i.test(data) || (format === "xml" && /<!DOCTYPE/i.test(data))) {
    throw doctypeRefused();
  }
  const cells = format === "html" ? htmlCharacters(data) : data;
  const sheets = readWithSheetJs(context, { data: cells });
  return { format, encoding: text.encoding, sheets, notes: [] };
}

export function wholeFile(context: ReadContext): Buffer {
  assertSheetJsSize(context, context.source.size);
  return context.source.read(0, context.source.size);
}

/** The whole zip, after inflating every entry once within the budgets: SheetJS has none of its own. */
export async function checkedZip(context: ReadContext, source: ByteSource): Promise<Buffer> {
  const budget = { total: 0 };
  for (const entry of readZipDirectory(source, context.limits).values()) {
    for await (const _ of inflateEntry(source, entry, context.limits, budget)) {
      assertSheetJsSize(context, budget.total);
      context.tick();
    }
  }
  return source.read(0, source.size);
}

function assertSheetJsSize({ limits }: ReadContext, size: number): void {
  if (size > limits.sheetJsBytes) throw overLimit("这种格式的文件不能这么大，请另存为 .xlsx");
}
