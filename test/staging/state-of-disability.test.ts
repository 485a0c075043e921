import { afterEach, beforeEach, expect, it } from "vitest";
import type { Database } from "../../src/engine/database.ts";
import { emptyStage, stageRows } from "../support/stage-rows.ts";

let db: Database;
beforeEach(async () => {
  db = await emptyStage();
});
afterEach(() => db.close());

const cardsOf = async (headers: readonly string[], ...rows: readonly (readonly string[])[]) => {
  await stageRows(db, {
    file: "残疾人基础信息.xlsx",
    rows: [
      ["姓名", "身份证号", "残疾人证号", ...headers, "是否注销"],
      ...rows.map((cells, n) => {
        const id = `9999991990010100${10 + n}`;
        return [`张${n}`, id, id, ...cells, "否"];
      }),
    ],
  });
  return db.rows("SELECT category, grade FROM stage.disability ORDER BY row_no");
};

it.each(["残疾情况", "残疾状况"])("reads category and grade below %s", async (header) => {
  expect(await cardsOf([header], ["言语一级"], ["肢体二级"], ["智力残疾三级"])).toEqual([
    { category: "言语", grade: 1 },
    { category: "肢体", grade: 2 },
    { category: "智力", grade: 3 },
  ]);
});

it("reads them in their own columns, whatever 残疾情况 tells beside them", async () => {
  const own = ["残疾类别", "残疾等级", "残疾情况"];
  expect(
    await cardsOf(
      own,
      ["肢体", "二级", "视力一级"],
      ["精神", "三级", "右腿截肢"],
      ["听力", "一级", ""],
    ),
  ).toEqual([
    { category: "肢体", grade: 2 },
    { category: "精神", grade: 3 },
    { category: "听力", grade: 1 },
  ]);
});
