import type { Database } from "../../engine/database.ts";
import { monthText } from "../../rules/run-context.ts";
import { fileName, pathInside } from "../../worklists/output-name.ts";
import { type Report, readReport } from "../../worklists/report-file.ts";
import { writeTable } from "../../worklists/sheets/table-sheet.ts";
import { type Book, writeBook } from "../../worklists/workbook/book.ts";
import type { Checkup, RollCheck } from "./checkup.ts";
import { listFaults } from "./list-faults.ts";

/**
 * Write the checkup as a workbook: an overview, then one sheet a supplier with everything it should mend, values struck out.
 *
 * Reads:   checkup_fault and what it names.
 * Writes:  `数据体检-<month>.xlsx` in `folder`, whole or not at all.
 * Returns: its path.
 * Throws:  UserError E6001, E6002.
 */
export async function writeCheckup(
  db: Database,
  checkup: Checkup,
  options: { folder: string; county: string },
): Promise<string> {
  const suppliers = await fillTables(db, checkup);
  const month = monthText(checkup.month);
  const path = pathInside(options.folder, fileName("数据体检", `-${month}.xlsx`));
  return writeBook(path, { date: `${month}-01` }, async (book) => {
    const overview = readReport("checkup-rolls");
    await writeTable(book, overview, await db.rows(overview.sql), {
      place: options.county,
      round: month,
    });
    const report = readReport("checkup-supplier");
    for (const supplier of suppliers)
      await writeSupplier(book, db, report, supplier, { ...options, month });
  });
}

async function writeSupplier(
  book: Book,
  db: Database,
  { header, sql }: Report,
  supplier: string,
  { county, month }: { county: string; month: string },
): Promise<void> {
  const own = { sql, header: { ...header, sheet: supplier, title: `${supplier}${header.title}` } };
  await writeTable(book, own, await db.rows(sql, { supplier }), { place: county, round: month });
}

/** What the reports read; returns the suppliers with something to mend, in the order of the overview. */
async function fillTables(db: Database, checkup: Checkup): Promise<string[]> {
  const lines = await listFaults(db, checkup);
  await db.script(`
    CREATE OR REPLACE TEMP TABLE checkup_roll (position INTEGER, score INTEGER, label VARCHAR, period VARCHAR,
      supplier VARCHAR, rows INTEGER, used INTEGER, valid_ids INTEGER, before INTEGER, problems VARCHAR);
    CREATE OR REPLACE TEMP TABLE checkup_line (position INTEGER, supplier VARCHAR, file VARCHAR, sheet VARCHAR,
      row_no INTEGER, letter VARCHAR, header VARCHAR, shown VARCHAR, what VARCHAR, fix VARCHAR)`);
  await db.append(
    "checkup_roll",
    checkup.rolls.map((roll, position) => [
      ...[position, roll.score, roll.label, roll.period === null ? "" : monthText(roll.period)],
      ...[roll.supplier, roll.rows, roll.used, roll.validIds, roll.before, mainProblems(roll)],
    ]),
  );
  await db.append(
    "checkup_line",
    lines.map((line, position) => [
      ...[position, line.supplier, line.file, line.sheet, line.row, line.letter, line.header],
      ...[line.shown, line.what, line.fix],
    ]),
  );
  return [...new Set(lines.map(({ supplier }) => supplier))];
}

/** The problems of the whole roll, then its commonest faults, in one sentence. */
export function mainProblems({ problems, faults }: RollCheck, most = 4): string {
  const counted = faults
    .filter(({ weight }) => weight !== "spelling")
    .map(({ label, count }) => `${label} ${count} 处`);
  const spelling = faults
    .filter(({ weight }) => weight === "spelling")
    .reduce((total, { count }) => total + count, 0);
  const all = [...problems.map(({ text }) => text), ...counted];
  const rest = all.length - most;
  const told = all.slice(0, most).join("；");
  const more = rest > 0 ? `；另有 ${rest} 类` : "";
  const mended =
    spelling > 0 ? `${all.length > 0 ? "；" : ""}写法不规范但能认准 ${spelling} 处` : "";
  return `${told}${more}${mended}`;
}
