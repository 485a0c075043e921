import type { Database } from "../../engine/database.ts";
import { endWritten } from "../../sources/recognition/made/term-by-length.ts";
import type { Recognition } from "../../sources/recognition/recognition.ts";

/** Let the column of how long terms last say when they end, in raw.s<sheetId>; what is no length stays as it is written. */
export async function sayTerms(
  db: Database,
  sheetId: number,
  { headerRow, headerRows, terms }: Recognition,
): Promise<void> {
  for (const { index, from } of terms) {
    const [length, begin] = [`c${index + 1}`, `c${from + 1}`];
    const below = `row_no >= ${headerRow + headerRows} AND ${length} <> '' AND ${begin} <> ''`;
    const pairs = await db.rows<{ begin: string; length: string }>(
      `SELECT DISTINCT ${begin} AS begin, ${length} AS length FROM raw.s${sheetId} WHERE ${below}`,
    );
    const ends = pairs.flatMap((pair) => {
      const end = endWritten(pair.begin, pair.length);
      return end === null ? [] : [[pair.begin, pair.length, end]];
    });
    await db.run(
      "CREATE OR REPLACE TEMP TABLE term_end (begin VARCHAR, length VARCHAR, until VARCHAR)",
    );
    if (ends.length > 0) await db.append("term_end", ends);
    await db.run(
      `UPDATE raw.s${sheetId} SET ${length} = t.until FROM term_end t
       WHERE ${below} AND t.begin = ${begin} AND t.length = ${length}`,
    );
    await db.run("DROP TABLE term_end");
  }
}
