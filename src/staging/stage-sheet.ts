import type { Database } from "../engine/database.ts";
import { askedValue } from "../rolls/cell/asked-value.ts";
import { type Field, IDENTITY_FIELDS, sqlType } from "../rolls/kind.ts";
import { kindOf } from "../rolls/kinds.ts";
import type { Roll } from "../rolls/roll.ts";
import { type CleanColumns, cellOf, codeCell, plainCell } from "./cell-sql.ts";
import { placeSql } from "./place-sql.ts";
import { readDistinct } from "./read-distinct.ts";
import { setRowsAside } from "./row-classes.ts";

/** One sheet, loaded as `raw.s<sheetId>`, with the meaning of its columns. */
export interface SheetToStage extends CleanColumns {
  sheetId: number;
  /** The table or view that holds its rows (see load-sheet.ts), and how many they are. */
  rows: string;
  rowsIn: number;
  roll: Roll;
  period: number | null;
  headerRow: number;
  headerRows: number;
  /** Field -> number of the raw column, from 1. */
  columns: ReadonlyMap<string, number>;
  /** Header text of each mapped raw column, to know repeated headers by. */
  headers: ReadonlyMap<number, string>;
  /** The raw column that only numbers the rows; it does not make two rows different. */
  serialColumn: number | null;
  width: number;
  /** The township all rows belong to, where no column says it. */
  town: string | null;
  /** Fields without a column, and what the sheet's names say of them for all rows. */
  said: ReadonlyMap<string, string | number>;
}

export interface StageCounts {
  rowsIn: number;
  rowsUsed: number;
  rowsAside: number;
}

/** Fields read by their distinct texts; names, IDs, codes and free text are taken row by row. */
const PLACES: Readonly<Record<string, Field>> = {
  town: { type: "choice", label: "乡镇" },
  village: { type: "choice", label: "村" },
};

/**
 * Turn the rows of one sheet into rows of its kind.
 *
 * Reads:   `sheet.rows`.
 * Writes:  stage.<kind>, mention, set_aside, cell_fault, for this sheet only; append-only.
 * Returns: rows in = rows used + rows set aside, always.
 */
export async function stageSheet(db: Database, sheet: SheetToStage): Promise<StageCounts> {
  const typed = typedFields(sheet);
  const { faulty, blanks } = await readDistinct(db, sheet, typed);
  const rowsAside = await setRowsAside(db, sheet);
  await insertKindRows(db, sheet, typed, blanks);
  await insertMentions(db, sheet, typed);
  await insertFaults(db, sheet, typed, faulty);
  return { rowsIn: sheet.rowsIn, rowsUsed: sheet.rowsIn - rowsAside, rowsAside };
}

/** Every field that has a column (its own, or that of the field it is read `of`) and needs reading. */
function typedFields(sheet: SheetToStage): Map<string, Field> {
  const fields = new Map<string, Field>();
  const kind = kindOf(sheet.roll.kind);
  for (const [field, spec] of Object.entries({ ...IDENTITY_FIELDS, ...PLACES, ...kind.fields })) {
    if (spec.type === "text" || spec.type === "code") continue;
    const column = columnOf(sheet, field, spec);
    if (column === undefined) continue;
    const asked = askedValue(
      "list" in spec ? spec.list : undefined,
      sheet.headers.get(column) ?? "",
    );
    fields.set(field, asked === undefined ? spec : { ...spec, asked });
  }
  return fields;
}

export function columnOf(sheet: SheetToStage, field: string, spec: Field): number | undefined {
  return sheet.columns.get(field) ?? (spec.of ? sheet.columns.get(spec.of) : undefined);
}

/** Fields whose merged cells say on every row what they say on their first. */
export const FILLED_DOWN: ReadonlySet<string> = new Set([
  "town",
  "village",
  "household_no",
  "hukou_no",
  "householder_name",
]);

async function insertKindRows(
  db: Database,
  sheet: SheetToStage,
  typed: ReadonlyMap<string, Field>,
  blanks: ReadonlyMap<string, string>,
): Promise<void> {
  const kind = kindOf(sheet.roll.kind);
  const values = Object.entries(kind.fields).map(([field, spec]) => {
    const sql = withBlank(sheet, field, fieldSql(sheet, field, spec, typed), blanks);
    const fixed = sheet.said.get(field) ?? sheet.roll.fixed?.[field];
    if (fixed === undefined) return sql;
    return `COALESCE(${sql}, ${typeof fixed === "number" ? fixed : `'${fixed}'`})`;
  });
  await db.run(
    `INSERT INTO stage.${sheet.roll.kind}
     SELECT ${rowIdSql(sheet)}, ${sheet.sheetId}, r.row_no, '${sheet.roll.id}', $period::INTEGER,
       ${contentSql(sheet)}, NULL, ${values.join(", ")}
     FROM ${usedRows(sheet)} ${joinsFor(sheet, typed, Object.keys(kind.fields))}`,
    { period: sheet.period },
  );
}

/** What a mention says that has to be read. */
const OF_MENTION = ["sex", "birth_on", "relation"];

