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

it("leaves a batch that was paid in a later month to the month of its sheet", async () => {
  const of = (sheet: string, title: string) => ({
    file: "打卡发放.xlsx",
    sheet,
    rows: [
      [title],
      ["序号", "姓名", "身份证号码", "低保证号", "账号", "金额", "备注"],
      ["一、低保金（打卡日期：2019年4月8日）"],
      ["1", "张一", ID(1), "D1", "6228000000000000001", "300", ""],
      ["小计", "", "", "", "", "300"],
      ["二、价格临时补贴（打卡日期：2019年5月16日）"],
      ["1", "李二", ID(2), "D2", "6228000000000000002", "20", ""],
      ["小计", "", "", "", "", "20"],
    ],
  });
  const paid = () =>
    db.rows(
      "SELECT item, for_month, CAST(paid_on AS VARCHAR) AS paid_on FROM stage.payment ORDER BY row_no",
    );
  await stageRows(db, of("2019.4", "2019年4月困难群众救助资金打卡发放表"));
  expect(await paid()).toEqual([
    { item: "dibao", for_month: 2019 * 12 + 3, paid_on: "2019-04-08" },
    { item: "price", for_month: 2019 * 12 + 3, paid_on: "2019-05-16" },
  ]);
});

it("takes the month of payment for a batch where nothing says another", async () => {
  await stageRows(db, {
    file: "打卡发放.xlsx",
    rows: [
      ["困难群众救助资金打卡发放表"],
      ["序号", "姓名", "身份证号码", "低保证号", "账号", "金额", "备注"],
      ["一、低保金（打卡日期：2019年4月8日）"],
      ["1", "张一", ID(1), "D1", "6228000000000000001", "300", ""],
      ["2", "李二", ID(2), "D2", "6228000000000000002", "300", ""],
    ],
  });
  expect(await db.rows("SELECT DISTINCT for_month FROM stage.payment")).toEqual([
    { for_month: 2019 * 12 + 3 },
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

it("reads the grade that stands above the people who have it", async () => {
  await stageRows(db, {
    file: "持证残疾人名册.xlsx",
    rows: [
      ["持证残疾人名册"],
      ["序号", "乡镇", "姓名", "身份证号", "证件状态"],
      ["听力残疾（一级）"],
      ["1", "甲乡", "张一", ID(1), "有效"],
      ["听力残疾（二级）"],
      ["2", "甲乡", "李二", ID(2), "有效"],
      ["肢体残疾（四级）"],
      ["3", "甲乡", "王三", ID(3), "有效"],
    ],
  });
  expect(await db.rows("SELECT grade FROM stage.disability ORDER BY row_no")).toEqual(
    [1, 2, 4].map((grade) => ({ grade })),
  );
});

it("takes what a form says above its header for no part of it, though nobody stands below", async () => {
  const [sheet] = await stageRows(db, {
    file: "代发失败.xlsx",
    rows: [
      ["委托单位：某县民政局", "", "", "代发项目：低保金"],
      ["费款所属期：2019年7月", "", "", "笔数：1", "", "金额：360.00"],
      [
        "序号",
        "收款账号",
        "收款户名",
        "证件号码",
        "救助证编码",
        "交易金额",
        "交易日期",
        "失败原因",
      ],
      ["1", "6228000000000000001", "张一", ID(1), "7001", "360", "20190706", "户名不符"],
    ],
  });
  expect([sheet?.recognition.headerRow, sheet?.recognition.headerRows]).toEqual([3, 1]);
  expect(await db.rows("SELECT for_month, result FROM stage.payment")).toEqual([
    { for_month: 2019 * 12 + 6, result: "失败" },
  ]);
});
