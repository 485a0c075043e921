import { type Database, quoteText } from "../../engine/database.ts";
import { resolveCode } from "../../rolls/resolve-code.ts";
import { stoppedProgramme } from "../../rolls/stop-of-programme.ts";
import { plainCell } from "../cell-sql.ts";
import type { SheetToStage } from "../sheet-to-stage.ts";
import type { SaidOfRows } from "./said-of-rows.ts";

/** More texts are of other things. */
const MOST_TEXTS = 500;
const GONE: ReadonlySet<string> = new Set(["停发", "注销"]);

/** 取消低保 under 变动情况 beside somebody on 特困: he came from there, and is on it. */
export async function stoppedElsewhere(
  db: Database,
  sheet: SheetToStage,
  said: SaidOfRows,
  column: number,
): Promise<SaidOfRows> {
  const cell = plainCell(sheet, column);
  const has = ["低保", "最低生活", "特困", "五保"].map((word) => `contains(${cell}, '${word}')`);
  const rows = await db.rows<{ text: string }>(
    `SELECT DISTINCT ${cell} AS text FROM ${sheet.rows} r WHERE ${has.join(" OR ")} ORDER BY text LIMIT ${MOST_TEXTS + 1}`,
  );
  if (rows.length > MOST_TEXTS) return said;
  const whens = rows.flatMap(({ text }) => {
    const of = stoppedProgramme(text);
    const isGone = GONE.has(resolveCode("enrolment_status", text).value);
    return of && isGone
      ? [`WHEN ${cell} = ${quoteText(text)} AND NOT ${said.on(of)} THEN '在保'`]
      : [];
  });
  if (whens.length === 0) return said;
  return {
    ...said,
    of: (field, sql) =>
      said.of(field, field === "status" ? `CASE ${whens.join(" ")} ELSE ${sql} END` : sql),
  };
}
