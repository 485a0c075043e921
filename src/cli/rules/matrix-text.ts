import { CLAUSE_STATES, type ClauseRow } from "../../findings/clauses/clause-matrix.ts";
import { clip, table } from "../text-width.ts";

/** The matrix for the terminal: a line a clause, then what is missing. */
export function matrixText(rows: readonly ClauseRow[], round: string): string {
  const hasCounty = rows.some(({ state }) => state !== null);
  const head = hasCounty
    ? ["条款", "要求", "状态", "规则", "疑点", "待核查", "说明"]
    : ["条款", "要求", "规则", "报表", "需要的名册"];
  const body = rows.map((row) => (hasCounty ? countyLine(row) : plainLine(row)));
  const lines = [table([head, ...body])];
  if (hasCounty) {
    const counts = Object.entries(CLAUSE_STATES).map(
      ([state, label]) => `${label} ${rows.filter((row) => row.state === state).length}`,
    );
    lines.push("", `最近一轮 ${round || "（还没有写完）"}：${counts.join("，")}`);
    const missing = missingRolls(rows);
    if (missing.length > 0) lines.push(`补上这些名册可以多查：${missing.join("、")}`);
  } else {
    lines.push("", "看本县的检查情况：doudi rules matrix 项目文件夹");
  }
  return lines.join("\n");
}

function countyLine(row: ClauseRow): (string | number)[] {
  const found = row.rules.reduce((sum, rule) => sum + rule.found, 0);
  return [
    row.clause,
    clip(row.text, 44),
    row.state === null ? "" : CLAUSE_STATES[row.state],
    clip(rulesText(row), 24),
    row.rules.length > 0 ? found : "",
    row.rules.length > 0 ? row.open : "",
    clip(row.note, 70),
  ];
}

function plainLine(row: ClauseRow): string[] {
  const rolls = row.rolls.filter(({ required }) => required).map(({ label }) => label);
  return [
    row.clause,
    clip(row.text, 44),
    clip(rulesText(row), 30),
    row.report ?? "",
    clip(rolls.join("、") || row.note, 80),
  ];
}

function rulesText({ rules, report }: ClauseRow): string {
  return rules.map(({ id }) => id).join(" ") || (report ?? "");
}

function missingRolls(rows: readonly ClauseRow[]): string[] {
  const labels = rows.flatMap(({ rolls }) =>
    rolls
      .filter(({ required, isLoaded }) => required && !isLoaded)
      .map(({ label }) => `《${label}》`),
  );
  return [...new Set(labels)].sort();
}
