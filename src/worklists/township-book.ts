import { FAMILY_LABELS, type Family } from "../rules/rule-schema.ts";
import type { Report } from "./report-file.ts";
import { dayLabel, monthLabel, NO_TOWN, type RuleText } from "./round.ts";
import type { ScopeCounts } from "./scope-counts.ts";
import { writeCover } from "./sheets/cover-sheet.ts";
import { beginFamilySheet } from "./sheets/family-sheet.ts";
import { codesRange, writeHiddenSheets } from "./sheets/hidden-sheets.ts";
import type { Book } from "./workbook/book.ts";
import { type LeadRow, rowValues } from "./worklist-row.ts";
import type { WorklistOptions } from "./write-worklists.ts";

/** Layout of the workbooks; a reader of returned ones compares it. */
const FORMAT = "2";

/** What all workbooks of one writing share. */
export interface RoundJob {
  rules: readonly RuleText[];
  report: Report;
  /** As-of date, `2019-10-31`. */
  day: string;
  batch: number;
  /** Seal of each row by its finding_key. */
  seals: ReadonlyMap<string, string>;
  options: WorklistOptions;
}

export interface TownJob extends RoundJob {
  scope: ScopeCounts;
  /** In the order `town` or `village`. */
  rows: readonly LeadRow[];
}

/** Fill one workbook: cover, one sheet a family, two hidden sheets. */
export async function fillTownship(
  book: Book,
  job: TownJob,
  families: Record<string, number>,
): Promise<void> {
  const { scope, rules, rows, day, options } = job;
  const { county, round } = options;
  await writeCover(book, {
    ...{ county, town: placeOf(scope), round, rules, fullId: options.fullId !== undefined },
    ...{ batch: job.batch, ledgerHead: options.ledgerHead ?? "" },
    month: monthLabel(options.month),
    asOf: dayLabel(day),
    count: scope.count,
  });
  for (const family of new Set(rows.map((lead) => lead.family))) {
    const leads = rows.filter((lead) => lead.family === family);
    families[family] = await writeFamily(book, job, family, leads);
  }
  const written = Object.values(families).reduce((sum, count) => sum + count, 0);
  if (written !== scope.findings) {
    throw new RangeError(`${written} of ${scope.findings} findings written`);
  }
  writeHiddenSheets(book, rules, metaOf(job, families));
}

function metaOf(
  { scope, report, batch, options }: TownJob,
  families: Readonly<Record<string, number>>,
): Record<string, string> {
  const counts = Object.entries(families).map(([family, count]) => [`rows.${family}`, `${count}`]);
  const written = Object.values(families).reduce((sum, count) => sum + count, 0);
  return {
    ...{ format: FORMAT, county: options.county, town: scope.town ?? NO_TOWN },
    ...(scope.village === undefined ? {} : { village: scope.village ?? "" }),
    ...{ round: options.round, batch: String(batch), month: options.month },
    rows: String(written),
    ...Object.fromEntries(counts),
    columns: JSON.stringify(report.header.columns.map(({ title }) => title)),
    ...(options.ledgerHead ? { ledger: options.ledgerHead } : {}),
  };
}

function placeOf({ town, village }: ScopeCounts): string {
  return `${town ?? NO_TOWN}${village === undefined ? "" : (village ?? "未定村")}`;
}

/** Write the rows of one family of one workbook; returns how many. */
async function writeFamily(
  book: Book,
  job: TownJob,
  family: string,
  leads: readonly LeadRow[],
): Promise<number> {
  const { scope, rules, report, options, seals } = job;
  const sheet = beginFamilySheet(book, {
    label: FAMILY_LABELS[family as Family],
    place: `${options.county}${placeOf(scope)}`,
    month: monthLabel(options.month),
    round: options.round,
    columns: report.header.columns,
    codes: codesRange(family, rules),
  });
  const rowOptions = {
    month: options.month,
    rules: new Map(rules.map((rule) => [rule.id, rule])),
    fullId: options.fullId !== undefined,
    sensitiveWords: options.sensitiveWords ?? false,
  };
  for (const [index, lead] of leads.entries()) {
    sheet.add(rowValues(lead, index + 1, rowOptions, seals.get(lead.finding_key)));
  }
  await sheet.finish();
  return leads.length;
}
