import { type Database, quoteText } from "../../engine/database.ts";
import type { ExitPart } from "./exits-of-roll.ts";

/** Leave the rows of those taken off in raw.s<sheetId>. */
export async function keepExits(
  db: Database,
  sheetId: number,
  { status, month, left, months, again, named = [] }: ExitPart,
): Promise<void> {
  if (named.length > 0 && month !== null)
    await db.run(
      `UPDATE raw.s${sheetId} SET c${month} = n.text FROM (VALUES ${named.map(({ row, text }) => `(${row}, ${quoteText(text)})`).join(", ")}) n (row_no, text) WHERE n.row_no = s${sheetId}.row_no`,
    );
  const among = (column: number | null, texts: readonly string[]) =>
    column === null || texts.length === 0
      ? "false"
      : `COALESCE(c${column} IN (${texts.map(quoteText).join(", ")}), false)`;
  const says =
    status === null ? "false" : `regexp_matches(COALESCE(c${status}, ''), '[^\\s\\p{Z}]')`;
  const isBack = again.length === 0 ? "false" : `row_no IN (${again.join(", ")})`;
  await db.run(
    `DELETE FROM raw.s${sheetId} WHERE ${isBack} OR NOT CASE WHEN ${says} THEN ${among(status, left)} ELSE ${among(month, months)} END`,
  );
}
