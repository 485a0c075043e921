import type { Database } from "../../engine/database.ts";
import { fileName, pathInside } from "../../worklists/output-name.ts";
import { readReport } from "../../worklists/report-file.ts";
import { writeTable } from "../../worklists/sheets/table-sheet.ts";
import { writeBook } from "../../worklists/workbook/book.ts";

/**
 * Write a comparison: rules by class with totals, then every finding.
 *
 * Reads:   diff_row.
 * Writes:  `对比-<before>-<now>.xlsx` in `folder`, whole or not at all.
 * Returns: its path.
 * Throws:  UserError E6001, E6002.
 */
export function writeDiff(
  db: Database,
  options: { folder: string; county: string; day: string; before: string; now: string },
): Promise<string> {
  const { folder, county, day, before, now } = options;
  const path = pathInside(folder, fileName("对比", `-${before}-${now}.xlsx`));
  const page = { place: county, round: `${before} → ${now}` };
  return writeBook(path, { date: day }, async (book) => {
    for (const name of ["diff-rules", "diff-rows"]) {
      const report = readReport(name);
      await writeTable(book, report, await db.rows(report.sql), page);
    }
  });
}
