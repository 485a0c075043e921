import { type Database, quoteText } from "../../engine/database.ts";
import { plainText } from "../../rolls/plain-text.ts";
import { resolveCode } from "../../rolls/resolve-code.ts";
import { cellOf } from "../cell-sql.ts";

/** Rows of a list of stops that are of other changes: 新增 and 提标 under 变动类型 of a ledger of all changes. */
export interface OtherChanges {
  /** Raw column, from 1. */
  column: number;
  /** What its cells say there, as written. */
  texts: readonly string[];
  /** Why such rows are set aside. */
  reason: "other_change" | "denied";
}

/** More texts than kinds of change. */
const MOST_TEXTS = 40;
const GONE: ReadonlySet<string> = new Set(["停发", "注销", "死亡", "迁出"]);
/** Who came, came back, or gets more or less than before. 在保 alone is what a family may be of which somebody left. */
const OTHER =
  /^(动态|本[月期次])?(新增|新纳入|纳入|新进|新享|增员|增加|增人|调增|调减|提标|降标|调标|提高标准|降低标准|标准调整|调整标准|调整|变更|信息变更|恢复|复保|续保)(低保|保障|享受|人员|对象|户|家庭|补差|金额)*$/;

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
    const others = texts.filter((text) => OTHER.test(plainText(text)));
    const stops = texts.filter((text) => GONE.has(resolveCode("enrolment_status", text).value));
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
