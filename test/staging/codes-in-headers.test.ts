import { afterEach, beforeEach, expect, it } from "vitest";
import type { Database } from "../../src/engine/database.ts";
import { emptyStage, stageRows } from "../support/stage-rows.ts";

let db: Database;
beforeEach(async () => {
  db = await emptyStage();
});
afterEach(() => db.close());

const ID = (n: number) => `99999919900101${1000 + n}`;

it("reads what codes stand for that the headers explain below their names, without brackets", async () => {
  const [sheet] = await stageRows(db, {
    file: "建档立卡贫困人口.xlsx",
    rows: [
      [
        "户编号",
        "家庭成员",
        "身份证号码",
        "脱贫情况\n①未脱贫\n②已脱贫\n③返贫",
        "健康状况\n①健康②长期慢性病③大病④残疾",
        "劳动能力\n①普通②弱劳动力或半劳动力③丧失④无劳动能力",
      ],
      ["A1", "张一", ID(1), "①", "③", "④"],
      ["A1", "李二", ID(2), "②", "①", "①"],
    ],
  });
  expect(sheet?.recognition.questions).toEqual([]);
  expect(sheet?.recognition.unread).toEqual([]);
  expect(
    await db.rows(
      "SELECT poverty_state, health, health_ill, labour FROM stage.poverty ORDER BY row_no",
    ),
  ).toEqual([
    { poverty_state: "未脱贫", health: "大病", health_ill: 1, labour: "无劳动能力" },
    { poverty_state: "已脱贫", health: "健康", health_ill: 0, labour: "普通劳动力" },
  ]);
});

it("reads them in columns of free text too", async () => {
  await stageRows(db, {
    file: "受灾人员名册.xlsx",
    rows: [
      ["姓名", "身份证号码", "灾种（1洪涝 2地震）", "受灾日期", "生活状况"],
      ["张一", ID(1), "1", "2019-08-12", "已恢复"],
      ["李二", ID(2), "2", "2019-08-12", "仍有困难"],
    ],
  });
  expect(await db.rows("SELECT disaster FROM stage.disaster ORDER BY row_no")).toEqual([
    { disaster: "洪涝" },
    { disaster: "地震" },
  ]);
});

it("reads them as the words of a list", async () => {
  await stageRows(db, {
    file: "服刑强戒.xlsx",
    rows: [
      ["姓名", "身份证号码", "类型（1服刑 2强戒）", "起", "止"],
      ["张一", ID(1), "1", "2018-03-01", ""],
      ["李二", ID(2), "2", "2018-03-01", ""],
    ],
  });
  expect(await db.rows("SELECT custody_type FROM stage.custody ORDER BY row_no")).toEqual([
    { custody_type: "服刑在押" },
    { custody_type: "强制隔离戒毒" },
  ]);
});
