import type { Database } from "../engine/database.ts";
import { quoteText } from "../engine/database.ts";
import { FOOTER, HEADING, NOT_ON_LIST, TITLE } from "../sources/recognition/line-words.ts";
import { cellOf, plainCell } from "./cell-sql.ts";
import { type Foot, personOrFoot } from "./person-or-foot.ts";
import type { SheetToStage } from "./sheet-to-stage.ts";

/** What stands under a column of IDs in a footer: figures, but of a telephone or a day. */
const NO_ID = "电话|手机|传真|邮编|日期|时间";

/** A number of fifteen figures in the column of IDs: nothing but a record has one. */
const SHORTEST_ID = 100_000_000_000_000;

/**
 * Put the rows that are no record of a person into `set_aside`, with the reason; returns how many they are.
 *
 * Nearly every row of a county is a record, so a look that costs next to nothing comes first. Its few are cleaned once, and each pattern
 * stands once: to make one ready takes a millisecond, and a county has hundreds of sheets.
 */
export async function setRowsAside(db: Database, sheet: SheetToStage): Promise<number> {
  const aside = await classRows(db, sheet);
  return aside - (await takeBackRecords(db, sheet));
}

async function classRows(db: Database, sheet: SheetToStage): Promise<number> {
  const columns = Array.from({ length: sheet.width }, (_, index) => index + 1);
  const cells = columns.map(cleaned);
  const ids = columnsOf(sheet, "id");
  const person = [
    ...ids.map(cleaned),
    // A total under 姓名 names nobody.
    ...columnsOf(sheet, "name").map(
      (column) => `nullif(translate(${cleaned(column)}, '0123456789.,', ''), '')`,
    ),
    ...householdPaid(sheet).map(cleaned),
  ];
  const hasId =
    ids
      .map(
        (id) =>
          `(regexp_matches(COALESCE(${cellOf(id)}, ''), '[0-9０-９]{6}') AND NOT regexp_matches(COALESCE(${cellOf(id)}, ''), '${NO_ID}'))`,
      )
      .join(" OR ") || "false";
  const [id] = sheet.family ? [] : ids;
  const lastHeader = sheet.headerRow + sheet.headerRows - 1;
  const who = whoColumns(sheet);
  const foot =
    who.length === 0
      ? "'footer'"
      : `CASE WHEN COALESCE(${who.map(cleaned).join(", ")}) IS NULL THEN 'footer' ELSE 'unclear' END`;
  return db.run(`INSERT INTO set_aside
    WITH doubtful AS MATERIALIZED (
      SELECT r.row_no, (${hasId}) AS has_id, ${columns.map((column) => `${plainCell(sheet, column)} AS ${cleaned(column)}`).join(", ")}
      FROM ${sheet.rows} r WHERE ${isDoubtful(id, lastHeader)}),
    classed AS MATERIALIZED (
      SELECT row_no, CASE
        WHEN row_no < ${sheet.headerRow} THEN 'title'
        WHEN row_no <= ${lastHeader} THEN 'header'
        WHEN row_no IN (${[0, ...(sheet.lines ?? [])].join(", ")}) THEN 'footer'
        WHEN NOT has_id AND ${repeatsHeader(sheet, cells)} THEN 'header'
        WHEN NOT has_id AND regexp_matches(COALESCE(${cells.join(", ")}, ''), ${quoteText(FOOTER)}) THEN ${foot}
        WHEN NOT has_id AND ${headsRows(cells)} THEN ${foot}
        WHEN ${numbersColumns(cells)} THEN 'column_numbers'
        WHEN ${person.length > 0 ? `COALESCE(${person.join(", ")}) IS NULL` : "true"} THEN 'no_person'
      END AS reason FROM doubtful)
    SELECT ${sheet.sheetId}, row_no, reason, NULL FROM classed WHERE reason IS NOT NULL`);
}

/** Where the names or numbers of a row's people stand. */
function columnsOf({ columns, family }: SheetToStage, field: "id" | "name"): number[] {
  const base = family ? family[field] : columns.get(field);
  if (base === undefined || base === null) return [];
  return family ? family.parts.flatMap((part) => part.columns.get(base) ?? []) : [base];
}

/** Where a row that reads like a foot may name somebody; of a whole family nobody is asked about. */
function whoColumns({ family, columns }: SheetToStage): number[] {
  return family ? [] : [columns.get("name") ?? [], columns.get("id") ?? []].flat();
}

