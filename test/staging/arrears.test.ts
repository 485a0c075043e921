import { afterEach, beforeEach, expect, it } from "vitest";
import type { Database } from "../../src/engine/database.ts";
import { arrearsIn } from "../../src/staging/lines/arrears.ts";
import { emptyStage, stageRows } from "../support/stage-rows.ts";

let db: Database;
beforeEach(async () => {
  db = await emptyStage();
});
afterEach(() => db.close());

const rowOf = (n: number, ...more: string[]) => [
  `张${"一二三四五六七八九"[n]}`,
  `99999919900101001${n}`,
  `A0${n}`,
  "300",
  ...more,
];

async function months(): Promise<string[]> {
  const rows = await db.rows<{ said: string }>(
    "SELECT concat(for_month // 12, lpad(CAST(for_month % 12 + 1 AS VARCHAR), 2, '0'), ' ', for_count) AS said FROM stage.payment ORDER BY row_no",
  );
  return rows.map(({ said }) => said.trim());
}

it("takes a row of arrears for the months that its remark says", async () => {
  await stageRows(db, {
    file: "低保金发放流水.csv",
    rows: [
      ["姓名", "身份证号", "低保证号", "发放金额", "所属年月", "备注"],
      rowOf(1, "2019-06", ""),
      rowOf(1, "2019-06", "补发5月低保金"),
      rowOf(2, "2019-06", "补发4-5月低保金"),
      rowOf(2, "2019-06", "3月退票，5月补发"),
      rowOf(3, "2019-01", ""),
      rowOf(3, "2019-01", "补发2018年11月"),
      rowOf(4, "2019-02", ""),
      rowOf(4, "2019-02", "补发12月"),
    ],
  });
  expect(await months()).toEqual(
    ["201906", "201905", "201904", "201906", "201901", "201811", "201902", "201812"].map(
      (month, at) => `${month} ${at === 2 ? 2 : 1}`,
    ),
  );
});

it("takes the only row of a payee for the list's month too", async () => {
  await stageRows(db, {
    file: "2019年6月低保金发放表.csv",
    rows: [
      ["姓名", "身份证号", "低保证号", "发放金额", "备注"],
      rowOf(1, "补发5月低保金"),
      rowOf(2, "含补发4、5月"),
      rowOf(3, "含5月补发"),
      rowOf(4, "补发3月低保金"),
      rowOf(5, "含补差"),
      rowOf(6, ""),
    ],
  });
  expect(await months()).toEqual([
    "201905 2",
    "201904 3",
    "201905 2",
    "201906",
    "201906",
    "201906",
  ]);
});

it("knows by his number who has another row, where no household has one", async () => {
  await stageRows(db, {
    file: "2019年6月特困供养金发放表.csv",
    rows: [
      ["姓名", "身份证号", "发放金额", "备注"],
      ["张三", "999999199001010011", "800", ""],
      ["张三", "999999199001010011", "800", "补发5月"],
      ["张三", "999999199001010012", "1600", "补发5月"],
    ],
  });
  expect(await months()).toEqual(["201906", "201905 1", "201905 2"]);
});

it("takes no money of another matter or family for another row of the month", async () => {
  await stageRows(db, {
    file: "发放流水.csv",
    rows: [
      ["姓名", "身份证号", "低保证号", "发放项目", "发放金额", "所属年月", "备注"],
      ["张一", "999999199001010011", "A01", "低保", "600", "2019-06", "补发5月"],
      ["张一", "999999199001010011", "A01", "价格临时补贴", "30", "2019-06", ""],
      ["张二", "999999199001010012", "", "特困", "1600", "2019-06", "补发5月"],
      ["张三", "999999199001010013", "", "特困", "800", "2019-06", ""],
    ],
  });
  expect(await months()).toEqual(["201905 2", "201906 1", "201905 2", "201906 1"]);
});

it("leaves a row its own month where the month before was paid", async () => {
  await stageRows(db, {
    file: "发放流水.csv",
    rows: [
      ["姓名", "身份证号", "发放项目", "发放金额", "所属年月", "发放状态", "备注"],
      ["张一", "999999199001010011", "特困", "800", "2019-05", "成功", ""],
      ["张一", "999999199001010011", "特困", "850", "2019-06", "成功", "补发5月"],
      ["张二", "999999199001010012", "特困", "800", "2019-05", "退票", ""],
      ["张二", "999999199001010012", "特困", "1600", "2019-06", "成功", "含补发5月"],
    ],
  });
  expect(await months()).toEqual(["201905 1", "201906 1", "201905 1", "201905 2"]);
});

it.each([
  "含补发1-5月低保提标差额",
  "补发5月低保金差额",
  "含补发1-5月新增补贴",
  "3月退票，5月补发",
  "下月补发",
  "补发13月",
  "含补差",
  "含5月高龄津贴",
  "补发5个月",
])("reads no month of arrears in %s", (remark) => {
  expect(arrearsIn(remark)).toBeUndefined();
});
