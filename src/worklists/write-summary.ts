import type { Database } from "../engine/database.ts";
import { clauseMatrix } from "../findings/clauses/clause-matrix.ts";
import { countyCoverage } from "../findings/clauses/county-coverage.ts";
import { createExceptionTables } from "../findings/exceptions/apply-exceptions.ts";
import { loadPack } from "../rules/load-pack.ts";
import { createSpellTables } from "../rules/spells/spell-tables.ts";
import { LEVEL_LABELS, LEVELS } from "./levels.ts";
import { fileName, pathInside } from "./output-name.ts";
import { readReport } from "./report-file.ts";
import { asOf, NO_TOWN, type RoundOptions, rulesOfRound } from "./round.ts";
import { createRoundTables } from "./round-tables.ts";
import { writeClauses } from "./sheets/clause-sheet.ts";
import { ALL_LEVELS, hasLevel, writeMatrix } from "./sheets/matrix-sheet.ts";
import { writeNotices } from "./sheets/notice-sheet.ts";
import { writeRules } from "./sheets/rules-sheet.ts";
import { writeTable } from "./sheets/table-sheet.ts";
import { summaryNotes } from "./summary-notes.ts";
import { countTowns, type TownCounts } from "./town-counts.ts";
import { type Book, writeBook } from "./workbook/book.ts";

const TITLE = "困难群众脱保漏保排查疑点汇总表";

/** Sheets that are one query each, in order, after the ones by township. */
const TABLES = [
  "summary-family",
  "summary-not-checked",
  "summary-exits",
  "summary-exit-patterns",
  "summary-sources",
  "summary-set-aside",
  "summary-known",
  "summary-exceptions",
  "summary-r1-referral",
  "summary-r2-urgent",
  "summary-r3-institutions",
  "summary-r4-progress",
  "summary-r5-standards",
] as const;

/**
 * Write the summary of a round: an overview for who reads no more, township × rule (all levels, then each), what the run has to say of its data, family ×
 * level, what was not checked, the data used, what was set aside, and what the rules mean.
 *
 * Reads:   finding, person, rule_run, screening, source_*, set_aside, cell_fault, exit_record, exit_pattern.
 * Writes:  `汇总表-<round>.xlsx` in `folder`, whole or not at all.
 * Returns: its path.
 * Throws:  UserError E6001, E6002.
 */
export async function writeSummary(db: Database, options: RoundOptions): Promise<string> {
  const pack = options.pack ?? loadPack();
  const rules = await rulesOfRound(db, pack);
  await createRoundTables(db, rules);
  await createSpellTables(db);
  await createExceptionTables(db);
  const towns = await allTowns(db, options.towns);
  const date = await asOf(db);
  const notes = await summaryNotes(db, options, { ...date, pack, rules });
  const clauses = await clauseMatrix(pack, await countyCoverage(db));
  const page = { place: options.county, round: options.round };
  const path = pathInside(options.folder, fileName("汇总表", `-${options.round}.xlsx`));
  return writeBook(path, { date: date.day }, async (book) => {
    const overview = readReport("summary-overview");
    await writeTable(book, overview, await db.rows(overview.sql), { ...page, notes });
    const matrix = { ...page, rules, towns, notes };
    writeMatrix(book, {
      ...matrix,
      sheet: "乡镇汇总",
      title: TITLE,
      levels: ALL_LEVELS,
    });
    for (const level of LEVELS.filter((each) => hasLevel(matrix, each))) {
      const label = LEVEL_LABELS[level];
      writeMatrix(book, {
        ...matrix,
        sheet: `其中${label}`,
        title: `${TITLE}（其中${label}）`,
        levels: [level],
      });
    }
    if (options.notices) writeNotices(book, options.notices, page);
    await writeTables(book, db, page, notes);
    writeClauses(book, clauses, page);
    writeRules(book, pack, rules, { ...page, ...date });
  });
}

async function writeTables(
  book: Book,
  db: Database,
  page: { place: string; round: string },
  notes: readonly string[],
): Promise<void> {
  for (const name of TABLES) {
    const report = readReport(name);
    const isCounted = name === "summary-family";
    await writeTable(book, report, await db.rows(report.sql), {
      ...page,
      ...(isCounted ? { notes } : {}),
    });
  }
}

/** Every township somebody lives in, with or without findings; people without one last. */
async function allTowns(
  db: Database,
  named?: readonly string[],
): Promise<(TownCounts & { name: string })[]> {
  const counted = await countTowns(db, { includeKnown: true });
  const known = new Set(counted.map(({ town }) => town));
  const others =
    named?.map((town) => ({ town })) ??
    (await db.rows<{ town: string }>(
      "SELECT DISTINCT town FROM main.person WHERE town IS NOT NULL ORDER BY town",
    ));
  const clean = others
    .filter(({ town }) => !known.has(town))
    .map(({ town }): TownCounts => ({ town, findings: 0, count: () => 0 }));
  return [...counted, ...clean]
    .map((each) => ({ ...each, name: each.town ?? NO_TOWN }))
    .sort(
      (a, b) => Number(a.town === null) - Number(b.town === null) || (a.name < b.name ? -1 : 1),
    );
}
