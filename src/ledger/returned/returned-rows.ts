import type { MergedRange } from "../../sources/read-book.ts";
import { attachedTexts } from "./attached.ts";
import { type FoundColumns, TASK } from "./find-columns.ts";
import { ANSWER_TITLES, type ReturnedRow } from "./judge-rows.ts";
import type { ReturnedBook, ReturnedSheet } from "./returned-book.ts";

/** The filled rows under the header, with what hangs at them. */
export function returnedRows(
  sheet: ReturnedSheet,
  { at, headerRow, others }: FoundColumns,
  { attached }: Pick<ReturnedBook, "attached">,
): ReturnedRow[] {
  const answers = ANSWER_TITLES.flatMap((title) => {
    const index = at.get(title);
    return index === undefined ? [] : [{ title, column: index + 1 }];
  });
  const titles = new Map([...at].map(([title, index]) => [index + 1, title]));
  for (const { title, index } of others) titles.set(index + 1, title);
  const here = attached.filter((each) => each.sheet === sheet.sheet);
  return sheet.rows
    .filter(({ row }) => row > headerRow)
    .map(({ row, cells }) => ({
      sheet: sheet.sheet,
      row,
      cell: (title) => (cells[at.get(title) ?? -1] ?? "").trim(),
      has: (title) => at.has(title),
      covered: new Map(
        answers.flatMap(({ title, column }) => {
          const merged = sheet.merges.find(
            ({ top, bottom, left, right }) =>
              row > top && row <= bottom && column >= left && column <= right,
          );
          return merged ? [[title, shownBy(merged, sheet)] as const] : [];
        }),
      ),
      attached: attachedTexts(
        here.filter((each) => each.row === row),
        (column) => titles.get(column) ?? "",
      ),
      others: others.flatMap(({ title, index }) => {
        const text = (cells[index] ?? "").trim();
        return text === "" ? [] : [[title, text] as const];
      }),
    }));
}

function shownBy({ top, left }: MergedRange, { rows }: ReturnedSheet): string {
  return (rows.find(({ row }) => row === top)?.cells[left - 1] ?? "").trim();
}

/** The header printed again in the middle of a sheet. */
export function isHeaderAgain(row: ReturnedRow): boolean {
  return row.cell(TASK).replace(/\s/g, "") === TASK;
}
