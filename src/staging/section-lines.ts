import { type Database, quoteText } from "../engine/database.ts";
import { type Sections, saidBySection } from "../sources/recognition/said-by-sections.ts";
import type { SheetToStage } from "./sheet-to-stage.ts";

/** What stands in the place of a header for what a line between the rows says. */
const HEADER = "行间标题";

/**
 * The sheet with a column for each field that lines between its rows say, filled in below each line.
 *
 * Reads:  the sheet's rows. Writes: the temporary view `section_rows`.
 */
export async function withSections(
  db: Database,
  sheet: SheetToStage,
  { fields, names }: Sections,
): Promise<SheetToStage> {
  if (fields.length === 0 || sheet.family) return sheet;
  const lastHeader = sheet.headerRow + sheet.headerRows - 1;
  const cells = Array.from(
    { length: sheet.width },
    (_, index) => `nullif(trim(r.c${index + 1}), '')`,
  );
  const filled = cells.map((cell) => `(${cell} IS NOT NULL)::INT`).join(" + ");
  const lines = await db.rows<{ row_no: number; line: string }>(
    `SELECT r.row_no, COALESCE(${cells.join(", ")}) AS line FROM ${sheet.rows} r
     WHERE r.row_no > ${lastHeader} AND ${filled} = 1 ORDER BY r.row_no`,
  );
  const said = lines
    .map(({ row_no, line }) => ({ row: row_no, said: saidBySection(sheet.roll, line, names) }))
    .filter(({ said: each }) => fields.some((field) => each.has(field)));
  const added = fields.map((field, index) => {
    const texts = said.flatMap(({ row, said: each }) => {
      const value = each.get(field);
      return value === undefined ? [] : [`WHEN ${row} THEN ${quoteText(textOf(value))}`];
    });
    return { field, column: sheet.width + index + 1, text: `CASE r.row_no ${texts.join(" ")} END` };
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
    headers: new Map([...sheet.headers, ...added.map(({ column }) => [column, HEADER] as const)]),
    plainColumns: after(sheet.plainColumns),
    codeColumns: sheet.codeColumns,
    lines: said.map(({ row }) => row),
  };
}

/** A month as a cell would say it. */
function textOf(value: string | number): string {
  if (typeof value === "string") return value;
  return `${Math.floor(value / 12)}-${String((value % 12) + 1).padStart(2, "0")}`;
}
