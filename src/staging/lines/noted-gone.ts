import { type Database, quoteText } from "../../engine/database.ts";
import { plainText } from "../../rolls/plain-text.ts";
import { registerRemarks } from "../../rolls/remarks-of-register.ts";
import { isRemarkHeader } from "../../sources/recognition/columns/remark-column.ts";
import { cellOf, plainCell } from "../cell-sql.ts";
import type { SheetToStage } from "../sheet-to-stage.ts";
import type { SaidOfRows } from "./said-of-rows.ts";

/** The state of whom a register calls 正常 and a remark beside it dead or gone: no word of any list, so that what hangs on it is 待核. */
export const NOTED_AS_GONE = "状态正常而备注写明死亡或迁出";

/** Every such remark has one of these. */
const WORDS = ["死", "故", "亡", "世", "逝", "迁", "注销", "销户"];
/** More texts are of other things. */
const MOST_TEXTS = 500;

/** The state of a register's people, left open where its column says 正常 and a remark that they died, moved or were struck off. */
export async function notedGone(
  db: Database,
  sheet: SheetToStage,
  said: SaidOfRows,
): Promise<SaidOfRows> {
  if (sheet.roll.kind !== "hukou" || sheet.family || !sheet.columns.has("state")) return said;
  const taken = new Set(sheet.columns.values());
  const remarks = [...sheet.headers].filter(
    ([column, header]) => !taken.has(column) && column <= sheet.width && isRemarkHeader(header),
  );
  const gone: string[] = [];
  for (const [column] of remarks) {
    const texts = await goneIn(db, sheet, column);
    if (texts.length > 0)
      gone.push(`${plainCell(sheet, column)} IN (${texts.map(quoteText).join(", ")})`);
  }
  if (gone.length === 0) return said;
  return {
    ...said,
    of: (field, sql) => {
      const own = said.of(field, sql);
      if (field !== "state") return own;
      return `CASE WHEN ${own} = '正常' AND (${gone.join(" OR ")}) THEN '${NOTED_AS_GONE}' ELSE ${own} END`;
    },
  };
}

async function goneIn(db: Database, sheet: SheetToStage, column: number): Promise<string[]> {
  const has = WORDS.map((word) => `contains(${cellOf(column)}, ${quoteText(word)})`).join(" OR ");
  const rows = await db.rows<{ text: string }>(
    `SELECT DISTINCT ${plainCell(sheet, column)} AS text FROM ${sheet.rows} r WHERE r.row_no > ${sheet.headerRow} AND (${has}) LIMIT ${MOST_TEXTS + 1}`,
  );
  if (rows.length > MOST_TEXTS) return [];
  return rows
    .map(({ text }) => text)
    .filter((text) => registerRemarks.some(([words]) => words.test(plainText(text))));
}
