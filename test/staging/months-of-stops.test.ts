import { expect, it } from "vitest";
import { emptyStage, stageRows } from "../support/stage-rows.ts";

it("a sheet called 2月停保 is of that month of the file's year", async () => {
  const db = await emptyStage();
  const sheet = (name: string, at: number) => ({
    file: "2019年低保停保人员名单.xls",
    sheet: name,
    rows: [
      ["低保证号", "姓名", "身份证号", "停保原因"],
      [`D${at}`, "张三", `99999919500101001${at}`, "收入超标"],
      [`D${at}`, "李四", `99999919600101002${at}`, "死亡"],
    ],
  });
  await stageRows(db, [sheet("2月停保", 1), sheet("11月份低保退出人员名单", 2)]);
  const stops = await db.rows<{ stop_month: number }>(
    "SELECT stop_month FROM stage.departure ORDER BY row_id",
  );
  expect(stops.map(({ stop_month }) => stop_month - 2019 * 12 + 1)).toEqual([2, 2, 11, 11]);
  db.close();
});
