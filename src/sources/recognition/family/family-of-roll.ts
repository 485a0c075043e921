import { kindOf } from "../../../rolls/kinds.ts";
import type { Roll } from "../../../rolls/roll.ts";
import type { Assignment } from "../columns/match-columns.ts";
import { columnLetters } from "../header/column-letters.ts";
import type { Header } from "../header/find-header.ts";
import type { SheetColumn } from "../header/sheet-column.ts";
import type { Known } from "../known.ts";
import type { Family, FoldedFamily } from "./family.ts";
import { foldFamily, type UnclearFamily } from "./fold-family.ts";

/** A header as one roll reads it. */
export interface HeaderOfRoll {
  header: Header;
  family: Family | null;
  /** Headers of several persons of a row, of whom nothing tells which number is whose; empty where there are none. */
  unclear: readonly string[];
}

const folds = new WeakMap<Header, FoldedFamily | UnclearFamily | null>();

/** The columns of a sheet as a roll has them: where it writes a family in one row, those of a list of persons. */
export function headerOfRoll(header: Header, roll: Roll, known: Known): HeaderOfRoll {
  const asItIs = { header, family: null, unclear: [] };
  if (!roll.inOneRow && !isPrintedBeside(header.columns)) return asItIs;
  const folded = foldOf(header);
  if (folded === null) return asItIs;
  const isOfFamilies = roll.inOneRow === "family";
  if ("unclear" in folded) return isOfFamilies ? { ...asItIs, unclear: folded.unclear } : asItIs;
  if (folded.isByKin && !isOfFamilies) return asItIs;
  // Who is written above those that were taken off may go on without them.
  if (!folded.isHeadTold && roll.kind === "departure") return asItIs;
  const { family, ofHead } = folded;
  const isUnused = ({ index }: SheetColumn) =>
    (index === ofHead.name && !("householder_name" in roll.columns)) ||
    (index === ofHead.id && roll.householdSpace === undefined);
  const columns = folded.columns.filter((column) => !isUnused(column));
  if (isReadOtherwise(columns, family, known)) return asItIs;
  return { header: { ...header, columns }, family, unclear: [] };
}

/** The fewest columns of a list that is printed in halves. */
const LEAST_COLUMNS = 2;
const MOST_BESIDE = 4;

/** 序号 姓名 身份证号 | 序号 姓名 身份证号: a long list of few columns in two halves beside each other, to save paper. */
function isPrintedBeside(columns: readonly SheetColumn[]): boolean {
  for (let times = 2; times <= MOST_BESIDE; times += 1) {
    const width = columns.length / times;
    if (!Number.isInteger(width) || width < LEAST_COLUMNS) continue;
    if (columns.every(({ header }, at) => header === columns[at % width]?.header)) return true;
  }
  return false;
}

function foldOf(header: Header): FoldedFamily | UnclearFamily | null {
  const known = folds.get(header);
  if (known !== undefined) return known;
  const folded = foldFamily(header.columns);
  folds.set(header, folded);
  return folded;
}

/** doudi.yaml takes another column for who a row is about: the head of a row that is his alone. */
function isReadOtherwise(
  columns: readonly SheetColumn[],
  family: Family,
  { columns: said }: Known,
): boolean {
  return (["name", "id"] as const).some((field) => {
    const name = said?.[field];
    if (name === undefined) return false;
    const column = columns.find(
      ({ header, index }) => header === name || `${columnLetters(index)}列` === name,
    );
    return column?.index !== family[field];
  });
}

/** Who each of them is stands where the family says it, whatever other column resembles it. */
export function withFamily(
  assignments: readonly Assignment[],
  roll: Roll,
  { header, family }: HeaderOfRoll,
): Assignment[] {
  if (!family) return [...assignments];
  const has = "relation" in kindOf(roll.kind).fields && "relation" in roll.columns;
  const own = (["name", "id", ...(has ? (["relation"] as const) : [])] as const).flatMap(
    (field) => {
      const column = header.columns.find(({ index }) => index === family[field]);
      return column ? [{ field, column, score: 1 }] : [];
    },
  );
  const fields = new Set<string>(["name", "id", "relation"]);
  const columns = new Set(own.map(({ column }) => column.index));
  return [
    ...own,
    ...assignments.filter(({ field, column }) => !fields.has(field) && !columns.has(column.index)),
  ];
}
