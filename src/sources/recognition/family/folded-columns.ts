import { headerNames } from "../header/header-names.ts";
import type { SheetColumn } from "../header/sheet-column.ts";
import { type FamilyPart, FIRST_MADE, type MadeColumn } from "./family.ts";
import type { Person } from "./persons.ts";
import type { SaidColumn } from "./repeated.ts";

/** Values of a column that recognition looks at. */
const SAMPLE = 120;

/** One person's own columns, by those that stand for them. */
export function partOf(
  person: Person,
  base: ReadonlyMap<string, SheetColumn>,
  relation: string | null,
): FamilyPart {
  const columns = [...person.columns].flatMap(([what, column]) => {
    const of = base.get(what);
    return of ? [[of.index, column.index] as const] : [];
  });
  return { label: person.label, columns: new Map(columns), relation };
}

/** The column of one person as that of all: with what all of theirs hold. */
export function standsFor(what: string, column: SheetColumn, all: readonly Person[]): SheetColumn {
  const sample = all.flatMap(({ columns }) => columns.get(what)?.sample ?? []).slice(0, SAMPLE);
  return { ...column, headerCells: [what], names: headerNames([what]), sample };
}

/** A column that no cell of the sheet stands in. */
export function madeOf(index: number, header: string, sample: readonly string[]): SheetColumn {
  return { index, header, headerCells: [header], names: headerNames([header]), sample };
}

/** The column of the head's name or number, below the header that a list of persons has for it. */
export function headColumn(
  said: readonly SaidColumn[],
  index: number,
  header: string,
  made: readonly MadeColumn[],
): SheetColumn {
  const from = made.find((each) => each.index === index)?.from ?? index;
  const column = said.find((each) => each.column.index === from)?.column;
  const sample = column?.sample ?? [];
  return index >= FIRST_MADE || !column
    ? madeOf(index, header, sample)
    : { ...madeOf(index, column.header, sample), names: headerNames([header]) };
}
