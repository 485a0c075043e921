import type { Database } from "../../engine/database.ts";
import type { CaseRow } from "../../ledger/cases/case-rows.ts";

const NUMBERS = new Set<keyof CaseRow>([
  "family_order",
  "is_overdue",
  "overdue_days",
  "is_extended",
  "is_answered",
  "is_confirmed",
  "is_negative",
  "to_rectify",
  "answer_row",
  "paid_fen",
  "recovered_fen",
  "times_reopened",
  "is_drawn",
]);

/** The cases as table `ledger_row`, for the queries of reports/status-*.sql. */
export async function loadCases(db: Database, rows: readonly CaseRow[]): Promise<void> {
  const types = COLUMNS.map((name) => `${name} ${NUMBERS.has(name) ? "BIGINT" : "VARCHAR"}`);
  await db.script(`CREATE OR REPLACE TABLE ledger_row (${types.join(", ")})`);
  await db.append(
    "ledger_row",
    rows.map((row) => COLUMNS.map((name) => row[name])),
  );
}

const COLUMNS = [
  ...(["key", "task", "rule", "title", "family", "family_label", "family_order"] as const),
  ...(["priority", "level", "town", "village", "name", "person_id", "household_no"] as const),
  ...(["message", "groups", "cause", "stage", "stage_label", "opened_round"] as const),
  ...(["opened_on", "due", "is_overdue", "overdue_days", "is_extended", "excepted_until"] as const),
  ...([
    "outcome",
    "outcome_text",
    "is_answered",
    "is_confirmed",
    "is_negative",
    "to_rectify",
  ] as const),
  ...(["note", "verifier", "verified_on", "answer_file", "answer_sheet", "answer_row"] as const),
  ...(["valid_until", "paid_fen", "recovered_fen", "unit", "person", "measure"] as const),
  ...(["progress", "finished_on", "proof", "opinion", "closed_by", "closed_on"] as const),
  ...(["times_reopened", "is_drawn", "looked_back"] as const),
] satisfies readonly (keyof CaseRow)[];