async function insertMentions(
  db: Database,
  sheet: SheetToStage,
  typed: ReadonlyMap<string, Field>,
): Promise<void> {
  const kind = kindOf(sheet.roll.kind);
  const household = kind.fields.hukou_no ? "hukou_no" : "household_no";
  const text = (field: string) => textSql(sheet, field);
  const cleaned = (field: string, cell: typeof plainCell) => {
    const column = sheet.columns.get(field);
    return column === undefined ? "CAST(NULL AS VARCHAR)" : cell(sheet, column);
  };
  const value = (field: string, type: string) =>
    typed.has(field) ? `CAST(v_${field}.value AS ${type})` : `CAST(NULL AS ${type})`;
  const place = placeSql(sheet, typed);
  const holder = [...typed.keys()].find((field) => typed.get(field)?.type === "holder");
  const insert = (role: string, number: number, id: string, name: string, own: boolean) =>
    db.run(
      `INSERT INTO mention
       SELECT ${rowIdSql(sheet)} * 4 + ${number}, ${rowIdSql(sheet)}, '${role}', '${sheet.roll.id}',
         '${sheet.roll.kind}', $period::INTEGER, ${sheet.sheetId}, r.row_no, ${id}, ${name},
         ${own ? value("sex", "VARCHAR") : "NULL"}, ${own ? value("birth_on", "DATE") : "NULL"},
         ${place.town}, ${place.village}, ${place.town}, ${place.village},
         ${sheet.roll.householdSpace ? `'${sheet.roll.householdSpace}'` : "NULL"},
         ${cleaned(household, codeCell)}, ${own ? cleaned("householder_name", plainCell) : "NULL"},
         ${own ? value("relation", "VARCHAR") : "NULL"}, ${cleaned(household, codeCell)}
       FROM ${usedRows(sheet)}
         ${joinsFor(sheet, typed, [...Object.keys(PLACES), ...(own ? [...OF_MENTION, ...(holder ? [holder] : [])] : [])])}
       ${own ? "" : `WHERE COALESCE(${cleaned(`${role}_id`, plainCell)}, ${cleaned(`${role}_name`, plainCell)}) IS NOT NULL`}`,
      { period: sheet.period, ...place.params },
    );
  const id =
    holder && sheet.columns.get("id") === undefined ? holderSql(sheet, holder) : text("id");
  await insert("self", 0, id, text("name"), true);
  for (const [index, role] of Object.keys(kind.roles).entries()) {
    await insert(role, index + 1, text(`${role}_id`), text(`${role}_name`), false);
  }
}

/** Offices that write a number which begins with the holder's ID often leave the ID's own column out. */
function holderSql(sheet: SheetToStage, field: string): string {
  const of = kindOf(sheet.roll.kind).fields[field]?.of ?? field;
  return `COALESCE(v_${field}.value, ${textSql(sheet, of)})`;
}

async function insertFaults(
  db: Database,
  sheet: SheetToStage,
  typed: ReadonlyMap<string, Field>,
  faulty: ReadonlySet<string>,
): Promise<void> {
  const selects = [...typed].flatMap(([field, spec]) => {
    const column = columnOf(sheet, field, spec);
    if (column === undefined || spec.of || !faulty.has(field)) return [];
    return `SELECT ${sheet.sheetId}, r.row_no, '${field}',
         CASE v.state WHEN 'unknown' THEN 'unknown_code' ELSE 'unreadable' END
       FROM ${usedRows(sheet)}
       JOIN cell_value v ON v.field = '${field}' AND v.text = ${cellOf(column)}
       WHERE v.state IN ('unknown', 'fault')`;
  });
  if (selects.length > 0) await db.run(`INSERT INTO cell_fault ${selects.join(" UNION ALL ")}`);
}

function withBlank(
  sheet: SheetToStage,
  field: string,
  sql: string,
  blanks: ReadonlyMap<string, string>,
): string {
  const [blank, column] = [blanks.get(field), sheet.columns.get(field)];
  if (blank === undefined || column === undefined) return sql;
  return `CASE WHEN ${plainCell(sheet, column)} IS NULL THEN '${blank}' ELSE ${sql} END`;
}

function fieldSql(
  sheet: SheetToStage,
  field: string,
  spec: Field,
  typed: ReadonlyMap<string, Field>,
): string {
  if (typed.has(field)) return `CAST(v_${field}.value AS ${sqlType(spec.type)})`;
  const column = columnOf(sheet, field, spec);
  if (column === undefined) return `CAST(NULL AS ${sqlType(spec.type)})`;
  return spec.type === "code" ? codeCell(sheet, column) : plainCell(sheet, column);
}

function textSql(sheet: SheetToStage, field: string): string {
  const column = sheet.columns.get(field);
  return column === undefined ? "CAST(NULL AS VARCHAR)" : cellOf(column);
}

/** The rows that were not set aside: a few against all, so that few are looked up in. */
function usedRows({ rows, sheetId }: SheetToStage): string {
  return `${rows} r ANTI JOIN (SELECT row_no FROM set_aside WHERE sheet_id = ${sheetId}) k USING (row_no)`;
}

/** The readings of the fields that a statement takes; a join it does not need costs as much as one that it does. */
function joinsFor(
  sheet: SheetToStage,
  typed: ReadonlyMap<string, Field>,
  taken: readonly string[],
): string {
  return [...typed]
    .filter(([field]) => taken.includes(field))
    .map(([field, spec]) => {
      const cell = cellOf(columnOf(sheet, field, spec) ?? 0);
      return `LEFT JOIN cell_value v_${field} ON v_${field}.field = '${field}' AND v_${field}.text = ${cell} AND v_${field}.state IN ('value', 'unknown')`;
    })
    .join("\n");
}

/** Equal for rows that are equal in every column but the serial number. */
function contentSql(sheet: SheetToStage): string {
  const cells = [...sheet.headers]
    .filter(([column]) => column !== sheet.serialColumn)
    .sort(([, a], [, b]) => (a < b ? -1 : 1))
    .map(([column]) => `coalesce(r.c${column}, '')`);
  // A person on a list of 生活补贴 and on one of 护理补贴 has two rows, though they read the same.
  const said = [...sheet.said].map(([field, value]) => `'${field}=${value}'`);
  return `hash(${[...cells, ...said].join(", ")})`;
}

function rowIdSql(sheet: SheetToStage): string {
  return `(${sheet.sheetId}::BIGINT * 4294967296 + r.row_no)`;
}
