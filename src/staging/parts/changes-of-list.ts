import { type Database, quoteText } from "../../engine/database.ts";
import { kindOfChange } from "../../rolls/kinds-of-change.ts";
import { plainText } from "../../rolls/plain-text.ts";
import { cellOf } from "../cell-sql.ts";

/** Rows of a list of stops that are of other changes: 新增 and 提标 under 变动类型 of a ledger of all changes. */
export interface OtherChanges {
  /** Raw column, from 1. */
  column: number;
  /** What its cells say there, as written. */
  texts: readonly string[];
  /** Why such rows are set aside. */
  reason: "other_change" | "denied" | "resident_insurance";
}

/** More texts than kinds of change. */
const MOST_TEXTS = 40;
/** A header printed again, the numbers of the columns and the foot of a form have no number of anybody's beside them. */
const NUMBER = "[0-9０-９]{6}";

/**
 * The column of a ledger of changes that says of each row which it is; `columns` are those, from 1, of which the list makes no other use, `id` that of
 * the numbers, null where there is none. Null for a list of nothing but stops.
 */
export async function otherChanges(
  db: Database,
  rows: string,
  {
    columns,
    id,
    lastHeader,
  }: { columns: readonly number[]; id: number | null; lastHeader: number },
): Promise<OtherChanges | null> {
  const isOfPerson =
    id === null ? "true" : `regexp_matches(COALESCE(${cellOf(id)}, ''), '${NUMBER}')`;
  for (const column of columns) {
    const cell = cellOf(column);
    const found = await db.rows<{ text: string; of_person: boolean }>(
      `SELECT ${cell} AS text, bool_or(${isOfPerson}) AS of_person FROM ${rows} r
       WHERE r.row_no > ${lastHeader} AND ${cell} IS NOT NULL GROUP BY ${cell} LIMIT ${MOST_TEXTS + 1}`,
    );
    if (found.length > MOST_TEXTS) continue;
    const texts = found.filter(({ text }) => plainText(text) !== "");
    const kinds = new Map(texts.map(({ text }) => [text, kindOfChange(text)]));
    const isStop = ({ text }: { text: string }) => kinds.get(text) === "gone";
    const isOther = ({ text }: { text: string }) =>
      ["added", "kept"].includes(kinds.get(text) ?? "");
    const told = texts.filter((each) => isStop(each) || isOther(each));
    const isOfChanges = told.some(isStop) && told.some(isOther);
    if (isOfChanges && texts.every((each) => !each.of_person || told.includes(each)))
      return {
        column,
        texts: told.filter(isOther).map(({ text }) => text),
        reason: "other_change",
      };
  }
  return null;
}

/** Of a row of such a change, for a WHERE. */
export function isOtherChange({ column, texts }: OtherChanges): string {
  return `COALESCE(${cellOf(column)} IN (${texts.map(quoteText).join(", ")}), false)`;
}
