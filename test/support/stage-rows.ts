import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Database, openDatabase } from "../../src/engine/database.ts";
import { loadRolls } from "../../src/rolls/load-rolls.ts";
import type { Roll } from "../../src/rolls/roll.ts";
import type { Merge } from "../../src/sources/recognition/header/sheet-head.ts";
import { noLooks, noteLooks } from "../../src/sources/spool/column-looks.ts";
import { ingestBook, type SheetReport } from "../../src/staging/ingest.ts";
import { type KnownSheet, recogniseBook } from "../../src/staging/recognise-book.ts";
import { createStageTables } from "../../src/staging/stage-tables.ts";

/** One sheet as a test writes it down: rows of cells, the first is row 1. */
export interface WrittenSheet {
  file?: string;
  sheet?: string;
  rows: readonly (readonly string[])[];
  merges?: readonly Merge[];
  /** What the reader had to say. */
  notes?: readonly string[];
}

export async function emptyStage(): Promise<Database> {
  const db = await openDatabase();
  await createStageTables(db);
  return db;
}

/** Spool and ingest written sheets as one book; `rolls` stands in for the catalogue. */
export async function stageRows(
  db: Database,
  written: WrittenSheet | readonly WrittenSheet[],
  rolls?: ReadonlyMap<string, Roll>,
  known: readonly KnownSheet[] = [],
): Promise<SheetReport[]> {
  const folder = mkdtempSync(join(tmpdir(), "doudi-spool-"));
  try {
    const sheets = [written].flat().map((sheet, position) => spoolOf(folder, sheet, position));
    const book = {
      file: [written].flat()[0]?.file ?? "名册.csv",
      sha256: "0",
      bytes: 1,
      format: "csv" as const,
      sheets,
      notes: [],
    };
    const recognised = await recogniseBook(book, known, rolls ?? (await loadRolls()));
    return await ingestBook(db, 1, book, "recipe", { sheets: recognised });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function spoolOf(folder: string, written: WrittenSheet, position: number) {
  const filled = written.rows
    .map((cells, index) => ({ row: index + 1, cells }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));
  const spool = join(folder, `${position}.tsv`);
  const lines = filled.map(({ row, cells }) => [String(row), ...cells].map(quote).join("\t"));
  const bytes = Buffer.from(`${lines.join("\n")}\n`);
  writeFileSync(spool, bytes);
  const looks = noLooks();
  noteLooks(looks, bytes, bytes.length);
  return {
    name: written.sheet ?? "",
    position,
    hidden: 0 as const,
    rows: written.rows.length,
    filledRows: filled.length,
    width: Math.max(...written.rows.map((cells) => cells.length)),
    looks,
    spool,
    merges: [...(written.merges ?? [])],
    hiddenRows: 0,
    hiddenColumns: [],
    formulaCells: 0,
    errorCells: 0,
    numericLongIds: 0,
    notes: (written.notes ?? []).map((text) => ({ code: "cut_off" as const, text })),
  };
}

function quote(cell: string): string {
  return /[\t"\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
