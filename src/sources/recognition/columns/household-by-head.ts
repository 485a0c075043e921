import { namesHeadsId } from "../../../rolls/heads-id.ts";
import { kindOf } from "../../../rolls/kinds.ts";
import type { Roll } from "../../../rolls/roll.ts";
import type { SheetColumn } from "../header/sheet-column.ts";
import { looksLikeId } from "./id-look.ts";
import type { Assignment } from "./match-columns.ts";

const SCORE = 0.6;
const MOST_IDS = 0.6;

/** Where a roll of members has no household number, its heads' IDs tell its households apart. */
export function householdByHead(
  roll: Roll,
  assignments: readonly Assignment[],
  columns: readonly SheetColumn[],
): Assignment[] {
  const { fields } = kindOf(roll.kind);
  const field = ["household_no", "hukou_no"].find((name) => fields[name] && roll.columns[name]);
  const has = (name: string) => assignments.some((each) => each.field === name);
  if (!field || !roll.householdSpace || has(field) || !has("id")) return [];
  const used = new Set(assignments.map(({ column }) => column.index));
  const column = columns.find(
    ({ index, header, sample }) =>
      !used.has(index) &&
      namesHeadsId(header) &&
      sample.filter(looksLikeId).length > sample.length * MOST_IDS,
  );
  return column ? [{ field, column, score: SCORE }] : [];
}
