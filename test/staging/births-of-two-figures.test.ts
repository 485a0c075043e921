import { afterEach, beforeEach, expect, it } from "vitest";
import type { Database } from "../../src/engine/database.ts";
import { emptyStage, stageRows } from "../support/stage-rows.ts";

let db: Database;
beforeEach(async () => {
  db = await emptyStage();
});
afterEach(() => db.close());

/** The birthdays that are read of a register with these days and numbers. */
async function births(rows: readonly (readonly [written: string, id: string])[]) {
  await stageRows(db, {
    file: "户籍人口.csv",
    rows: [
      ["户号", "与户主关系", "姓名", "身份证号", "出生日期", "乡镇", "村"],
      ...rows.map(([written, id], at) => [
        `H${at}`,
        "户主",
        `赵${"甲乙丙丁戊己庚辛壬癸"[at]}`,
        id,
        written,
        "东山乡",
        "李家村",
      ]),
    ],
  });
  const read = await db.rows<{ born: string }>(
    "SELECT CAST(birth_on AS VARCHAR) AS born FROM mention ORDER BY row_no",
  );
  return read.map(({ born }) => born);
}

it("reads a year of two figures in the century of the row's number", async () => {
  expect(
    await births([
      ["5/30/29", "999999192905300011"],
      ["10/2/19", "999999201910020011"],
      ["10/3/19", "999999 19191003 0011"],
      ["8/6/19", ""],
    ]),
  ).toEqual(["1929-05-30", "2019-10-02", "1919-10-03", "2019-08-06"]);
});

it("has nobody born after any roll", async () => {
  expect(
    await births([
      ["35.1.6", "无"],
      ["12.1.6", "无"],
      ["350106", "999999193501060011"],
    ]),
  ).toEqual(["1935-01-06", "2012-01-06", "1935-01-06"]);
});

it("leaves a whole year as it stands, whatever the number says", async () => {
  expect(
    await births([
      ["2019-10-03", "999999191910030011"],
      ["10/2/19", "999999201910020011"],
      ["5/30/29", ""],
    ]),
  ).toEqual(["2019-10-03", "2019-10-02", "2029-05-30"]);
});
