import { appendChained, type Chained, type ChainedFile, readChained } from "./chained-file.ts";
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
export type AuditRecord = AuditEntry & Chained;

type Ledger = Pick<ProjectPaths, "ledgerFolder">;

/** Add one line to 台账/audit.jsonl, flushed to disk, and return it. Call only while holding the project. */
export function appendAudit(project: Ledger, entry: AuditEntry): Promise<AuditRecord> {
  return appendChained(auditFile(project), entry);
}

/**
 * Read the whole chain and check every link.
 *
 * Returns: the records and the first 12 hex digits of the last hash, which worklists and reports print.
 * Throws:  UserError E7001 naming the first line that does not fit.
 */
export function readAudit(project: Ledger): { records: AuditRecord[]; head: string } {
  return readChained<AuditEntry>(auditFile(project));
}

function auditFile({ ledgerFolder }: Ledger): ChainedFile {
  return {
    ledgerFolder,
    name: "audit.jsonl",
    seal: "doudi audit 1",
    fields: ["who", "command", "inputs", "outputs", "counts"],
    broken: "操作记录对不上：有一行被改动、删除或插入过。",
  };
}
