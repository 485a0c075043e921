import {
  appendChained,
  type Chained,
  type ChainedFile,
  readChained,
} from "../../project/chained-file.ts";
import type { ProjectPaths } from "../../project/project.ts";

/** A lead when it first became a case. The ledger must be readable without anything else, so it says it all. */
export interface OpenedCase {
  key: string;
  task: string;
  rule: string;
  level: string;
  /** `2019-04,2019-05`; null where the rule lists no months. */
  period: string | null;
  personId: string | null;
  householdNo: string | null;
  name: string | null;
  town: string | null;
  village: string | null;
  message: string;
  /** 老 残 童 病 灾, with blanks between. */
  groups: string;
  cause: string | null;
}

/** How a lead stands in a later round. */
export interface CaseChange {
  key: string;
  level: string;
  period: string | null;
}

/** Why an earlier answer counts no longer. */
export type LapseReason = "expired" | "months" | "level";

/** A row of a roll that shows that what a township reported has been done. */
export interface CaseProof {
  key: string;
  /** The result code it bears out. */
  outcome: string;
  /** `文件·工作表·第 12 行`, what it is, which month; no name or number. */
  text: string;
}

export interface RuleTerms {
  title: string;
  priority: string;
  dueDays: number;
  who: string;
}

/** What a round did to the ledger. */
export interface RoundAct {
  kind: "round";
  round: string;
  month: string;
  /** Last day of the month. */
  asOf: string;
  findingsHash: string;
  rules: Readonly<Record<string, RuleTerms>>;
  opened: readonly OpenedCase[];
  changed: readonly CaseChange[];
  /** Gone in an earlier round and there again. */
  returned: readonly CaseChange[];
  /** Keys no longer raised although their rule was checked. */
  gone: readonly string[];
  lapsed: readonly { key: string; reason: LapseReason }[];
  /** Rules of open cases that this round could not check. */
  unchecked: readonly string[];
  /** Keys no longer raised by a rule that looked at less than when it raised them: still open. */
  unlooked?: readonly string[];
  proofs: readonly CaseProof[];
  /** Leads that an exception of the county keeps from the worklists, and until when. */
  excepted: readonly { key: string; until: string }[];
}

/** What the county does with cases. */
export type CaseAct =
  | RoundAct
  /** The worklists of a round went out on the day of the batch; a town, or all. */
  | { kind: "issue"; round: string; town: string | null }
  | { kind: "assign"; keys: readonly string[]; unit: string; person: string; measure: string }
  | { kind: "extend"; keys: readonly string[]; reason: string }
  /** What was to be done has been done; the proof is still to come. */
  | { kind: "finish"; keys: readonly string[]; note: string }
  | { kind: "close"; keys: readonly string[]; proof: string; opinion: string }
  | { kind: "reopen"; keys: readonly string[]; reason: string }
  | { kind: "draw"; seed: string; percent: number; population: number; keys: readonly string[] }
  | { kind: "recheck"; keys: readonly string[]; agrees: boolean; note: string };

/** One thing done, on one day. */
export interface CaseBatch {
  /** Account of the operating system. */
  who: string;
  /** The day it counts from, `YYYY-MM-DD`, as it was said; nothing is worked out from the clock. */
  on: string;
  /** How many batches of answers.jsonl came before: that fixes the order between the two files. */
  answers: number;
  act: CaseAct;
}

export type CaseRecord = CaseBatch & Chained;

type Ledger = Pick<ProjectPaths, "ledgerFolder">;

/** Add one batch to 台账/cases.jsonl, whole or not at all. Call only while holding the project. */
export function appendCases(project: Ledger, batch: CaseBatch): Promise<CaseRecord> {
  return appendChained(caseFile(project), batch);
}

/** Every batch ever written, in order. Throws: UserError E7001 where the file was tampered with. */
export function readCases(project: Ledger): CaseRecord[] {
  return readChained<CaseBatch>(caseFile(project)).records;
}

function caseFile({ ledgerFolder }: Ledger): ChainedFile {
  return {
    ledgerFolder,
    name: "cases.jsonl",
    seal: "doudi cases 1",
    fields: ["who", "on", "answers", "act"],
    broken: "整改台账对不上：有一行被改动、删除或插入过。",
  };
}
