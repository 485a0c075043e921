import { afterEach, beforeEach, expect, it } from "vitest";
import type { Database } from "../../src/engine/database.ts";
import { emptyStage, stageRows } from "../support/stage-rows.ts";

let db: Database;
beforeEach(async () => {
  db = await emptyStage();
});
afterEach(() => db.close());

const HEADER = ["序号", "姓名", "身份证号", "是否生活困难", "失业时间"];
const row = (no: number) => [
  `${no}`,
  "张三李四王五赵六"[no] ?? "",
  `99999919900101001${no}`,
  "是",
  "2019-05",
];
const CATEGORIES = "SELECT category FROM stage.jobless ORDER BY row_no";
const ASIDE = "SELECT row_no FROM set_aside WHERE reason = 'no_person' ORDER BY row_no";

it("reads lines between the rows as the group of the people below", async () => {
  await stageRows(db, {
    file: "失业、困难企业职工等五类人员.xlsx",
    rows: [
      HEADER,
      ["一、下岗失业人员"],
      row(1),
      ["二、困难企业职工"],
      row(2),
      ["三、未就业大学毕业生"],
      row(3),
      ["四、农民工"],
      row(4),
      ["五、灵活就业人员"],
      row(5),
    ],
  });
  expect((await db.rows(CATEGORIES)).map(({ category }) => category)).toEqual([
    "下岗失业人员",
    "困难企业职工",
    "未就业大学毕业生",
    "农民工",
    "灵活就业人员",
  ]);
  expect(await db.rows(ASIDE)).toEqual([]);
});

it.each([
  ["2019年农民工台账.xlsx", "农民工"],
  ["失业人员名单.xlsx", "下岗失业人员"],
  ["失业及困难职工名单.xlsx", null],
  ["下岗失业、未就业大学毕业生名单.xlsx", null],
  ["失业等五类人员.xlsx", null],
  ["重点群体（失业）.xlsx", null],
])("takes %s for a list of %s", async (file, category) => {
  await stageRows(db, { file, rows: [HEADER, row(1)] });
  expect(await db.rows(CATEGORIES)).toEqual([{ category }]);
});
