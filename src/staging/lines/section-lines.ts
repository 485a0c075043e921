import { type Database, quoteText } from "../../engine/database.ts";
import { kindOf } from "../../rolls/kinds.ts";
import {
  type Line,
  readLine,
  type Sections,
} from "../../sources/recognition/lines/said-by-sections.ts";
import type { SheetToStage } from "../sheet-to-stage.ts";

/** What stands in the place of a header for what a line between the rows says. */
const HEADER = "行间标题";

/** A line as it stands in the sheet. */
interface WrittenLine extends Line {
  row: number;
  text: string;
}

/**
 * The sheet with a column for each field that lines between its rows say, filled in below each line. Below a line that says something else
 * (以前年度补录 after 2019年2月) it says what stands there, which cannot be read: nobody knows whether what the line before it said still holds.
 *
 * Reads:  raw.s<sheetId>, the sheet's rows. Writes: the temporary view `section_rows`.
 */
export async function withSections(
  db: Database,
  sheet: SheetToStage,
  sections: Sections,
): Promise<SheetToStage> {
  const { fields, titled } = sections;
  if ((fields.length === 0 && titled.length === 0) || sheet.family) return sheet;
  const lines = await linesOf(db, sheet, sections.names);
  const isSaid = (field: string) => lines.some(({ said }) => said.has(field));
  const wanted = [...fields, ...titled.filter(isSaid)];
  if (wanted.length === 0) return sheet;
  const added = wanted.map((field, index) => {
    const isMonth = kindOf(sheet.roll.kind).fields[field]?.type === "month";
    const texts = textsBelow(lines, { field, isMonth, isOpen: fields.includes(field) });
    const cases = [...texts].map(([row, text]) => `WHEN ${row} THEN ${quoteText(text)}`);
    return { field, column: sheet.width + index + 1, text: `CASE r.row_no ${cases.join(" ")} END` };
  });
  const columns = added.map(
    ({ column, text }) =>
      `last_value(${text} IGNORE NULLS) OVER (ORDER BY r.row_no ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS c${column}`,
  );
  await db.run(
    `CREATE OR REPLACE TEMP VIEW section_rows AS SELECT r.*, ${columns.join(", ")} FROM ${sheet.rows} r`,
  );
  const after = (of: ReadonlySet<number>) => new Set([...of, ...added.map(({ column }) => column)]);
  return {
    ...sheet,
    rows: "section_rows",
    width: sheet.width + added.length,
    columns: new Map([
      ...sheet.columns,
      ...added.map(({ field, column }) => [field, column] as const),
    ]),
    // What a line above all rows says holds in place of the names.
    said: new Map([...sheet.said].filter(([field]) => !fields.includes(field))),
    headers: new Map([...sheet.headers, ...added.map(({ column }) => [column, HEADER] as const)]),
    plainColumns: after(sheet.plainColumns),
    codeColumns: sheet.codeColumns,
    lines: lines
      .filter(({ said }) => wanted.some((field) => said.has(field)))
      .map(({ row }) => row),
  };
}

/** The text of each line that changes what the rows below it say of a field. */
function textsBelow(
  lines: readonly WrittenLine[],
  { field, isMonth, isOpen }: { field: string; isMonth: boolean; isOpen: boolean },
): Map<number, string> {
  const texts = new Map<number, string>();
  let level: number | undefined;
  for (const line of lines) {
    const value = line.said.get(field);
    if (value !== undefined) {
      texts.set(line.row, isMonth ? monthText(Number(value)) : String(value));
      level = line.level;
    } else if (isOpen && line.said.size === 0 && level !== undefined && line.level <= level) {
      texts.set(line.row, `“${line.text}”`);
    }
  }
  return texts;
}

/** Cells of a line that says something: its text and, beside it, how many it is of. */
const MOST_CELLS = 3;
const NAME = /^[\p{Script=Han}·•]{2,4}$/u;

async function linesOf(
  db: Database,
  { sheetId, columns, headerRow, headerRows, roll, width }: SheetToStage,
  names: readonly string[],
): Promise<WrittenLine[]> {
  const lastHeader = headerRow + headerRows - 1;
  const cells = Array.from({ length: width }, (_, index) => `nullif(trim(r.c${index + 1}), '')`);
  const filled = cells.map((cell) => `(${cell} IS NOT NULL)::INT`).join(" + ");
  const text = `COALESCE(${cells.join(", ")})`;
  const [id, name] = [columns.get("id"), columns.get("name")];
  const isNobody = [
    id === undefined ? undefined : `COALESCE(trim(r.c${id}), '') = ''`,
    name === undefined ? undefined : `(COALESCE(trim(r.c${name}), '') IN ('', ${text}))`,
  ].filter((test) => test !== undefined);
  const rows = await db.rows<{ row_no: number; text: string; n: number; name: string | null }>(
    `SELECT r.row_no, ${text} AS text, ${filled} AS n, ${name === undefined ? "NULL" : `r.c${name}`} AS name
     FROM raw.s${sheetId} r
     WHERE r.row_no > ${lastHeader} AND (${filled} = 1 OR ${[...isNobody, `${filled} <= ${MOST_CELLS}`].join(" AND ")})
     ORDER BY r.row_no`,
  );
  return rows.flatMap(({ row_no, text: written, n, name: own }) => {
    if (own !== null && NAME.test(own.trim())) return [];
    const line = readLine(roll, written, names);
    // Of a row with more in it that says nothing, a person was forgotten.
    return line && (n === 1 || line.said.size > 0) ? [{ ...line, row: row_no, text: written }] : [];
  });
}

/** A month as a cell would say it. */
function monthText(month: number): string {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
}
