import type { SheetSpool } from "../../sources/read-book.ts";
import { rewriteSpool } from "../made/rewrite-spool.ts";
import { type Part, parentColumns } from "./parent-words.ts";

/** Parents found in rows below their children; columns are counted from 0. */
export interface ParentsFound {
  /** Part of the new spool's name. */
  name: string;
  header: number;
  /** The columns in which the parents stood, that are the child's no more. */
  moved: ReadonlySet<number>;
  /** Row of a child -> father and mother. */
  byChild: ReadonlyMap<number, readonly Part[]>;
  /** Rows that say nothing else. */
  taken: ReadonlySet<number>;
}

/** A sheet written as a survey has it: a row a child, father and mother in columns behind it. Writes: a spool beside that of the sheet. */
export function writeParents(
  spool: SheetSpool,
  { name, header, moved, byChild, taken }: ParentsFound,
): Promise<SheetSpool> {
  const own = (cells: readonly string[]) =>
    Array.from({ length: spool.width }, (_, at) => (moved.has(at) ? "" : (cells[at] ?? "")));
  return rewriteSpool(spool, name, parentColumns.length, (row, cells) => {
    if (row === header) return [...own(cells), ...parentColumns];
    const said = byChild.get(row);
    if (said) return [...own(cells), ...said.flat()];
    return taken.has(row) ? [] : cells;
  });
}
