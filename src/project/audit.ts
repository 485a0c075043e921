import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { mkdir, open, truncate } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../errors.ts";
import { faultOfFileSystem } from "./file-fault.ts";
import type { ProjectPaths } from "./project.ts";

/** What one command did; holds hashes and counts, never a value of a person. */
export interface AuditEntry {
  /** Account of the operating system. */
  who: string;
  command: string;
  inputs: readonly { sha256: string; rows?: number }[];
  outputs: readonly { file: string; sha256: string }[];
  counts: Readonly<Record<string, number>>;
}

/** One line of audit.jsonl. */
export interface AuditRecord extends AuditEntry {
  /** Position from 1; decides the order, whatever the clock says. */
  n: number;
  /** ISO time by this machine's clock. */
  at: string;
  previous: string;
  hash: string;
}

const FIRST = "0".repeat(64);

/** Add one line to 台账/audit.jsonl, flushed to disk, and return it. Call only while holding the project. */
export async function appendAudit(
  project: Pick<ProjectPaths, "ledgerFolder">,
  entry: AuditEntry,
): Promise<AuditRecord> {
  const { records } = readAudit(project);
  const last = records.at(-1);
  const body = {
    n: (last?.n ?? 0) + 1,
    at: new Date().toISOString(),
    who: entry.who,
    command: entry.command,
    inputs: entry.inputs,
    outputs: entry.outputs,
    counts: entry.counts,
    previous: last?.hash ?? FIRST,
  };
  const record: AuditRecord = { ...body, hash: hashOf(body) };
  await appendLine(auditFile(project), JSON.stringify(record));
  return record;
}

/**
 * Read the whole chain and check every link.
 *
 * Returns: the records and the first 12 hex digits of the last hash, which worklists and reports print.
 * Throws:  UserError E7001 naming the first line that does not fit.
 */
export function readAudit(project: Pick<ProjectPaths, "ledgerFolder">): {
  records: AuditRecord[];
  head: string;
} {
  const path = auditFile(project);
  if (!existsSync(path)) return { records: [], head: FIRST.slice(0, 12) };
  const lines = readFileSync(path, "utf8").split("\n");
  // What follows the last line end was cut off while being written, so it was never acknowledged.
  const complete = lines.slice(0, -1);
  const records: AuditRecord[] = [];
  for (const [index, line] of complete.entries()) {
    records.push(checkedRecord(line, index, records.at(-1)));
  }
  return { records, head: (records.at(-1)?.hash ?? FIRST).slice(0, 12) };
}

function checkedRecord(line: string, index: number, before: AuditRecord | undefined): AuditRecord {
  let record: AuditRecord;
  try {
    record = JSON.parse(line) as AuditRecord;
  } catch {
    throw broken(index + 1);
  }
  const { hash, ...body } = record;
  const fits = record.n === index + 1 && record.previous === (before?.hash ?? FIRST);
  if (!fits || hash !== hashOf(body)) throw broken(index + 1);
  return record;
}

function auditFile(project: Pick<ProjectPaths, "ledgerFolder">): string {
  return join(project.ledgerFolder, "audit.jsonl");
}

/** Every field goes in with its length before it, so that no two records share one text. */
function hashOf(body: Omit<AuditRecord, "hash">): string {
  const hash = createHash("sha256").update("doudi audit 1\n");
  const { n, at, who, command, inputs, outputs, counts, previous } = body;
  for (const field of [n, at, who, command, inputs, outputs, counts, previous]) {
    const text = typeof field === "string" ? field : JSON.stringify(field);
    hash.update(`${Buffer.byteLength(text)}:${text}`);
  }
  return hash.digest("hex");
}

async function appendLine(path: string, line: string): Promise<void> {
  try {
    await mkdir(join(path, ".."), { recursive: true, mode: 0o700 });
    await dropHalfLine(path);
    const handle = await open(path, "a", 0o600);
    try {
      await handle.appendFile(`${line}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw faultOfFileSystem(error, path);
  }
}

/** Cut off a last line without an end: a kill came while it was written. */
async function dropHalfLine(path: string): Promise<void> {
  if (!existsSync(path)) return;
  const text = readFileSync(path, "utf8");
  if (text === "" || text.endsWith("\n")) return;
  await truncate(path, Buffer.byteLength(text.slice(0, text.lastIndexOf("\n") + 1)));
}

function broken(line: number): UserError {
  return new UserError("E7001", "操作记录对不上：有一行被改动、删除或插入过。", {
    hint: "保留现状并报告负责人；可以用备份的“台账”文件夹核对。",
    at: { file: "audit.jsonl", row: line },
    state: "没有改动任何文件。",
  });
}
