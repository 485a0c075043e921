import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../../src/engine/database.ts";
import { readTerm } from "../../src/rolls/cell/read-term.ts";
import { emptyStage, stageRows } from "../support/stage-rows.ts";

let db: Database;
beforeEach(async () => {
  db = await emptyStage();
});
afterEach(() => db.close());

describe("a term in one cell", () => {
  it.each([
    ["2015.05.19-2018.10.07", "2015.05.19", "2018.10.07"],
    ["2015-05-19至2018-10-07", "2015-05-19", "2018-10-07"],
    ["2015-05-19--2018-10-07", "2015-05-19", "2018-10-07"],
    ["自2018年5月3日起至2021年5月2日止", "2018年5月3日", "2021年5月2日"],
    ["20180503-20210502", "20180503", "20210502"],
    ["2018.05—2021.05", "2018.05", "2021.05"],
    ["有期徒刑三年（2018/5/3 ～ 2021/5/2）", "2018/5/3", "2021/5/2"],
    ["2018.05.03至今", "2018.05.03", ""],
    ["2018.05.03-", "2018.05.03", ""],
  ])("%s", (written, from, until) => expect(readTerm(written)).toEqual({ from, until }));

  it.each(["2018.05.03", "2018-05-03", "三年六个月", "532529198211059953", ""])(
    "is none: %s",
    (written) => expect(readTerm(written)).toBeNull(),
  );
});

it("a column of both ends says when a term begins and when it ends", async () => {
  const [report] = await stageRows(db, {
    file: "服刑人员名单.csv",
    rows: [
      ["姓名", "身份证号", "类型", "刑期起止", "乡镇", "村"],
      ["张一", "999999199001010013", "服刑在押", "2015.05.19-2018.10.07", "甲乡", "东村"],
      ["王二", "999999199202020021", "服刑在押", "2018.05.03-至今", "甲乡", "东村"],
      ["李三", "99999919930303003X", "强制隔离戒毒", "2018.06.01", "甲乡", "东村"],
    ],
  });
  expect(report?.rowsUsed).toBe(3);
  expect(
    await db.rows(
      "SELECT CAST(from_on AS VARCHAR) AS b, CAST(until_on AS VARCHAR) AS e FROM stage.custody ORDER BY row_no",
    ),
  ).toEqual([
    { b: "2015-05-19", e: "2018-10-07" },
    { b: "2018-05-03", e: null },
    { b: "2018-06-01", e: null },
  ]);
  expect(await db.rows("SELECT * FROM cell_fault")).toEqual([]);
});
