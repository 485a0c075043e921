import type { Database } from "../engine/database.ts";
import { codesOfFamilies } from "./issue-rows.ts";
import type { KeptRows } from "./kept-rows.ts";
import { streamLeads } from "./lead-table.ts";
import { type Report, readReport } from "./report-file.ts";
import { NO_TOWN, type RuleText } from "./round.ts";
import { rowReader } from "./row-reader.ts";
import { countScopes, type ScopeCounts } from "./scope-counts.ts";
import { type MadeScope, type RowsJob, scopePile } from "./scope-rows.ts";
import { idSealer, roundSealer, rowPrinter, sealedColumns, sealKey } from "./seal.ts";
import type { LeadRow } from "./worklist-row.ts";
import type { WorklistOptions } from "./write-worklists.ts";

/** The rows of one workbook, and what it is about. */
export interface MadeBook extends MadeScope {
  scope: ScopeCounts;
}

/** Make the rows of every workbook of a round. Reads: worklist_lead. Writes: 台账/worklist.key at the first time. */
export async function makeRows(
  db: Database,
  about: {
    rules: readonly RuleText[];
    report: Report;
    options: WorklistOptions;
    kept: KeptRows | undefined;
  },
): Promise<MadeBook[]> {
  const { options, kept } = about;
  const by = options.by ?? "town";
  const scopes = await countScopes(db, by);
  const job = await rowsJob(about);
  const made: MadeBook[] = [];
  const leads = rowReader(streamLeads(db, by, kept?.others));
  for (const [index, scope] of scopes.entries()) {
    options.progress?.(scope.town ?? NO_TOWN, index, scopes.length);
    const same = kept?.of(scope.town);
    if (same) {
      made.push({ scope, ...same, seals: same.rows.prints.map(job.seal) });
      continue;
    }
    const pile = scopePile(scope.findings, job);
    await leads.take(scope.findings, (lead) => {
      if (!isOf(lead, scope)) throw new RangeError("leads out of order");
      pile.add(lead);
    });
    made.push({ scope, ...pile.end() });
  }
  return made;
}

async function rowsJob({
  rules,
  report,
  options,
}: Parameters<typeof makeRows>[1]): Promise<RowsJob> {
  const { ledgerFolder, month, round, fullId, sensitiveWords = false } = options;
  const key = await sealKey(ledgerFolder);
  const { columns } = report.header;
  return {
    ...{ columns, ruleTexts: rules, codes: codesOfFamilies(rules) },
    paper: (options.by ?? "town") === "town" ? readReport("print").header.columns : undefined,
    options: {
      ...{ month, fullId: fullId !== undefined, sensitiveWords },
      rules: new Map(rules.map((rule) => [rule.id, rule])),
    },
    print: rowPrinter(sealedColumns(columns)),
    seal: roundSealer(key, round),
    sealId: idSealer(key),
  };
}

function isOf(row: LeadRow, { town, village }: ScopeCounts): boolean {
  return row.town === town && (village === undefined || row.village === village);
}
