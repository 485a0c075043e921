/** What is known of the columns of a sheet before its cells are cleaned. */
export interface CleanColumns {
  /** Raw columns none of whose cells below the header begins or ends with a blank or a hidden character. */
  plainColumns: ReadonlySet<number>;
  /** Raw columns whose cells below the header hold nothing but 0-9, A-Z and a-z. */
  codeColumns: ReadonlySet<number>;
}

// To make a pattern ready takes a millisecond, on every use in every statement: a sheet of a hundred rows is staged in less.

export function cellOf(column: number): string {
  return `r.c${column}`;
}

/** The cell without blanks and hidden characters at its ends; null when nothing is left. */
export function plainCell({ plainColumns }: CleanColumns, column: number): string {
  return plainColumns.has(column) ? `nullif(r.c${column}, '')` : `plain_cell(r.c${column})`;
}

/** The cell as a number or code. */
export function codeCell({ codeColumns }: CleanColumns, column: number): string {
  return codeColumns.has(column) ? `nullif(r.c${column}, '')` : `code_text(r.c${column})`;
}

/** Raw columns of which a row below `lastHeader` says nothing that needs cleaning. */
export function cleanColumns(
  lastRows: readonly number[],
  width: number,
  lastHeader: number,
): Set<number> {
  const columns = Array.from({ length: width }, (_, index) => index + 1);
  return new Set(columns.filter((column) => (lastRows[column] ?? 0) <= lastHeader));
}
