import type { SheetColumn } from "../header/sheet-column.ts";
import type { YearOf } from "./bare-months.ts";
import type { DayInParts } from "./day-in-parts.ts";
import type { IdInParts } from "./id-in-parts.ts";
import type { MarksOf } from "./mark-columns.ts";
import type { OneOfColumns } from "./one-of-columns.ts";
import type { SumOfParts } from "./sum-of-parts.ts";
import type { TermByLength } from "./term-by-length.ts";

/** What a sheet's taken columns are made of, where that is more than their own cells. */
export interface MadeColumns {
  /** Those of months that leave their year out, and where it is said. */
  years: readonly YearOf[];
  /** Those that stand for several that are ticked. */
  marks: readonly MarksOf[];
  /** Those that stand for three which write one day. */
  days: readonly DayInParts[];
  /** Those that stand for the parts of one expense. */
  sums: readonly SumOfParts[];
  /** Those that stand for the parts of one number. */
  ids: readonly IdInParts[];
  /** Those that stand for several, one of which has the day. */
  oneOf: readonly OneOfColumns[];
  /** Those that say how long a term lasts. */
  terms: readonly TermByLength[];
}

export function madeColumns(taken: readonly SheetColumn[]): MadeColumns {
  // One of category and grade is taken twice, and made once.
  const columns = [...new Set(taken)];
  return {
    years: columns.flatMap(({ yearOf }) => yearOf ?? []),
    marks: columns.flatMap(({ marks }) => marks ?? []),
    days: columns.flatMap(({ dayInParts }) => dayInParts ?? []),
    sums: columns.flatMap(({ sums }) => sums ?? []),
    ids: columns.flatMap(({ idInParts }) => idInParts ?? []),
    oneOf: columns.flatMap(({ oneOf }) => oneOf ?? []),
    terms: columns.flatMap(({ termByLength }) => termByLength ?? []),
  };
}
