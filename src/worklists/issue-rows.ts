import { FAMILIES } from "../rules/rule-schema.ts";
import type { IssuedRow } from "./issued.ts";
import { NO_TOWN, type RuleText } from "./round.ts";
import type { RowPrint } from "./seal.ts";
import { outcomesOf } from "./sheets/hidden-sheets.ts";
import type { LeadRow, RowValues } from "./worklist-row.ts";

/** What is written down of the rows of one writing is made by. */
export interface IssueJob {
  /** Print and marks of the locked cells. */
  print(values: RowValues): RowPrint;
  sealId(id: string): string;
  /** What the dropdown of each family offers. */
  codes: ReadonlyMap<string, string>;
}

/** The outcome codes that each family's dropdown offers, one blank between two. */
export function codesOfFamilies(rules: readonly RuleText[]): Map<string, string> {
  return new Map(
    FAMILIES.map((family) => [
      family as string,
      outcomesOf(family, rules)
        .map(({ code }) => code)
        .join(" "),
    ]),
  );
}

/** What is written down of a row that is sent out; `values` hold no whole ID number. */
export function issuedRow(
  lead: LeadRow,
  values: RowValues,
  { sealId, codes, seal, marks }: IssueJob & { seal: string; marks: string },
): IssuedRow {
  const text = (from: string) => String(values(from) ?? "");
  return {
    findingKey: lead.finding_key,
    task: text("task"),
    rule: lead.rule,
    family: lead.family,
    title: text("rule_title"),
    personId: lead.person_id,
    householdNo: lead.household_no,
    town: lead.town ?? NO_TOWN,
    village: text("village"),
    householder: text("householder"),
    name: text("name"),
    id: text("id"),
    idSeal: lead.id18 === null ? "" : sealId(lead.id18),
    seal,
    marks,
    outcomes: codes.get(lead.family) ?? "",
  };
}
