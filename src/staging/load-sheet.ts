import { stat } from "node:fs/promises";
import { type Database, quoteText } from "../engine/database.ts";
import { WRITTEN_NULLS } from "../rolls/cell/read-number.ts";

/** Bytes of one record at most. */
const LONGEST_RECORD = 64 * 1024 * 1024;
const SHORTEST_LIMIT = 1024 * 1024;

/** A merged range, all bounds counted from 1 and inclusive. */
export interface MergedRange {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

/**
 * Load one spool (docs/architecture.md section 3) as `raw.s<sheetId>`, every cell as text; the NULL of a system's export is an
 * empty cell: those without a household number would all be of the household NULL.
 *
 * DuckDB reserves sixteen times the longest record unless told otherwise: 1 GiB, more than a small machine lets it have.
 *
 * Writes:  raw.s<sheetId>(row_no, c1 … c<width>).
 * Returns: the number of rows loaded; the caller compares it with what the reader counted.
 */
export async function loadSpool(
  db: Database,
  sheetId: number,
  spool: string,
  width: number,
): Promise<number> {
  const columns = Array.from({ length: width }, (_, index) => `'c${index + 1}': 'VARCHAR'`);
  const longest = Math.min(LONGEST_RECORD, Math.max(SHORTEST_LIMIT, (await stat(spool)).size + 1));
  const [loaded] = await db.rows<{ Count: number }>(`CREATE OR REPLACE TABLE raw.s${sheetId} AS
    SELECT * REPLACE (CAST(row_no AS INTEGER) AS row_no)
    FROM read_csv(${quoteText(spool)}, delim = '\\t', quote = '"', escape = '"', header = false,
      auto_detect = false, nullstr = [${["", ...WRITTEN_NULLS].map(quoteText).join(", ")}], null_padding = true, strict_mode = false, parallel = false, max_line_size = ${longest},
      buffer_size = ${2 * longest},
      columns = {${["'row_no': 'VARCHAR'", ...columns].join(", ")}})`);
  return loaded?.Count ?? 0;
}

/**
 * The name of the table or view of the rows as staging reads them: as received, but with merged cells of the named
 * columns saying on every row what they say on their first. Names and IDs are never filled.
 */
export async function openSheetRows(
  db: Database,
  sheetId: number,
  width: number,
  merges: readonly MergedRange[],
  fillColumns: readonly number[],
): Promise<string> {
  const ranges = merges.flatMap(({ top, bottom, left }) =>
    bottom > top && fillColumns.includes(left) ? [[left, top, bottom]] : [],
  );
  if (ranges.length === 0) return `raw.s${sheetId}`;
  await db.run("DELETE FROM merge_range");
  await db.append("merge_range", ranges);
  const columns = Array.from({ length: width }, (_, index) => index + 1);
  const cells = columns.map((column) =>
    fillColumns.includes(column)
      ? `COALESCE(r.c${column}, f${column}.value) AS c${column}`
      : `r.c${column}`,
  );
  const joins = columns
    .filter((column) => fillColumns.includes(column))
    .map(
      (column) => `LEFT JOIN (
        SELECT unnest(generate_series(m.top_row + 1, m.bottom_row)) AS row_no, t.c${column} AS value
        FROM merge_range m JOIN raw.s${sheetId} t ON t.row_no = m.top_row WHERE m.column_no = ${column}
      ) f${column} ON f${column}.row_no = r.row_no`,
    );
  await db.run(`CREATE OR REPLACE TEMP VIEW sheet_rows AS
    SELECT r.row_no, ${cells.join(", ")} FROM raw.s${sheetId} r ${joins.join("\n")}`);
  return "sheet_rows";
}
