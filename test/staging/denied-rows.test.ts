import { expect, it } from "vitest";
import { madePerson, writtenRows } from "../support/written-rows.ts";

const written = writtenRows();

/** The days of death read of a list with such a column, and why other rows are set aside. */
async function dead(header: string, cells: readonly string[], file = "低保与死亡比对结果.csv") {
  const rows = cells.map((cell, at) => {
    const { name, id } = madePerson(at);
    return [name, id, "2019-08-01", cell];
  });
  written.write(file, [["姓名", "身份证号", "死亡日期", header], ...rows]);
  await written.read();
  const aside = await written.db.rows<{ row_no: number }>(
    "SELECT row_no FROM set_aside WHERE reason = 'denied' ORDER BY row_no",
  );
  const read = await written.db.rows<{ row_no: number }>(
    "SELECT row_no FROM stage.death ORDER BY row_no",
  );
  return { aside: aside.map(({ row_no }) => row_no), read: read.map(({ row_no }) => row_no) };
}

it.each([
  ["核实情况", ["属实", "不属实", "经核实健在", ""]],
  ["是否属实", ["是", "否", "不属实", "是"]],
  ["备注", ["火化", "误报，本人健在", "在世", "遗体捐献"]],
  ["注销类别", ["死亡", "参军", "重复户口", "死亡"]],
  ["终止原因", ["死亡", "转移", "重复参保", "死亡"]],
])("takes nobody for dead of whom %s says that it is not so", async (header, cells) => {
  expect(await dead(header, cells)).toEqual({ aside: [3, 4], read: [2, 5] });
});

it.each([
  ["核实情况", ["属实", "已死亡", "", "属实"]],
  ["备注", ["其子健在", "家属不在村", "未火化", "否"]],
  ["终止原因", ["死亡", "退保（死亡）", "转移后死亡", "死亡"]],
  ["死亡原因", ["疾病", "出国途中意外", "事故", "自然"]],
  ["是否火化", ["是", "否", "否", "是"]],
])("takes all for dead where %s denies nothing", async (header, cells) => {
  expect(await dead(header, cells)).toEqual({ aside: [], read: [2, 3, 4, 5] });
});

/** The rows that are left of a list of this name and these columns. */
async function kept(file: string, kind: string, headers: readonly string[], rows: string[][]) {
  const cells = rows.map((row, at) => [madePerson(at).name, madePerson(at).id, ...row]);
  written.write(file, [["姓名", "身份证号", ...headers], ...cells]);
  await written.read();
  const read = await written.db.rows<{ row_no: number }>(
    `SELECT row_no FROM stage.${kind} ORDER BY row_no`,
  );
  return read.map(({ row_no }) => row_no);
}

it.each([
  ["审批结果", ["同意", "不同意", "退回", "同意"], [2, 5]],
  ["备注", ["", "不予救助", "经入户核查，不符合条件", ""], [2, 5]],
  ["审批意见", ["同意", "不符合低保条件，同意给予临时救助", "同意救助1000元", ""], [2, 3, 4, 5]],
  ["备注", ["未领取", "不在家", "放弃低保", ""], [2, 3, 4, 5]],
])("takes nobody for helped whom %s of 临时救助 refuses", async (header, said, rows) => {
  const list = said.map((text) => ["2019-09-01", "2019-09-05", "1000", text]);
  const headers = ["申请日期", "审批日期", "救助金额", header];
  expect(await kept("临时救助台账.csv", "aid", headers, list)).toEqual(rows);
});

it("takes nobody for ill whom 是否大病 says not to be", async () => {
  const list = ["是", "否", "是", ""].map((text) => ["尿毒症", text]);
  const headers = ["病种", "是否大病"];
  expect(await kept("重病患者名单.csv", "illness", headers, list)).toEqual([2, 4, 5]);
});

it.each([
  ["参保险种", "企业职工基本养老保险", "城乡居民基本养老保险"],
  ["险种类型", "城镇职工养老", "新农保"],
  ["参保类型", "职工", "居民"],
])("takes nobody for employed of whom %s says %s, %s", async (header, work, resident) => {
  const rows = [work, resident, work, "", "职工基本医疗保险（原居民医保）"].map((text, at) => {
    const { name, id } = madePerson(at);
    return [name, id, "县水泥厂", "2019-09", text];
  });
  written.write("职工社保参保.csv", [
    ["姓名", "身份证号", "参保单位", "最近缴费月份", header],
    ...rows,
  ]);
  await written.read();
  const of = async (table: string) =>
    (await written.db.rows<{ row_no: number }>(`SELECT row_no FROM ${table} ORDER BY row_no`)).map(
      ({ row_no }) => row_no,
    );
  expect(await of("stage.employment")).toEqual([2, 4, 5, 6]);
  expect(await of("set_aside WHERE reason = 'resident_insurance'")).toEqual([3]);
});

it("takes whoever works and lives in the country for employed", async () => {
  const rows = ["农村居民", "城镇居民", "农村居民"].map((text, at) => {
    const { name, id } = madePerson(at);
    return [name, id, "县水泥厂", "2019-09", text];
  });
  written.write("职工社保参保.csv", [
    ["姓名", "身份证号", "参保单位", "最近缴费月份", "人员类别"],
    ...rows,
  ]);
  await written.read();
  expect(await written.db.rows("SELECT row_no FROM stage.employment")).toHaveLength(3);
});
