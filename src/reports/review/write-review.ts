import { fileName, pathInside } from "../../worklists/output-name.ts";
import { readReport } from "../../worklists/report-file.ts";
import { writeTable } from "../../worklists/sheets/table-sheet.ts";
import { writeBook } from "../../worklists/workbook/book.ts";
import type { ReviewPair } from "./list-pairs.ts";

/**
 * Write the pairs as a sheet to be filled in.
 *
 * Writes:  `疑似核对-<month>.xlsx` in `folder`, whole or not at all.
 * Returns: its path.
 * Throws:  UserError E6001, E6002.
 */
export function writeReview(
  pairs: readonly ReviewPair[],
  options: { folder: string; county: string; month: string },
): Promise<string> {
  const path = pathInside(options.folder, fileName("疑似核对", `-${options.month}.xlsx`));
  const report = readReport("review-pairs");
  return writeBook(path, { date: `${options.month}-01` }, (book) =>
    writeTable(
      book,
      report,
      pairs.map((pair) => ({ ...pair })),
      { place: options.county, round: options.month },
    ),
  );
}
