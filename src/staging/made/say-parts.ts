import type { Database } from "../../engine/database.ts";
import { DAY_OF_MONTH } from "../../sources/recognition/made/one-of-columns.ts";
import type { Recognition } from "../../sources/recognition/recognition.ts";

/** Let the first of several columns that write one number say all of it, in raw.s<sheetId>. */
export async function sayIds(
  db: Database,
  sheetId: number,
  { headerRow, headerRows, ids }: Recognition,
): Promise<void> {
  for (const { index, columns, width } of ids) {
    const pieces = columns.map((column) => `COALESCE(code_text(c${column + 1}), '')`);
    const last = pieces.pop() ?? "''";
    // A number has lost the noughts that it began with.
    const whole = `CASE WHEN regexp_full_match(${last}, '[0-9]+') AND length(${last}) < ${width} THEN lpad(${last}, ${width}, '0') ELSE ${last} END`;
    await db.run(
      `UPDATE raw.s${sheetId} SET c${index + 1} = nullif(concat(${[...pieces, whole].join(", ")}), '')
       WHERE row_no >= ${headerRow + headerRows}`,
    );
  }
}

/** Let the first of several columns say the day that stands in one of them, in raw.s<sheetId>. */
export async function sayOneOf(
  db: Database,
  sheetId: number,
  { headerRow, headerRows, oneOf }: Recognition,
): Promise<void> {
  for (const { index, columns } of oneOf) {
    const whens = columns.map(({ index: at, month }) => {
      const text = `trim(COALESCE(c${at + 1}, ''))`;
      const bare = `WHEN regexp_full_match(${text}, '${DAY_OF_MONTH}') THEN '${month}月' || regexp_replace(${text}, '[日号]$', '') || '日'`;
      return `${month === null ? "" : bare} WHEN ${text} <> '' THEN ${text}`;
    });
    await db.run(
      `UPDATE raw.s${sheetId} SET c${index + 1} = CASE ${whens.join(" ")} END WHERE row_no >= ${headerRow + headerRows}`,
    );
  }
}
