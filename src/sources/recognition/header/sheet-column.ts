import type { YearOf } from "../made/bare-months.ts";
import type { DayInParts } from "../made/day-in-parts.ts";
import type { IdInParts } from "../made/id-in-parts.ts";
import type { MarksOf } from "../made/mark-columns.ts";
import type { OneOfColumns } from "../made/one-of-columns.ts";
import type { SumOfParts } from "../made/sum-of-parts.ts";
import type { TermByLength } from "../made/term-by-length.ts";

/** One column of a sheet: what its header says and a sample of its values. */
export interface SheetColumn {
  index: number;
  /** The header as written, with the group above it before a slash. */
  header: string;
  /** The cell of each header row, merged ones repeated: the groups above, the leaf last. */
  headerCells: readonly string[];
  /** Every text the header may be compared by: the leaf first, then the joined groups. */
  names: readonly string[];
  /** Codes that a line beside the list explains are said as what they mean. */
  sample: readonly string[];
  /** What stands in it all the way down, where the sample is of the first rows of a longer list; of remarks, states and programmes alone. */
  texts?: readonly string[];
  /** The cells that the sample is taken of, row by row, empty ones too, where they are known. */
  cells?: readonly string[];
  /** Rows that the sample is of, filled or not, where that is known. */
  rows?: number;
  /** Code -> what it means, where a line beside the list explains them. */
  legend?: ReadonlyMap<string, string>;
  /** Where its months have their year, if they do not say it themselves; the sample has it. */
  yearOf?: YearOf;
  /** The columns that are ticked, where it stands for several. */
  marks?: MarksOf;
  /** Of a column made of three that write one day. */
  dayInParts?: DayInParts;
  /** The columns that it is the sum of. */
  sums?: SumOfParts;
  /** The columns that write one number. */
  idInParts?: IdInParts;
  /** The columns one of which has its day. */
  oneOf?: OneOfColumns;
  /** Of a column that says how long a term lasts, in place of when it ends. */
  termByLength?: TermByLength;
}

/** A header's groups and its leaf, each once. */
export function partsOf(headerCells: readonly string[]): string[] {
  return headerCells.filter((text, row) => text !== "" && text !== headerCells[row - 1]);
}

/** What a header says below its groups. */
export function leafOf({ headerCells }: SheetColumn): string {
  return partsOf(headerCells).at(-1) ?? "";
}

export function groupOf({ headerCells }: SheetColumn): string {
  return partsOf(headerCells).slice(0, -1).join("/");
}
