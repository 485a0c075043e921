import { afterEach, beforeEach, expect, it } from "vitest";
import type { Database } from "../../src/engine/database.ts";
import { readFormCells } from "../../src/staging/parts/form-cells.ts";
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

const people = () =>
  db.rows(
    "SELECT name_text AS name, id_text AS id, household_no AS household, relation FROM mention ORDER BY row_no",
  );
const householdForm = (n: number, ...members: readonly (readonly string[])[]) => [
  ["农村低保家庭信息表"],
  ["户主姓名", `张${"一二三四五六七八九十"[n]}`, "身份证号", ID(n), "低保证号", `D${n}`],
  ["家庭住址", "甲乡东村", "月保障金额", `${300 + n}`],
  ...members,
  [],
];
const FILE = "2019年10月农村低保家庭信息.xlsx";

it("makes a row of each whom a form of a household names in rows of their own", async () => {
  const member = (n: number, k: number) => [
    ...["成员姓名", `张小${k}`, "身份证号", `99999920100101${n}0${k}X`, "与户主关系", "子"],
  ];
  const none = ["成员姓名", "", "身份证号", "", "与户主关系", ""];
  await stageRows(db, {
    file: FILE,
    rows: [
      ...householdForm(0, member(0, 1), member(0, 2)),
      ...householdForm(1, member(1, 1), none),
      ...householdForm(2, none, none),
    ],
  });
  const row = (n: number, name: string, id: string, relation: string) => ({
    ...{ name, id, household: `D${n}`, relation },
  });
  expect(await people()).toEqual([
    row(0, "张一", ID(0), "户主"),
    row(0, "张小1", "999999201001010" + "01X", "子"),
    row(0, "张小2", "999999201001010" + "02X", "子"),
    row(1, "张二", ID(1), "户主"),
    row(1, "张小1", "999999201001011" + "01X", "子"),
    row(2, "张三", ID(2), "户主"),
  ]);
});

it("takes the number of whoever acts for somebody for none of his", async () => {
  const agent = (n: number) => ["代办人姓名", `李${n}`, "身份证号", ID(n + 5)];
  await stageRows(db, {
    file: FILE,
    rows: [0, 1, 2].flatMap((n) => householdForm(n, agent(n))),
  });
  expect(await people()).toEqual(
    [0, 1, 2].map((n) => ({
      ...{ name: `张${"一二三"[n]}`, id: ID(n), household: `D${n}`, relation: null },
    })),
  );
});

it("reads a form of many that is filled in otherwise, and such as have their cells merged", async () => {
  const forms = Array.from({ length: 10 }, (_, n) => householdForm(n));
  // An empty column before the name, another word for the number, and another label in front.
  forms[1]?.splice(1, 1, ["户主姓名", "", "张二", "身份证号", ID(1), "低保证号", "D1"]);
  forms[3]?.splice(1, 1, ["户主姓名", "张四", "身份证号码", ID(3), "低保证号", "D3"]);
  forms[5]?.splice(1, 1, ["户主（本人）", "张六", "身份证号", ID(5), "低保证号", "D5"]);
  await stageRows(db, {
    file: FILE,
    rows: forms.flat(),
    merges: [
      { top: 2, left: 2, bottom: 2, right: 3 },
      { top: 2, left: 4, bottom: 2, right: 5 },
    ],
  });
  const rows = await people();
  expect(rows.map(({ id, household }) => [id, household])).toEqual(
    Array.from({ length: 10 }, (_, n) => [ID(n), `D${n}`]),
  );
});

it("takes rows of namesakes who all got the same for none of a form", () => {
  const rows = Array.from({ length: 5 }, (_, n) => ({
    row: n + 2,
    cells: ["张小红", ID(n), "特困", String(n), "成功", String(n), "东村"],
  }));
  expect(readFormCells(rows, new Set(["特困"]))).toBeUndefined();
});
