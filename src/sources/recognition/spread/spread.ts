/** One of several columns that stand side by side, each a row of its own. */
export interface SpreadPart {
  /** Where the money, or the mark, stands; counted from 0. */
  index: number;
  header: string;
  /** What the column says for all its cells: field -> official value, month as year*12+month-1, or number of months. */
  says: ReadonlyMap<string, string | number>;
  /** Columns that only this part has: field -> column, counted from 0. */
  columns: readonly { field: string; index: number; header: string }[];
}

/** How a sheet is taken apart: every part makes a row of each row whose cell holds something. */
export interface Spread {
  /** The field whose values stand side by side. */
  field: string;
  parts: readonly SpreadPart[];
  /** Headers of the sums beside them, which are left out. */
  totals: readonly string[];
}

/** The month that a column says for all its cells: those of payments are for it, those of insured people were paid in it. */
export function monthOfPart({ says }: Pick<SpreadPart, "says">): number | null {
  const month = says.get("for_month") ?? says.get("paid_month");
  return typeof month === "number" ? month : null;
}

/** How many parts a sheet may have: so many fit between the row ids of two rows (`src/staging/row-id.ts`). */
export const MOST_PARTS = 63;

/** Fields that the columns of a spread say, or have, instead of a column for all. */
export function spreadFields({ field, parts }: Spread): Set<string> {
  const fields = new Set([field]);
  for (const { says, columns } of parts) {
    for (const said of says.keys()) fields.add(said);
    for (const column of columns) fields.add(column.field);
  }
  return fields;
}

/** Every column that a spread takes: index -> header. */
export function spreadColumns(spread: Spread | null): Map<number, string> {
  return new Map(
    spread?.parts.flatMap(({ index, header, columns }) => [
      [index, header] as const,
      ...columns.map((column) => [column.index, column.header] as const),
    ]),
  );
}
