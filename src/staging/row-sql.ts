import { quoteText } from "../engine/database.ts";
import { askedValue } from "../rolls/cell/asked-value.ts";
import { moneyMeasure } from "../rolls/cell/money-measure.ts";
import { namesParents } from "../rolls/cell/of-parent.ts";
import { whichOfTwo } from "../rolls/cell/two-dates.ts";
import { type Field, IDENTITY_FIELDS, sqlType } from "../rolls/kind.ts";
import { kindOf } from "../rolls/kinds.ts";
import { plainText } from "../rolls/plain-text.ts";
import { saidBesideProgramme } from "../sources/recognition/columns/joint-columns.ts";
import { isRemarkHeader } from "../sources/recognition/columns/remark-column.ts";
import { headersByField } from "../sources/recognition/header/roll-headers.ts";
import { readSql } from "./cell-readers.ts";
import { cellOf, codeCell, plainCell } from "./cell-sql.ts";
import { HOUSEHOLD_FIELDS, householdCell } from "./household-cell.ts";
import { PART_ROWS, SHEET_ROWS, sheetRowSql } from "./row-id.ts";
import type { SheetToStage } from "./sheet-to-stage.ts";

/** Fields read by their distinct texts; names, IDs, codes and free text are taken row by row. */
export const PLACES: Readonly<Record<string, Field>> = {
  town: { type: "choice", label: "乡镇" },
  village: { type: "choice", label: "村" },
};

/** Every field that has a column (its own, or that of the field it is read `of`) and needs reading. */
export function typedFields(sheet: SheetToStage): Map<string, Field> {
  const fields = new Map<string, Field>();
  const kind = kindOf(sheet.roll.kind);
  for (const [field, spec] of Object.entries({ ...IDENTITY_FIELDS, ...PLACES, ...kind.fields })) {
    const column = columnOf(sheet, field, spec);
    if (column === undefined) continue;
    const header = sheet.headers.get(column) ?? "";
    const isProgramme = (other: string) => sheet.columns.get(other) === column;
    const remarks = isRemarkHeader(header)
      ? sheet.roll.remarks?.[field]
      : saidBesideProgramme(sheet.roll, field, isProgramme);
    if (!remarks && (spec.type === "text" || spec.type === "code")) continue;
    const asked = askedValue("list" in spec ? spec.list : undefined, header);
    const ofTwo = whichOfTwoDates(sheet, field, spec, column);
    const read: Field = {
      ...spec,
      ...(asked === undefined ? {} : { asked }),
      ...(ofTwo === undefined ? {} : { ofTwo }),
    };
    const open = sheet.roll.remarksOpen?.[field];
    if (remarks) fields.set(field, { ...spec, remarks, ...(open ? { open } : {}) });
    else if (isOfBoth(sheet, spec, column))
      fields.set(field, {
        ...read,
        ofBoth: true,
        ...(namesParents(header) ? {} : { ofNamed: true }),
      });
    else if (isOfTerm(sheet, field, spec, column)) fields.set(field, { ...read, ofTerm: true });
    else if (isWithin(sheet, spec, column)) fields.set(field, { ...read, within: true });
    else if (read.type !== "yuan") fields.set(field, read);
    else {
      const { unit, span, aHead } = moneyMeasure(spec, header, sheet.titles);
      fields.set(field, { ...read, unit, span, ...(aHead ? { aHead } : {}) });
    }
  }
  return fields;
}

/** Of a header that names two dates which of them is the field's; the earlier one only where another field has the later. */
function whichOfTwoDates(
  { roll, columns, headers }: SheetToStage,
  field: string,
  { type }: Field,
  column: number,
): 0 | 1 | undefined {
  if (type !== "day" && type !== "month") return undefined;
  const which = whichOfTwo(headers.get(column) ?? "", headersByField(roll).get(field) ?? []);
  const isShared = [...columns].some(([other, at]) => other !== field && at === column);
  return which === 0 && !isShared ? undefined : which;
}

/** How both parents are, read from one column. */
function isOfBoth(sheet: SheetToStage, { parent }: Field, column: number): boolean {
  if (parent === undefined) return false;
  return Object.entries(kindOf(sheet.roll.kind).fields).some(
    ([field, other]) =>
      other.parent !== undefined && other.parent !== parent && sheet.columns.get(field) === column,
  );
}

