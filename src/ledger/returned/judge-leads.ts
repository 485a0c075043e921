import type { IssuedRow } from "../../worklists/issued.ts";
import { IDENTITY_TITLES } from "../../worklists/seal.ts";
import type { Answer } from "../answers.ts";
import { doubtsOf } from "./doubts.ts";
import type { Judged } from "./judge-book.ts";
import type { ReturnedRow } from "./judge-rows.ts";
import { type AnswerRules, MERGED, readAnswer } from "./read-answer.ts";
import type { RefusedRow } from "./returns.ts";
import type { FoundRow } from "./torn-rows.ts";

/** Rows whose lead is sure: one answer a lead, or all of them set aside where they differ. */
export function judgeLeads(judged: Judged, found: readonly FoundRow[], rules: AnswerRules): void {
  const byLead = new Map<string, FoundRow[]>();
  for (const row of found) {
    const { findingKey } = row.issued;
    byLead.set(findingKey, [...(byLead.get(findingKey) ?? []), row]);
  }
  for (const rows of byLead.values()) judgeLead(judged, rows, rules);
}

function judgeLead(judged: Judged, rows: readonly FoundRow[], rules: AnswerRules): void {
  const read = rows.map((each) => ({ each, said: readAnswer(each.row, each.issued, rules) }));
  const answers = read.flatMap(({ each, said }) =>
    said.kind === "answer" ? [withCorrections(said.answer, each)] : [],
  );
  const refuse = ({ row, issued }: FoundRow, reason: string) =>
    judged.refused.push(refusedRow(judged, row, issued, reason));
  const clash = clashOf(rows, answers);
  if (clash !== undefined) {
    for (const each of rows) {
      refuse(each, clash);
      judged.doubts.push(...doubtsOf(each.row, [each.issued], clash, rules));
    }
    return;
  }
  let isBlank = answers.length === 0;
  for (const { each, said } of read) {
    const changed = said.kind === "blank" && answers.length === 0 ? changedOnly(each) : undefined;
    const reason = said.kind === "refused" ? said.reason : changed;
    if (reason === undefined) continue;
    isBlank = false;
    refuse(each, reason);
    if (reason === MERGED) judged.doubts.push(...doubtsOf(each.row, [each.issued], MERGED, rules));
    if (said.kind === "refused" && said.unknown !== undefined) judged.unknown.add(said.unknown);
  }
  const [first] = answers;
  if (first) judged.answers.push(first);
  else if (isBlank && rows[0]) judged.blank.push(rows[0].issued);
}

/** Why several rows of one lead cannot be told apart; undefined for one row, and for copies that say the same. */
function clashOf(rows: readonly FoundRow[], answers: readonly Answer[]): string | undefined {
  const isChanged = rows.some(({ changes }) => changes.length > 0);
  if (rows.length < 2 || (answers.length < 2 && !isChanged)) return undefined;
  const texts = new Set(answers.map(({ outcome, note }) => `${outcome}\n${note}`));
  if (texts.size <= 1 && !isChanged) return undefined;
  const places = rows.map(({ row }) => `${row.sheet}第 ${row.row} 行`).join("、");
  return `同一个任务编号有 ${rows.length} 行（${places}），不知道以哪一行为准`;
}

/** Particulars that somebody corrected without giving a result must not go unnoticed. */
function changedOnly(row: FoundRow): string | undefined {
  const titles = identityChanges(row).map(({ title }) => title);
  if (titles.length === 0) return undefined;
  return `改了${titles.join("、")}，但没有填“核查结果”；信息有误的选“13 信息有误”，更正随结果一起收`;
}

/** Changed particulars never change anything by themselves; they are asked for. */
function withCorrections(answer: Answer, row: FoundRow): Answer {
  return {
    ...answer,
    corrections: identityChanges(row).map(({ title, was, said }) => ({ field: title, was, said })),
  };
}

function identityChanges({ changes }: FoundRow): FoundRow["changes"] {
  return changes.filter(({ title }) => (IDENTITY_TITLES as readonly string[]).includes(title));
}

export function refusedRow(
  judged: Judged,
  row: ReturnedRow,
  issued: IssuedRow,
  reason: string,
): RefusedRow {
  const { file } = judged.book;
  return { file, sheet: row.sheet, row: row.row, task: issued.task, town: issued.town, reason };
}
