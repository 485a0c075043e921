import type { Database } from "../../engine/database.ts";
import type { Recognition } from "../../sources/recognition/recognition.ts";

/** Let the first of three columns that write a day say all of it, in raw.s<sheetId>; where the day is left out, the month, and so the year. */
export async function sayDays(
  db: Database,
  sheetId: number,
  { headerRow, headerRows, days }: Recognition,
): Promise<void> {
  for (const { index, month, day } of days) {
    const part = (at: number, unit: string) =>
      `nullif(regexp_replace(COALESCE(c${at + 1}, ''), '[^0-9]', '', 'g'), '') || '${unit}'`;
    const [y, m, d] = [part(index, "年"), part(month, "月"), part(day, "日")];
    await db.run(
      `UPDATE raw.s${sheetId} SET c${index + 1} = COALESCE(${y} || ${m} || ${d}, ${y} || ${m}, c${index + 1})
       WHERE row_no >= ${headerRow + headerRows}`,
    );
  }
}
