import { afterEach, beforeEach, expect, it } from "vitest";
import type { Database } from "../../src/engine/database.ts";
import { emptyStage, stageRows } from "../support/stage-rows.ts";

let db: Database;
beforeEach(async () => {
  db = await emptyStage();
});
afterEach(() => db.close());

const ID = (n: number) => `99999919500101${1000 + n}`;

it("reads what was paid, for which month and on which day, from the line above each batch", async () => {
  const [sheet] = await stageRows(db, {
    file: "2019年代发清单.xlsx",
    sheet: "2月",
    rows: [
      ["惠民惠农资金代发清单（2月支付）"],
      ["序号", "收款人", "身份证号码", "账号", "低保证号", "金额", "结果"],
      ["第1批　城乡低保金（2019年1月）　支付日期：2019年2月3日　2笔"],
      ["1", "张一", ID(1), "6228000000000000001", "D1", "300", "成功"],
      ["2", "李二", ID(2), "6228000000000000002", "D2", "200", "退票"],
      ["小计", "", "", "", "", "500"],
      ["第2批　特困人员供养金（2019年2月）　支付日期：2019年2月11日　1笔"],
      ["1", "王三", ID(3), "6228000000000000003", "", "600", "成功"],
      ["小计", "", "", "", "", "600"],
    ],
  });
  expect(sheet?.recognition.questions).toEqual([]);
  expect([sheet?.rowsUsed, sheet?.rowsAside]).toEqual([3, 6]);
  expect(
    await db.rows(
      "SELECT item, for_month, CAST(paid_on AS VARCHAR) AS paid_on, result FROM stage.payment ORDER BY row_no",
    ),
  ).toEqual([
    { item: "dibao", for_month: 2019 * 12, paid_on: "2019-02-03", result: "成功" },
    { item: "dibao", for_month: 2019 * 12, paid_on: "2019-02-03", result: "失败" },
    { item: "tekun", for_month: 2019 * 12 + 1, paid_on: "2019-02-11", result: "成功" },
  ]);
  expect(await db.rows("SELECT DISTINCT reason FROM set_aside ORDER BY ALL")).toEqual([
    { reason: "footer" },
    { reason: "header" },
    { reason: "title" },
  ]);
});

it("reads which kind of children stand below a line", async () => {
  await stageRows(db, {
    file: "2019年10月儿童保障名册.xlsx",
    rows: [
      ["姓名", "身份证号", "月保障金额", "享受起始时间"],
      ["一、孤儿"],
      ["张一", ID(1), "1000", "2018.01"],
      ["李二", ID(2), "1000", "2018.01"],
      ["二、事实无人抚养儿童"],
      ["王三", ID(3), "1000", "2018.01"],
    ],
  });
  expect(await db.rows("SELECT programme FROM stage.enrolment ORDER BY row_no")).toEqual([
    { programme: "orphan" },
    { programme: "orphan" },
    { programme: "unsupported_child" },
  ]);
});
