import { type Database, quoteText } from "../engine/database.ts";
import { plainCell } from "./cell-sql.ts";
import type { SheetToStage } from "./sheet-to-stage.ts";

/** More texts than any column of programmes has; one of remarks says nothing. */
const MOST_TEXTS = 500;

/** What a field is in the rows that say it in another column, else what `sql` says. */
export type SaidOfRows = (field: string, sql: string) => string;

/**
 * What each row of a list of several programmes says of itself, before what the roll says of all its rows. The texts of the column are few and
 * read here: in SQL every pattern would be made ready for every sheet anew.
 */
export async function saidOfRows(db: Database, sheet: SheetToStage): Promise<SaidOfRows> {
  const { unless } = sheet.roll;
  const column = unless && (sheet.columns.get("programme") ?? sheet.columns.get(unless.column));
  if (!unless || column === undefined) return (_, sql) => sql;
  const cell = plainCell(sheet, column);
  const rows = await db.rows<{ text: string }>(
    `SELECT DISTINCT ${cell} AS text FROM ${sheet.rows} r WHERE ${cell} IS NOT NULL LIMIT ${MOST_TEXTS + 1}`,
  );
  if (rows.length > MOST_TEXTS) return (_, sql) => sql;
  const texts = rows.map(({ text }) => text).sort();
  const said = unless.says.filter(({ among = [] }) =>
    among.every((speaks) => texts.some((text) => speaks.test(text))),
  );
  const whens = said.flatMap(({ field, says, value }) => {
    const saying = texts.filter((text) => says.test(text));
    const when = `WHEN ${cell} IN (${saying.map(quoteText).join(", ")}) THEN '${value}'`;
    return saying.length === 0 ? [] : [{ field, when }];
  });
  return (field, sql) => {
    const own = whens.filter((each) => each.field === field).map(({ when }) => when);
    return own.length === 0 ? sql : `CASE ${own.join(" ")} ELSE ${sql} END`;
  };
}
