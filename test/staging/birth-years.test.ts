import { afterEach, beforeEach, expect, it } from "vitest";
import type { Database } from "../../src/engine/database.ts";
import { emptyStage, stageRows } from "../support/stage-rows.ts";

let db: Database;
beforeEach(async () => {
  db = await emptyStage();
});
afterEach(() => db.close());

it.each([
  ["36.3.1", "19.3.5", "15.6.2", "79.12.30"],
  ["3/1/36", "3/5/19", "6/2/15", "12/30/79"],
])("reads the years of birthdays that have two figures: %s, %s, %s, %s", async (...born) => {
  const ids = [
    "999999193603010010",
    "99999919190305002X",
    "999999201506020030",
    "99999919791230004X",
  ];
  await stageRows(db, {
    file: "户籍人口.csv",
    rows: [
      ["户号", "姓名", "公民身份号码", "与户主关系", "出生日期", "乡镇", "村"],
      ...born.map((day, at) => [`70${at}`, `张${at}`, ids[at] ?? "", "户主", day, "甲乡", "东村"]),
    ],
  });
  const read = await db.rows(
    "SELECT CAST(birth_on AS VARCHAR) AS born FROM mention ORDER BY row_no",
  );
  expect(read.map(({ born: day }) => day)).toEqual([
    ...["1936-03-01", "1919-03-05", "2015-06-02", "1979-12-30"],
  ]);
});
