import type { AnswerRecord } from "./answers.ts";

/** The columns of exported answers, in order. */
export const ANSWER_COLUMNS = [
  "task",
  "rule",
  "person_id",
  "outcome",
  "note",
  "verifier",
  "verified_on",
  "file",
  "sheet",
  "row",
] as const;

export type ExportedAnswer = readonly (string | number | null)[];

/** Every answer ever taken, in the order in which they were taken; a later one to the same task does not replace it here. */
export function exportedAnswers(records: readonly AnswerRecord[]): ExportedAnswer[] {
  return records.flatMap(({ source, answers }) =>
    answers.map(
      ({
        task,
        rule,
        personId,
        outcome,
        note,
        verifier,
        verifiedOn,
        sheet,
        row,
      }): ExportedAnswer => [
        ...[task, rule, personId, outcome, note, verifier, verifiedOn, source.file, sheet],
        // Typed in from paper: in no row.
        row > 0 ? row : null,
      ],
    ),
  );
}
