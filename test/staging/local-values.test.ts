import { expect, it } from "vitest";
import { emptyStage, stageRows } from "../support/stage-rows.ts";

const sheet = {
  file: "2019年10月特困人员名册.csv",
  rows: [
    ["姓名", "身份证号", "供养方式", "照料护理档次", "照料护理费"],
    ["赵一平", "999999196001011002", "分散供养", "一档", "500"],
    ["钱二平", "999999196001011010", "分散供养", "二档", ""],
    ["孙三平", "999999196001011029", "集中供养", "三档（全自理）", ""],
  ],
};

const grades = "SELECT self_care FROM stage.enrolment ORDER BY row_no";
const faults = "SELECT row_no, field, reason FROM cell_fault ORDER BY row_no";

it("tells grades that only the county knows, and keeps them as written", async () => {
  const db = await emptyStage();
  const [report] = await stageRows(db, sheet);
  expect(report?.recognition.unread).toEqual([
    { field: "self_care", header: "照料护理档次", texts: ["一档", "二档"] },
  ]);
  expect(await db.rows(grades)).toEqual([
    { self_care: "一档" },
    { self_care: "二档" },
    { self_care: "全自理" },
  ]);
  expect(await db.rows(faults)).toEqual([
    { row_no: 2, field: "self_care", reason: "unknown_code" },
    { row_no: 3, field: "self_care", reason: "unknown_code" },
  ]);
  db.close();
});

it("reads them as doudi.yaml says they are meant", async () => {
  const db = await emptyStage();
  const values = { self_care: { 一档: "全护理", "二 档": "半护理" } };
  const [report] = await stageRows(db, sheet, undefined, [{ sheet: "", values }]);
  expect(report?.recognition.unread).toEqual([]);
  expect(await db.rows(grades)).toEqual([
    { self_care: "全护理" },
    { self_care: "半护理" },
    { self_care: "全自理" },
  ]);
  expect(await db.rows(faults)).toEqual([]);
  db.close();
});

it("reads codes by a sheet beside the list that is called after their column", async () => {
  const db = await emptyStage();
  const list = (code: string, n: number) => [
    "赵一平",
    `99999919600101${100 + n}2`,
    "D1",
    "300",
    code,
  ];
  await stageRows(db, [
    {
      file: "2019年10月低保花名册.xlsx",
      sheet: "名册",
      rows: [
        ["姓名", "身份证号", "低保证号", "月保障金额", "保障类型"],
        ...["1", "2", "1"].map(list),
      ],
    },
    {
      sheet: "城乡类别",
      rows: [
        ["代码", "名称"],
        ["1", "城市"],
        ["2", "农村"],
      ],
    },
    {
      sheet: "保障类型",
      rows: [
        ["代码", "名称"],
        ["1", "整户保"],
        ["2", "单人保"],
      ],
    },
  ]);
  expect(await db.rows("SELECT coverage FROM stage.enrolment ORDER BY row_no")).toEqual([
    { coverage: "整户保" },
    { coverage: "单人保" },
    { coverage: "整户保" },
  ]);
  db.close();
});
