import type { Database } from "../../engine/database.ts";
import { maskCell } from "../../project/mask-cell.ts";
import { loadRolls } from "../../rolls/load-rolls.ts";

/** Where a row stands, as findings and links name it; the sheet of a text file is empty. */
export interface RowPlace {
  file: string;
  sheet: string;
  row: number;
}

/** One row of a spreadsheet with what its header says of each cell, and whose row it was taken for. */
export interface SourceRow extends RowPlace {
  roll: string;
  cells: { header: string; text: string }[];
  links: { role: string; tier: string; rule: string; reason: string }[];
}

interface Sheet {
  sheet_id: number;
  roll: string | null;
  header_row: number;
  header_rows: number;
  mapping: string;
  [column: string]: string | number | null;
}

/** The cells of one row as the office wrote them, masked unless asked. */
export async function sourceRow(
  db: Database,
  place: RowPlace,
  isUnmasked: boolean,
): Promise<SourceRow | undefined> {
  const [sheet] = await db.rows<Sheet>(
    `SELECT s.sheet_id, s.roll, s.header_row, s.header_rows, s.mapping
     FROM source_sheet s JOIN source_file f USING (file_id) WHERE f.file = $file AND s.sheet = $sheet`,
    { file: place.file, sheet: place.sheet },
  );
  if (!sheet) return undefined;
  const rows = await db.rows<Record<string, string | number | null>>(
    `SELECT * FROM raw.s${sheet.sheet_id} WHERE row_no = $row
       OR row_no BETWEEN $first AND $last ORDER BY row_no`,
    {
      row: place.row,
      first: sheet.header_row,
      last: sheet.header_row + Math.max(1, sheet.header_rows) - 1,
    },
  );
  const own = rows.find(({ row_no }) => row_no === place.row) ?? {};
  const heads = rows.filter(({ row_no }) => row_no !== place.row);
  const roll = (await loadRolls()).get(sheet.roll ?? "");
  return {
    ...place,
    roll: roll?.label ?? "",
    cells: cellsOf(own, heads, fieldsOf(sheet.mapping), isUnmasked),
    links: await linksOf(db, sheet.sheet_id, place.row),
  };
}

interface MappedColumn {
  field: string;
  header: string;
}

/** Raw column number -> what it was taken for. */
function fieldsOf(mapping: string): Map<number, MappedColumn> {
  const mapped = JSON.parse(mapping) as Record<string, { column: number; header: string }>;
  return new Map(
    Object.entries(mapped).map(([field, { column, header }]) => [column, { field, header }]),
  );
}

function cellsOf(
  row: Record<string, string | number | null>,
  heads: readonly Record<string, string | number | null>[],
  fields: ReadonlyMap<number, MappedColumn>,
  isUnmasked: boolean,
): SourceRow["cells"] {
  return Object.entries(row).flatMap(([name, value]) => {
    if (name === "row_no" || value === null || value === "") return [];
    const column = Number(name.slice(1));
    const mapped = fields.get(column);
    const written = heads.map((head) => head[name]).filter((text) => text !== null && text !== "");
    const header = mapped?.header || [...new Set(written)].join(" ") || `第 ${column} 列`;
    const text = String(value);
    return [{ header, text: isUnmasked ? text : maskCell(text, mapped?.field, header) }];
  });
}

function linksOf(db: Database, sheetId: number, row: number): Promise<SourceRow["links"]> {
  return db.rows<SourceRow["links"][number] & Record<string, string>>(
    `SELECT m.role, l.tier, l.rule, COALESCE(l.reason, '') AS reason
     FROM mention m JOIN link l USING (mention_id) WHERE m.sheet_id = $sheetId AND m.row_no = $row
     ORDER BY m.mention_id`,
    { sheetId, row },
  );
}
