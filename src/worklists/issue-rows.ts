import type { Database } from "../engine/database.ts";
import { FAMILIES } from "../rules/rule-schema.ts";
import { type IssuedRow, recordIssued } from "./issued.ts";
import { streamLeads } from "./lead-table.ts";
import type { Report } from "./report-file.ts";
import { NO_TOWN, type RuleText } from "./round.ts";
import { plainText, rowSealer, sealedColumns, sealKey, sealOf } from "./seal.ts";
import { outcomesOf } from "./sheets/hidden-sheets.ts";
import { taskCode } from "./task-code.ts";
import { type LeadRow, rowValues } from "./worklist-row.ts";

export interface IssueOptions {
  ledgerFolder: string;
  round: string;
  month: string;
  county: string;
  rules: readonly RuleText[];
  report: Report;
  sensitiveWords: boolean;
}

/**
 * Seal every lead of the round and write down that it is sent out.
 *
 * Reads:   worklist_lead.
 * Writes:  台账/下发/<round>.jsonl, unless these very rows are there already; 台账/worklist.key at the first time.
 * Returns: the number of the batch, and the seal of each row by its finding_key.
 */
export async function issueRows(
  db: Database,
  options: IssueOptions,
): Promise<{ batch: number; seals: Map<string, string> }> {
  const key = await sealKey(options.ledgerFolder);
  const columns = sealedColumns(options.report.header.columns);
  const byId = new Map(options.rules.map((rule) => [rule.id, rule]));
  const codes = new Map(FAMILIES.map((family) => [family as string, codesOf(family, options)]));
  const sealRow = rowSealer(key, options.round, columns);
  const job = { ...options, key, sealRow, byId, codes };
  const rows: IssuedRow[] = [];
  for await (const leads of streamLeads(db, "town")) {
    for (const lead of leads) rows.push(issuedRow(lead, job));
  }
  const { ledgerFolder, round, month, county } = options;
  const titles = columns.map(({ title }) => title);
  if (rows.length === 0) return { batch: 0, seals: new Map() };
  const batch = await recordIssued(ledgerFolder, { round, month, county, columns: titles, rows });
  return { batch, seals: new Map(rows.map(({ findingKey, seal }) => [findingKey, seal])) };
}

interface IssueJob extends IssueOptions {
  key: string;
  sealRow: ReturnType<typeof rowSealer>;
  byId: ReadonlyMap<string, RuleText>;
  /** What the dropdown of each family offers. */
  codes: ReadonlyMap<string, string>;
}

function codesOf(family: string, { rules }: IssueOptions): string {
  return outcomesOf(family, rules)
    .map(({ code }) => code)
    .join(" ");
}

function issuedRow(
  lead: LeadRow,
  { key, sealRow, month, byId, codes, sensitiveWords }: IssueJob,
): IssuedRow {
  const values = rowValues(lead, 0, { month, rules: byId, fullId: false, sensitiveWords });
  const text = (from: string) => String(values(from) ?? "");
  return {
    findingKey: lead.finding_key,
    task: taskCode(lead.rule, month, lead.finding_key),
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
    idSeal: lead.id18 === null ? "" : sealOf(key, "id", [plainText(lead.id18)]),
    ...sealRow(values),
    outcomes: codes.get(lead.family) ?? "",
  };
}
