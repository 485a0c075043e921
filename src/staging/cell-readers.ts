import { quoteText } from "../engine/database.ts";
import { type Field, sqlType } from "../rolls/kind.ts";
import type { SheetToStage } from "./sheet-to-stage.ts";

/** How one text of a field reads. */
export interface TextReading {
  text: string;
  value: string | null;
  state: string;
}

/** How the cells of a field are read in SQL: joined to cell_value, or without. */
export interface CellReader {
  sql: (cell: string) => string;
  joins: boolean;
}

/** To compare a cell with more texts takes longer than to look it up. */
const FEW_TEXTS = 8;

/** Whether a day stands in its column alone: then 1964-01-06 is that day, and no cell so written needs reading. */
export function isDayAlone({ roll, values }: SheetToStage, field: string, spec: Field): boolean {
  if (
    spec.type !== "day" ||
    spec.ofTerm ||
    spec.ofTwo !== undefined ||
    spec.last ||
    spec.within ||
    spec.remarks
  )
    return false;
  const column = roll.columns[field];
  const saysMore = column && "headers" in column && column.blank !== undefined;
  return !saysMore && ![field, spec.of ?? field].some((each) => each in (values ?? {}));
}

/**
 * How a field is read of which these texts are all that is written. Most texts of a code list and of places are what they say, most days are written
 * 1964-01-06, and a list has few months and states: such cells are no further looked up, which for a county took a second a column.
 */
export function readerOf(
  field: string,
  spec: Field,
  { readings, isDays }: { readings: readonly TextReading[]; isDays: boolean },
): CellReader {
  const type = sqlType(spec.type);
  const isText = type === "VARCHAR";
  const says = ({ value, state }: TextReading) =>
    state === "value" || state === "unknown" ? value : null;
  const rest = (cell: string) =>
    isText ? `nullif(${cell}, '')` : isDays ? `iso_day(${cell})` : `CAST(NULL AS ${type})`;
  const others = readings.filter((reading) => says(reading) !== (isText ? reading.text : null));
  if (others.length > FEW_TEXTS) {
    const joined = joinedSql(field, type);
    return {
      sql: (cell) => (isDays ? `COALESCE(iso_day(${cell}), ${joined})` : joined),
      joins: true,
    };
  }
  const whens = others.map((reading) => {
    const value = says(reading);
    return `WHEN ${quoteText(reading.text)} THEN ${value === null ? "NULL" : `CAST(${quoteText(value)} AS ${type})`}`;
  });
  return {
    sql: (cell) =>
      whens.length === 0 ? rest(cell) : `CASE ${cell} ${whens.join(" ")} ELSE ${rest(cell)} END`,
    joins: false,
  };
}

function joinedSql(field: string, type: string): string {
  return `CAST(v_${field}.value AS ${type})`;
}

/** SQL of what a cell of a field says. */
export function readSql(
  { readers }: SheetToStage,
  field: string,
  { cell, type }: { cell: string; type: string },
): string {
  return readers?.get(field)?.sql(cell) ?? joinedSql(field, type);
}
