import type { Database } from "../engine/database.ts";
import { sheetRowSql } from "../staging/row-id.ts";

/** Families, a row each, whose row says that they are more or fewer than it names. */
export interface UnequalFamilies {
  file: string;
  sheet: string;
  header: string;
  /** Rows that say more people than they name, and the first of them; whoever is not named counts as not on the roll. */
  more: number;
  moreRows: number[];
  fewer: number;
  fewerRows: number[];
}

const SHOWN = 5;

interface Sheet extends Record<string, string | number> {
  sheet_id: number;
  file: string;
  sheet: string;
  family: string;
  header_row: number;
  header_rows: number;
}

/** Compare 人口 and 保障人数 with the persons that rows name. Where a row has both, either of them may be what it names. */
export async function unequalFamilies(db: Database): Promise<UnequalFamilies[]> {
  const sheets = await db.rows<Sheet>(
    `SELECT s.sheet_id, f.file, s.sheet, s.family, s.header_row, s.header_rows
     FROM source_sheet s JOIN source_file f USING (file_id) WHERE s.family IS NOT NULL ORDER BY f.file, s.position`,
  );
  const unequal: UnequalFamilies[] = [];
  for (const sheet of sheets) {
    const { counts } = JSON.parse(sheet.family) as { counts: number[] };
    if (counts.length === 0) continue;
    const found = await compare(db, sheet, counts);
    if (found.more + found.fewer > 0) unequal.push(found);
  }
  return unequal;
}

async function compare(
  db: Database,
  sheet: Sheet,
  counts: readonly number[],
): Promise<UnequalFamilies> {
  const said = counts.map(
    (column) => `try_cast(regexp_extract(r.c${column}, '[0-9]+') AS INTEGER)`,
  );
  const list = said.join(", ");
  const [found] = await db.rows<Record<string, number | null | string>>(
    `WITH named AS (SELECT ${sheetRowSql("row_no")} AS row_no, count(*) AS n FROM mention
       WHERE sheet_id = $sheet AND role = 'self' GROUP BY 1),
     told AS (SELECT r.row_no, n.n, greatest(${list}) AS most
       FROM raw.s${sheet.sheet_id} r JOIN named n ON n.row_no = r.row_no WHERE NOT COALESCE(${said.map((each) => `${each} = n.n`).join(" OR ")}, false)
         AND COALESCE(${list}) IS NOT NULL)
     SELECT count(*) FILTER (most > n)::INTEGER AS more, count(*) FILTER (most <= n)::INTEGER AS fewer,
       to_json(list(row_no ORDER BY row_no) FILTER (most > n)[1:${SHOWN}]) AS more_rows,
       to_json(list(row_no ORDER BY row_no) FILTER (most <= n)[1:${SHOWN}]) AS fewer_rows
     FROM told`,
    { sheet: sheet.sheet_id },
  );
  const heads = await db.rows<{ text: string | null }>(
    `SELECT c${counts[0]} AS text FROM raw.s${sheet.sheet_id} WHERE row_no BETWEEN ${sheet.header_row} AND ${sheet.header_row + sheet.header_rows - 1}`,
  );
  const rowsOf = (text: unknown) => (JSON.parse(String(text ?? "null")) ?? []) as number[];
  return {
    file: sheet.file,
    sheet: sheet.sheet,
    header: heads.find(({ text }) => text)?.text ?? "",
    more: Number(found?.more ?? 0),
    moreRows: rowsOf(found?.more_rows),
    fewer: Number(found?.fewer ?? 0),
    fewerRows: rowsOf(found?.fewer_rows),
  };
}
