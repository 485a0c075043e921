import { join } from "node:path";
import { openDatabase } from "../../engine/database.ts";
import type { Case, CaseTerms } from "../../ledger/cases/case.ts";
import { caseRows } from "../../ledger/cases/case-rows.ts";
import type { Project } from "../../project/project.ts";
import { fileName, pathInside } from "../../worklists/output-name.ts";
import { readReport } from "../../worklists/report-file.ts";
import { writeTable } from "../../worklists/sheets/table-sheet.ts";
import { writeBook } from "../../worklists/workbook/book.ts";
import { loadCases } from "./load-cases.ts";

export interface RecheckOptions {
  project: Project;
  on: string;
  seed: string;
  /** How many draws the ledger knows of the day already. */
  earlier: number;
  percent: number;
  population: number;
  terms: CaseTerms;
}

/**
 * Write the answers drawn to be checked again as a sheet to be filled in.
 *
 * Writes:  `结果/复核/复核抽取-<day>-<seed>.xlsx`, whole or not at all; a second draw of the day gets a number, lest it takes the place of the first.
 * Returns: its path.
 * Throws:  UserError E6001, E6002.
 */
export async function writeRechecks(
  cases: readonly Case[],
  { project, on, seed, earlier, percent, population, terms }: RecheckOptions,
): Promise<string> {
  const db = await openDatabase();
  try {
    await loadCases(db, caseRows(cases, on, terms));
    const report = readReport("status-rechecks");
    const rows = await db.rows(report.sql);
    const number = earlier === 0 ? "" : `-${earlier + 1}`;
    const name = fileName("复核抽取", `-${on}-${seed.slice(0, 6)}${number}.xlsx`);
    const path = pathInside(join(project.resultsFolder, "复核"), name);
    return await writeBook(path, { date: on }, (book) =>
      writeTable(book, report, rows, {
        place: project.config.county ?? "",
        round: on,
        notes: [
          `${on} 从 ${population} 条否定性结果（不符合、死亡、迁出、放弃、查无此人）里抽取 ${cases.length} 条（${percent}%），按乡镇和结果等距抽取，种子 ${seed}。`,
        ],
      }),
    );
  } finally {
    db.close();
  }
}
