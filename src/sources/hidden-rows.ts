import type { Note, SheetSpool } from "./book.ts";
import { columnLetters } from "./recognition/header/column-letters.ts";

/** What a sheet does not show, as its file says. */
export interface HiddenParts {
  /** Rows with something in them. */
  hiddenRows: number;
  /** Columns counted from 1. */
  hiddenColumns: readonly number[];
}

/** So many columns are named. */
const NAMED = 6;

/**
 * Who is filtered away is on the list all the same; where rows were hidden instead of deleted, somebody has to say so. A hidden column is read as well:
 * what it says may be of another month, and nobody sees it. Columns beyond the last that holds something (`width`) hold nothing.
 */
export function hiddenNotes({ hiddenRows, hiddenColumns }: HiddenParts, width: number): Note[] {
  const notes: Note[] = [];
  if (hiddenRows > 0) {
    const text = `有 ${hiddenRows} 行是隐藏的（常是筛选后没有显示），仍和别的行一样读入；不该算的，请删去这些行再放进来。`;
    notes.push({ code: "hidden_rows", text });
  }
  const columns = hiddenColumns.filter((column) => column <= width);
  if (columns.length > 0) {
    const named = columns.slice(0, NAMED).map((column) => columnLetters(column - 1));
    const letters = `${named.join("、")}${columns.length > NAMED ? " 等" : ""}`;
    const text = `有 ${columns.length} 列是隐藏的（${letters} 列），仍和别的列一样读入；里面是旧内容的，请删去这些列再放进来。`;
    notes.push({ code: "hidden_columns", text });
  }
  return notes;
}

/** Sheets with what their file hides, told by sheet name, where whoever read the cells does not tell it. */
export function withHidden(
  sheets: readonly SheetSpool[],
  hidden: ReadonlyMap<string, HiddenParts>,
): SheetSpool[] {
  return sheets.map((sheet) => {
    const parts = hidden.get(sheet.name);
    if (!parts) return sheet;
    const { hiddenRows, hiddenColumns } = parts;
    const notes = [...sheet.notes, ...hiddenNotes(parts, sheet.width)];
    return { ...sheet, hiddenRows, hiddenColumns: [...hiddenColumns], notes };
  });
}
