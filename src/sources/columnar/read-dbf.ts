import { isUtf8 } from "node:buffer";
import { numberText } from "../cell/number-text.ts";
import { finishSheet, plainFacts, type ReadContext, type ReadResult } from "../read-context.ts";
import { damaged, overLimit } from "../refusal.ts";
import { assertCells } from "../spool/spool-writer.ts";
import { type DbfField, dbfHeader } from "./dbf-header.ts";

const TICK_ROWS = 10_000;
const KEPT = 0x20;
const DELETED = 0x2a;
const END_OF_FILE = 0x1a;
/** Days of Julian numbers before 1970. */
const EPOCH = 2_440_588;
const DAY = 86_400_000;
/** 31 December 9999: a day that was never filled in may be all blanks, which as a number is a day long after. */
const LAST_DAY = 5_373_484;
/** What may be left of a character that the end of its field cut off. */
const CUT_OFF = /[\xc2-\xf4][\x80-\xbf]{0,2}$/;

/**
 * Read a dBase or FoxPro table (.dbf), as old systems of the police and others hand them out. Row 1 is the names of the fields, row n + 1 the
 * n-th record; records that are marked as deleted are left out and told, as spreadsheet programs leave them out. SheetJS reads such tables too,
 * but says nothing of records that are missing or deleted.
 *
 * Throws: E3002 where records are missing, or the header does not say where they are or how many.
 */
export async function readDbf(context: ReadContext): Promise<ReadResult> {
  const { source, limits } = context;
  const bytes = source.read(0, source.size);
  const encoding = encodingOf(bytes);
  const decoder = new TextDecoder(encoding);
  // A text that fills its field may end in half a character.
  const decode = (part: Buffer) => decoder.decode(part).replace(/\ufffd+$/, "");
  const { records, start, size, fields } = dbfHeader(bytes, decode);
  if (fields.length > limits.textFields) throw overLimit(`有 ${fields.length} 列`);
  const shown = fields.filter(({ type }) => type !== "0");
  const spool = context.openSpool(0);
  spool.writeRow(
    1,
    shown.map(({ name }) => name),
  );
  const kept = markOfKept(bytes, start + records * size, start);
  let row = 1;
  let deleted = 0;
  for (let index = 0; index < records; index += 1) {
    const at = start + index * size;
    if (at + size > bytes.length) {
      if (bytes[at] === END_OF_FILE || at >= bytes.length)
        throw damaged(`应有 ${records} 条记录，只有 ${index} 条`);
      throw damaged(`第 ${index + 1} 条记录不完整`);
    }
    if (bytes[at] === DELETED) {
      deleted += 1;
      continue;
    }
    // Whoever reads on in the midst of a record gives one person the number of another.
    if (bytes[at] !== kept) throw damaged(`第 ${index + 1} 条记录的位置不对`);
    row += 1;
    const record = bytes.subarray(at, at + size);
    spool.writeRow(
      row,
      shown.map((field) => textOf(field, record, decode)),
    );
    if (row % TICK_ROWS > 0) continue;
    assertCells(spool.cells, limits.cells);
    context.tick();
  }
  assertCells(spool.cells, limits.cells);
  // A program that was cut off has written records and not yet how many they are.
  const next = start + records * size;
  if (next + size <= bytes.length && (bytes[next] === KEPT || bytes[next] === DELETED))
    throw damaged(`表头说有 ${records} 条记录，后面还有`);
  const memos = shown.filter(({ type }) => /[MGP]/.test(type)).map(({ name }) => name);
  const notes = [
    ...(deleted > 0 ? [`有 ${deleted} 条记录带删除标记，没有读入。`] : []),
    ...(memos.length > 0 ? [`${memos.join("、")}列的内容在另一个文件里，没有读入。`] : []),
  ].map((text) => ({ code: "dbf_left_out" as const, text }));
  const sheet = finishSheet(spool, { ...plainFacts("", 0), notes });
  return { format: "dbf", encoding, sheets: [sheet], notes: [] };
}

/**
 * What records that are kept begin with: a blank, or nothing at all as SheetJS and programs built on it write them, where the file ends with its last record as
 * the header says.
 */
function markOfKept(bytes: Buffer, end: number, start: number): number {
  const isWhole = bytes.length === end || (bytes.length === end + 1 && bytes[end] === END_OF_FILE);
  return isWhole && bytes[start] === 0 ? 0 : KEPT;
}

/** UTF-8 where all texts are, but for what is cut off at the end of a field; what nobody else writes is GB18030. */
function encodingOf(bytes: Buffer): "utf-8" | "gb18030" {
  const { records, start, size, fields } = dbfHeader(bytes, (part) => part.toString("latin1"));
  if (isUtf8(bytes.subarray(start))) return "utf-8";
  const texts = fields.filter(({ type }) => type === "C");
  for (let index = 0; index < records; index += 1) {
    for (const field of texts) {
      const at = start + index * size + field.at;
      const text = bytes.subarray(at, at + field.size);
      if (isUtf8(text)) continue;
      if (!isUtf8(Buffer.from(text.toString("latin1").replace(CUT_OFF, ""), "latin1")))
        return "gb18030";
    }
  }
  return "utf-8";
}

/** The field of one record as a spreadsheet would show it. */
function textOf(field: DbfField, record: Buffer, decode: (bytes: Buffer) => string): string {
  const bytes = record.subarray(field.at, field.at + field.size);
  switch (field.type) {
    case "I":
      return String(bytes.readInt32LE(0));
    case "B":
      return field.size === 8 ? numberText(bytes.readDoubleLE(0)) : "";
    case "Y":
      return numberText(Number(bytes.readBigInt64LE(0)) / 10_000);
    case "T":
      return instant(bytes.readInt32LE(0), bytes.readInt32LE(4));
    case "M":
    case "G":
    case "P":
      return "";
    case "L":
      return /[TtYy]/.test(String.fromCharCode(bytes[0] ?? 0)) ? "是" : falseText(bytes[0]);
    default:
      return decode(bytes).replaceAll("\0", "").trim();
  }
}

/** A question mark or a blank says neither. */
function falseText(byte: number | undefined): string {
  return /[FfNn]/.test(String.fromCharCode(byte ?? 0)) ? "否" : "";
}

function instant(day: number, milliseconds: number): string {
  if (day <= 0 || day > LAST_DAY) return "";
  const text = new Date((day - EPOCH) * DAY + Math.round(milliseconds / 1_000) * 1_000);
  const [date = "", time = ""] = text.toISOString().split("T");
  return time.startsWith("00:00:00") ? date : `${date} ${time.slice(0, 8)}`;
}
