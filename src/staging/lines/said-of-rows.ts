import { type Database, quoteText } from "../../engine/database.ts";
import { besideFirst, leavesOpen, saidOfTexts } from "../../rolls/said-of-texts.ts";
import { plainCell } from "../cell-sql.ts";
import { programmeColumn } from "../filled/fill-programmes.ts";
import type { SheetToStage } from "../sheet-to-stage.ts";

/** More texts than any column of programmes has; one of remarks says nothing. */
const MOST_TEXTS = 500;

export interface SaidOfRows {
  /** What a field is in the rows that say it in another column, else what `sql` says. */
  of: (field: string, sql: string) => string;
  /** The texts that say so: no code list need know them. */
  texts: readonly string[];
  /** Which rows are on a programme, as SQL that is true or false. */
  on: (programme: string) => string;
  /** Programmes that some rows name beside their first one, with the rows as SQL. */
  beside: readonly { programme: string; rows: string }[];
}

/** The state of a row that leaves open of which programme it is: no word of any list, so that what hangs on it is 待核. */
export const UNTOLD = "未写明救助类别";
/** What stands for the state that the row says itself. */
const STATE = "\u0000";

/** Of whoever was taken off nobody asks what he was on. */
function open(cell: string): string {
  return `WHEN ${cell} IS NULL AND COALESCE(${STATE}, '在保') IN ('在保', '渐退') THEN '${UNTOLD}'`;
}

function nothing(own: unknown): SaidOfRows {
  return {
    of: (_, sql) => sql,
    texts: [],
    beside: [],
    on: (programme) => String(programme === own),
  };
}

/**
 * What each row of a list of several programmes says of itself, before what the roll says of all its rows. The texts of the column are few and
 * read here: in SQL every pattern would be made ready for every sheet anew.
 */
export async function saidOfRows(db: Database, sheet: SheetToStage): Promise<SaidOfRows> {
  const { unless } = sheet.roll;
  const own = sheet.said.get("programme") ?? sheet.roll.fixed?.programme;
  const column = programmeColumn(sheet.roll, sheet.columns);
  if (!unless || column === undefined) return nothing(own);
  const cell = plainCell(sheet, column);
  const rows = await db.rows<{ text: string }>(
    `SELECT DISTINCT ${cell} AS text FROM ${sheet.rows} r WHERE ${cell} IS NOT NULL LIMIT ${MOST_TEXTS + 1}`,
  );
  if (rows.length > MOST_TEXTS) return nothing(own);
  const texts = rows.map(({ text }) => text).sort();
  const said = saidOfTexts(sheet.roll, texts);
  const among = (of: readonly string[]) => `${cell} IN (${of.map(quoteText).join(", ")})`;
  const whens = said.map(({ field, value, texts: saying }) => ({
    field,
    when: `WHEN ${among(saying)} THEN '${value}'`,
  }));
  // Whoever has no tick under any programme is on none.
  if (sheet.ticked?.has(column))
    whens.push({ field: "status", when: `WHEN ${cell} IS NULL THEN '其他救助'` });
  else if (leavesOpen(sheet.roll, texts)) whens.push({ field: "status", when: open(cell) });
  const named = said.filter(({ field }) => field === "programme");
  const saying = (programme: string, is: boolean) => {
    const texts = named.filter(({ value }) => (value === programme) === is);
    const all = texts.flatMap((each) => each.texts);
    return all.length === 0 ? "false" : `COALESCE(${among(all)}, false)`;
  };
  return {
    on: (programme) =>
      programme === own ? `(NOT ${saying(programme, false)})` : saying(programme, true),
    of: (field, sql) => {
      const of = whens.filter((each) => each.field === field).map(({ when }) => when);
      return of.length === 0
        ? sql
        : `CASE ${of.join(" ").replaceAll(STATE, () => sql)} ELSE ${sql} END`;
    },
    texts: [...new Set(said.flatMap(({ texts: saying }) => saying))],
    beside: [...besideFirst(sheet.roll, said, texts)].map(([programme, naming]) => ({
      programme,
      rows: among(naming),
    })),
  };
}
