import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { copyFile, mkdir, open, readdir, rm, truncate } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { UserError } from "../errors.ts";
import { faultOfFileSystem } from "./file-fault.ts";

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
/** Copies of a ledger file kept in 台账/备份. */
const BACKUPS_KEPT = 20;

/**
 * Add one line, flushed to disk, and return it. A line is one batch: it is there whole or not at all. The file as it was is
 * copied to 备份 first when `backup` is set. Call only while holding the project.
 *
 * Throws: UserError E6001, E6002; E7001 when the chain is already broken, nothing is then written.
 */
export async function appendChained<Body extends object>(
  file: ChainedFile,
  body: Body,
  options: { backup: boolean },
): Promise<Body & Chained> {
  const { records } = readChained<Body>(file);
  const last = records.at(-1);
  const n = (last?.n ?? 0) + 1;
  const unsealed = { n, at: new Date().toISOString(), ...body, previous: last?.hash ?? FIRST };
  const texts = new Map(
    Object.entries(unsealed).map(([name, value]) => [name, JSON.stringify(value)]),
  );
  const record = { ...unsealed, hash: hashOf(file, unsealed, texts) };
  const path = pathOf(file);
  try {
    await mkdir(file.ledgerFolder, { recursive: true, mode: 0o700 });
    if (options.backup && last) await backUp(path, n - 1);
    await dropHalfLine(path);
    await appendLine(path, lineOf(texts, record.hash));
  } catch (error) {
    throw faultOfFileSystem(error, path);
  }
  return record;
}

/**
 * Read the whole chain and check every link.
 *
 * Returns: the records and the first 12 hex digits of the last hash.
 * Throws:  UserError E7001 naming the first line that does not fit.
 */
export function readChained<Body extends object>(
  file: ChainedFile,
): { records: (Body & Chained)[]; head: string } {
  const path = pathOf(file);
  const lines = existsSync(path) ? readFileSync(path, "utf8").split("\n") : [""];
  // What follows the last line end was cut off while being written, so it was never acknowledged.
  const complete = lines.slice(0, -1);
  const records: (Body & Chained)[] = [];
  for (const [index, line] of complete.entries()) {
    records.push(checkedRecord<Body>(file, line, index, records.at(-1)));
  }
  return { records, head: (records.at(-1)?.hash ?? FIRST).slice(0, 12) };
}

function checkedRecord<Body extends object>(
  file: ChainedFile,
  line: string,
  index: number,
  before: Chained | undefined,
): Body & Chained {
  let record: Body & Chained;
  try {
    record = JSON.parse(line) as Body & Chained;
  } catch {
    throw broken(file, index + 1);
  }
  const fits = record.n === index + 1 && record.previous === (before?.hash ?? FIRST);
  if (!fits || record.hash !== hashOf(file, record)) throw broken(file, index + 1);
  return record;
}

function pathOf({ ledgerFolder, name }: ChainedFile): string {
  return join(ledgerFolder, name);
}

/** Every field goes in with its length before it, so that no two records share one text. */
function hashOf(
  { seal, fields }: ChainedFile,
  record: Omit<Chained, "hash">,
  texts: ReadonlyMap<string, string | undefined> = new Map(),
): string {
  const hash = createHash("sha256").update(`${seal}\n`);
  const values = record as unknown as Record<string, unknown>;
  for (const field of ["n", "at", ...fields, "previous"]) {
    const value = values[field];
    const text =
      typeof value === "string" ? value : (texts.get(field) ?? JSON.stringify(value) ?? "");
    const bytes = Buffer.from(text);
    hash.update(`${bytes.length}:`).update(bytes);
  }
  return hash.digest("hex");
}

/** The record as `JSON.stringify` gives it, of texts that are there already: a round of a large county has forty megabytes. */
function lineOf(texts: ReadonlyMap<string, string | undefined>, hash: string): string {
  const fields = [...texts, ["hash", JSON.stringify(hash)] as const].filter(
    ([, text]) => text !== undefined,
  );
  return `{${fields.map(([name, text]) => `${JSON.stringify(name)}:${text}`).join(",")}}`;
}

async function appendLine(path: string, line: string): Promise<void> {
  const handle = await open(path, "a", 0o600);
  try {
    await handle.appendFile(`${line}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Keep the file as it stands, named by its last line; the oldest copies go. */
async function backUp(path: string, lines: number): Promise<void> {
  const folder = join(dirname(path), "备份");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const stem = basename(path);
  await copyFile(path, join(folder, `${stem}.${String(lines).padStart(8, "0")}`));
  const copies = (await readdir(folder)).filter((name) => name.startsWith(`${stem}.`)).sort();
  for (const old of copies.slice(0, -BACKUPS_KEPT)) await rm(join(folder, old), { force: true });
}

/** Cut off a last line without an end: a kill came while it was written. */
async function dropHalfLine(path: string): Promise<void> {
  if (!existsSync(path)) return;
  const text = readFileSync(path, "utf8");
  if (text === "" || text.endsWith("\n")) return;
  await truncate(path, Buffer.byteLength(text.slice(0, text.lastIndexOf("\n") + 1)));
}

function broken({ name, broken: sentence }: ChainedFile, line: number): UserError {
  return new UserError("E7001", sentence, {
    hint: "保留现状并报告负责人；可以用备份的“台账”文件夹核对。",
    at: { file: name, row: line },
    state: "没有改动任何文件。",
  });
}
