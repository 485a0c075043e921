import type { Database } from "../engine/database.ts";
import { noteSaid, ownFields } from "./said-elsewhere.ts";

/**
 * The police hand out the register as it is now, without 户籍状态, and beside it a list of those who left it (迁出、注销人员): who stands on the first
 * is registered. A register without a state and without such a list leaves open who of it is still there.
 *
 * Reads:  stage.hukou, source_sheet.
 * Writes: stage.hukou.state, stage.said_elsewhere.
 */
export async function sayRegistered(db: Database): Promise<void> {
  const sheets = await db.rows<{ sheet_id: number; gone: number; there: number }>(
    `SELECT sheet_id, count(*) FILTER (state IN ('迁出', '注销', '死亡')) AS gone, count(*) FILTER (state = '正常') AS there
     FROM stage.hukou GROUP BY sheet_id ORDER BY sheet_id`,
  );
  if (!sheets.some(({ gone, there }) => gone > 0 && there === 0)) return;
  for (const { sheet_id, gone, there } of sheets) {
    if (gone > 0 || there > 0 || (await ownFields(db, sheet_id)).has("state")) continue;
    await db.run(`UPDATE stage.hukou SET state = '正常' WHERE sheet_id = ${sheet_id}`);
    await noteSaid(db, "stage.hukou", sheet_id, "state");
  }
}