/** A payment that says nothing but the number of the household is its head's. */
function householdPaid({ roll, columns, family }: SheetToStage): number[] {
  const column = columns.get("household_no");
  const isTold = roll.kind === "payment" && roll.householdSpace !== undefined && !family;
  return isTold && column !== undefined ? [column] : [];
}

function cleaned(column: number): string {
  return `plain${column}`;
}

/** Rows that need the patterns; to read a number is a tenth of their work. */
function isDoubtful(id: number | undefined, lastHeader: number): string {
  if (id === undefined) return "true";
  return `r.row_no <= ${lastHeader} OR COALESCE(TRY_CAST(left(${cellOf(id)}, 17) AS BIGINT), 0) < ${SHORTEST_ID}`;
}

/** Of the rows that read like a foot and name somebody, keep those of people; returns how many they are. */
async function takeBackRecords(db: Database, sheet: SheetToStage): Promise<number> {
  if (whoColumns(sheet).length === 0) return 0;
  const unclear = "FROM set_aside WHERE sheet_id = $sheet AND reason = 'unclear'";
  const said = { sheet: sheet.sheetId };
  const [some] = await db.rows<{ n: number }>(`SELECT count(*)::INTEGER AS n ${unclear}`, said);
  if (!some?.n) return 0;
  const columns = Array.from({ length: sheet.width }, (_, index) => index + 1);
  const rows = await db.rows<Record<string, string | number | null>>(
    `SELECT r.row_no, ${columns.map((column) => `${plainCell(sheet, column)} AS ${cleaned(column)}`).join(", ")}
     FROM ${sheet.rows} r SEMI JOIN (SELECT row_no ${unclear}) USING (row_no)`,
    said,
  );
  const classes = rows.map((row) => ({
    row: Number(row.row_no),
    is: personOrFoot({
      cells: columns.map((column) => row[cleaned(column)]?.toString() ?? null),
      fields: [...new Set(sheet.columns.values())].map((column) => column - 1),
      name: (sheet.columns.get("name") ?? 0) - 1,
      id: (sheet.columns.get("id") ?? 0) - 1,
    }),
  }));
  const rowsThatAre = (what: Foot) => classes.flatMap(({ row, is }) => (is === what ? [row] : []));
  const [feet, records] = [rowsThatAre("footer"), rowsThatAre("record")];
  const among = (numbers: readonly number[]) => `row_no IN (${[...numbers, 0].join(", ")})`;
  await db.run(
    `UPDATE set_aside SET reason = 'footer' WHERE sheet_id = $sheet AND ${among(feet)}`,
    said,
  );
  await db.run(`DELETE FROM set_aside WHERE sheet_id = $sheet AND ${among(records)}`, said);
  return records.length;
}

/**
 * A header printed again on each page: at least two cells, and half of those that are filled, say what the header, or a group above it, says.
 * 残疾 and 重病 under headers of the same words are marks.
 */
function repeatsHeader(sheet: SheetToStage, cells: readonly string[]): string {
  const equal = [...sheet.headers]
    .filter(([column]) => column <= sheet.width)
    .map(([column, header]) => [column, header.split("/").map((text) => text.trim())] as const)
    .map(([column, texts]) => [column, texts.filter((text) => text !== "")] as const)
    .filter(([, texts]) => texts.length > 0)
    .map(([column, texts]) => {
      const says = texts.map(quoteText).join(", ");
      return `CASE WHEN ${cleaned(column)} IN (${says}) THEN 1 ELSE 0 END`;
    });
  if (equal.length < 2) return "false";
  return `${equal.join(" + ")} >= greatest(2, 0.5 * (${filledCells(cells)}))`;
}

function filledCells(cells: readonly string[]): string {
  return cells.map((cell) => `(${cell} IS NOT NULL)::INT`).join(" + ");
}

/** A place, or the list's title, alone in its row. */
function headsRows(cells: readonly string[]): string {
  if (cells.length < 3) return "false";
  const text = `replace(COALESCE(${cells.join(", ")}), ' ', '')`;
  const isTitle = `regexp_matches(${text}, ${quoteText(TITLE)}) AND NOT regexp_matches(${text}, ${quoteText(NOT_ON_LIST)})`;
  return `${filledCells(cells)} = 1 AND (regexp_matches(${text}, ${quoteText(HEADING)}) OR ${isTitle})`;
}

/** The line 1 2 3 4 … that forms print under their header. */
function numbersColumns(cells: readonly string[]): string {
  if (cells.length < 3) return "false";
  return cells
    .slice(0, 6)
    .map((cell, index) => `${cell} IN ('${index + 1}', '(${index + 1})')`)
    .join(" AND ");
}
