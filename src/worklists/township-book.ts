import { FAMILY_LABELS, type Family } from "../rules/rule-schema.ts";
import type { Report } from "./report-file.ts";
import { dayLabel, monthLabel, NO_TOWN, type RuleText } from "./round.ts";
import type { ScopeCounts } from "./scope-counts.ts";
import type { ScopeRows } from "./scope-rows.ts";
import { writeCover } from "./sheets/cover-sheet.ts";
import { writeFamilySheet } from "./sheets/family-sheet.ts";
import { codesRange, writeHiddenSheets } from "./sheets/hidden-sheets.ts";
import type { Book } from "./workbook/book.ts";
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
  options: WorklistOptions;
}

export interface TownJob extends RoundJob {
  scope: ScopeCounts;
  families: ScopeRows["families"];
}

/** Fill one workbook: cover, one sheet a family, two hidden sheets. */
export async function fillTownship(book: Book, job: TownJob): Promise<void> {
  const { scope, rules, report, families, day, options } = job;
  const { county, round } = options;
  const month = monthLabel(options.month);
  await writeCover(book, {
    ...{ county, town: placeOf(scope), round, rules, fullId: options.fullId !== undefined },
    ...{ batch: job.batch, ledgerHead: options.ledgerHead ?? "" },
    ...{ month, asOf: dayLabel(day), count: scope.count },
  });
  for (const { family, rows, sheet } of families) {
    await writeFamilySheet(book, {
      ...{ label: FAMILY_LABELS[family as Family], place: `${county}${placeOf(scope)}` },
      ...{ month, round, columns: report.header.columns, rows, sheet },
      codes: codesRange(family, rules),
    });
  }
  const written = families.reduce((sum, { rows }) => sum + rows, 0);
  if (written !== scope.findings) {
    throw new RangeError(`${written} of ${scope.findings} findings written`);
  }
  writeHiddenSheets(book, rules, metaOf(job));
}

function metaOf({ scope, report, batch, families, options }: TownJob): Record<string, string> {
  const counts = families.map(({ family, rows }) => [`rows.${family}`, `${rows}`]);
  return {
    ...{ format: FORMAT, county: options.county, town: scope.town ?? NO_TOWN },
    ...(scope.village === undefined ? {} : { village: scope.village ?? "" }),
    ...{ round: options.round, batch: String(batch), month: options.month },
    rows: String(scope.findings),
    ...Object.fromEntries(counts),
    columns: JSON.stringify(report.header.columns.map(({ title }) => title)),
    ...(options.ledgerHead ? { ledger: options.ledgerHead } : {}),
  };
}

function placeOf({ town, village }: ScopeCounts): string {
  return `${town ?? NO_TOWN}${village === undefined ? "" : (village ?? "未定村")}`;
}
