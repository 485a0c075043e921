import type { Database } from "../engine/database.ts";
import { FAMILY_LABELS, type Family } from "../rules/rule-schema.ts";
import { fileName, pathInside } from "./output-name.ts";
import { type Report, readReport } from "./report-file.ts";
import {
  asOf,
  dayLabel,
  monthLabel,
  NO_TOWN,
  type RoundOptions,
  type RuleText,
  rulesOfRound,
} from "./round.ts";
import { createRoundTables } from "./round-tables.ts";
import { type RowCursor, rowCursor } from "./row-cursor.ts";
import { writeCover } from "./sheets/cover-sheet.ts";
import { beginFamilySheet } from "./sheets/family-sheet.ts";
import { codesRange, writeHiddenSheets } from "./sheets/hidden-sheets.ts";
import { countTowns, type TownCounts } from "./town-counts.ts";
import { type Book, writeBook } from "./workbook/book.ts";
import { type LeadRow, rowValues } from "./worklist-row.ts";

export interface WorklistOptions extends RoundOptions {
  /** Print whole ID numbers; else the last four characters. */
  fullId?: boolean;
  /** Print what is kept from lists that many people handle: mental disability, AIDS. */
  sensitiveWords?: boolean;
  /** Send also what was answered before and still holds. */
  includeKnown?: boolean;
  /** Head of the ledger, printed so that paper shows when it was shortened; nothing when left out. */
  ledgerHead?: string;
  /** Called before each workbook with the township and its number from 0. */
  progress?: (town: string, done: number, total: number) => void;
}

/** One workbook written. */
export interface TownshipFile {
  town: string;
  path: string;
  findings: number;
  /** Findings by family, such as `{ LB: 12 }`. */
  families: Record<string, number>;
}

/** Layout of the workbooks; a reader of returned ones compares it. */
const FORMAT = "1";

/**
 * Write one workbook a township that has findings: cover, one sheet a family, two hidden sheets.
 *
 * Reads:   finding, person, rule_run, screening, snapshot, source_*, link, schema sure.
 * Writes:  `<township>-核查清单-<round>.xlsx` in `folder`, each whole or not at all.
 * Returns: the files in order of township, people without one last.
 * Throws:  UserError E6001, E6002. Workbooks already written stay.
 */
export async function writeWorklists(
  db: Database,
  options: WorklistOptions,
): Promise<{ files: TownshipFile[] }> {
  const includeKnown = options.includeKnown ?? false;
  const rules = await rulesOfRound(db, options.pack);
  const { day } = await asOf(db);
  const towns = await countTowns(db, { includeKnown });
  await createRoundTables(db, rules);
  const report = readReport("worklist");
  const rows = rowCursor(
    db.stream<LeadRow>(report.sql, {
      show_sensitive: options.sensitiveWords ?? false,
      include_known: includeKnown,
    }),
  );
  const names = new Set<string>();
  const files: TownshipFile[] = [];
  for (const [index, town] of towns.entries()) {
    options.progress?.(town.town ?? NO_TOWN, index, towns.length);
    const name = fileName(town.town ?? NO_TOWN, `-核查清单-${options.round}.xlsx`, names);
    const job = { town, rules, rows, report, day, options };
    const families: Record<string, number> = {};
    const path = await writeBook(pathInside(options.folder, name), { date: day }, (book) =>
      fillTownship(book, job, families),
    );
    files.push({ town: town.town ?? NO_TOWN, path, findings: town.findings, families });
  }
  return { files };
}

interface TownJob {
  town: TownCounts;
  rules: readonly RuleText[];
  rows: RowCursor<LeadRow>;
  report: Report;
  day: string;
  options: WorklistOptions;
}

async function fillTownship(
  book: Book,
  job: TownJob,
  families: Record<string, number>,
): Promise<void> {
  const { town, rules, rows, day, options } = job;
  const { county, round } = options;
  const name = town.town ?? NO_TOWN;
  await writeCover(book, {
    ...{ county, town: name, round, rules, fullId: options.fullId ?? false },
    month: monthLabel(options.month),
    asOf: dayLabel(day),
    count: town.count,
    ledgerHead: options.ledgerHead ?? "",
  });
  let next = await rows.peek();
  while (next && next.town === town.town) {
    families[next.family] = await writeFamily(book, job, next.family);
    next = await rows.peek();
  }
  const written = Object.values(families).reduce((sum, count) => sum + count, 0);
  if (written !== town.findings) {
    throw new RangeError(`${written} of ${town.findings} findings written`);
  }
  const counts = Object.entries(families).map(([family, count]) => [`rows.${family}`, `${count}`]);
  writeHiddenSheets(book, rules, {
    ...{ format: FORMAT, county, town: name, round, month: options.month },
    rows: String(written),
    ...(options.ledgerHead ? { ledger: options.ledgerHead } : {}),
    ...Object.fromEntries(counts),
  });
}

/** Write the rows of one family of one township, which come next; returns how many. */
async function writeFamily(book: Book, job: TownJob, family: string): Promise<number> {
  const { town, rules, rows, report, options } = job;
  const sheet = beginFamilySheet(book, {
    label: FAMILY_LABELS[family as Family],
    place: `${options.county}${town.town ?? NO_TOWN}`,
    month: monthLabel(options.month),
    round: options.round,
    columns: report.header.columns,
    codes: codesRange(family, rules),
  });
  const rowOptions = {
    month: options.month,
    rules: new Map(rules.map((rule) => [rule.id, rule])),
    fullId: options.fullId ?? false,
    sensitiveWords: options.sensitiveWords ?? false,
  };
  let serial = 0;
  let next = await rows.peek();
  while (next && next.town === town.town && next.family === family) {
    serial += 1;
    sheet.add(rowValues(next, serial, rowOptions));
    await rows.take();
    next = await rows.peek();
  }
  await sheet.finish();
  return serial;
}
