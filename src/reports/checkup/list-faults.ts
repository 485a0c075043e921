import type { Database } from "../../engine/database.ts";
import { maskCell } from "../../project/mask-cell.ts";
import { columnLetters } from "../../sources/recognition/header/column-letters.ts";
import { PART_ROWS, personSql, sheetRowSql } from "../../staging/row-id.ts";
import { UNREAD_FILE_TABLE } from "../../worklists/round-tables.ts";
import type { Checkup } from "./checkup.ts";
import { FAULT_KINDS, faultKind } from "./fault-kinds.ts";
import { CHECKUP_LIMITS } from "./limits.ts";
import { readSheets, type SheetFacts } from "./sheet-facts.ts";

/** One thing to mend; `shown` is what the cell holds, struck out. */
export interface FaultLine {
  supplier: string;
  file: string;
  sheet: string;
  row: number | null;
  letter: string;
  header: string;
  shown: string;
  what: string;
  fix: string;
}

const NOBODY = "提供单位不明";

/**
 * Everything the suppliers should mend, one line each: whole files, sheets and rolls first, then rows and cells.
 *
 * Reads: unread_file, checkup_fault, raw.*, source_*. A fault that one sheet has more than 500 times is listed 500 times and then counted.
 */
export async function listFaults(db: Database, checkup: Checkup): Promise<FaultLine[]> {
  const suppliers = new Map(checkup.rolls.map(({ roll, supplier }) => [roll, supplier]));
  const lines: FaultLine[] = checkup.rolls.flatMap(({ supplier, label, problems }) =>
    problems.map(({ file, sheet, text, fix }) => ({
      ...blank(supplier, file ?? label, sheet ?? ""),
      what: text,
      fix,
    })),
  );
  for (const sheet of await readSheets(db)) {
    const supplier = suppliers.get(sheet.roll ?? "") ?? NOBODY;
    if (sheet.isUnknown) {
      const { label, fix } = faultKind("row_not_recognised");
      lines.push({ ...blank(supplier, sheet.file, sheet.sheet), what: label, fix });
    } else if (sheet.roll !== null) lines.push(...(await linesOf(db, sheet, supplier)));
  }
  return [...(await refusedFiles(db)), ...lines];
}

/** Files that could not be read: whoever only opens the workbook has to see them. */
async function refusedFiles(db: Database): Promise<FaultLine[]> {
  await db.script(UNREAD_FILE_TABLE);
  const files = await db.rows<{ file: string; said: string }>(
    "SELECT file, said FROM unread_file WHERE kind = 'refused' ORDER BY file",
  );
  return files.map(({ file, said }) => ({
    ...blank(NOBODY, file, ""),
    ...{ what: "文件没有读成", fix: said },
  }));
}

function blank(supplier: string, file: string, sheet: string) {
  return { supplier, file, sheet, row: null, letter: "", header: "", shown: "" };
}

async function linesOf(db: Database, sheet: SheetFacts, supplier: string): Promise<FaultLine[]> {
  const listed = Object.entries(FAULT_KINDS)
    .filter(([, { weight }]) => weight !== "spelling")
    .map(([fault]) => `'${fault}'`);
  const persons = sheet.persons.flatMap(({ columns }, person) =>
    Object.entries(columns).map(([field, column]) => ({ person, field, column })),
  );
  const ofPersons = persons.map(
    ({ person, field, column }) =>
      `WHEN ${personSql("f.row_no")} = ${person} AND f.field = '${field}' THEN r.c${column}`,
  );
  const ofAll = sheet.columns.map(({ field, column, isOneOfSeveral }) =>
    isOneOfSeveral
      ? `WHEN f.column_no = ${column} THEN r.c${column}`
      : `WHEN f.column_no IS NULL AND f.field = '${field}' THEN r.c${column}`,
  );
  const values = [...ofPersons, ...ofAll];
  const found = await db.rows<{
    row_no: number;
    field: string | null;
    column_no: number | null;
    fault: string;
    value: string | null;
    turn: number;
    count: number;
  }>(
    `SELECT * FROM (
       SELECT f.row_no, f.field, f.column_no, f.fault, ${values.length > 0 ? `CASE ${values.join(" ")} END` : "NULL"} AS value,
         row_number() OVER (PARTITION BY f.fault ORDER BY ${sheetRowSql("f.row_no")}, f.row_no, f.field, f.column_no) AS turn,
         count(*) OVER (PARTITION BY f.fault) AS count
       FROM checkup_fault f
       LEFT JOIN raw.s${sheet.sheetId} r ON r.row_no = ${sheetRowSql("f.row_no")}
       WHERE f.sheet_id = ${sheet.sheetId} AND f.fault IN (${listed.join(", ")}))
     WHERE turn <= ${CHECKUP_LIMITS.listedLines} + 1
     ORDER BY ${sheetRowSql("row_no")}, row_no, field NULLS FIRST, column_no, fault`,
  );
  return found.map(({ row_no, field, column_no, fault, value, turn, count }) => {
    const { label, fix } = faultKind(fault);
    const line = blank(supplier, sheet.file, sheet.sheet);
    if (turn > CHECKUP_LIMITS.listedLines)
      return {
        ...line,
        what: `${label}：另有 ${count - CHECKUP_LIMITS.listedLines} 处，不逐行列出`,
        fix,
      };
    const column = sheet.columns.find((each) =>
      column_no === null ? each.field === field && !each.isOneOfSeveral : each.column === column_no,
    );
    const own = persons.find(
      (each) => each.person === Math.floor(row_no / PART_ROWS) && each.field === field,
    );
    const letter = own?.column ?? column?.column;
    return {
      ...line,
      row: row_no % PART_ROWS,
      letter: letter === undefined ? "" : columnLetters(letter - 1),
      header: column?.header ?? "",
      shown: value === null ? "" : maskCell(value, field ?? undefined, column?.header ?? ""),
      what: label,
      fix,
    };
  });
}
