import { type Database, quoteText } from "../engine/database.ts";
import { TICK } from "../sources/recognition/mark-columns.ts";
import type { Recognition } from "../sources/recognition/recognise-sheet.ts";

/** Let the first of columns that are ticked say which of them is, in raw.s<sheetId>, as if the office had written it so. */
export async function sayMarks(
  db: Database,
  sheetId: number,
  { headerRow, headerRows, marks }: Recognition,
): Promise<void> {
  for (const { index, columns } of marks) {
    const whens = columns.map(
      (column) =>
        `WHEN regexp_full_match(trim(c${column.index + 1}, ' ' || chr(9) || chr(12288)), '(?i)(${TICK})') THEN ${quoteText(column.text)}`,
    );
    await db.run(
      `UPDATE raw.s${sheetId} SET c${index + 1} = CASE ${whens.join(" ")} END WHERE row_no >= ${headerRow + headerRows}`,
    );
  }
}
