import { existsSync, readdirSync, readFileSync } from "node:fs";
import { copyFile, mkdir, open, readdir, rm, truncate } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { UserError } from "../errors.ts";
import { withAtomicFile } from "./atomic-file.ts";
import { hashOf, isAsHashed, lineOf, textsOf } from "./chained-line.ts";
import { forget, isFirstTime, recall, remember, stampOf } from "./chained-memory.ts";
import { faultOfFileSystem } from "./file-fault.ts";
import { bytesBefore, endsLine, wholeLines } from "./line-end.ts";

/** What every line of a chained file carries besides its own fields. */
export interface Chained {
  /** Position from 1; decides the order, whatever the clock says. */
  n: number;
  /** ISO time by this machine's clock. */
  at: string;
  previous: string;
  hash: string;
}

/** One append-only file of the ledger folder. */
export interface ChainedFile {
  ledgerFolder: string;
  /** Such as `audit.jsonl`. */
  name: string;
  /** Goes into every hash, so that lines of one file never fit into another. */
  seal: string;
  /** The fields of a line besides those of the chain, in the order in which they are hashed. */
  fields: readonly string[];
  /** Said when the chain is broken. */
  broken: string;
}

const FIRST = "0".repeat(64);
/** Bytes of a line that no command asks for again: the first round of a large county has seventy megabytes. */
const LONG_LINE = 4 << 20;
/** Copies of a ledger file kept in 台账/备份. */
const BACKUPS_KEPT = 20;
/** In 台账: copies of what is in it. */
export const BACKUP_FOLDER = "备份";

/**
 * Add one line, flushed to disk, and return it. A line is one batch: it is there whole or not at all. The file as it was before this
 * command first added to it is copied to 备份. Call only while holding the project.
 *
 * Throws: UserError E6001, E6002; E7001 when the chain is already broken, nothing is then written.
 */
export async function appendChained<Body extends object>(
  file: ChainedFile,
  body: Body,
): Promise<Body & Chained> {
  const { records } = readChained<Body>(file);
  const last = records.at(-1);
  const unsealed = unsealedAfter(last, body);
  const texts = textsOf(unsealed);
  const record = { ...unsealed, hash: hashOf(file, unsealed, texts) };
  const line = lineOf(texts, record.hash);
  const isFirst = isFirstTime(pathOf(file));
  await addLine(file, line, isFirst ? last?.n : undefined);
  // There was nothing to copy before the first line: without a copy nobody would miss it. The line is there, whatever becomes of the copy.
  if (!last) await backUp(pathOf(file), record.n).catch(() => undefined);
  if (line.length > LONG_LINE) forget(pathOf(file));
  else remember(pathOf(file), stampOf(pathOf(file)), [...records, JSON.parse(line.toString())]);
  return record;
}

/** Where a line is: its number, where it ends in bytes, and its hash. */
export interface ChainedPlace {
  n: number;
  end: number;
  hash: string;
}

/**
 * The same, without a copy, where fields are there as JSON already: a round of a large county has fifty megabytes of them.
 *
 * Returns: where the line is.
 */
export async function appendReady(
  file: ChainedFile,
  body: object,
  ready: Readonly<Record<string, Buffer>>,
): Promise<ChainedPlace> {
  const last = readChained<object>(file).records.at(-1);
  const { previous, ...before } = unsealedAfter(last, body);
  const texts = textsOf({ ...before, ...ready, previous });
  for (const [name, text] of Object.entries(ready)) texts.set(name, text);
  const hash = hashOf(file, { ...before, previous }, texts);
  const end = await addLine(file, lineOf(texts, hash), undefined);
  return { n: before.n, end, hash };
}

/** Whether a line is still where it was written. */
export function isAtPlace(file: ChainedFile, { end, hash }: ChainedPlace): boolean {
  const tail = Buffer.from(`"hash":${JSON.stringify(hash)}}\n`);
  return bytesBefore(pathOf(file), end, tail.length).equals(tail);
}

function unsealedAfter<Body extends object>(last: Chained | undefined, body: Body) {
  const n = (last?.n ?? 0) + 1;
  return { n, at: new Date().toISOString(), ...body, previous: last?.hash ?? FIRST };
}

/** Add a line, after a copy of the file under the number of its last one where that is asked for; returns where the line ends. */
async function addLine(
  file: ChainedFile,
  line: Buffer,
  backup: number | undefined,
): Promise<number> {
  const path = pathOf(file);
  try {
    await mkdir(file.ledgerFolder, { recursive: true, mode: 0o700 });
    if (backup !== undefined) await backUp(path, backup);
    await dropHalfLine(path);
    return await appendLine(path, line);
  } catch (error) {
    throw faultOfFileSystem(error, path);
  }
}

