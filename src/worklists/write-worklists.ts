import { join } from "node:path";
import type { Database } from "../engine/database.ts";
import { removeLeftovers } from "../project/atomic-file.ts";
import { encryptBook } from "./encrypt-book.ts";
import { issueRows } from "./issue-rows.ts";
import { createLeadTable, streamLeads } from "./lead-table.ts";
import { fileName, pathInside } from "./output-name.ts";
import { fillPrint } from "./print-book.ts";
import { readReport } from "./report-file.ts";
import { asOf, NO_TOWN, type RoundOptions, rulesOfRound } from "./round.ts";
import { createRoundTables } from "./round-tables.ts";
import { rowCursor } from "./row-cursor.ts";
import { countScopes, type ScopeCounts } from "./scope-counts.ts";
import { fillTownship, type RoundJob } from "./township-book.ts";
import type { ExpectedRate } from "./visit-order.ts";
import { type Book, type BookOptions, writeBook } from "./workbook/book.ts";
import type { LeadRow } from "./worklist-row.ts";

export interface WorklistOptions extends RoundOptions {
  /** 台账: what was sent out is written down there, and the key of the seals is kept there. */
  ledgerFolder: string;
  /** Send also what was answered before and still holds. */
  includeKnown?: boolean;
  /** A workbook a township, with a print version, or a workbook a village. */
  by?: "town" | "village";
  /** Print whole ID numbers, with the password the workbooks are then encrypted with; else the last four characters. */
  fullId?: { password: string };
  /** Print what is kept from lists that many people handle: mental disability, AIDS. */
  sensitiveWords?: boolean;
  /** How often the leads of each rule turned out true; orders the visits. */
  rates?: readonly ExpectedRate[];
  /** Called before each workbook with the township and its number from 0. */
  progress?: (town: string, done: number, total: number) => void;
}

/** One workbook written. */
export interface TownshipFile {
  town: string;
  /** Of a workbook for one village. */
  village?: string;
  path: string;
  /** The version to print and fill in by hand. */
  print?: string;
  findings: number;
  /** Findings by family, such as `{ LB: 12 }`. */
  families: Record<string, number>;
}

/**
 * Write one workbook a township (or village) that has findings, and beside each township's one to print.
 *
 * Reads:   finding, person, rule_run, screening, snapshot, source_*, link, schema sure.
 * Writes:  台账/下发/<round>.jsonl first; then `<township>-核查清单-<round>.xlsx` in `folder`, `打印/…` or `分村/…`, each whole or
 *          not at all.
 * Returns: the files in order of township, people without one last.
 * Throws:  UserError E6001, E6002, E7001. Workbooks already written stay.
 */
export async function writeWorklists(
  db: Database,
  options: WorklistOptions,
): Promise<{ files: TownshipFile[] }> {
  const rules = await rulesOfRound(db, options.pack);
  const { day } = await asOf(db);
  await createRoundTables(db, rules);
  const sensitiveWords = options.sensitiveWords ?? false;
  await createLeadTable(db, {
    ...{ sensitiveWords, includeKnown: options.includeKnown ?? false },
    rates: options.rates ?? [],
  });
  const report = readReport("worklist");
  const { batch, seals } = await issueRows(db, { ...options, rules, report, sensitiveWords });
  const job: RoundJob = { rules, report, day, batch, seals, options };
  return { files: await writeScopes(db, job) };
}

async function writeScopes(db: Database, job: RoundJob): Promise<TownshipFile[]> {
  const { options } = job;
  const by = options.by ?? "town";
  const scopes = await countScopes(db, by);
  const cursor = rowCursor(streamLeads(db, by));
  const folder = by === "town" ? options.folder : join(options.folder, "分村");
  await removeLeftovers(folder);
  const print = by === "town" ? await printsOf(job) : undefined;
  const names = new Set<string>();
  const files: TownshipFile[] = [];
  for (const [index, scope] of scopes.entries()) {
    const town = scope.town ?? NO_TOWN;
    options.progress?.(town, index, scopes.length);
    const rows = await cursor.takeWhile((row) => isOf(row, scope));
    const families: Record<string, number> = {};
    const path = await writeSealed(
      pathInside(folder, fileName(nameOf(scope), `-核查清单-${options.round}.xlsx`, names)),
      job,
      (book) => fillTownship(book, { ...job, scope, rows }, families),
    );
    const village = scope.village === undefined ? {} : { village: scope.village ?? "未定村" };
    const printed = print ? { print: await print(scope.town, rows) } : {};
    files.push({ town, ...village, path, ...printed, findings: scope.findings, families });
  }
  return files;
}

function isOf(row: LeadRow, { town, village }: ScopeCounts): boolean {
  return row.town === town && (village === undefined || row.village === village);
}

function nameOf({ town, village }: ScopeCounts): string {
  return `${town ?? NO_TOWN}${village === undefined ? "" : `-${village ?? "未定村"}`}`;
}

/** Whole ID numbers leave only encrypted. */
async function writeSealed(
  path: string,
  { day, options }: RoundJob,
  fill: Parameters<typeof writeBook>[2],
): Promise<string> {
  const book: BookOptions = { date: day };
  const { fullId } = options;
  if (fullId) book.encrypt = (bytes) => encryptBook(bytes, fullId.password);
  return writeBook(path, book, fill);
}

/** Without ID numbers, whatever the workbooks show: paper is left lying about. */
async function printsOf(
  job: RoundJob,
): Promise<(town: string | null, rows: readonly LeadRow[]) => Promise<string>> {
  const folder = join(job.options.folder, "打印");
  await removeLeftovers(folder);
  const names = new Set<string>();
  const print = readReport("print");
  return (town, rows) => {
    const name = fileName(town ?? NO_TOWN, `-入户核查表-${job.options.round}.xlsx`, names);
    const fill = async (book: Book) => fillPrint(book, { ...job, town, print, rows });
    return writeBook(pathInside(folder, name), { date: job.day }, fill);
  };
}