/** A month, or how many, read from the column that says something else as well. */
function isWithin(sheet: SheetToStage, spec: Field, column: number): boolean {
  if (spec.type !== "month" && spec.type !== "span") return false;
  const { fields } = kindOf(sheet.roll.kind);
  const { inside } = spec.of ? (fields[spec.of] ?? spec) : spec;
  return inside !== undefined && sheet.columns.get(inside) === column;
}

/** A day whose other end stands in the same column. */
function isOfTerm(sheet: SheetToStage, field: string, { end }: Field, column: number): boolean {
  if (end === undefined) return false;
  const { fields } = kindOf(sheet.roll.kind);
  return [...sheet.columns].some(
    ([other, at]) => other !== field && at === column && fields[other]?.end !== undefined,
  );
}

export function columnOf(sheet: SheetToStage, field: string, spec: Field): number | undefined {
  return sheet.columns.get(field) ?? (spec.of ? sheet.columns.get(spec.of) : undefined);
}

/** SQL of one typed field of a row; NULL of its type where the sheet does not have it. */
export function fieldSql(
  sheet: SheetToStage,
  field: string,
  spec: Field,
  typed: ReadonlyMap<string, Field>,
): string {
  if (typed.has(field))
    return asOfItsField(readField(sheet, field, spec), sheet, { field, spec, typed });
  const column = columnOf(sheet, field, spec);
  if (column === undefined) return `CAST(NULL AS ${sqlType(spec.type)})`;
  if (HOUSEHOLD_FIELDS.has(field)) return householdCell(sheet, column);
  const cell =
    spec.type === "code" ? codeCell(sheet, column) : meantSql(sheet, spec.of ?? field, column);
  return spec.none === undefined
    ? cell
    : `CASE WHEN regexp_matches(${cell}, ${quoteText(spec.none)}) THEN NULL ELSE ${cell} END`;
}

/** What the cell of a typed field says, as its type. */
export function readField(sheet: SheetToStage, field: string, spec: Field): string {
  const cell = cellOf(columnOf(sheet, field, spec) ?? 0);
  return readSql(sheet, field, { cell, type: sqlType(spec.type) });
}

/** Free text, with a code that the header or doudi.yaml explains as what it means: 类型（1服刑 2强戒）. */
function meantSql(sheet: SheetToStage, field: string, column: number): string {
  const cell = plainCell(sheet, column);
  const means = Object.entries(sheet.values?.[field] ?? {});
  if (means.length === 0) return cell;
  const whens = means.map(
    ([written, meaning]) =>
      `WHEN code_text(${cellOf(column)}) IN (${spelled(written)}) THEN ${quoteText(meaning)}`,
  );
  return `CASE ${whens.join(" ")} ELSE ${cell} END`;
}

/** The first of ①, ⑴ and ⒈, which no pattern of the database knows to be 1. */
const FIGURES = [0x2460, 0x2474, 0x2488];

function spelled(written: string): string {
  const code = plainText(written);
  const number = /^\d{1,2}$/.test(code) ? Number(code) : 0;
  const figures = FIGURES.map((first) => String.fromCodePoint(first + number - 1));
  const all = number >= 1 && number <= 20 ? [code, ...figures] : [code];
  return all.map(quoteText).join(", ");
}

/** Money of a household under a field of money a head, or each one's share under what the household gets, counted as the field is. */
function asOfItsField(
  sql: string,
  sheet: SheetToStage,
  { field, spec, typed }: { field: string; spec: Field; typed: ReadonlyMap<string, Field> },
): string {
  if (spec.type !== "yuan") return sql;
  const header = sheet.headers.get(columnOf(sheet, field, spec) ?? 0) ?? "";
  const beside = spec.of && kindOf(sheet.roll.kind).fields[spec.of];
  if (beside) return moneyMeasure(beside, header).ofHousehold ? sql : "CAST(NULL AS BIGINT)";
  const { ofHousehold, aHead: isShare } = moneyMeasure(spec, header);
  if (ofHousehold) return aHead(sql, sheet, typed);
  return isShare && field === "amount_fen" ? ofAll(sql, sheet, typed) : sql;
}

