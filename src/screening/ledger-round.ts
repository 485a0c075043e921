import type { Database } from "../engine/database.ts";
import { type CaseTerms, RECTIFY_DAYS } from "../ledger/cases/case.ts";
import { markFindings } from "../ledger/cases/mark-findings.ts";
import { ledgerOfRound, type RoundLedger } from "../ledger/cases/round-ledger.ts";
import type { Standing } from "../ledger/cases/standing.ts";
import type { Config } from "../project/config-schema.ts";
import type { Project } from "../project/project.ts";
import type { Pack } from "../rules/load-pack.ts";
import { narrowedRules } from "../rules/run/caveats.ts";
import { asOf } from "../rules/run-context.ts";
import { mergeTables } from "../rules/tables/load-tables.ts";
import { type RoundManifest, ranRules, readManifest, roundsOf } from "./round.ts";
import { monthOf } from "./run-context.ts";

/** What the county has laid down about its cases. */
export function caseTermsOf({ ledger, tables }: Pick<Config, "ledger" | "tables">): CaseTerms {
  return {
    validMonths: ledger?.valid_months ?? {},
    rectifyDays: ledger?.rectify_days ?? RECTIFY_DAYS,
    special: mergeTables(tables).holidays,
  };
}

/** Whether a rule looked at less in this round than in an earlier one; a round whose manifest is gone says nothing. */
function narrowedSince(
  project: Project,
  { rules }: RoundManifest,
): (rule: string, since: string) => boolean {
  const known = new Map<string, ReadonlyMap<string, unknown>>();
  const kept = new Set(roundsOf(project));
  return (rule, since) => {
    const found =
      known.get(since) ??
      narrowedRules(kept.has(since) ? readManifest(project, since).rules : [], rules);
    known.set(since, found);
    return found.has(rule);
  };
}

/**
 * Compare a round with the ledger and tell the findings what it knows of them; the ledger itself is written later. The cases
 * are let go here: a hundred thousand of them would lie in memory while the workbooks are written.
 */
export async function settleLedger(
  db: Database,
  project: Project,
  manifest: RoundManifest,
  options: { pack: Pack; who: string; on: string },
): Promise<Omit<RoundLedger, "cases"> & { standings: Record<Standing, number> }> {
  const { cases, ...ledger } = await ledgerOfRound(
    db,
    project,
    {
      round: manifest.round,
      month: manifest.month,
      asOf: asOf(monthOf(manifest.month)),
      findingsHash: manifest.findingsHash,
      ran: ranRules(manifest.rules),
      checked: manifest.rules.filter(({ state }) => state === "checked").map(({ id }) => id),
      isNarrowed: narrowedSince(project, manifest),
    },
    { ...options, terms: caseTermsOf(project.config) },
  );
  return { ...ledger, standings: await markFindings(db, cases) };
}
