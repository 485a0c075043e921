import { join } from "node:path";
import type { Database } from "../engine/database.ts";
import { removeLeftovers } from "../project/atomic-file.ts";
import { encryptBook } from "./encrypt-book.ts";
import { type IssuedPlace, recordIssued } from "./issued.ts";
import { keptRows } from "./kept-rows.ts";
import { createLeadTable } from "./lead-table.ts";
import { type MadeBook, makeRows } from "./make-rows.ts";
import { fileName, pathInside } from "./output-name.ts";
import { fillPrint } from "./print-book.ts";
import { type Report, readReport } from "./report-file.ts";
import { asOf, NO_TOWN, type RoundOptions, rulesOfRound } from "./round.ts";
import { createRoundTables } from "./round-tables.ts";
import type { ScopeCounts } from "./scope-counts.ts";
import { type ScopeRows, stringsOf } from "./scope-rows.ts";
import { sealedColumns } from "./seal.ts";
import { fillTownship, type RoundJob } from "./township-book.ts";
import type { ExpectedRate } from "./visit-order.ts";
import { type BookOptions, writeBook } from "./workbook/book.ts";
import type { BegunStrings } from "./workbook/shared-strings.ts";

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
  /** Keep the rows of each township's workbook, and take those made before by this version of the program of the same leads. */
  keepVersion?: string;
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
  const kept = await keptRows(db, { rules, options });
  const made = await makeRows(db, { rules, report, options, kept });
  const { batch, place } = await issue(made, report, options);
  if (kept && place) await kept.keep(made, place);
  const job: RoundJob = { rules, report, day, batch, options };
  return { files: await writeBooks(made, job) };
}

/** Nothing is written down of a round without leads. */
async function issue(
  made: readonly MadeBook[],
  report: Report,
  { ledgerFolder, round, month, county }: WorklistOptions,
): Promise<{ batch: number; place?: IssuedPlace | undefined }> {
  if (made.length === 0) return { batch: 0 };
  const columns = sealedColumns(report.header.columns).map(({ title }) => title);
  return recordIssued(
    ledgerFolder,
    { round, month, county, columns },
    made.map(({ scope, rows, seals, issued }) => ({
      ...{ town: scope.town ?? NO_TOWN, keys: rows.keys, seals, rows: issued },
    })),
  );
}

async function writeBooks(made: readonly MadeBook[], job: RoundJob): Promise<TownshipFile[]> {
  const { options } = job;
  const by = options.by ?? "town";
  const folder = by === "town" ? options.folder : join(options.folder, "分村");
  await removeLeftovers(folder);
  const print = by === "town" ? await printsOf(job) : undefined;
  const names = new Set<string>();
  const files: TownshipFile[] = [];
  for (const { scope, rows, seals } of made) {
    const name = fileName(nameOf(scope), `-核查清单-${options.round}.xlsx`, names);
    const path = await writeSealed(pathInside(folder, name), job, stringsOf(rows, seals), (book) =>
      fillTownship(book, { ...job, scope, families: rows.families }),
    );
    const village = scope.village === undefined ? {} : { village: scope.village ?? "未定村" };
    files.push({
      ...{ town: scope.town ?? NO_TOWN, ...village, path },
      ...(print ? { print: await print(scope.town, rows) } : {}),
      findings: scope.findings,
      families: Object.fromEntries(rows.families.map((each) => [each.family, each.rows])),
    });
  }
  return files;
}

function nameOf({ town, village }: ScopeCounts): string {
  return `${town ?? NO_TOWN}${village === undefined ? "" : `-${village ?? "未定村"}`}`;
}

/** Whole ID numbers leave only encrypted. */
async function writeSealed(
  path: string,
  { day, options }: RoundJob,
  strings: BegunStrings,
  fill: Parameters<typeof writeBook>[2],
): Promise<string> {
  const book: BookOptions = { date: day, strings };
  const { fullId } = options;
  if (fullId) book.encrypt = (bytes) => encryptBook(bytes, fullId.password);
  return writeBook(path, book, fill);
}

/** Without ID numbers, whatever the workbooks show: paper is left lying about. */
async function printsOf({
  day,
  options,
}: RoundJob): Promise<(town: string | null, rows: ScopeRows) => Promise<string>> {
  const folder = join(options.folder, "打印");
  await removeLeftovers(folder);
  const names = new Set<string>();
  const { columns } = readReport("print").header;
  const { county, month, round } = options;
  return (town, { print }) => {
    if (!print) throw new RangeError("rows without those on paper");
    const name = fileName(town ?? NO_TOWN, `-入户核查表-${round}.xlsx`, names);
    const { count, piece } = print.strings;
    const strings = { count, pieces: [piece] };
    return writeBook(pathInside(folder, name), { date: day, strings }, async (book) =>
      fillPrint(book, { town, county, month, round, columns, sheet: print.sheet }),
    );
  };
}
