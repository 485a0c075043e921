import { afterEach, beforeEach, expect, it } from "vitest";
import type { Database } from "../../src/engine/database.ts";
import { canonicalisePlaces } from "../../src/staging/across/canonical-places.ts";
import { emptyStage, stageRows, type WrittenSheet } from "../support/stage-rows.ts";

let db: Database;
beforeEach(async () => {
  db = await emptyStage();
});
afterEach(() => db.close());

const ID = (n: number) => `9999991990010100${10 + n}`;
/** A register with township and village in columns of their own. */
const register = (...places: readonly (readonly [town: string, village: string])[]) => ({
  file: "户籍人口.xlsx",
  rows: [
    ["户号", "姓名", "公民身份号码", "与户主关系", "乡镇", "村"],
    ...places.map(([town, village], index) => [
      `1000${index}`,
      `张${index}`,
      ID(index),
      "户主",
      town,
      village,
    ]),
  ],
});
/** A list of 低保 with one column for both. */
const joined = (header: string, ...places: readonly string[]) => ({
  file: "2023年6月低保花名册.xlsx",
  rows: [
    ["低保证号", "姓名", "身份证号", "与户主关系", "户月保障金额", header],
    ...places.map((place, index) => [
      `2000${index}`,
      `李${index}`,
      ID(index + 40),
      "户主",
      "300",
      place,
    ]),
  ],
});
const stageAll = async (sheets: readonly WrittenSheet[]) => {
  for (const sheet of sheets) await stageRows(db, sheet);
};
const placesOf = async () => {
  await canonicalisePlaces(db);
  await canonicalisePlaces(db);
  const rows = await db.rows<{ town: string | null; village: string | null }>(
    "SELECT town, village FROM mention WHERE roll = 'dibao' ORDER BY row_no",
  );
  return rows.map(({ town, village }) => `${town}/${village}`);
};

it.each(["所属社区（村）", "村（社区）", "村", "所在村居", "所属乡镇村"])(
  "finds the township that stands before its village below %s",
  async (header) => {
    await stageAll([
      register(["金河乡", "桂寨村"], ["青溪镇", "桑冲社区"], ["新乡镇", "上村"]),
      joined(
        header,
        "金河乡桂寨村委会",
        "青溪镇桑冲社区",
        "金河乡／松坳村委会",
        "青溪县金河乡桂寨村",
        "新乡镇上村",
      ),
    ]);
    expect(await placesOf()).toEqual([
      "金河乡/桂寨村",
      "青溪镇/桑冲社区",
      "金河乡/松坳村委会",
      "金河乡/桂寨村",
      "新乡镇/上村",
    ]);
  },
);

it("leaves whole what is a village's own name", async () => {
  await stageAll([
    register(["金河乡", "镇南村"], ["青溪镇", "新乡村"], ["金河乡", "古镇南村"], ["古镇", "东村"]),
    joined(
      "村（社区）",
      "镇南村",
      "新乡村",
      "古镇南村",
      "老街道口村",
      "金河乡镇南村",
      "青溪镇新乡村委会",
    ),
  ]);
  expect(await placesOf()).toEqual([
    "金河乡/镇南村",
    "青溪镇/新乡村",
    "金河乡/古镇南村",
    "null/老街道口村",
    "金河乡/镇南村",
    "青溪镇/新乡村",
  ]);
});

it("takes for townships what several villages stand below where no list names one", async () => {
  await stageRows(
    db,
    joined(
      "村（社区）",
      "金河乡桂寨村",
      "金河乡松坳村",
      "金河乡镇南村",
      "古镇南村",
      "石坎镇上村委会",
    ),
  );
  expect(await placesOf()).toEqual([
    "金河乡/桂寨村",
    "金河乡/松坳村",
    "金河乡/镇南村",
    "null/古镇南村",
    "null/石坎镇上村委会",
  ]);
});

it("takes the longer of two names for the township where no list names one and the shorter is but its beginning", async () => {
  await stageRows(
    db,
    joined(
      "所属乡镇村",
      "新乡镇上村",
      "新乡镇下村",
      "新乡镇街村",
      "金河乡镇南村",
      "金河乡镇北村",
      "金河乡镇东村",
    ),
  );
  expect(await placesOf()).toEqual([
    "新乡镇/上村",
    "新乡镇/下村",
    "新乡镇/街村",
    "金河乡/镇南村",
    "金河乡/镇北村",
    "金河乡/镇东村",
  ]);
});

it("takes no county before a village for a township", async () => {
  await stageRows(db, joined("村", "青溪县镇南村", "青溪县镇北村", "青溪县镇东村"));
  expect((await placesOf()).map((place) => place.split("/")[0])).toEqual(["null", "null", "null"]);
});
