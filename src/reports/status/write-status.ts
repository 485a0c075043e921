import type { Database } from "../../engine/database.ts";
import { FAMILIES, FAMILY_LABELS } from "../../rules/rule-schema.ts";
import { fileName, pathInside } from "../../worklists/output-name.ts";
import { type Report, readReport } from "../../worklists/report-file.ts";
import { writeTable } from "../../worklists/sheets/table-sheet.ts";
import { writeBook } from "../../worklists/workbook/book.ts";

export interface StatusOptions {
  /** 结果: where the workbook goes. */
  folder: string;
  county: string;
  on: string;
  /** Newest round, for the foot of each page. */
  round: string;
  /** 口径: what the numbers mean and rest on. */
  notes: readonly string[];
}

/**
 * Write the progress of all cases: townships by stage, the summary tables, and the ledger they are counted from.
 *
 * Reads:   ledger_row.
 * Writes:  `整改台账-<day>.xlsx` in `folder`, whole or not at all.
 * Returns: its path.
 * Throws:  UserError E6001, E6002.
 */
export function writeStatus(db: Database, options: StatusOptions): Promise<string> {
  const path = pathInside(options.folder, fileName("整改台账", `-${options.on}.xlsx`));
  const page = { place: options.county, round: options.round };
  return writeBook(path, { date: options.on }, async (book) => {
    const counted = { ...page, notes: options.notes };
    for (const name of ["status-towns", "status-summary"]) {
      const report = readReport(name);
      await writeTable(book, report, await db.rows(report.sql), counted);
    }
    for (const family of FAMILIES) {
      const label = FAMILY_LABELS[family];
      const report = ofFamily(readReport("status-family"), label);
      await writeTable(book, report, await db.rows(report.sql, { family }), counted);
    }
    for (const name of ["status-groups", "status-causes"]) {
      const report = readReport(name);
      await writeTable(book, report, await db.rows(report.sql), counted);
    }
    const ledger = readReport("status-cases");
    await writeTable(book, ledger, await db.rows(ledger.sql), page);
  });
}

/** The same table, named after one family; what counts as true depends on it. */
function ofFamily({ header, sql }: Report, label: string): Report {
  const title = `核查整改汇总表（${label}）`;
  return { sql, header: { ...header, sheet: `${label}汇总`, title } };
}
