import {
  appendChained,
  type Chained,
  type ChainedFile,
  readChained,
} from "../project/chained-file.ts";
import type { ProjectPaths } from "../project/project.ts";

/** One person drawn; the worklists of a sample show the code only, so that nobody who visits knows the stratum. */
export interface DrawnPerson {
  code: string;
  personId: string;
  stratum: string;
  town: string;
}

/** A sample as it was drawn; with the seed and the same rolls anybody draws the same people again. */
export interface SampleDraw {
  kind: "draw";
  who: string;
  /** Round whose findings made the strata. */
  round: string;
  findingsHash: string;
  seed: string;
  strata: readonly { stratum: string; people: number; assumed: number; size: number }[];
  drawn: readonly DrawnPerson[];
}

/** What one returned list says; a later answer about the same person replaces the earlier one. */
export interface SampleReturn {
  kind: "answers";
  who: string;
  /** `n` of the draw. */
  draw: number;
  source: { file: string; sha256: string };
  answers: readonly SampleAnswer[];
}

export interface SampleAnswer {
  code: string;
  result: SampleResult;
  note: string;
  sheet: string;
  row: number;
}

/** missed: should be covered and is not. away: dead or gone. unseen: no answer. */
export type SampleResult = "missed" | "covered" | "not_eligible" | "away" | "unseen";

export type SampleRecord = (SampleDraw | SampleReturn) & Chained;
export type DrawRecord = SampleDraw & Chained;

type Ledger = Pick<ProjectPaths, "ledgerFolder">;

/** Add one line to 台账/samples.jsonl, whole or not at all. Call only while holding the project. */
export function appendSample<Body extends SampleDraw | SampleReturn>(
  project: Ledger,
  body: Body,
): Promise<Body & Chained> {
  return appendChained(sampleFile(project), body);
}

/** Every draw and every returned list, in order. Throws: UserError E7001 where the file was tampered with. */
export function readSamples(project: Ledger): SampleRecord[] {
  return readChained<SampleDraw | SampleReturn>(sampleFile(project)).records;
}

/** The draws among them, the latest last. */
export function drawsOf(records: readonly SampleRecord[]): DrawRecord[] {
  return records.filter((record): record is DrawRecord => record.kind === "draw");
}

/** What counts today for one draw: the latest answer about each code. */
export function answersTo(
  draw: number,
  records: readonly SampleRecord[],
): Map<string, SampleAnswer> {
  const latest = new Map<string, SampleAnswer>();
  for (const record of records) {
    if (record.kind !== "answers" || record.draw !== draw) continue;
    for (const answer of record.answers) latest.set(answer.code, answer);
  }
  return latest;
}

function sampleFile({ ledgerFolder }: Ledger): ChainedFile {
  return {
    ledgerFolder,
    name: "samples.jsonl",
    seal: "doudi samples 1",
    fields: [
      ...["kind", "who", "round", "findingsHash", "seed", "strata", "drawn"],
      ...["draw", "source", "answers"],
    ],
    broken: "抽样记录对不上：有一行被改动、删除或插入过。",
  };
}
