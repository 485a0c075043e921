import type { Database } from "../../engine/database.ts";
import { SUM } from "../../sources/recognition/made/sum-of-parts.ts";
import type { Recognition } from "../../sources/recognition/recognition.ts";

/** Let the first of several columns of one expense say what they come to, in raw.s<sheetId>; a row with a part that is no sum stays as it is written there. */
export async function saySums(
  db: Database,
  sheetId: number,
  { headerRow, headerRows, sums }: Recognition,
): Promise<void> {
  for (const { index, columns } of sums) {
    const texts = columns.map(
      (column) =>
        `translate(regexp_replace(COALESCE(c${column + 1}, ''), '\\s', '', 'g'), '０１２３４５６７８９．，', '0123456789.,')`,
    );
    const amounts = texts.map(
      (text) => `TRY_CAST(regexp_replace(${text}, '[,元]', '', 'g') AS DECIMAL(18, 2))`,
    );
    const isUnread = texts.map((text) => `NOT regexp_full_match(${text}, '(${SUM}|[—–/-]+|无)?')`);
    const isSaid = amounts.map((amount) => `${amount} IS NOT NULL`);
    const unread = texts.map((text, place) => `WHEN ${isUnread[place]} THEN ${text}`);
    const sum = amounts.map((amount) => `COALESCE(${amount}, 0)`).join(" + ");
    await db.run(
      `UPDATE raw.s${sheetId} SET c${index + 1} = CASE ${unread.join(" ")} ELSE CAST(${sum} AS VARCHAR) END
       WHERE row_no >= ${headerRow + headerRows} AND (${[...isSaid, ...isUnread].join(" OR ")})`,
    );
  }
}
