import { loadRolls } from "../../src/rolls/load-rolls.ts";
import { recogniseSheet } from "../../src/sources/recognition/recognise-sheet.ts";

const rolls = await loadRolls();

/** What a sheet of these rows, the first is row 1, is taken for: its roll, field -> header, what its names say, what is asked about it and what is said. */
export function recognised(file: string, ...rows: readonly (readonly string[])[]) {
  const head = {
    file,
    sheet: "Sheet1",
    rows: rows.map((cells, index) => ({ row: index + 1, cells: [...cells] })),
    merges: [],
  };
  const found = recogniseSheet(head, rolls);
  return {
    roll: found.roll?.id ?? null,
    fields: Object.fromEntries(found.columns.map(({ field, header }) => [field, header])),
    said: Object.fromEntries(found.said),
    asked: found.questions.map(({ text }) => text),
    noticed: found.notices,
  };
}
