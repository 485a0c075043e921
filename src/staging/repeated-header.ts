import type { SheetToStage } from "./sheet-to-stage.ts";

/** Cells of a row without blanks and hidden characters at their ends, null where nothing is left. */
type WrittenCells = readonly (string | null)[];

/**
 * A header printed again on each page: at least two cells, and half of those that are filled, say what the header, or a group above it, says.
 * 残疾 and 重病 under headers of the same words are marks: what is `printed` is the header's again where it names nobody (`who` are the columns, from 1,
 * of names and numbers).
 */
export function headerTest(
  { headers, width }: SheetToStage,
  printed: readonly WrittenCells[],
  who: readonly number[],
): (cells: WrittenCells) => boolean {
  const said = [...headers]
    .filter(([column]) => column <= width)
    .map(([column, header]) => ({
      index: column - 1,
      texts: header
        .split("/")
        .map((text) => text.trim())
        .filter((text) => text !== ""),
    }))
    .filter(({ texts }) => texts.length > 0);
  if (said.length < 2) return () => false;
  return (cells) => {
    const least = Math.max(2, filledCells(cells) / 2);
    const equal = said.filter(({ index, texts }) => texts.includes(cells[index] ?? ""));
    if (equal.length >= least) return true;
    const namesNobody = (row: WrittenCells) =>
      who.every((column) => (cells[column - 1] ?? row[column - 1]) === row[column - 1]);
    return printed.some(
      (row) =>
        namesNobody(row) &&
        cells.filter((cell, at) => cell !== null && row[at] === cell).length >= least,
    );
  };
}

export function filledCells(cells: WrittenCells): number {
  return cells.filter((cell) => cell !== null).length;
}
