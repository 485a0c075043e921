import { afterEach, beforeEach, expect, it } from "vitest";
import type { Database } from "../../src/engine/database.ts";
import { emptyStage, stageRows } from "../support/stage-rows.ts";

let db: Database;
beforeEach(async () => {
  db = await emptyStage();
});
afterEach(() => db.close());

const ID = (n: number) => `99999919900101001${n}`;
const form = (n: number, amount: string) => [
  ["临时救助审批表"],
  ["申请人姓名", "张一", "身份证号", ID(n), "所在村", "东村"],
  ["申请日期", `2019年3月${n}日`, "审批日期", `2019年3月${n + 5}日`, "救助金额", amount],
  ["救助原因", "患病", "是否先行救助", "否", "审批层级", "县级"],
  ["审批意见", "同意救助。"],
  [],
];

it("reads a sheet of forms as a list with a row for each of them", async () => {
  const [sheet] = await stageRows(db, {
    file: "临时救助审批表汇编.xlsx",
    sheet: "甲乡",
    rows: [...form(1, "500"), ...form(2, "1000"), ...form(3, "800")],
  });
  expect(sheet?.recognition.roll?.id).toBe("aid");
  expect(sheet?.recognition.questions).toEqual([]);
  expect(sheet?.rowsUsed).toBe(3);
  expect(
    await db.rows(
      "SELECT amount_fen, CAST(approved_on AS VARCHAR) AS approved_on, row_no FROM stage.aid ORDER BY row_no",
    ),
  ).toEqual([
    { amount_fen: 50_000, approved_on: "2019-03-06", row_no: 3 },
    { amount_fen: 100_000, approved_on: "2019-03-07", row_no: 8 },
    { amount_fen: 80_000, approved_on: "2019-03-08", row_no: 14 },
  ]);
});

it("reads the one form of a township by those of the others", async () => {
  const sheets = await stageRows(db, [
    {
      file: "临时救助审批表汇编.xlsx",
      sheet: "甲乡",
      rows: [...form(1, "500"), ...form(2, "1000")],
    },
    { sheet: "乙乡", rows: form(3, "800") },
  ]);
  expect(sheets.map(({ rowsUsed }) => rowsUsed)).toEqual([2, 1]);
  expect(sheets.map(({ recognition }) => recognition.town)).toEqual(["甲乡", "乙乡"]);
});
