import { afterEach, beforeEach, expect, it } from "vitest";
import type { Database } from "../../src/engine/database.ts";
import { emptyStage, stageRows } from "../support/stage-rows.ts";

let db: Database;
beforeEach(async () => {
  db = await emptyStage();
});
afterEach(() => db.close());

const ID = (n: number) => `99999919900101001${n}`;
const CHILDREN = {
  file: "农村留守儿童困境儿童信息.xls",
  sheet: "儿童信息",
  rows: [
    ["儿童编号", "儿童姓名", "儿童证件号码", "留守儿童标识", "委托监护（关爱）协议"],
    ["LS1", "张一", ID(1), "Y", "未签"],
    ["LS2", "王二", ID(2), "N", "已签"],
    ["LS3", "陈三", ID(3), "N", ""],
  ],
};
const HEADER = ["儿童编号", "与儿童关系", "监护人姓名", "监护人证件号码", "监护人状况"];
const STATES =
  "SELECT father_state, mother_state, left_behind FROM stage.child_survey ORDER BY row_no";

it("reads the parents of a second sheet beside each child, by the child's number", async () => {
  const sheets = await stageRows(db, [
    CHILDREN,
    {
      sheet: "父母信息",
      rows: [
        HEADER,
        ["LS2", "母亲", "李敏", ID(6), "重残"],
        ["LS1", "父亲", "张大", ID(4), "死亡"],
        ["LS1", "母亲", "赵红", ID(5), "失联"],
        ["LS3", "父亲", "陈大", ID(7), "死亡"],
        // Of two fathers nobody knows which is meant.
        ["LS3", "父亲", "陈二", ID(8), "正常"],
        ["LS3", "祖父", "陈老", ID(9), "正常"],
      ],
    },
  ]);
  expect(sheets.flatMap(({ recognition }) => recognition.questions)).toEqual([]);
  expect(sheets.map(({ rowsIn, rowsUsed }) => [rowsIn, rowsUsed])).toEqual([
    [4, 3],
    [7, 0],
  ]);
  expect(await db.rows("SELECT DISTINCT reason FROM set_aside ORDER BY reason")).toEqual([
    { reason: "header" },
    { reason: "parents" },
    { reason: "parents_lost" },
  ]);
  expect(await db.rows(STATES)).toEqual([
    { father_state: "死亡", mother_state: "失联", left_behind: 1 },
    { father_state: null, mother_state: "重度残疾", left_behind: 0 },
    { father_state: null, mother_state: null, left_behind: 0 },
  ]);
  expect(
    await db.rows(
      "SELECT role, name_text, id_text FROM mention WHERE role <> 'self' AND row_no = 2 ORDER BY role",
    ),
  ).toEqual([
    { role: "father", name_text: "张大", id_text: ID(4) },
    { role: "mother", name_text: "赵红", id_text: ID(5) },
  ]);
});

it("leaves sheets alone that do not share the child's number", async () => {
  const sheets = await stageRows(db, [
    CHILDREN,
    {
      sheet: "父母信息",
      rows: [
        ["家庭编号", ...HEADER.slice(1)],
        ["LS1", "父亲", "张大", ID(4), "死亡"],
        ["LS1", "母亲", "赵红", ID(5), "失联"],
      ],
    },
  ]);
  expect(sheets[1]?.recognition.questions).not.toEqual([]);
  expect(await db.rows("SELECT DISTINCT father_state FROM stage.child_survey")).toEqual([
    { father_state: null },
  ]);
});

it("knows a number written otherwise and a parent written twice, and tells the parents of nobody", async () => {
  await stageRows(db, [
    { ...CHILDREN, rows: CHILDREN.rows.map((row) => row.map((cell) => cell.replace("LS", "0"))) },
    {
      sheet: "父母信息",
      rows: [
        HEADER,
        ["1", "父亲", "张大", ID(4), "死亡"],
        ["1", "父亲", "张大", ID(4), "死亡"],
        ["001", "母亲", "赵红", ID(5), "失联"],
        ["9", "父亲", "王大", ID(6), "死亡"],
        ["3", "父亲", "陈大", ID(7), "死亡"],
        ["3", "父亲", "陈二", ID(8), "正常"],
      ],
    },
  ]);
  expect((await db.rows(STATES))[0]).toMatchObject({ father_state: "死亡", mother_state: "失联" });
  const lost = "SELECT row_no FROM set_aside WHERE reason = 'parents_lost' ORDER BY row_no";
  expect((await db.rows(lost)).map(({ row_no }) => row_no)).toEqual([5, 6, 7]);
});

it("takes no list of households beside its members for children", async () => {
  const sheets = await stageRows(db, [
    {
      file: "建档立卡贫困人口.xlsx",
      sheet: "户",
      rows: [
        ["户编号", "户主姓名", "脱贫属性"],
        ["H1", "赵大", "未脱贫"],
        ["H2", "钱大", "未脱贫"],
      ],
    },
    {
      sheet: "人口",
      rows: [
        ["户编号", "与户主关系", "姓名", "身份证号", "健康状况"],
        ["H1", "父亲", "赵一", ID(1), "健康"],
        ["H2", "母亲", "吴二", ID(2), "残疾"],
      ],
    },
  ]);
  expect(sheets.map(({ recognition }) => recognition.roll?.id)).toEqual(["poverty", "poverty"]);
});
