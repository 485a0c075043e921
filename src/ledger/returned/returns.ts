import {
  appendChained,
  type Chained,
  type ChainedFile,
  readChained,
} from "../../project/chained-file.ts";
import type { ProjectPaths } from "../../project/project.ts";
import type { Answer } from "../answers.ts";

/** One way a lead was answered, and in which file. */
export interface Candidate {
  file: string;
  sha256: string;
  answer: Answer;
  /** Set where it was given on the list of a round after the one that is collected. */
  laterRound?: string;
  /** Of a row that was set aside: why, and whose name stands on it. */
  why?: string;
  rowName?: string;
}

/** Answers to one lead that contradict each other: nobody but a person decides. */
export interface Conflict {
  /** Follows from the candidates. */
  id: string;
  task: string;
  findingKey: string;
  why: string;
  candidates: readonly Candidate[];
  /** All candidates are rows that were set aside: a sound answer settles it without anybody deciding. */
  isDoubtful?: true;
}

/** A row that was set aside. */
export interface RefusedRow {
  file: string;
  sheet: string;
  row: number;
  /** As written; may be wrong. */
  task: string;
  /** Of the lead it seems to be about; empty where that is not known. */
  town: string;
  reason: string;
}

/** A row that people added by hand: a lead of their own, never merged with ours. */
export interface NewLead {
  file: string;
  sheet: string;
  row: number;
  town: string;
  /** What the row says, by the title of the column. */
  said: Readonly<Record<string, string>>;
}

/** What became of one returned file, or which conflicts were decided. */
export interface ReturnBatch {
  who: string;
  source: { file: string; sha256: string };
  round: string;
  towns: readonly string[];
  refused: readonly RefusedRow[];
  conflicts: readonly Conflict[];
  leads: readonly NewLead[];
  /** Ids of conflicts that are settled now. */
  decided: readonly string[];
}

export type ReturnRecord = ReturnBatch & Chained;

type Ledger = Pick<ProjectPaths, "ledgerFolder">;

/** Add one batch to 台账/returns.jsonl, whole or not at all; after the answers of the file. Call only while holding the project. */
export function appendReturn(project: Ledger, batch: ReturnBatch): Promise<ReturnRecord> {
  return appendChained(returnFile(project), batch);
}

/** Throws: UserError E7001 where the file was tampered with. */
export function readReturns(project: Ledger): ReturnRecord[] {
  return readChained<ReturnBatch>(returnFile(project)).records;
}

/** The conflicts of a round that wait for a decision, the latest of each lead. */
export function openConflicts(
  records: readonly ReturnBatch[],
  round: string,
): Map<string, Conflict> {
  const open = new Map<string, Conflict>();
  for (const record of records.filter((each) => each.round === round)) {
    for (const conflict of record.conflicts) open.set(conflict.findingKey, conflict);
    for (const [key, { id }] of open) if (record.decided.includes(id)) open.delete(key);
  }
  return open;
}

function returnFile({ ledgerFolder }: Ledger): ChainedFile {
  return {
    ledgerFolder,
    name: "returns.jsonl",
    seal: "doudi returns 1",
    fields: ["who", "source", "round", "towns", "refused", "conflicts", "leads", "decided"],
    broken: "收件记录对不上：有一行被改动、删除或插入过。",
  };
}
