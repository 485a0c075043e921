import { afterEach, beforeEach, expect, it } from "vitest";
import type { Database } from "../../src/engine/database.ts";
import { canonicalisePlaces } from "../../src/staging/across/canonical-places.ts";
import { emptyStage, stageRows } from "../support/stage-rows.ts";

let db: Database;
beforeEach(async () => {
  db = await emptyStage();
});
afterEach(() => db.close());

/** What the villages of these rows are called in the end. */
async function called(villages: readonly string[]) {
  await stageRows(db, {
    file: "低保花名册2019-10.csv",
    rows: [
      ["姓名", "身份证号", "乡镇", "村组", "月保障金额"],
      ...villages.map((village, at) => [
        `赵${"甲乙丙丁戊己庚辛壬癸"[at % 10]}`,
        `99999919700101${1000 + at}`,
        "东山乡",
        village,
        "420",
      ]),
    ],
  });
  await canonicalisePlaces(db);
  const rows = await db.rows<{ village: string }>("SELECT village FROM mention ORDER BY row_no");
  return rows.map(({ village }) => village);
}

it("calls a village by its own name where lists add the group of houses", async () => {
  const written = [
    "李家村三组",
    "李家村、1组",
    "李家村,二组",
    "李家村",
    "李家村大坪组",
    "李家村委会/上寨村民小组",
    "李家村前屯",
    "李家第4村民小组",
  ];
  expect(await called(written)).toEqual(written.map(() => "李家村"));
});

it("keeps villages apart that are called after one another", async () => {
  const written = [
    "李家村",
    "李家上村",
    "李家社区",
    "李家社区2组",
    "中村村三组",
    "中村村",
    "社上村",
    "周村镇前屯",
    "周村镇后屯",
  ];
  expect(await called(written)).toEqual([
    "李家村",
    "李家上村",
    "李家社区",
    "李家社区",
    "中村村",
    "中村村",
    "社上村",
    "周村镇前屯",
    "周村镇后屯",
  ]);
});
