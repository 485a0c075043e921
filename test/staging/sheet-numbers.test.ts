import { afterEach, beforeEach, expect, it } from "vitest";
import type { Database } from "../../src/engine/database.ts";
import { sheetNumbers } from "../../src/staging/sheet-numbers.ts";
import { emptyStage, stageRows } from "../support/stage-rows.ts";

let db: Database;
beforeEach(async () => {
  db = await emptyStage();
});
afterEach(() => db.close());

it("numbers sheets after the last there is, and after the last that is left once some were taken out", async () => {
  const rows = [
    ["姓名", "身份证号", "死亡日期"],
    ["张三", "999999199001010013", "2019-01-02"],
  ];
  const sheets = ["一", "二", "三"].map((sheet) => ({ file: "死亡人员名单.xlsx", sheet, rows }));
  await stageRows(db, sheets);
  const numbers = sheetNumbers(db);
  expect([await numbers.next(), await numbers.next()]).toEqual([4, 5]);
  await db.run("DELETE FROM source_sheet WHERE sheet_id > 1");
  numbers.forget();
  expect(await numbers.next()).toBe(2);
});
