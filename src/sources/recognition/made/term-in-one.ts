import { readTerm } from "../../../rolls/cell/read-term.ts";
import { kindOf } from "../../../rolls/kinds.ts";
import type { Roll } from "../../../rolls/roll.ts";
import type { Assignment } from "../columns/match-columns.ts";
import type { SheetColumn } from "../header/sheet-column.ts";

const MOST = 0.6;
const SCORE = 0.6;

/** 刑期起止 over 2015.05.19-2018.10.07: one column says both ends of a term, where no other says either. */
export function termInOne(
  roll: Roll,
  assignments: readonly Assignment[],
  columns: readonly SheetColumn[],
): Assignment[] {
  const ends = Object.entries(kindOf(roll.kind).fields).flatMap(([field, { end }]) =>
    end !== undefined && roll.columns[field] ? [field] : [],
  );
  const taken = assignments.filter(({ field }) => ends.includes(field));
  if (ends.length < 2 || taken.length > 1) return [];
  const used = new Set(assignments.map(({ column }) => column.index));
  const candidates = taken.length > 0 ? taken.map(({ column }) => column) : columns;
  const host = candidates.find(
    (column) => (taken.length > 0 || !used.has(column.index)) && holdsTerms(column),
  );
  if (!host) return [];
  return ends
    .filter((field) => taken.every((each) => each.field !== field))
    .map((field) => ({ field, column: host, score: SCORE }));
}

function holdsTerms({ sample }: SheetColumn): boolean {
  return sample.filter((cell) => readTerm(cell) !== null).length > sample.length * MOST;
}
