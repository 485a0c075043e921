import { randomBytes } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { UserError } from "../errors.ts";
import { writeFileAtomic } from "../project/atomic-file.ts";
import { BACKUP_FOLDER } from "../project/chained-file.ts";
import type { ReportColumn } from "./report-file.ts";
import { hmacWith, sha256 } from "./row-hash.ts";
import { cellText } from "./workbook/safe-text.ts";
import type { RowValues } from "./worklist-row.ts";

/** Name of the file in 台账 that holds the key of all seals. */
const KEY_FILE = "worklist.key";
/** Characters of a seal. One in 10^12 guesses is right. */
export const SEAL_LENGTH = 10;
/** What the cells of a row are called by whom the row is about; a change of one of them is a correction somebody asks for. */
export const IDENTITY_TITLES = ["乡镇", "村", "户主姓名", "姓名", "身份证号"] as const;
/** Not sealed: their place says nothing of the lead. */
const UNSEALED = new Set(["serial", "turn", "finding_key", "seal"]);

/**
 * The key that seals rows; made once a project, with a copy in 备份 that takes its place where it is lost. Call only while holding the project.
 *
 * Throws: UserError E7001 where it is lost with its copy after lists were sent out: another key would fit none of them.
 */
export async function sealKey(ledgerFolder: string): Promise<string> {
  const path = join(ledgerFolder, KEY_FILE);
  const copy = join(ledgerFolder, BACKUP_FOLDER, KEY_FILE);
  const kept = keyIn(path) ?? keyIn(copy);
  if (kept === undefined && hasIssued(ledgerFolder)) throw keyLost();
  const key = kept ?? randomBytes(32).toString("hex");
  for (const each of [path, copy]) {
    if (keyIn(each) === key) continue;
    await mkdir(dirname(each), { recursive: true, mode: 0o700 });
    await writeFileAtomic(each, `${key}\n`);
  }
  return key;
}

/** Undefined where there is none, or what stands there is no key: a file that was emptied would seal all the same. */
function keyIn(path: string): string | undefined {
  const text = existsSync(path) ? readFileSync(path, "utf8").trim() : "";
  return /^[0-9a-f]{64}$/.test(text) ? text : undefined;
}

function hasIssued(ledgerFolder: string): boolean {
  const folder = join(ledgerFolder, "下发");
  return existsSync(folder) && readdirSync(folder).some((name) => name.endsWith(".jsonl"));
}

function keyLost(): UserError {
  return new UserError("E7001", `台账里的 ${KEY_FILE} 不见了或坏了，核不了清单上的校验值。`, {
    hint: `从别处备份的“台账”文件夹里把它找回来；实在没有，就把“台账”里的“下发”文件夹改名，再运行 doudi screen 重新下发，以前发出的清单就收不进来了。`,
    at: { file: KEY_FILE },
    state: "没有改动任何文件。",
  });
}

/** Titles of the sealed columns, in the order of the layout. */
export function sealedColumns(columns: readonly ReportColumn[]): ReportColumn[] {
  return columns.filter(({ from }) => from !== undefined && !UNSEALED.has(from));
}

/** Names, codes and words: no program spells them otherwise. */
const ALREADY_PLAIN = /^[0-9A-Za-z\u4e00-\u9fff-]{0,99}$/;

/** The same for every spelling in which spreadsheet programs save one text. */
export function plainText(text: string): string {
  if (ALREADY_PLAIN.test(text)) return text;
  return cellText(text)
    .normalize("NFKC")
    .replace(/[\s\p{Cc}\p{Cf}]/gu, "");
}

/** Seal of a whole ID number; nobody without the key can make one. */
export function idSealer(key: string): (id: string) => string {
  const hmac = hmacWith(key);
  return (id) => shortened(hmac(`doudi row 1\nid${sealedPart(plainText(id))}`));
}

/** 校验值 of a row of one round, from the print of its locked cells; nobody without the key can make one. */
export function roundSealer(key: string, round: string): (print: string) => string {
  const hmac = hmacWith(key);
  const about = `doudi row 2\n${round}\n`;
  return (print) => shortened(hmac(about + print, "latin1"));
}

function shortened(mac: string): string {
  return mac.slice(0, SEAL_LENGTH).replace(/[-_]/g, "x");
}

function sealedPart(cell: string): string {
  return `\n${Buffer.byteLength(cell)}:${cell}`;
}

/** What the locked cells of a row say: the same in every round that says the same. */
export interface RowPrint {
  /** Hash over them, blanks and spelling of signs aside; 32 characters that are bytes. */
  print: string;
  /** Mark of each locked cell, joined. */
  marks: string;
}

/** Texts of cells that are remembered: most cells say what others said before, but for these. */
const REMEMBERED = 50_000;
const ONCE = new Set(["task", "message", "name"]);

/** Takes the prints of rows, one row after the other. */
export function rowPrinter(columns: readonly ReportColumn[]): (values: RowValues) => RowPrint {
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
    return { print: sha256(parts), marks };
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
