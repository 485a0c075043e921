import { quoteName, quoteText } from "../../../src/engine/database.ts";

export interface Column {
  name: string;
  /** As DuckDB says it. */
  type: string;
}

/** The rows of one table or view, each cell as text. */
export interface Rows {
  columns: readonly Column[];
  rows: readonly (readonly (string | null)[])[];
}

/** A SELECT of the portable subset that yields exactly these rows; both engines take it for the table. */
export function asSelect({ columns, rows }: Rows): string {
  const cells = columns.map(
    ({ name, type }, index) => `CAST(v.c${index} AS ${type}) AS ${quoteName(name)}`,
  );
  if (rows.length === 0) {
    const empty = columns.map(({ name, type }) => `CAST(NULL AS ${type}) AS ${quoteName(name)}`);
    return `SELECT ${empty.join(", ")} WHERE FALSE`;
  }
  const values = rows.map((row) => `(${row.map(literal).join(", ")})`);
  const names = columns.map((_, index) => `c${index}`);
  return `SELECT ${cells.join(", ")} FROM (VALUES ${values.join(", ")}) AS v(${names.join(", ")})`;
}

function literal(cell: string | null): string {
  return cell === null ? "NULL" : quoteText(cell);
}

/** Rows as one text each, in order, so that two answers can be compared whatever order they came in. */
export function inOrder(rows: Rows["rows"]): string[] {
  return rows.map((row) => JSON.stringify(row)).sort();
}
