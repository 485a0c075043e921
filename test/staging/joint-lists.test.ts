import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../../src/engine/database.ts";
import { emptyStage, stageRows } from "../support/stage-rows.ts";

let db: Database;
beforeEach(async () => {
  db = await emptyStage();
});
afterEach(() => db.close());

const ID = (n: number) => `9999991990010100${10 + n}`;

/** What stands for each row of a list whose 救助类别 says these. */
async function programmes(kinds: readonly string[]) {
  await stageRows(db, {
    file: "2019年10月社会救助对象台账.xlsx",
    rows: [
      ["救助证号", "姓名", "身份证号", "救助类别", "月救助标准", "纳入年月"],
      ...kinds.map((kind, n) => [`D${n}`, "张一", ID(n), kind, "300", "2018.01"]),
    ],
  });
  const rows = await db.rows<{ programme: string; status: string | null }>(
    "SELECT programme, status FROM stage.enrolment ORDER BY row_no",
  );
  return rows.map(({ programme, status }) => status ?? programme);
}

describe("a list of all 社会救助", () => {
  it("says in each row of which programme it is, in brackets or behind a code", async () => {
    expect(
      await programmes([
        "农村低保",
        "特困人员（分散）",
        "02-农村特困",
        "社会散居孤儿",
        "事实无人抚养儿童",
        "困难残疾人生活补贴",
        "重度残疾人护理补贴",
        "残疾人两项补贴",
        "低保边缘家庭",
        "80岁以上高龄津贴",
        "城市低保",
      ]),
    ).toEqual([
      "dibao",
      "tekun",
      "tekun",
      "orphan",
      "unsupported_child",
      "disability_living",
      "disability_care",
      "disability_both",
      "其他救助",
      "其他救助",
      "dibao",
    ]);
  });

  it("is none where the column never speaks of 低保: 孤儿 and 特困户 may be what somebody on 低保 is", async () => {
    expect(await programmes(["农村", "孤儿", "特困户", "城市"])).toEqual([
      "dibao",
      "dibao",
      "dibao",
      "dibao",
    ]);
  });
});
