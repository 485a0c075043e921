import { type Database, quoteText } from "../engine/database.ts";
import { cellOf, plainCell } from "./cell-sql.ts";
import { programmeColumn } from "./fill-programmes.ts";
import { columnOf, typedFields, usedRows } from "./row-sql.ts";
import { NOTED_AS_STOPPED } from "./said-above.ts";
import { UNTOLD } from "./said-of-rows.ts";
import type { SheetToStage } from "./sheet-to-stage.ts";
import { HELD } from "./views-of-sheet.ts";

interface ReadColumn {
  field: string;
  column: number;
  /** The reading it is judged by. */
  reading: string;
  /** Set where the field has several columns. */
  isOneOfSeveral: boolean;
}

export interface Faults {
  views: readonly SheetToStage[];
  /** Fields with texts that could not be read. */
  faulty: ReadonlySet<string>;
  /** Texts of the column of programmes that say of their rows what no code list need know. */
  understood: readonly string[];
}

/** Note each cell that could not be read as its field. Writes cell_fault. */
export async function insertFaults(
  db: Database,
  sheet: SheetToStage,
  { views, faulty, understood }: Faults,
): Promise<void> {
  const own = sheet.spread ? views.flatMap(columnsOfPart) : [];
  const common = columnsOf(sheet).filter(({ field }) => !own.some((each) => each.field === field));
  const selects = [...common, ...own]
    .filter(({ reading }) => faulty.has(reading))
    .map(
      ({
        field,
        column,
        reading,
        isOneOfSeveral,
      }) => `SELECT ${sheet.sheetId}, r.row_no, '${field}',
         CASE v.state WHEN 'unknown' THEN 'unknown_code' ELSE 'unreadable' END, ${isOneOfSeveral ? column : "NULL"}
       FROM ${usedRows(sheet)}
       JOIN cell_value v ON v.field = '${reading}' AND v.text = ${cellOf(column)}
       WHERE v.state IN ('unknown', 'fault') ${field === "programme" ? notAmong(plainCell(sheet, column), understood) : ""}`,
    );
  if (sheet.roll.kind === "enrolment") selects.push(leftOpen(sheet));
  if (selects.length > 0) await db.run(`INSERT INTO cell_fault ${selects.join(" UNION ALL ")}`);
}

/** Rows whose state is open by what another column, or a line below them, leaves open. */
function leftOpen({ sheetId, roll, columns }: SheetToStage): string {
  const column = programmeColumn(roll, columns) ?? "NULL";
  return `SELECT DISTINCT sheet_id, row_no, 'status', 'unknown_code', CASE WHEN status = '${UNTOLD}' THEN ${column} END
    FROM stage.enrolment WHERE sheet_id = ${sheetId} AND status IN ('${UNTOLD}', '${NOTED_AS_STOPPED}')`;
}

function notAmong(cell: string, texts: readonly string[]): string {
  return texts.length === 0 ? "" : `AND ${cell} NOT IN (${texts.map(quoteText).join(", ")})`;
}

function columnsOf(sheet: SheetToStage): ReadColumn[] {
  return [...typedFields(sheet)].flatMap(([field, spec]) => {
    const column = columnOf(sheet, field, spec);
    if (column === undefined || spec.of) return [];
    return [{ field, column, reading: field, isOneOfSeveral: false }];
  });
}

/** What a part has for itself; whether its cell holds an amount is read as such (`readHeld`). */
function columnsOfPart({ part, spread }: SheetToStage): ReadColumn[] {
  return [...(part?.columns ?? [])].map(([field, column]) => ({
    field,
    column,
    reading: field === spread?.field ? HELD : field,
    isOneOfSeveral: true,
  }));
}
