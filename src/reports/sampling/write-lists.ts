import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Database } from "../../engine/database.ts";
import { fileName, pathInside } from "../../worklists/output-name.ts";
import { readReport } from "../../worklists/report-file.ts";
import { NO_TOWN } from "../../worklists/round.ts";
import { writeTable } from "../../worklists/sheets/table-sheet.ts";
import { writeBook } from "../../worklists/workbook/book.ts";
import type { DrawnRow } from "./frame.ts";

export interface ListOptions {
  /** 结果 of the project; the lists get a folder of their own in it. */
  resultsFolder: string;
  county: string;
  month: string;
  /** Number of the draw in the ledger. */
  draw: number;
}

/**
 * Write one blind list a township: who is to be visited, and nothing that says why.
 *
 * Writes:  `结果/抽样-<draw>/<township>-抽样走访-<draw>.xlsx`, each whole or not at all.
 * Returns: the folder and how many people each list has.
 * Throws:  UserError E6001, E6002.
 */
export async function writeSampleLists(
  db: Database,
  drawn: readonly DrawnRow[],
  options: ListOptions,
): Promise<{ folder: string; lists: { town: string; people: number }[] }> {
  const folder = join(options.resultsFolder, `抽样-${options.draw}`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await db.script(
    "CREATE OR REPLACE TEMP TABLE sample_drawn (code VARCHAR, person_id VARCHAR, town VARCHAR, village VARCHAR)",
  );
  await db.append(
    "sample_drawn",
    drawn.map(({ code, personId, town, village }) => [code, personId, town, village]),
  );
  const report = readReport("sample-list");
  const lists: { town: string; people: number }[] = [];
  const taken = new Set<string>();
  for (const town of [...new Set(drawn.map((each) => each.town))].sort()) {
    const rows = await db.rows(report.sql, { town });
    const name = fileName(town || NO_TOWN, `-抽样走访-${options.draw}.xlsx`, taken);
    await writeBook(pathInside(folder, name), { date: `${options.month}-01` }, (book) =>
      writeTable(book, report, rows, {
        place: `${options.county}${town || NO_TOWN}`,
        round: `抽样 ${options.draw}`,
      }),
    );
    lists.push({ town: town || NO_TOWN, people: rows.length });
  }
  return { folder, lists };
}
