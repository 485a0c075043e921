import { REPORTS } from "../../findings/clauses/clause-file.ts";
import { CLAUSE_STATES, type ClauseRow } from "../../findings/clauses/clause-matrix.ts";
import type { Book } from "../workbook/book.ts";
import type { Look } from "../workbook/looks.ts";
import { landscape } from "./page.ts";
import { sheetLines } from "./sheet-lines.ts";
import { summaryPages } from "./table-sheet.ts";

const COLUMNS = [
  ["条款", 6],
  ["要求", 26],
  ["通知原文", 34],
  ["检查状态", 13],
  ["规则（状态）", 30],
  ["报表", 14],
  ["需要的名册", 40],
  ["疑点", 8],
  ["其中待核查", 9],
  ["说明", 36],
] as const;

const LOOKS: Readonly<Record<string, Look>> = {
  checked: "label",
  missing_data: "check",
  missing_rule: "hit",
  not_checkable: "faint",
};

const RULE_STATES: Readonly<Record<string, string>> = {
  checked: "已检查",
  not_evaluable: "未检查",
  error: "出错",
  not_run: "没有运行",
};

/** Clause × rule × data: the answer to "have you checked this clause?". */
export function writeClauses(
  book: Book,
  rows: readonly ClauseRow[],
  options: { place: string; round: string },
): void {
  const widths = COLUMNS.map(([, width]) => width);
  const sheet = book.addSheet("条款矩阵", {
    views: [{ state: "frozen", xSplit: 2, ySplit: 2 }],
    pageSetup: { ...landscape(), printTitlesRow: "2:2" },
    headerFooter: summaryPages(options),
  });
  sheet.columns = widths.map((width) => ({ width }));
  const lines = sheetLines(sheet, widths);
  lines.wide(`${options.place}民函〔2019〕95号逐条检查情况`, "title", 34);
  lines.cells(
    COLUMNS.map(([title]) => title),
    "header",
    26,
  );
  for (const row of rows) lines.cells(cellsOf(row), looksOf(row));
  lines.notes(notesOf(rows));
  sheet.commit();
}

function cellsOf(row: ClauseRow): (string | number | null)[] {
  const found = row.rules.reduce((sum, rule) => sum + rule.found, 0);
  return [
    row.clause,
    row.text,
    row.quote,
    row.state === null ? "" : CLAUSE_STATES[row.state],
    rulesText(row.rules),
    row.report === null ? "" : `${row.report} ${REPORTS[row.report]}`,
    rollsText(row.rolls, row.state !== null),
    row.rules.length > 0 ? found : null,
    row.rules.length > 0 ? row.open : null,
    row.note,
  ];
}

/** `已检查：TB01、TB02` and so on, a line a state. */
function rulesText(rules: ClauseRow["rules"]): string {
  const states = new Map<string, string[]>();
  for (const { id, applies, state } of rules) {
    const said = applies ? (RULE_STATES[state] ?? state) : "本口径不适用";
    states.set(said, [...(states.get(said) ?? []), id]);
  }
  return [...states].map(([said, ids]) => `${said}：${ids.join("、")}`).join("\n");
}

/** What is there, what is missing, and what could be used besides. */
function rollsText(rolls: ClauseRow["rolls"], hasCounty: boolean): string {
  const listed = (title: string, of: ClauseRow["rolls"]) =>
    of.length > 0 ? `${title}：${of.map(rollText).join("、")}` : "";
  const required = rolls.filter(({ required }) => required);
  if (!hasCounty) return required.map(rollText).join("、");
  return [
    listed(
      "有",
      required.filter(({ isLoaded }) => isLoaded),
    ),
    listed(
      "缺",
      required.filter(({ isLoaded }) => !isLoaded),
    ),
    listed(
      "另缺（可不用）",
      rolls.filter((roll) => !roll.required && !roll.isLoaded),
    ),
  ]
    .filter(Boolean)
    .join("\n");
}

function rollText({ label, months }: ClauseRow["rolls"][number]): string {
  return months.length > 0 ? `${label}（${months.join("、")}）` : label;
}

function looksOf(row: ClauseRow): Look[] {
  const state = LOOKS[row.state ?? ""] ?? "centre";
  return [
    ...(["centre", "text", "small"] as const),
    state,
    ...(["small", "small", "small", "number", "number", "small"] as const),
  ];
}

function notesOf(rows: readonly ClauseRow[]): string[] {
  const count = (state: string) => rows.filter((row) => row.state === state).length;
  const counts = Object.entries(CLAUSE_STATES).map(
    ([state, label]) => `${label} ${count(state)} 条`,
  );
  return [
    `共 ${rows.length} 条：${counts.join("，")}。`,
    "一条款的规则全部跑过才算已检查；有一条因缺名册没有跑，就列为有规则缺数据。",
    "一条规则可以对应几个条款，所以疑点数不能跨条款相加。",
  ];
}
