import { createHmac, randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { writeFileAtomic } from "../project/atomic-file.ts";
import type { ReportColumn } from "./report-file.ts";
import { cellText } from "./workbook/safe-text.ts";
import type { RowValues } from "./worklist-row.ts";

/** Name of the file in 台账 that holds the key of all seals. */
const KEY_FILE = "worklist.key";
/** Characters of a seal. One in 10^12 guesses is right. */
const LENGTH = 10;
/** What the cells of a row are called by whom the row is about; a change of one of them is a correction somebody asks for. */
export const IDENTITY_TITLES = ["乡镇", "村", "户主姓名", "姓名", "身份证号"] as const;
/** Not sealed: their place says nothing of the lead. */
const UNSEALED = new Set(["serial", "turn", "finding_key", "seal"]);

/** The key that seals rows; made once a project. Call only while holding the project. */
export async function sealKey(ledgerFolder: string): Promise<string> {
  const path = join(ledgerFolder, KEY_FILE);
  if (!existsSync(path)) {
    await mkdir(ledgerFolder, { recursive: true, mode: 0o700 });
    await writeFileAtomic(path, `${randomBytes(32).toString("hex")}\n`);
  }
  return readFileSync(path, "utf8").trim();
}

/** Titles of the sealed columns, in the order of the layout. */
export function sealedColumns(columns: readonly ReportColumn[]): ReportColumn[] {
  return columns.filter(({ from }) => from !== undefined && !UNSEALED.has(from));
}

/** The same for every spelling in which spreadsheet programs save one text. */
export function plainText(text: string): string {
  return cellText(text)
    .normalize("NFKC")
    .replace(/[\s\p{Cc}\p{Cf}]/gu, "");
}

/** 校验值: over round and locked cells of one row; nobody without the key can make one. */
export function sealOf(key: string, round: string, cells: readonly string[]): string {
  return sealOver(key, round, cells.map(sealedPart).join(""));
}

function sealOver(key: string, round: string, parts: string): string {
  // In one piece: thirty small ones take the hash four times as long.
  const mac = createHmac("sha256", key).update(`doudi row 1\n${round}${parts}`);
  return mac.digest("base64url").replace(/[-_]/g, "x").slice(0, LENGTH);
}

function sealedPart(cell: string): string {
  return `\n${Buffer.byteLength(cell)}:${cell}`;
}

/** Seal and marks of a row. */
export interface SealedRow {
  seal: string;
  /** Mark of each locked cell, joined. */
  marks: string;
}

/** Texts of cells that are remembered: most cells say what others said before, but for these. */
const REMEMBERED = 50_000;
const ONCE = new Set(["task", "message", "name"]);

/** Seals the locked cells of rows of one round, one row after the other. */
export function rowSealer(
  key: string,
  round: string,
  columns: readonly ReportColumn[],
): (values: RowValues) => SealedRow {
  const known = new Map<string, { part: string; mark: string }>();
  const cellOf = (text: string, isOnce: boolean) => {
    const before = isOnce ? undefined : known.get(text);
    if (before) return before;
    const plain = plainText(text);
    const cell = { part: sealedPart(plain), mark: cellMark(plain) };
    if (isOnce) return cell;
    if (known.size >= REMEMBERED) known.clear();
    known.set(text, cell);
    return cell;
  };
  const cells = columns.map(({ from = "" }) => ({ from, isOnce: ONCE.has(from) }));
  return (values) => {
    let parts = "";
    let marks = "";
    for (const { from, isOnce } of cells) {
      const { part, mark } = cellOf(String(values(from) ?? ""), isOnce);
      parts += part;
      marks += mark;
    }
    return { seal: sealOver(key, round, parts), marks };
  };
}

/** A short mark of one cell, to tell later whether it changed; not secret, not invertible for long texts. */
export function cellMark(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0).toString(36).padStart(7, "0");
}
