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

/**
 * The column of a ledger of changes that says of each row which it is; `columns` are those, from 1, of which the list makes no other use.
 * Null for a list of nothing but stops.
 */
export async function otherChanges(
  db: Database,
  rows: string,
  columns: readonly number[],
  lastHeader: number,
): Promise<OtherChanges | null> {
  for (const column of columns) {
    const cell = cellOf(column);
    const found = await db.rows<{ text: string }>(
      `SELECT DISTINCT ${cell} AS text FROM ${rows} r WHERE r.row_no > ${lastHeader} AND ${cell} IS NOT NULL LIMIT ${MOST_TEXTS + 1}`,
    );
    const texts = found.map(({ text }) => text).filter((text) => plainText(text) !== "");
    if (texts.length > MOST_TEXTS) continue;
    const kinds = new Map(texts.map((text) => [text, kindOfChange(text)]));
    const stops = texts.filter((text) => kinds.get(text) === "gone");
    const others = texts.filter((text) => ["added", "kept"].includes(kinds.get(text) ?? ""));
    const isOfChanges = others.length > 0 && stops.length > 0;
    if (isOfChanges && others.length + stops.length === texts.length)
      return { column, texts: others, reason: "other_change" };
  }
  return null;
}

/** Of a row of such a change, for a WHERE. */
export function isOtherChange({ column, texts }: OtherChanges): string {
  return `COALESCE(${cellOf(column)} IN (${texts.map(quoteText).join(", ")}), false)`;
}
