import { monthNumber } from "../run-context.ts";
import type { GivenRow, RuleCase } from "./case-file.ts";
import type { Lead } from "./case-leads.ts";

/** How what was found differs from what the case expects, one Chinese sentence a difference. */
export function compareLeads(one: RuleCase, leads: readonly Lead[]): string[] {
  const expected = one.expect ?? [];
  const left = [...leads];
  const faults: string[] = [];
  const missing: GivenRow[] = [];
  for (const row of expected) {
    const index = left.findIndex((lead) => differences(row, lead).length === 0);
    if (index >= 0) left.splice(index, 1);
    else missing.push(row);
  }
  for (const row of missing) {
    const index = left.findIndex(
      (lead) => row.person === undefined || lead.person === String(row.person),
    );
    const near = index >= 0 ? left.splice(index, 1)[0] : undefined;
    if (near) faults.push(`与预期不同：${differences(row, near).join("；")}`);
    else faults.push(`没有找到预期的 ${JSON.stringify(row)}`);
  }
  for (const lead of left) faults.push(`多出一条：${describe(lead)}`);
  if (faults.length === 0) faults.push(...missingWords(one, leads));
  return faults;
}

function missingWords(one: RuleCase, leads: readonly Lead[]): string[] {
  const said = leads.map((lead) => lead.message).join("\n");
  return one.explain_contains
    .filter((word) => !said.includes(word))
    .map((word) => `说明里没有“${word}”：${said || "（没有疑点）"}`);
}

/** Columns of an expected row that the lead does not have so. */
function differences(row: GivenRow, lead: Lead): string[] {
  return Object.entries(row).flatMap(([column, wanted]) => {
    const found = valuesOf(column, lead);
    if (found === undefined) return [`没有“${column}”这一列`];
    const want = (Array.isArray(wanted) ? wanted : [wanted])
      .filter((value) => value !== null)
      .map((value) => comparable(column, value));
    const same =
      want.length === found.length && want.every((value, index) => value === found[index]);
    return same
      ? []
      : [`${column} 应为 ${want.join("、") || "空"}，实为 ${found.join("、") || "空"}`];
  });
}

/** The values of a lead under a column name, as text; undefined for a column it does not have. */
function valuesOf(column: string, lead: Lead): string[] | undefined {
  if (column === "person") return [lead.person];
  if (column === "level") return [lead.level];
  if (column === "household_no") return lead.household_no === null ? [] : [lead.household_no];
  if (column === "period") return lead.period === "" ? [] : lead.period.split(",");
  return column in lead.raw ? (lead.raw[column] ?? []) : undefined;
}

function comparable(column: string, value: unknown): string {
  const text = String(value);
  const month = column.endsWith("_month") ? monthNumber(text) : undefined;
  return month === undefined ? text : String(month);
}

function describe(lead: Lead): string {
  const values = Object.entries(lead.raw).map(
    ([name, found]) => `${name}=${(found ?? []).join("、")}`,
  );
  return [`person=${lead.person}`, `level=${lead.level}`, `period=${lead.period}`, ...values].join(
    " ",
  );
}