/** Each one's share times those who have one: as the row says, else the household's rows on this sheet. A list of single persons has no household. */
function ofAll(sql: string, sheet: SheetToStage, typed: ReadonlyMap<string, Field>): string {
  const household = sheet.columns.get("household_no");
  const rows =
    household === undefined
      ? "1"
      : `count(*) OVER (PARTITION BY COALESCE(${householdCell(sheet, household)}, CAST(${sheetRowSql("r.row_no")} AS VARCHAR)))`;
  if (!("covered_count" in sheet.roll.columns)) return sql;
  const counted = typed.get("covered_count");
  return counted
    ? `${sql} * COALESCE(${readField(sheet, "covered_count", counted)}, ${rows})`
    : `${sql} * ${rows}`;
}

/** 家庭年收入 where 人均月收入 is asked for: nothing is known of a household whose size is not. */
function aHead(sql: string, sheet: SheetToStage, typed: ReadonlyMap<string, Field>): string {
  const size = typed.get("household_size");
  if (!size) return "CAST(NULL AS BIGINT)";
  return `CAST(round(${sql} / NULLIF(${readField(sheet, "household_size", size)}, 0)) AS BIGINT)`;
}

/** SQL of a cell as it was written; NULL where the sheet does not have the field. */
export function textSql(sheet: SheetToStage, field: string): string {
  const column = sheet.columns.get(field);
  return column === undefined ? "CAST(NULL AS VARCHAR)" : cellOf(column);
}

/** More rows that were set aside are looked up. */
const FEW_ASIDE = 16;

/** The rows that were not set aside. Most sheets have but a header to leave out, and to compare numbers costs next to nothing. */
export function usedRows({ rows, sheetId, aside }: SheetToStage): string {
  if (aside === undefined || aside.length > FEW_ASIDE)
    return `${rows} r ANTI JOIN (SELECT row_no FROM set_aside WHERE sheet_id = ${sheetId}) k USING (row_no)`;
  if (aside.length === 0) return `${rows} r`;
  return `(SELECT * FROM ${rows} WHERE ${aside.map((row) => `row_no <> ${row}`).join(" AND ")}) r`;
}

/** The readings of the fields that a statement takes; a join it does not need costs as much as one that it does. */
export function joinsFor(
  sheet: SheetToStage,
  typed: ReadonlyMap<string, Field>,
  taken: readonly string[],
): string {
  return [...typed]
    .filter(([field]) => taken.includes(field) && sheet.readers?.get(field)?.joins !== false)
    .map(([field, spec]) => {
      const cell = cellOf(columnOf(sheet, field, spec) ?? 0);
      return `LEFT JOIN cell_value v_${field} ON v_${field}.field = '${field}' AND v_${field}.text = ${cell} AND v_${field}.state IN ('value', 'unknown')`;
    })
    .join("\n");
}

/** Equal for rows that are equal in every column but the serial number. */
export function contentSql(sheet: SheetToStage): string {
  const cells = [...sheet.headers]
    .filter(([column]) => column !== sheet.serialColumn)
    .sort(([, a], [, b]) => (a < b ? -1 : 1))
    .map(([column]) => `coalesce(r.c${column}, '')`);
  // A person on a list of 生活补贴 and on one of 护理补贴 has two rows, though they read the same.
  const said = [...sheet.said].map(([field, value]) => quoteText(`${field}=${value}`));
  // The parts of one row are no copies of one another.
  const part = sheet.part ? [`'column=${sheet.part.column}'`] : [];
  return `hash(${[...cells, ...said, ...part].join(", ")})`;
}

/** Of the row itself; the rows that its parts make come `PART_ROWS` apart. */
export function rowIdSql({ sheetId, part }: SheetToStage): string {
  const base = `${sheetId}::BIGINT * ${SHEET_ROWS}`;
  return part ? `(${base} + ${part.number * PART_ROWS} + r.row_no)` : `(${base} + r.row_no)`;
}

/** A value known for all rows, as SQL. */
export function valueSql(value: string | number): string {
  return typeof value === "number" ? String(value) : quoteText(value);
}
