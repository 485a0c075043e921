import { type Database, quoteText } from "../engine/database.ts";
import { MAYBE_STOPPED } from "../rolls/stop-in-remark.ts";
import { cellOf, plainCell } from "./cell-sql.ts";
import { programmeColumn } from "./filled/fill-programmes.ts";
import { NOTED_AS_GONE } from "./lines/noted-gone.ts";
import { NOTED_AS_STOPPED } from "./lines/said-above.ts";
import { UNTOLD } from "./lines/said-of-rows.ts";
import { HELD } from "./parts/views-of-sheet.ts";
import { columnOf, typedFields, usedRows } from "./row-sql.ts";
import type { SheetToStage } from "./sheet-to-stage.ts";

/** Texts of a field that could not be read, and those that its code list does not have. */
export interface FaultyTexts {
  fault: readonly string[];
  unknown: readonly string[];
}

/** More texts are looked up in cell_value. Hardly a sheet has more than a few, and to compare a cell with them takes less. */
const FEW_TEXTS = 100;

export function isMany(faults: FaultyTexts | undefined): boolean {
  return faults !== undefined && faults.fault.length + faults.unknown.length > FEW_TEXTS;
}

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
  /** Field -> its texts that could not be read. */
  faulty: ReadonlyMap<string, FaultyTexts>;
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
  const selects = [...common, ...own].flatMap(({ field, column, reading, isOneOfSeveral }) => {
    const texts = faulty.get(reading);
    if (!texts) return [];
    const { reason, rows } = faultSql(cellOf(column), reading, texts);
    return `SELECT ${sheet.sheetId}, r.row_no, '${field}', ${reason}, ${isOneOfSeveral ? column : "NULL"}
       FROM ${usedRows(sheet)} ${rows}
       ${field === "programme" ? notAmong(plainCell(sheet, column), understood) : ""}`;
  });
  if (sheet.roll.kind === "enrolment") selects.push(leftOpen(sheet));
  if (sheet.roll.kind === "hukou") selects.push(goneByRemark(sheet));
  if (selects.length > 0) await db.run(`INSERT INTO cell_fault ${selects.join(" UNION ALL ")}`);
}

/** Which rows have one of the texts, and what is wrong with it. */
function faultSql(
  cell: string,
  reading: string,
  texts: FaultyTexts,
): { reason: string; rows: string } {
  if (isMany(texts))
    return {
      reason: "CASE v.state WHEN 'unknown' THEN 'unknown_code' ELSE 'unreadable' END",
      rows: `JOIN cell_value v ON v.field = '${reading}' AND v.text = ${cell} WHERE v.state IN ('unknown', 'fault')`,
    };
  const { fault, unknown } = texts;
  const among = (of: readonly string[]) => `${cell} IN (${of.map(quoteText).join(", ")})`;
  const all = among([...unknown, ...fault]);
  const isUnknown = unknown.length === 0 ? "false" : among(unknown);
  return {
    reason: `CASE WHEN ${isUnknown} THEN 'unknown_code' ELSE 'unreadable' END`,
    rows: `WHERE ${all}`,
  };
}

/** Rows whose state is open by what another column, or a line below them, leaves open. */
function leftOpen({ sheetId, roll, columns }: SheetToStage): string {
  const column = programmeColumn(roll, columns) ?? "NULL";
  return `SELECT DISTINCT sheet_id, row_no, 'status', 'unknown_code', CASE WHEN status = '${UNTOLD}' THEN ${column} END
    FROM stage.enrolment WHERE sheet_id = ${sheetId} AND status IN ('${UNTOLD}', '${NOTED_AS_STOPPED}', '${MAYBE_STOPPED}')`;
}

/** Whom a remark calls dead or gone beside 正常. */
function goneByRemark({ sheetId }: SheetToStage): string {
  return `SELECT DISTINCT sheet_id, row_no, 'state', 'unknown_code', NULL FROM stage.hukou WHERE sheet_id = ${sheetId} AND state = '${NOTED_AS_GONE}'`;
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
