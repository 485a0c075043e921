import type { Database } from "../../engine/database.ts";
import { leadsWithValuesSql } from "../leads/leads.ts";
import type { Rule } from "../rule-file.ts";
import type { CaseWorld } from "./case-rows.ts";

/** What a case found: one lead of `leadsWithValuesSql`, as TypeScript reads it. */
export interface Lead {
  /** The person's tag in the case. */
  person: string;
  level: string;
  household_no: string | null;
  /** `2019-04,2019-05` */
  period: string;
  message: string;
  /** Column -> distinct values, as text. */
  raw: Record<string, string[]>;
}

type LeadRow = Omit<Lead, "person" | "raw"> & { key: string | null; raw: string };

/** The leads of what is in `raised` now. */
export async function readLeads(db: Database, rule: Rule, world: CaseWorld): Promise<Lead[]> {
  if ((await db.rowsAgain("SELECT 1 AS one FROM raised LIMIT 1")).length === 0) return [];
  const rows = await db.rowsAgain<LeadRow>(
    `SELECT CAST(person_key AS VARCHAR) AS key, level, household_no, period, message, raw
     FROM (${leadsWithValuesSql(rule.header)}) ORDER BY target`,
  );
  const tags = new Map(
    [...world.people.values()].map((person) => [String(person.key), person.tag]),
  );
  return rows.map(({ key, raw, ...row }) => ({
    ...row,
    person: tags.get(key ?? "") ?? "（不在用例里的人）",
    raw: JSON.parse(raw) as Record<string, string[]>,
  }));
}
