import type { Roll } from "../../rolls/roll.ts";
import type { UnreadColumn } from "./columns/unread-columns.ts";
import type { Family } from "./family/family.ts";
import type { SaidValues } from "./known.ts";
import type { Sections } from "./lines/said-by-sections.ts";
import type { MadeColumns } from "./made/made-columns.ts";
import type { Spread } from "./spread/spread.ts";

/** What one sheet was taken for; everything here can be overridden in doudi.yaml. */
export interface Recognition extends MadeColumns {
  roll: Roll | null;
  headerRow: number;
  headerRows: number;
  columns: readonly ColumnMatch[];
  /** Columns that no field of the roll took. */
  unused: readonly UnusedColumn[];
  /** year*12 + month - 1; null where nothing says it or the roll is no snapshot. What a column of months says is not in it yet. */
  period: number | null;
  /** The latest month in which somebody among the first rows of a roll without a month begins; null where nothing says it. */
  newest: number | null;
  /** The township that the sheet or file is named after, for sheets without a column for it. */
  town: string | null;
  /** The village that the sheet is named after, for sheets without a column for it. */
  village: string | null;
  /** Fields without a column that the sheet's names say for all its rows: official value, or a month as year*12+month-1. */
  said: ReadonlyMap<string, string | number>;
  /** What lines between the rows say of those below them. */
  sections: Sections;
  /** How the sheet is taken apart where rows of the roll stand side by side in it, a column each. */
  spread: Spread | null;
  /** How it is taken apart where a row names a whole family, its members side by side; `columns` are those of one person. */
  family: Family | null;
  /** What doudi.yaml says that texts of its cells mean, by field. */
  values: SaidValues;
  /** Columns most of whose values stand on no code list, each with some of them. */
  unread: readonly UnreadColumn[];
  questions: readonly Question[];
  /** What it leaves open and nobody is asked about. */
  notices: readonly string[];
  /** What stands above the header. */
  titles: readonly string[];
  /** It names only those who are new on the roll. */
  onlyAdded?: true;
  /** And those who left it: every row says what changed. */
  isLedger?: true;
}

export interface ColumnMatch {
  field: string;
  /** Counted from 0. */
  index: number;
  header: string;
}

export interface UnusedColumn {
  /** Counted from 0. */
  index: number;
  header: string;
}

/** What recognition could not tell for certain; `taken` is what `--yes` settles for. */
export interface Question {
  about: "roll" | "column" | "period" | "required";
  text: string;
  taken: string | null;
  /** For `column` and `required`: the field in question and the columns that may be it, as doudi.yaml names them. */
  field?: string;
  choices?: readonly string[];
}
