import { UserError } from "../../errors.ts";
import type { IssuedRow } from "../../worklists/issued.ts";
import { NO_TOWN } from "../../worklists/round.ts";
import type { Answer } from "../answers.ts";
import { type Attached, attachedOf } from "./attached.ts";
import { type Doubt, doubtsOf } from "./doubts.ts";
import { type FoundColumns, findColumns, TASK } from "./find-columns.ts";
import { judgeLeads, refusedRow } from "./judge-leads.ts";
import { changesOf, type IssuedIndex, matchRow, type ReturnedRow } from "./judge-rows.ts";
import type { AnswerRules } from "./read-answer.ts";
import type { ReturnedBook, ReturnedSheet } from "./returned-book.ts";
import { isHeaderAgain, returnedRows } from "./returned-rows.ts";
import type { NewLead, RefusedRow } from "./returns.ts";
import { type FoundRow, type PlacedRow, tornRows } from "./torn-rows.ts";

/** What one returned file says, before it is compared with what the ledger holds. */
export interface Judged {
  book: ReturnedBook;
  answers: Answer[];
  /** Leads that are there but not answered yet. */
  blank: IssuedRow[];
  refused: RefusedRow[];
  leads: NewLead[];
  /** What rows set aside would answer, for a person to decide. */
  doubts: Doubt[];
  /** Keys of all leads that the file shows, whatever became of them. */
  seen: Set<string>;
  /** Results nobody understands, as written. */
  unknown: Set<string>;
  /** Comments and pictures. */
  attached: Attached[];
  /** Sheets that hold something, but no row codes. */
  unread: string[];
}

/** Throws: UserError E3201 where no sheet is one of ours, E3205 where a column is missing that must be there. */
export function judgeBook(
  book: ReturnedBook,
  layout: readonly string[],
  index: IssuedIndex,
  rules: AnswerRules,
): Judged {
  const judged: Judged = {
    ...{ book, answers: [], blank: [], refused: [], leads: [], doubts: [] },
    ...{ seen: new Set(), unknown: new Set(), unread: [], attached: [] },
  };
  const titles = layoutOf(book) ?? layout;
  const found: { row: FoundRow; sheet: string }[] = [];
  for (const sheet of book.sheets) {
    if (sheet.rows.length === 0) continue;
    const columns = findColumns(sheet, titles);
    if (!columns) judged.unread.push(sheet.sheet);
    else found.push(...judgeSheet(judged, sheet, columns, { index, rules }));
  }
  if (judged.unread.length === book.sheets.filter(({ rows }) => rows.length > 0).length) {
    throw missingColumns(book, titles);
  }
  judgeLeads(
    judged,
    found.map(({ row }) => row),
    rules,
  );
  const others = found.map(({ row: { row, issued } }) => ({
    ...{ sheet: row.sheet, row: row.row, task: issued.task, town: issued.town },
  }));
  const home = homeOf(judged, index);
  judged.leads = judged.leads.map((lead) => (lead.town === "" ? { ...lead, town: home } : lead));
  judged.refused = judged.refused.map((row) => (row.town === "" ? { ...row, town: home } : row));
  judged.attached = attachedOf(book, {
    answers: judged.answers,
    others: [...judged.refused, ...others],
  });
  return judged;
}

/** The township whose workbook it is, for rows that name none; empty where it holds leads of several. */
function homeOf({ book, seen }: Judged, { issued }: IssuedIndex): string {
  const towns = [...new Set([...seen].flatMap((key) => issued.rows.get(key)?.town ?? []))];
  const home = towns.length > 1 ? "" : (towns[0] ?? book.meta?.get("town") ?? "");
  return home === NO_TOWN ? "" : home;
}

/** The columns as this very workbook was sent out with them. */
function layoutOf({ meta }: ReturnedBook): string[] | undefined {
  const text = meta?.get("columns");
  if (!text) return undefined;
  try {
    return JSON.parse(text) as string[];
  } catch {
    return undefined;
  }
}

function judgeSheet(
  judged: Judged,
  sheet: ReturnedSheet,
  columns: FoundColumns,
  { index, rules }: { index: IssuedIndex; rules: AnswerRules },
): { row: FoundRow; sheet: string }[] {
  const found: FoundRow[] = [];
  const aside: PlacedRow[] = [];
  for (const row of returnedRows(sheet, columns, judged.book)) {
    const match = matchRow(row, index);
    const { file } = judged.book;
    const place = { file, sheet: row.sheet, row: row.row, task: row.cell(TASK) };
    if (match.kind === "empty" || isHeaderAgain(row)) continue;
    if (match.kind === "stranger") {
      judged.leads.push({
        file,
        sheet: row.sheet,
        row: row.row,
        town: row.cell("乡镇"),
        said: saidOf(row, columns),
      });
    } else if (match.kind === "refused") {
      const { issued } = match;
      const isWritten = issued === undefined || place.task === "" || place.task === issued.task;
      const reason = isWritten ? match.reason : `${match.reason}（表里写的是 ${place.task}）`;
      const task = issued?.task ?? place.task;
      judged.refused.push({ ...place, task, town: issued?.town ?? "", reason });
      judged.doubts.push(...doubtsOf(row, match.maybe, match.reason, rules));
      if (issued) {
        judged.seen.add(issued.findingKey);
        aside.push({ row, issued });
      }
    } else {
      judged.seen.add(match.issued.findingKey);
      found.push({ row, issued: match.issued, changes: changesOf(row, match.issued, index) });
    }
  }
  const torn = tornRows(found, aside, index);
  for (const { row, issued } of found) {
    const said = torn.get(row);
    if (!said) continue;
    judged.refused.push(refusedRow(judged, row, issued, said.reason));
    // Where a whole column was sorted, no choice between rows puts it right.
    if (!said.isColumn) judged.doubts.push(...doubtsOf(row, [issued], said.reason, rules));
  }
  return found.filter(({ row }) => !torn.has(row)).map((row) => ({ row, sheet: sheet.sheet }));
}

function saidOf(row: ReturnedRow, { at }: FoundColumns): Record<string, string> {
  const said = [...at.keys()].map((title) => [title, row.cell(title)] as const);
  return Object.fromEntries([...said, ...row.others].filter(([, text]) => text !== ""));
}

function missingColumns({ file, meta }: ReturnedBook, titles: readonly string[]): UserError {
  const state = "这个文件没有收入任何结果，可改好后重新交回。";
  if (!meta) {
    return new UserError(
      "E3201",
      "这个文件不是兜底发出的核查清单，或者缺了“任务编号”或“核查结果”列。",
      {
        hint: "请交回填好的原表（.xlsx）；只能交新表时，至少要有“任务编号”和“核查结果”两列。",
        at: { file },
        state,
      },
    );
  }
  return new UserError("E3205", "表里找不到“任务编号”（或隐藏的“行键”）或“核查结果”列。", {
    hint: `把被删的列补回来，或在原清单里重填；发出时的列依次是：${titles.slice(0, 6).join("、")}……`,
    at: { file },
    state,
  });
}
