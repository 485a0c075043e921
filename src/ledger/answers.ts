import {
  appendChained,
  type Chained,
  type ChainedFile,
  readChained,
} from "../project/chained-file.ts";
import type { ProjectPaths } from "../project/project.ts";

/** What a township found out about one lead. */
export interface Answer {
  /** 任务编号, such as `LB06-201910-7KQ4M-2XW9C`. */
  task: string;
  findingKey: string;
  rule: string;
  /** Null for a finding that is about a household only. */
  personId: string | null;
  householdNo: string | null;
  town: string;
  village: string;
  /** Two digits, a code of `OUTCOMES`. */
  outcome: string;
  note: string;
  verifier: string;
  /** `YYYY-MM-DD`; null when the township gave none that can be read. */
  verifiedOn: string | null;
  /** The day on which it was taken in, as it was said, where no day of the visit is given: the machine's clock may be wrong. */
  takenOn?: string;
  /** Where the answer stands; sheet is empty for a text file. */
  sheet: string;
  row: number;
  /** What the township says is wrong in the locked cells: a request to correct the roll, never carried out by itself. */
  corrections: readonly { field: string; was: string; said: string }[];
  /** What else the row says, by the title of the column: 拟采取措施, 备注, columns of the township's own. */
  more?: Readonly<Record<string, string>>;
}

/** The answers taken in one go: one returned file, or one decision about its conflicts. */
export interface AnswerBatch {
  /** Account of the operating system. */
  who: string;
  source: { file: string; sha256: string };
  /** Round whose worklist it was, such as `2019-10-1`. */
  round: string;
  answers: readonly Answer[];
}

export type AnswerRecord = AnswerBatch & Chained;

type Ledger = Pick<ProjectPaths, "ledgerFolder">;

/** Add one batch to 台账/answers.jsonl, whole or not at all. Call only while holding the project. */
export function appendAnswers(project: Ledger, batch: AnswerBatch): Promise<AnswerRecord> {
  return appendChained(answerFile(project), batch);
}

/** Every batch ever taken, in order. Throws: UserError E7001 where the file was tampered with. */
export function readAnswers(project: Ledger): AnswerRecord[] {
  return readChained<AnswerBatch>(answerFile(project)).records;
}

function answerFile({ ledgerFolder }: Ledger): ChainedFile {
  return {
    ledgerFolder,
    name: "answers.jsonl",
    seal: "doudi answers 1",
    fields: ["who", "source", "round", "answers"],
    broken: "核查结果台账对不上：有一行被改动、删除或插入过。",
  };
}
