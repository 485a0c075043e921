import type { Collected } from "../../ledger/returned/collect.ts";
import type { Receipt } from "../../ledger/returned/receipt.ts";
import { faultFields } from "../output.ts";

/** The result for other programs: counts, then what they are made of; no name or number of a person. */
export function collectJson(collected: Collected, receipts: readonly Receipt[]) {
  const total = (count: (receipt: Receipt) => number) =>
    receipts.reduce((sum, receipt) => sum + count(receipt), 0);
  const { index, files, refusedFiles, decidedFiles, conflicts } = collected;
  const decided = decidedFiles.reduce((sum, { taken, dropped }) => sum + taken + dropped, 0);
  const undecided = decidedFiles.flatMap(({ refused }) => refused);
  return {
    schema: "collect/1",
    round: index.issued.round,
    taken: total(({ taken }) => taken) + decidedFiles.reduce((sum, { taken }) => sum + taken, 0),
    decided,
    corrected: total(({ corrected }) => corrected),
    unchanged: total(({ unchanged }) => unchanged),
    unanswered: total(({ rows }) => rows.unanswered),
    refused: total(({ refused }) => refused.length) + undecided.length,
    conflicting: conflicts.filter(({ isDoubtful }) => !isDoubtful).length,
    to_decide: conflicts.length,
    missing: total(({ missing }) => missing.length),
    new_leads: total(({ leads }) => leads),
    corrections: total(({ asked }) => asked.length),
    comments: total(({ attached }) => attached.filter(({ kind }) => kind === "comment").length),
    pictures: total(({ attached }) => attached.filter(({ kind }) => kind === "picture").length),
    attached_not_taken: total(({ attached }) => attached.filter(({ isTaken }) => !isTaken).length),
    files_taken: files.length + decidedFiles.length,
    files_refused: refusedFiles.length,
    files: files.map(({ book, unread }) => ({ file: book.file, sha256: book.sha256, unread })),
    refused_files: refusedFiles.map(faultFields),
    refused_rows: [...receipts.flatMap(({ refused }) => refused), ...undecided],
    conflicts: conflicts.map(({ id, task, why, candidates, isDoubtful = false }) => ({
      ...{ id, task, why, doubtful: isDoubtful },
      candidates: candidates.map(({ file, answer: { outcome, sheet, row } }) => ({
        file,
        sheet,
        row,
        outcome,
      })),
    })),
    townships: receipts.map(({ refused, missing, asked, attached, ...counts }) => ({
      ...counts,
      answered: counts.rows.answered,
      unanswered: counts.rows.unanswered,
      conflicting: counts.rows.conflicting,
      refused: refused.length,
      corrections: asked.length,
      attached: attached.length,
      missing,
    })),
  };
}
