import type { Sheet } from "../workbook/book.ts";
import { type Look, sizeOf } from "../workbook/looks.ts";
import { mergeInRow, putRow, type ReadyCell, type Sum } from "../workbook/sheet-rows.ts";
import { heightOf, linesIn } from "../workbook/text-height.ts";

export type CellValue = string | number | Sum | null;

/** Fills a sheet from the top, line by line; every line is as high as its text needs. */
export interface SheetLines {
  /** Number of the line written last; 0 at the start. */
  readonly last: number;
  /** One text over the whole width, or the part of it that is wanted. */
  wide(text: string, look: Look, leastHeight?: number): void;
  /** One table line; `looks` one a cell, or one for all. */
  cells(values: readonly CellValue[], looks: Look | readonly Look[], leastHeight?: number): void;
  /** One table line of texts that take several columns each. */
  spans(
    parts: readonly { text: CellValue; columns: number; look: Look }[],
    leastHeight?: number,
  ): void;
  /** Sentences under a table; one without a full stop is their heading. */
  notes(texts: readonly string[]): void;
  gap(): void;
}

/** `wideFrom` (from 0) and `wideTo` are the columns between which texts of the whole width stand. */
export function sheetLines(
  sheet: Sheet,
  widths: readonly number[],
  wideTo = widths.length,
  wideFrom = 0,
): SheetLines {
  let last = 0;
  const width = (from: number, count: number) =>
    widths.slice(from, from + count).reduce((sum, each) => sum + each, 0);
  const spans: SheetLines["spans"] = (parts, leastHeight = 20) => {
    last += 1;
    const cells: ReadyCell[] = [];
    let lines = 1;
    for (const { text, columns, look } of parts) {
      const at = cells.length;
      for (let index = 0; index < columns; index += 1)
        cells.push([index === 0 ? text : null, look]);
      if (columns > 1) mergeInRow(sheet, last, [at + 1, at + columns]);
      if (typeof text === "string")
        lines = Math.max(lines, linesIn(text, width(at, columns), sizeOf(look)));
    }
    putRow(sheet, last, cells, heightOf(lines, leastHeight));
  };
  const wide: SheetLines["wide"] = (text, look, leastHeight) =>
    spans(
      [
        ...Array(wideFrom).fill({ text: null, columns: 1, look }),
        { text, columns: wideTo - wideFrom, look },
      ],
      leastHeight,
    );
  return {
    get last() {
      return last;
    },
    spans,
    wide,
    notes: (texts) => {
      for (const text of texts) wide(text, text.endsWith("。") ? "note" : "section");
    },
    cells: (values, looks, leastHeight) => {
      const lookOf = (index: number) =>
        typeof looks === "string" ? looks : (looks[index] ?? "text");
      spans(
        values.map((text, index) => ({ text, columns: 1, look: lookOf(index) })),
        leastHeight,
      );
    },
    gap: () => {
      last += 1;
      putRow(sheet, last, [], 8);
    },
  };
}
