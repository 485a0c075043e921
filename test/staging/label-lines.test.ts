import { afterEach, beforeEach, expect, it } from "vitest";
import type { Database } from "../../src/engine/database.ts";
import { emptyStage, stageRows } from "../support/stage-rows.ts";

let db: Database;
beforeEach(async () => {
  db = await emptyStage();
});
afterEach(() => db.close());

const ID = (n: number) => `99999919900101001${n}`;
const HEADER = ["序号", "姓名", "与户主关系", "身份证号", "备注"];
const family = (no: number, amount: number, members: readonly (readonly string[])[]) => [
  [
    `户主：${members[0]?.[1]}　低保证号：${no}  低保类别：农村低保　享受方式：整户保  月保障金：${amount}元`,
  ],
  ...members,
];
const FAMILIES = [
  family(7001, 420, [
    ["1", "张一", "户主", ID(1)],
    ["2", "李二", "配偶", ID(2)],
  ]),
  family(7002, 300, [["1", "王三", "户主", ID(3)]]),
  family(7003, 240, [
    ["1", "赵四", "户主", ID(4)],
    ["2", "赵小", "子", "", "无证"],
  ]),
];
const ROWS = `SELECT e.household_no, e.amount_fen, e.coverage, e.side FROM stage.enrolment e ORDER BY e.row_no`;
const EXPECTED = [
  ["7001", 42_000],
  ["7001", 42_000],
  ["7002", 30_000],
  ["7003", 24_000],
  ["7003", 24_000],
].map(([household_no, amount_fen]) => ({
  household_no,
  amount_fen,
  coverage: "整户保",
  side: "农村",
}));

it("gives each member what the line above his family says by labels", async () => {
  const [sheet] = await stageRows(db, {
    file: "2019年10月低保花名册.xlsx",
    rows: [["2019年10月低保花名册"], HEADER, ...FAMILIES.flat()],
  });
  expect(sheet?.recognition.questions).toEqual([]);
  expect(await db.rows(ROWS)).toEqual(EXPECTED);
});

it("does so where the header is printed below each line too", async () => {
  const rows = FAMILIES.flatMap(([line, ...members]) => [line ?? [], HEADER, ...members]);
  await stageRows(db, {
    file: "2019年10月低保花名册.xlsx",
    rows: [["2019年10月低保花名册"], ...rows],
  });
  expect(await db.rows(ROWS)).toEqual(EXPECTED);
});

it("gives nobody what is said of another family", async () => {
  await stageRows(db, {
    file: "2019年10月低保花名册.xlsx",
    rows: [
      ["2019年10月低保花名册"],
      HEADER,
      ...FAMILIES.flat(),
      ["户主：钱五（低保证号和金额待补）"],
      ["1", "钱五", "户主", ID(5), ""],
      ["二、新增人员"],
      ["1", "孙六", "户主", ID(6), ""],
    ],
  });
  const rows = await db.rows(
    "SELECT household_no, amount_fen FROM stage.enrolment WHERE row_no > 11 ORDER BY row_no",
  );
  const nothing = { household_no: null, amount_fen: null };
  expect(rows).toEqual([nothing, nothing]);
});

it("makes no columns of subtotals and of who filled in a page", async () => {
  const foot = (n: number) => [[`小计：${n}户  保障人数：${n}人`], ["制表人：甲  审核人：乙"]];
  const [sheet] = await stageRows(db, {
    file: "2019年10月低保花名册.xlsx",
    rows: [
      ["低保证号", "姓名", "与户主关系", "身份证号", "城乡类别", "月保障金额"],
      ...[1, 2, 3, 4].flatMap((n) => [
        [`700${n}`, "张一", "户主", ID(n), "农村", "300"],
        ...foot(n),
      ]),
    ],
  });
  expect(sheet?.recognition.columns.map(({ field }) => field)).not.toContain("covered_count");
  expect(sheet?.rowsUsed).toBe(4);
});