/**
 * Read the whole chain and check every link.
 *
 * Returns: the records and the first 12 hex digits of the last hash.
 * Throws:  UserError E7001 naming the first line that does not fit, or where a copy of the file has more lines.
 */
export function readChained<Body extends object>(
  file: ChainedFile,
): { records: (Body & Chained)[]; head: string } {
  const path = pathOf(file);
  const stamp = stampOf(path);
  const records = recall<Body & Chained>(path) ?? checkedRecords<Body>(file, path);
  remember(path, stamp, records);
  return { records: [...records], head: (records.at(-1)?.hash ?? FIRST).slice(0, 12) };
}

function checkedRecords<Body extends object>(file: ChainedFile, path: string): (Body & Chained)[] {
  const records: (Body & Chained)[] = [];
  // What follows the last line end was cut off while being written, so it was never acknowledged.
  for (const line of existsSync(path) ? wholeLines(readFileSync(path)) : [])
    records.push(checkedRecord<Body>(file, line, records.length, records.at(-1)));
  const copy = newestCopy(path);
  if (copy && copy.lines > records.length) throw shortened(file, records.length, copy);
  return records;
}

function checkedRecord<Body extends object>(
  file: ChainedFile,
  line: Buffer,
  index: number,
  before: Chained | undefined,
): Body & Chained {
  let record: Body & Chained;
  try {
    record = JSON.parse(line.toString()) as Body & Chained;
  } catch {
    throw broken(file, index + 1);
  }
  const fits = record.n === index + 1 && record.previous === (before?.hash ?? FIRST);
  if (!fits || !isAsHashed(file, record, line)) throw broken(file, index + 1);
  return record;
}

function pathOf({ ledgerFolder, name }: ChainedFile): string {
  return join(ledgerFolder, name);
}

async function appendLine(path: string, line: Buffer): Promise<number> {
  const handle = await open(path, "a", 0o600);
  try {
    await handle.appendFile(line);
    await handle.sync();
    return (await handle.stat()).size;
  } finally {
    await handle.close();
  }
}

/** Keep the file as it stands, named by its last line; the oldest copies go. */
async function backUp(path: string, lines: number): Promise<void> {
  const folder = join(dirname(path), BACKUP_FOLDER);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const stem = basename(path);
  // Half a copy would be found out when it is needed.
  await withAtomicFile(join(folder, `${stem}.${String(lines).padStart(8, "0")}`), (temporary) =>
    copyFile(path, temporary),
  );
  const copies = (await readdir(folder)).filter((name) => name.startsWith(`${stem}.`)).sort();
  for (const old of copies.slice(0, -BACKUPS_KEPT)) await rm(join(folder, old), { force: true });
}

/** The copy of a ledger file with the most lines; undefined where there is none. */
function newestCopy(path: string): { name: string; lines: number } | undefined {
  const folder = join(dirname(path), BACKUP_FOLDER);
  const start = `${basename(path)}.`;
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const name = names
    .filter((each) => each.startsWith(start) && /^\d{8}$/.test(each.slice(start.length)))
    .sort()
    .at(-1);
  return name === undefined ? undefined : { name, lines: Number(name.slice(start.length)) };
}

/** Cut off a last line without an end: a kill came while it was written. */
async function dropHalfLine(path: string): Promise<void> {
  if (!existsSync(path) || endsLine(path)) return;
  const text = readFileSync(path, "utf8");
  await truncate(path, Buffer.byteLength(text.slice(0, text.lastIndexOf("\n") + 1)));
}

/** A chain cannot tell by itself that its last lines are gone, or all of it. */
function shortened(
  { name }: ChainedFile,
  lines: number,
  copy: { name: string; lines: number },
): UserError {
  const message = `台账里的 ${name} 不见了或变短了：备份里有 ${copy.lines} 批记录，现在只有 ${lines} 批。`;
  return new UserError("E7001", message, {
    hint: `先看它是不是被移走或被杀毒软件隔离；找不回来，就把“台账”里“备份”文件夹的 ${copy.name} 复制到“台账”，改名为 ${name}，再运行一次。`,
    at: { file: name },
    state: "没有改动任何文件。",
  });
}

function broken({ name, broken: sentence }: ChainedFile, line: number): UserError {
  return new UserError("E7001", sentence, {
    hint: "保留现状并报告负责人；可以用备份的“台账”文件夹核对。",
    at: { file: name, row: line },
    state: "没有改动任何文件。",
  });
}
