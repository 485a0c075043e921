import { loadRolls } from "../../../../src/rolls/load-rolls.ts";
import { recogniseSheet } from "../../../../src/sources/recognition/recognise-sheet.ts";

const rolls = await loadRolls();

/** What a sheet of these rows is taken for; `groups`: [row, first column, last column] of cells printed over several columns, all from 1. */
export function takenOf(
  file: string,
  rows: readonly (readonly string[])[],
  groups: readonly (readonly [row: number, left: number, right: number])[] = [],
) {
  const found = recogniseSheet(
    {
      file,
      sheet: "Sheet1",
      rows: rows.map((cells, index) => ({ row: index + 1, cells })),
      merges: groups.map(([row, left, right]) => ({ top: row, left, bottom: row, right })),
    },
    rolls,
  );
  return {
    roll: found.roll?.id,
    at: [found.headerRow, found.headerRows],
    fields: Object.fromEntries(found.columns.map(({ field, header }) => [field, header])),
    asked: found.questions.map(({ text }) => text),
  };
}
