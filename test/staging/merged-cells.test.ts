import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../../src/engine/database.ts";
import { emptyStage, stageRows } from "../support/stage-rows.ts";

let db: Database;
beforeEach(async () => {
  db = await emptyStage();
});
afterEach(() => db.close());

const ID = (n: number) => `99999919900101001${n}`;

describe("a cell merged over a household", () => {
  it("says of each member what it says of the first: 脱贫属性 as well as the household's number", async () => {
    await stageRows(db, {
      file: "建档立卡贫困人口.xlsx",
      rows: [
        ["户编号", "姓名", "证件号码", "脱贫属性", "健康状况", "年人均纯收入"],
        ["9990011", "张一", ID(1), "未脱贫", "健康", "3200"],
        ["", "王二", ID(2), "", "残疾", ""],
      ],
      merges: [1, 4, 6].map((left) => ({ top: 2, left, bottom: 3, right: left })),
    });
    expect(
      await db.rows("SELECT poverty_state, health, income_fen FROM stage.poverty ORDER BY row_no"),
    ).toEqual([
      { poverty_state: "未脱贫", health: "健康", income_fen: 320000 },
      { poverty_state: "未脱贫", health: "残疾", income_fen: 320000 },
    ]);
  });

  it("pays once what is merged over the rows of a payment", async () => {
    await stageRows(db, {
      file: "发放明细.xlsx",
      rows: [
        ["姓名", "身份证号", "发放项目", "所属年月", "发放金额"],
        ["张一", ID(1), "低保", "2019-03", "600"],
        ["王二", ID(2), "", "", ""],
      ],
      merges: [3, 4, 5].map((left) => ({ top: 2, left, bottom: 3, right: left })),
    });
    expect(await db.rows("SELECT item, amount_fen FROM stage.payment ORDER BY row_no")).toEqual([
      { item: "dibao", amount_fen: 60000 },
      { item: "dibao", amount_fen: null },
    ]);
  });
});

it("reads one column where a form prints a header, and each value, over two", async () => {
  const over = (top: number) => ({ top, bottom: top, left: 4, right: 5 });
  const [sheet] = await stageRows(db, {
    file: "2019年10月低保花名册.xlsx",
    rows: [
      ["户主姓名", "姓名", "与户主关系", "身份证号", "", "低保证号", "低保类别", "月保障金"],
      ["张一", "张一", "户主", ID(1), "", "7001", "农村", "300"],
      ["张一", "李二", "配偶", ID(2), "", "7001", "农村", "300"],
      ["王三", "王三", "户主", ID(3), "", "7002", "农村", "300"],
    ],
    merges: [1, 2, 3, 4].map(over),
  });
  expect(sheet?.recognition.questions).toEqual([]);
  expect(sheet?.rowsUsed).toBe(3);
});

describe("what forms print between their pages", () => {
  it("is no row that somebody must look at", async () => {
    const header = ["序号", "姓名", "身份证号", "死亡日期", "乡镇", "村"];
    await stageRows(db, {
      file: "死亡人员名单.xlsx",
      rows: [
        header,
        ["1", "张一", ID(1), "2019-03-01", "甲乡", "东村"],
        ["本页小计", "1人", "", "", "", ""],
        ["（续表）", "", "", "", "", ""],
        header,
        ["2", "王二", ID(2), "2019-03-02", "甲乡", "东村"],
        ["合  计", "2", "", "", "", ""],
        ["", "2", "", "", "", ""],
        ["单位负责人：李主任", "", "审核人：王某", "", "填报人：张某", ""],
      ],
    });
    expect(
      await db.rows(
        "SELECT row_no, reason FROM set_aside WHERE reason <> 'header' ORDER BY row_no",
      ),
    ).toEqual([
      ...[3, 4, 7].map((row_no) => ({ row_no, reason: "footer" })),
      { row_no: 8, reason: "no_person" },
      { row_no: 9, reason: "footer" },
    ]);
  });
});
