import { namesHeadsId } from "../../../rolls/heads-id.ts";
import { kindOf } from "../../../rolls/kinds.ts";
import { resolveCode } from "../../../rolls/resolve-code.ts";
import type { Roll } from "../../../rolls/roll.ts";
import { leafOf, type SheetColumn } from "../header/sheet-column.ts";
import { looksLikeId } from "./id-look.ts";
import type { Assignment } from "./match-columns.ts";

const SCORE = 0.6;
const MOST_IDS = 0.6;

/** A column that counts the rows of a list, or its families. */
const COUNTING = /^(?:户|户数|户别|户次|户序|序|序号|编号|顺序号)$/;
const COUNT = /^[1-9]\d{0,4}$/;
/** Fewer say nothing of how the list is written. */
const LEAST_HEADS = 3;
/** The least share of all who are no heads: in a list of single persons 序号 counts the rows. */
const LEAST_OTHERS = 0.2;
/** The least share of heads' rows that begin another number, and of the others that go on with the one above. */
const AS_FAMILIES = 0.9;

/**
 * Where a roll of members has no household number, its heads' IDs tell its households apart; else a 序号 or 户数 that counts families and not
 * rows: it stands in each head's row, merged down to his family or not.
 */
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
  const relation = assignments.find((each) => each.field === "relation")?.column;
  const counted =
    column ?? columns.find((each) => !used.has(each.index) && countsFamilies(each, relation));
  return counted ? [{ field, column: counted, score: SCORE }] : [];
}

/** Whether a column counts the families of a list: a new number in each head's row, and none, or the same, in the rows below it. */
function countsFamilies(column: SheetColumn, relation: SheetColumn | undefined): boolean {
  const { cells } = column;
  const relations = relation?.cells;
  if (!cells || !relations || !COUNTING.test(leafOf(column).replace(/\s/g, ""))) return false;
  const of = { heads: 0, others: 0 };
  const fits = { heads: 0, others: 0 };
  let above = "";
  for (const [row, written] of relations.entries()) {
    if (written.trim() === "") continue;
    const number = (cells[row] ?? "").trim();
    const isNew = number !== "" && number !== above;
    const who = resolveCode("relation", written).value === "户主" ? "heads" : "others";
    of[who] += 1;
    if (who === "heads" ? isNew && COUNT.test(number) : !isNew) fits[who] += 1;
    if (number !== "") above = number;
  }
  return (
    of.heads >= LEAST_HEADS &&
    of.others >= (of.heads + of.others) * LEAST_OTHERS &&
    fits.heads >= of.heads * AS_FAMILIES &&
    fits.others >= of.others * AS_FAMILIES
  );
}
