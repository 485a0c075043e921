import type { Database } from "../../engine/database.ts";
import type { ExportedFinding } from "../../findings/list-findings.ts";
import { maskId, maskName, maskNumbers } from "../../project/mask.ts";
import { maskCell } from "../../project/mask-cell.ts";
import type { Project } from "../../project/project.ts";
import type { Pack } from "../../rules/load-pack.ts";
import { basisText } from "../pages/rule-page.ts";
import { type CaseHistory, caseHistory } from "./case-history.ts";
import { type RowPlace, type SourceRow, sourceRow } from "./source-row.ts";

/** The evidence card of one finding. */
export interface FindingCard {
  finding_key: string;
  rule: string;
  title: string;
  level: string;
  status: string;
  first_seen: string | null;
  person: { person_id: string | null; name: string; id: string; township: string; village: string };
  household_no: string | null;
  period: string | null;
  message: string;
  evidence: Record<string, string>;
  rows: SourceRow[];
  basis: string[];
  /** What would clear it. */
  cleared_by: string[];
  verify: string;
  rectify: string;
  /** What became of it; null where no round has opened a case. */
  history: CaseHistory | null;
}

export async function explainFinding(
  db: Database,
  pack: Pack,
  finding: ExportedFinding,
  { project, isUnmasked }: { project: Project; isUnmasked: boolean },
): Promise<FindingCard> {
  const rule = pack.find(({ header }) => header.id === finding.rule)?.header;
  const name = finding.name ?? "";
  const hide = (text: string) =>
    isUnmasked ? text : maskNumbers(name === "" ? text : text.replaceAll(name, maskName(name)));
  const evidence = JSON.parse(finding.evidence ?? "{}") as Record<string, unknown>;
  const places = JSON.parse(finding.sources ?? "[]") as RowPlace[];
  const rows: SourceRow[] = [];
  for (const place of places) {
    const months = finding.period?.split(",") ?? [];
    const row = await sourceRow(db, place, { isUnmasked, months });
    if (row) rows.push(row);
  }
  return {
    finding_key: finding.finding_key ?? "",
    rule: finding.rule ?? "",
    title: rule?.title ?? "",
    level: finding.level ?? "",
    status: finding.status ?? "",
    first_seen: finding.first_seen,
    person: {
      person_id: finding.person_id,
      name: hide(name),
      id: isUnmasked ? (finding.id_number ?? "") : maskId(finding.id_number ?? ""),
      township: finding.township ?? "",
      village: finding.village ?? "",
    },
    household_no: finding.household_no,
    period: finding.period,
    message: hide(finding.message ?? ""),
    evidence: Object.fromEntries(
      Object.entries(evidence).map(([label, value]) => {
        const text = hide(String(value ?? ""));
        return [label, isUnmasked ? text : maskCell(text, undefined, label)];
      }),
    ),
    rows,
    basis: rule?.basis.map(basisText) ?? [],
    cleared_by: [...(rule?.exclusions ?? []), ...(rule?.falsepositives ?? [])].map(
      ({ text }) => text,
    ),
    verify: rule?.verify ?? "",
    rectify: rule?.rectify ?? "",
    history: caseHistory(project, finding.finding_key ?? "", hide) ?? null,
  };
}
