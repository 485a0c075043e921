import type { Database } from "../../engine/database.ts";
import { DIBAO_NUMBER, hasNoDibaoNumbers } from "./no-dibao-numbers.ts";

/** One sheet as it was read. */
export interface SheetFacts {
  sheetId: number;
  file: string;
  sheet: string;
  roll: string | null;
  period: number | null;
  rowsIn: number;
  used: number;
  /** Rows that were not used though they are no part of the layout. */
  lost: number;
  /** Nobody knows which roll it is, and it is neither a cover nor left out. */
  isUnknown: boolean;
  /** Number of the last row with anything in it. */
  lastRow: number;
  /** Fields without a column of their own: said by the sheet's names, or by each of several columns side by side. */
  told: string[];
  columns: {
    field: string;
    header: string;
    column: number;
    /** One of several columns of the field: a month not yet paid is empty and nothing is wrong with it. */
    isOneOfSeveral: boolean;
    /** Nothing stands in it, though something could. */
    isEmpty: boolean;
  }[];
  /** Where a row names a family: each one's raw columns by field. */
  persons: { columns: Record<string, number> }[];
}

interface SheetRow {
  sheet_id: number;
  file: string;
  sheet: string;
  roll: string | null;
  kind: string | null;
  period: number | null;
  rows_in: number;
  rows_used: number;
  lost: number;
  unknown: number;
  mapping: string;
  spread: string | null;
  family: string | null;
}

/** Read every sheet's counts, its last row and which of its columns are empty. */
export async function readSheets(db: Database): Promise<SheetFacts[]> {
  const sheets = await db.rows<SheetRow & Record<string, string | number | null>>(
    `SELECT s.sheet_id, f.file, s.sheet, s.roll, s.kind, s.period, s.rows_in, s.rows_used, s.mapping, s.spread, s.family,
       (SELECT count(*) FROM set_aside a
        WHERE a.sheet_id = s.sheet_id AND a.reason IN ('no_person', 'unclear', 'parents_lost', 'not_recognised', 'duplicate')) AS lost,
       (SELECT count(*) FROM set_aside a WHERE a.sheet_id = s.sheet_id AND a.reason = 'not_recognised') AS unknown
     FROM source_sheet s JOIN source_file f USING (file_id) ORDER BY f.file, s.position`,
  );
  const facts: SheetFacts[] = [];
  for (const sheet of sheets) facts.push(await factsOf(db, sheet));
  return facts;
}

async function factsOf(db: Database, row: SheetRow): Promise<SheetFacts> {
  const mapping = JSON.parse(row.mapping) as Record<string, { column: number; header: string }>;
  const fields = Object.entries(mapping).map(([field, each]) => ({ field, ...each }));
  const mapped = fields.filter(({ column }) => column > 0);
  const counts = mapped.map(
    ({ column }, index) => `count(plain_cell(r.c${column})) AS filled${index}`,
  );
  const [counted] = await db.rows(
    `SELECT coalesce(max(r.row_no), 0) AS last_row${counts.map((count) => `, ${count}`).join("")}
     FROM raw.s${row.sheet_id} r
     LEFT JOIN set_aside a ON a.sheet_id = ${row.sheet_id} AND a.row_no = r.row_no
     WHERE a.row_no IS NULL`,
  );
  const isEmpty = (index: number) => row.rows_used > 0 && counted?.[`filled${index}`] === 0;
  const number = mapped.findIndex(({ field }) => field === DIBAO_NUMBER);
  const hasNone =
    row.kind !== null &&
    number >= 0 &&
    isEmpty(number) &&
    (await hasNoDibaoNumbers(db, row.sheet_id, row.kind));
  return {
    sheetId: row.sheet_id,
    file: row.file,
    sheet: row.sheet,
    roll: row.roll,
    period: row.period,
    rowsIn: row.rows_in,
    used: row.rows_used,
    lost: row.lost,
    isUnknown: row.roll === null && row.unknown > 0,
    lastRow: Number(counted?.last_row ?? 0),
    told: fields.filter(({ column }) => column === 0).map(({ field }) => field),
    persons: (JSON.parse(row.family ?? '{"persons":[]}') as Pick<SheetFacts, "persons">).persons,
    columns: [
      ...mapped.map((each, index) => ({
        ...each,
        isOneOfSeveral: false,
        isEmpty: isEmpty(index) && !(index === number && hasNone),
      })),
      ...sideBySide(row.spread).map((each) => ({ ...each, isOneOfSeveral: true, isEmpty: false })),
    ],
  };
}

/** The columns of a sheet that writes rows side by side, each with its field. */
function sideBySide(spread: string | null): { field: string; column: number; header: string }[] {
  const parts = JSON.parse(spread ?? "[]") as {
    columns: Record<string, { column: number; header: string }>;
  }[];
  return parts.flatMap(({ columns }) =>
    Object.entries(columns).map(([field, each]) => ({ field, ...each })),
  );
}
