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
])("takes nobody for dead of whom %s says that it is not so", async (header, cells) => {
  expect(await dead(header, cells)).toEqual({ aside: [3, 4], read: [2, 5] });
});

it.each([
  ["核实情况", ["属实", "已死亡", "", "属实"]],
  ["备注", ["其子健在", "家属不在村", "未火化", "否"]],
  ["是否火化", ["是", "否", "否", "是"]],
])("takes all for dead where %s denies nothing", async (header, cells) => {
  expect(await dead(header, cells)).toEqual({ aside: [], read: [2, 3, 4, 5] });
});
