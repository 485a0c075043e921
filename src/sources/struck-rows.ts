import type { Note, SheetSpool } from "./book.ts";

/** Rows that a note names. */
export const MOST_NAMED = 20;

/** Rows most of whose cells are struck out, and the first of them. */
export interface StruckRows {
  struckRows: number;
  firstStruck: readonly number[];
}

/** Who is struck out on paper is off the list; a spreadsheet has his row all the same. */
export function struckNotes(rows: StruckRows | null | undefined): Note[] {
  if (!rows || rows.struckRows === 0) return [];
  const more = rows.struckRows > rows.firstStruck.length ? "等" : "";
  const text = `有 ${rows.struckRows} 行划了删除线（第 ${rows.firstStruck.join("、")}${more} 行），仍和别的行一样读入；划掉的人已不在名单上的，请删去这些行再放进来。`;
  return [{ code: "struck_rows", text }];
}

/** Cells of a sheet, row by row, as a reader meets them: which of them hold something, and which of these are struck out. */
export class StruckCells {
  readonly #rows = new Map<number, { filled: number; struck: number }>();

  /** row: counted from 1. */
  see(row: number, isStruck: boolean): void {
    const { filled, struck } = this.#rows.get(row) ?? { filled: 0, struck: 0 };
    this.#rows.set(row, { filled: filled + 1, struck: struck + (isStruck ? 1 : 0) });
  }

  get rows(): StruckRows {
    const struck = [...this.#rows].filter(([, row]) => 2 * row.struck > row.filled);
    const numbers = struck.map(([row]) => row).sort((a, b) => a - b);
    return { struckRows: numbers.length, firstStruck: numbers.slice(0, MOST_NAMED) };
  }
}

/** Sheets with what SheetJS does not tell of, by sheet name. */
export function withStruckRows(
  sheets: readonly SheetSpool[],
  struck: ReadonlyMap<string, StruckRows>,
): SheetSpool[] {
  return sheets.map((sheet) => ({
    ...sheet,
    notes: [...sheet.notes, ...struckNotes(struck.get(sheet.name))],
  }));
}
