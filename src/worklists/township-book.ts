import { FAMILY_LABELS, type Family } from "../rules/rule-schema.ts";
import type { Report } from "./report-file.ts";
import { dayLabel, monthLabel, NO_TOWN, type RuleText } from "./round.ts";
import type { RowCursor } from "./row-cursor.ts";
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
  rows: RowCursor<LeadRow>;
}

/** Fill one workbook: cover, one sheet a family, two hidden sheets; the rows come next from the cursor. */
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
  let next = await rows.peek();
  while (next && isOf(next, scope)) {
    families[next.family] = await writeFamily(book, job, next.family);
    next = await rows.peek();
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

function isOf(row: LeadRow, { town, village }: ScopeCounts): boolean {
  return row.town === town && (village === undefined || row.village === village);
}

/** Write the rows of one family of one workbook, which come next; returns how many. */
async function writeFamily(book: Book, job: TownJob, family: string): Promise<number> {
  const { scope, rules, rows, report, options, seals } = job;
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
  let serial = 0;
  let next = await rows.peek();
  while (next && isOf(next, scope) && next.family === family) {
    serial += 1;
    sheet.add(rowValues(next, serial, rowOptions, seals.get(next.finding_key)));
    await rows.take();
    next = await rows.peek();
  }
  await sheet.finish();
  return serial;
}
