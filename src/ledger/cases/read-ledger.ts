import { UserError } from "../../errors.ts";
import type { ProjectPaths } from "../../project/project.ts";
import { type AnswerRecord, readAnswers } from "../answers.ts";
import { type CaseRecord, readCases } from "./case-batches.ts";

/** Both files that cases are folded from. */
export interface LedgerLines {
  batches: CaseRecord[];
  answers: AnswerRecord[];
}

/**
 * Read and check both files of the ledger.
 *
 * Throws: UserError E7001 where a line was changed, or where answers are gone that the other file has seen: lines cut off
 *         at the end leave a chain whole.
 */
export function readLedger(project: Pick<ProjectPaths, "ledgerFolder">): LedgerLines {
  const batches = readCases(project);
  const answers = readAnswers(project);
  const seen = Math.max(0, ...batches.slice(-1).map((batch) => batch.answers));
  if (seen <= answers.length) return { batches, answers };
  throw new UserError("E7001", `核查结果台账少了：应有 ${seen} 批，只有 ${answers.length} 批。`, {
    hint: "保留现状并报告负责人；可以用备份的“台账”文件夹核对。",
    at: { file: "answers.jsonl", row: answers.length + 1 },
    state: "没有改动任何文件。",
  });
}
