import { expect, it } from "vitest";
import { emptyStage, stageRows } from "../support/stage-rows.ts";

it("reads 张三（父亲） below 姓名（与户主关系） as 张三, and below 姓名 as it stands", async () => {
  const db = await emptyStage();
  const named = async (file: string, header: string) => {
    const rows = ["王大明（户主）", "张三（父亲）", "李四(配偶)"].map((name, n) => [
      ...[`D${n >> 1}`, name, `99999919900101001${n}`, "300", "2018.01"],
    ]);
    await stageRows(db, {
      file,
      rows: [["低保证号", header, "身份证号", "月保障金", "享受时间"], ...rows],
    });
    const read = await db.rows<{ name: string }>(
      "SELECT name_text AS name FROM mention ORDER BY sheet_id DESC, row_no LIMIT 3",
    );
    return read.map(({ name }) => name);
  };
  expect(await named("2019年10月低保名册.xlsx", "姓名（与户主关系）")).toEqual([
    ...["王大明", "张三", "李四"],
  ]);
  expect(await named("2018年12月低保名册.xlsx", "姓名")).toEqual([
    ...["王大明（户主）", "张三（父亲）", "李四(配偶)"],
  ]);
  await db.close();
});
