import type { Sheet } from "../workbook/book.ts";
import { type Look, type PlainCell, put, putRow, type Sum, sizeOf } from "../workbook/styles.ts";
import { heightOf, linesIn } from "../workbook/text-height.ts";

export type CellValue = string | number | Sum | null;

/** Fills a sheet from the top, line by line; every line is as high as its text needs. */
export interface SheetLines {
  /** Number of the line written last; 0 at the start. */
  readonly last: number;
  /** One text over the whole width, or as much of it as is printed. */
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

export function sheetLines(
  sheet: Sheet,
  widths: readonly number[],
  wideColumns = widths.length,
): SheetLines {
  let last = 0;
  const width = (from: number, count: number) =>
    widths.slice(from, from + count).reduce((sum, each) => sum + each, 0);
  const spans: SheetLines["spans"] = (parts, leastHeight = 20) => {
    last += 1;
    const row = sheet.getRow(last);
    let lines = 1;
    let at = 0;
    for (const { text, columns, look } of parts) {
      for (let index = 0; index < columns; index += 1) put(row.getCell(at + index + 1), null, look);
      put(row.getCell(at + 1), text, look);
      if (columns > 1) sheet.mergeCells(last, at + 1, last, at + columns);
      if (typeof text === "string") {
        lines = Math.max(lines, linesIn(text, width(at, columns), sizeOf(look)));
      }
      at += columns;
    }
    row.height = heightOf(lines, leastHeight);
    row.commit();
  };
  const plain = (cells: readonly PlainCell[], leastHeight = 20) => {
    last += 1;
    const lines = cells.map(([value, look], index) =>
      typeof value === "string" ? linesIn(value, widths[index] ?? 0, sizeOf(look)) : 1,
    );
    putRow(sheet, last, cells, heightOf(Math.max(1, ...lines), leastHeight));
  };
  const wide: SheetLines["wide"] = (text, look, leastHeight) =>
    spans([{ text, columns: wideColumns, look }], leastHeight);
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
      if (values.every((value) => value === null || typeof value !== "object")) {
        plain(
          values.map((value, index) => [value as string | number | null, lookOf(index)]),
          leastHeight,
        );
        return;
      }
      spans(
        values.map((text, index) => ({ text, columns: 1, look: lookOf(index) })),
        leastHeight,
      );
    },
    gap: () => {
      last += 1;
      const row = sheet.getRow(last);
      row.height = 8;
      row.commit();
    },
  };
}
