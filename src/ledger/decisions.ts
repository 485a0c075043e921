import type { Decided } from "../people/decided.ts";
import {
  appendChained,
  type Chained,
  type ChainedFile,
  readChained,
} from "../project/chained-file.ts";
import type { ProjectPaths } from "../project/project.ts";

/** One answer to the question whose a row, or a number, is; with what the row said, so that people can read it years later. */
export interface Decision extends Decided {
  said: Said;
  /** Where it stood when it was decided: `文件·工作表·行`; no name or number. */
  from: string;
  note: string;
  /** Where the other of two persons has no valid number either: what his rows say. */
  beside?: { signature: string; said: Said; from: string };
}

export interface Said {
  name: string;
  number: string;
  birth: string;
  place: string;
}

/** What was decided in one go. */
export interface DecisionBatch {
  /** Account of the operating system. */
  who: string;
  /** The sheet the answers came from; null when they were given to the program itself. */
  source: { file: string; sha256: string } | null;
  decisions: readonly Decision[];
  /** Numbers of earlier batches that no longer count. */
  undo: readonly number[];
}

export type DecisionRecord = DecisionBatch & Chained;

type Ledger = Pick<ProjectPaths, "ledgerFolder">;

/** Add one batch to 台账/decisions.jsonl, whole or not at all. Call only while holding the project. */
export function appendDecisions(project: Ledger, batch: DecisionBatch): Promise<DecisionRecord> {
  return appendChained(decisionFile(project), batch);
}

/** Every batch ever written, in order. Throws: UserError E7001 where the file was tampered with. */
export function readDecisions(project: Ledger): DecisionRecord[] {
  return readChained<DecisionBatch>(decisionFile(project)).records;
}

/** What counts today, of one project. */
export function currentDecisions(project: Ledger): Decision[] {
  return effectiveDecisions(readDecisions(project));
}

/** What counts today: later answers replace earlier ones about the same row and person, undone batches are as if never given. */
export function effectiveDecisions(records: readonly DecisionRecord[]): Decision[] {
  const undone = undoneBatches(records);
  const bySubject = new Map<string, Decision[]>();
  for (const record of records) {
    if (undone.has(record.n)) continue;
    for (const decision of record.decisions) {
      const key = subjectOf(decision);
      const before = bySubject.get(key) ?? [];
      const kept = before.filter(
        ({ person, verdict }) =>
          person !== decision.person && !(verdict === "same" && decision.verdict === "same"),
      );
      bySubject.set(key, [...kept, decision]);
    }
  }
  const all = [...bySubject.values()].flat();
  return all.map((decision) =>
    decision.person === null
      ? decision
      : { ...decision, person: followNumbers(decision.person, all) },
  );
}

/** What a decision is about; of two persons without a number, whichever stands first. */
function subjectOf({ signature, heldId, beside }: Decision): string {
  if (beside) return `pair ${[signature ?? "", beside.signature].sort().join(" ")}`;
  return signature ?? `id ${heldId}`;
}

/** A batch that undoes another can be undone in its turn; the latest word counts. */
function undoneBatches(records: readonly DecisionRecord[]): Set<number> {
  const undone = new Set<number>();
  for (const { n, undo } of [...records].reverse()) {
    if (undone.has(n)) continue;
    for (const earlier of undo) undone.add(earlier);
  }
  return undone;
}

/** A person whose number was found to be another's, or to have changed, is known by the last one. */
function followNumbers(id: string, decisions: readonly Decision[]): string {
  const next = new Map(
    decisions.flatMap(({ signature, verdict, heldId, person }) =>
      signature === null && verdict === "same" && person !== null ? [[heldId, person]] : [],
    ),
  );
  const seen = new Set([id]);
  let last = id;
  for (let to = next.get(last); to !== undefined && !seen.has(to); to = next.get(last)) {
    seen.add(to);
    last = to;
  }
  return last;
}

function decisionFile({ ledgerFolder }: Ledger): ChainedFile {
  return {
    ledgerFolder,
    name: "decisions.jsonl",
    seal: "doudi decisions 1",
    fields: ["who", "source", "decisions", "undo"],
    broken: "认人的决定记录对不上：有一行被改动、删除或插入过。",
  };
}
