import { afterEach, beforeEach, expect, it } from "vitest";
import type { Database } from "../../src/engine/database.ts";
import { emptyStage, stageRows } from "../support/stage-rows.ts";

let db: Database;
beforeEach(async () => {
  db = await emptyStage();
});
afterEach(() => db.close());

const ID = (n: number) => `99999919900101001${n}`;
const over = (left: number, right: number) => ({ top: 2, bottom: 2, left, right });

it("reads two lists that stand beside each other under names of their own as two", async () => {
  const header = ["序号", "姓名", "身份证号", "月标准", "起始年月"];
  const child = (n: number, name: string) => [String(n), name, ID(n), "1000", "2018.3"];
  const sheets = await stageRows(db, {
    file: "2019年10月孤儿和事实无人抚养儿童花名册.xlsx",
    rows: [
      ["2019年10月孤儿、事实无人抚养儿童花名册"],
      ["孤儿", "", "", "", "", "事实无人抚养儿童", "", "", "", ""],
      [...header, ...header],
      [...child(1, "张一"), ...child(2, "李二")],
      ["", "", "", "", "", ...child(3, "王三")],
    ],
    merges: [over(1, 5), over(6, 10)],
  });
  expect(sheets.map(({ recognition }) => recognition.roll?.id)).toEqual(["child", "child"]);
  expect(sheets.flatMap(({ recognition }) => recognition.questions)).toEqual([]);
  expect(
    await db.rows("SELECT programme, row_no FROM stage.enrolment ORDER BY programme, row_no"),
  ).toEqual([
    { programme: "orphan", row_no: 4 },
    { programme: "unsupported_child", row_no: 4 },
    { programme: "unsupported_child", row_no: 5 },
  ]);
});

it("reads who was taken off beside who was taken on as no roll of both", async () => {
  const header = ["序号", "村", "姓名", "身份证号", "低保证号", "月份", "停保原因"];
  const row = (n: number, reason: string) => ["1", "上坝村", "张一", ID(n), "7", "2019-09", reason];
  const sheets = await stageRows(db, {
    file: "2019年9月低保动态调整公示.xlsx",
    rows: [
      ["2019年9月低保动态调整公示"],
      ["新增对象", "", "", "", "", "", "", "取消对象", "", "", "", "", "", ""],
      [...header, ...header],
      [...row(1, ""), ...row(2, "死亡")],
      [...row(3, ""), ...row(4, "死亡")],
    ],
    merges: [over(1, 7), over(8, 14)],
  });
  const rolls = sheets.map(({ recognition }) => recognition.roll?.id);
  expect(rolls[1]).toBe("dibao_exit");
  expect(rolls[0]).not.toBe("dibao_exit");
});

it("does so beside one count of the rows, each with a reason of its own", async () => {
  const header = (word: string) => ["乡镇", "村", "低保证号", "姓名", "身份证号", `${word}原因`];
  const row = (n: number, reason: string) => ["甲乡", "上坝村", "7", "张一", ID(n), reason];
  const sheets = await stageRows(db, {
    file: "2019年低保增减变动表.xlsx",
    sheet: "2019年3月",
    rows: [
      ["某县2019年3月低保对象增减变动表"],
      ["序号", "新增", "", "", "", "", "", "减少", "", "", "", "", ""],
      ["", ...header("新增"), ...header("减少")],
      ["1", ...row(1, "符合条件"), ...row(2, "死亡")],
      ["2", "", "", "", "", "", "", ...row(3, "收入超标")],
      ["合计", "", "", "", "1人", "", "", "", "", "", "2人"],
    ],
    merges: [
      { top: 2, bottom: 3, left: 1, right: 1 },
      ...[2, 8].map((left) => ({ top: 2, bottom: 2, left, right: left + 5 })),
    ],
  });
  expect(sheets.map(({ recognition }) => recognition.roll?.id)[1]).toBe("dibao_exit");
  expect(sheets[0]?.recognition.roll?.id).not.toBe("dibao_exit");
  expect(sheets[0]?.recognition.roll?.id).not.toBe("dibao");
  expect(
    await db.rows("SELECT stop_month, reason, row_no FROM stage.departure ORDER BY row_no"),
  ).toEqual([
    { stop_month: 2019 * 12 + 2, reason: "死亡", row_no: 4 },
    { stop_month: 2019 * 12 + 2, reason: "收入超标", row_no: 5 },
  ]);
});

it("leaves the parents of a child in their row", async () => {
  const [sheet] = await stageRows(db, {
    file: "困境儿童摸底排查表.xlsx",
    rows: [
      ["困境儿童摸底排查表"],
      ["儿童", "", "父亲", "", "", "", "母亲", "", "", ""],
      [
        ...["姓名", "身份证号"],
        ...["姓名", "身份证号", "状况", "备注"],
        ...["姓名", "身份证号", "状况", "备注"],
      ],
      ["张一", ID(1), "张父", ID(2), "死亡", "", "李母", ID(3), "失联", ""],
    ],
    merges: [over(1, 2), over(3, 6), over(7, 10)],
  });
  expect(sheet?.recognition.roll?.id).toBe("child_survey");
  expect(await db.rows("SELECT father_state, mother_state FROM stage.child_survey")).toEqual([
    { father_state: "死亡", mother_state: "失联" },
  ]);
});

it.each([
  ["变更前", "变更后", 0],
  ["供养对象", "照料护理人", 5],
])("takes nobody under %s and %s for somebody of another list", async (left, right, other) => {
  const header = ["姓名", "身份证号", "月标准", "联系电话"];
  const sheets = await stageRows(db, {
    file: "2019年10月特困供养人员花名册.xlsx",
    rows: [
      ["2019年10月特困供养人员花名册"],
      [left, "", "", "", right, "", "", ""],
      [...header, ...header],
      ...[1, 2, 3].map((n) => ["张一", ID(n), "600", "1", "张一", ID(n + other), "700", "2"]),
    ],
    merges: [over(1, 4), over(5, 8)],
  });
  expect(sheets).toHaveLength(1);
});
