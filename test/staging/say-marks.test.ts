import { afterEach, beforeEach, expect, it } from "vitest";
import type { Database } from "../../src/engine/database.ts";
import { emptyStage, stageRows } from "../support/stage-rows.ts";

let db: Database;
beforeEach(async () => {
  db = await emptyStage();
});
afterEach(() => db.close());

const ID = (n: number) => `99999920100101001${n}`;

it("reads what is ticked under a group of columns", async () => {
  const [sheet] = await stageRows(db, {
    file: "困境儿童摸底排查表.xlsx",
    rows: [
      ["序号", "儿童信息", "", "父亲信息", "", "", "", "母亲信息", "", "", "", "是否留守"],
      ["", "姓名", "身份证号", "姓名", "死亡", "失踪", "正常", "姓名", "失联", "服刑", "正常", ""],
      ["1", "张一", ID(1), "张大", "√", "", "", "李花", "", "√", "", "否"],
      ["2", "张二", ID(2), "张中", "", "", "√", "王花", " √ ", "", "", "是"],
      ["3", "张三", ID(3), "张小", "", "", "", "赵花", "", "", "1", "是"],
    ],
  });
  expect(sheet?.recognition.questions).toEqual([]);
  expect(
    await db.rows(
      "SELECT row_no, father_state, mother_state, left_behind FROM stage.child_survey ORDER BY row_no",
    ),
  ).toEqual([
    { row_no: 3, father_state: "死亡", mother_state: "服刑在押", left_behind: 0 },
    { row_no: 4, father_state: "正常", mother_state: "失联", left_behind: 1 },
    { row_no: 5, father_state: null, mother_state: "正常", left_behind: 1 },
  ]);
});

it("reads what is ticked under one of several headers beside each other", async () => {
  await stageRows(db, {
    file: "2019年10月特困人员花名册.xlsx",
    rows: [
      [
        "姓名",
        "身份证号",
        "集中供养",
        "分散供养",
        "全自理",
        "半护理",
        "全护理",
        "基本生活费",
        "纳入时间",
      ],
      ["张一", ID(1), "√", "", "", "√", "", "600", "2018.01"],
      ["李二", ID(2), "×", "√", "√", "", "", "600", "2018.01"],
    ],
  });
  expect(
    await db.rows("SELECT row_no, supply, self_care FROM stage.enrolment ORDER BY row_no"),
  ).toEqual([
    { row_no: 2, supply: "集中供养", self_care: "半护理" },
    { row_no: 3, supply: "分散供养", self_care: "全自理" },
  ]);
});

it("leaves columns alone that say more than a tick, or what somebody gets", async () => {
  const [dibao, subsidy] = await stageRows(db, [
    {
      file: "2019年10月低保花名册.xlsx",
      rows: [
        ["低保证号", "姓名", "身份证号", "男", "女", "月保障金", "享受时间"],
        ["D1", "张一", ID(1), "2人", "1人", "300", "2018.01"],
      ],
    },
    {
      file: "2019年10月两项补贴.xlsx",
      rows: [
        ["残疾人姓名", "身份证号", "残疾类别", "生活补贴", "护理补贴"],
        ["张一", ID(1), "肢体", "√", "√"],
      ],
    },
  ]);
  expect(dibao?.recognition.marks).toEqual([]);
  expect(subsidy?.recognition.marks).toEqual([]);
  expect(await db.rows("SELECT count(*)::INTEGER AS n FROM stage.enrolment")).toEqual([{ n: 3 }]);
});
