import type { SheetColumn } from "../header/sheet-column.ts";

/** One person of a row that names a whole family. */
export interface FamilyPart {
  /** What the sheet calls him: 户主, 成员1, 配偶, 第2人. */
  label: string;
  /** Column that stands for all of them -> where his own stands; columns counted from 0. One that he lacks is not here. */
  columns: ReadonlyMap<number, number>;
  /** His relation to the head, where the header says it and no cell does. */
  relation: string | null;
}

/** Columns that no sheet has and staging makes of others, so that each row says it as if it stood alone. */
export interface MadeColumn {
  index: number;
  /** The column whose cell every person of the row gets; null for a relation that headers say. */
  from: number | null;
}

/** How a sheet that writes a family in one row, its members side by side, is taken apart: every person named is a row of the roll. */
export interface Family {
  /** The first is whom the row is about, where he has columns of his own. */
  parts: readonly FamilyPart[];
  /** Columns of the head beside those of his family, where he may stand among them once more. */
  isHeadBeside: boolean;
  /** Whether the others have a row each and he is written once, beside the first of them or alone. */
  isHeadAbove: boolean;
  /** The columns that say who each of them is, and how he is related. */
  name: number | null;
  id: number | null;
  relation: number | null;
  made: readonly MadeColumn[];
  /** Columns that say how many they are: the whole family, or those of it who are covered. */
  counts: readonly number[];
  /** Headers of columns that are somebody's own and do not say whose. */
  leftOut: readonly string[];
}

/** A sheet's columns as a list of persons would have them. */
export interface FoldedFamily {
  family: Family;
  columns: SheetColumn[];
  /** Those that say who the head is, for all of his family. */
  ofHead: { name: number | null; id: number | null };
  /** Set where the members have no number (配偶, 长子): lists of single persons have such columns too. */
  isByKin: boolean;
  /** Unset where a head above his family may only say whose family it is. */
  isHeadTold: boolean;
}

/** Where made columns are counted from: no sheet is so wide. */
export const FIRST_MADE = 100_000;

/** What the head is called, said on each row of his family where he is written once; staging makes them, right below the made ones. */
export const FILLED_NAME = FIRST_MADE - 2;
export const FILLED_ID = FIRST_MADE - 1;

/** How many persons a row may name: so many row numbers lie between two rows (`src/staging/row-id.ts`). */
export const MOST_PERSONS = 31;
