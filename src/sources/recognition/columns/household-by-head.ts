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
/** The least share of heads who are called what their rows call the head: of some families another is the head on the register. */
const CALLED_SO = 0.7;

/**
 * Where a roll of members has no household number, its heads' IDs tell its households apart; else a 序号 or 户数 that counts families and not
 * rows: it stands in each head's row, merged down to his family or not; else what its heads are called, with the village (household-cell.ts).
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
  const telling = counted ?? headsNames(assignments, relation);
  return telling ? [{ field, column: telling, score: SCORE }] : [];
}

/** 户主姓名, on a list of families whose heads stand on it themselves. */
function headsNames(
  assignments: readonly Assignment[],
  relation: SheetColumn | undefined,
): SheetColumn | undefined {
  const columnOf = (field: string) => assignments.find((each) => each.field === field)?.column;
  const [heads, names] = [columnOf("householder_name"), columnOf("name")];
  if (heads === undefined || heads === names || !isOfFamilies(relation)) return undefined;
  const isHimself = (row: number) => {
    const name = named(heads.cells?.[row]);
    return name !== "" && name === named(names?.cells?.[row]);
  };
  return fitting(relation, "heads", isHimself) >= CALLED_SO ? heads : undefined;
}

/** Whether a column counts the families of a list: a new number in each head's row, and none, or the same, in the rows below it. */
function countsFamilies(column: SheetColumn, relation: SheetColumn | undefined): boolean {
  const { cells } = column;
  if (!cells || !isOfFamilies(relation)) return false;
  if (!COUNTING.test(leafOf(column).replace(/\s/g, ""))) return false;
  const numbers = cells.map((text) => text.trim());
  const above = numbers.map((_, row) => numbers.slice(0, row).findLast((text) => text !== ""));
  const isNew = (row: number) => numbers[row] !== "" && numbers[row] !== above[row];
  const begins = (row: number) => isNew(row) && COUNT.test(numbers[row] ?? "");
  return (
    fitting(relation, "heads", begins) >= AS_FAMILIES &&
    fitting(relation, "others", (row) => !isNew(row)) >= AS_FAMILIES
  );
}

/** Whether a list has families, and not single persons or heads alone. */
function isOfFamilies(relation: SheetColumn | undefined): relation is SheetColumn {
  const [heads, others] = [rowsOf(relation, "heads").length, rowsOf(relation, "others").length];
  return heads >= LEAST_HEADS && others >= (heads + others) * LEAST_OTHERS;
}

/** The share of the heads' rows, or of the others', of which something is true. */
function fitting(
  relation: SheetColumn,
  who: "heads" | "others",
  is: (row: number) => boolean,
): number {
  const rows = rowsOf(relation, who);
  return rows.filter(is).length / rows.length;
}

function rowsOf(relation: SheetColumn | undefined, who: "heads" | "others"): number[] {
  return (relation?.cells ?? []).flatMap((written, row) => {
    if (written.trim() === "") return [];
    const isHead = resolveCode("relation", written).value === "户主";
    return isHead === (who === "heads") ? [row] : [];
  });
}

const named = (text = "") => text.normalize("NFKC").replace(/\P{Script=Han}|户主/gu, "");
