import { beforeEach, expect, it } from "vitest";
import { unpaidLists } from "../../src/screening/unpaid-lists.ts";
import { madePerson, writtenRows } from "../support/written-rows.ts";

const written = writtenRows();
const people = (first: number, end: number) =>
  Array.from({ length: end - first }, (_, at) => ({ at, ...madePerson(first + at) }));

function roll(file: string, listed: ReturnType<typeof people>) {
  written.write(file, [
    ["户主姓名", "姓名", "身份证号", "家庭人口", "月保障金", "享受时间"],
    ...listed.map(({ name, id }) => [name, name, id, "2", "300", "2018-01"]),
  ]);
}

function paid(listed: ReturnType<typeof people>) {
  written.write("社会化发放流水.csv", [
    ["姓名", "身份证号", "发放项目", "所属年月", "发放日期", "发放金额", "发放状态"],
    ...listed.map(({ name, id }) => [name, id, "低保", "2019-09", "2019-09-08", "300", "成功"]),
  ]);
}

beforeEach(() => roll("2019年10月低保花名册.csv", people(0, 40)));

it("names a list with the columns of the roll on which nobody is paid, though those of the others are", async () => {
  roll("2019年10月低保收入核算名单.csv", people(50, 65));
  paid(people(0, 36));
  await written.read();
  expect(await unpaidLists(written.db)).toEqual([
    {
      roll: "dibao",
      period: 2019 * 12 + 9,
      name: "2019年10月低保收入核算名单.csv",
      households: 15,
      paid: 0,
    },
  ]);
});

it("names no township some of whose people are paid, nor those who are new", async () => {
  roll("2019年10月甲乡低保花名册.csv", people(50, 65));
  roll("2019年10月新增低保对象名单.csv", people(70, 85));
  paid([...people(0, 36), ...people(50, 53)]);
  await written.read();
  expect(await unpaidLists(written.db)).toEqual([]);
});

it("names none where no payments have come, or those of few", async () => {
  roll("2019年10月乙乡低保花名册.csv", people(50, 65));
  paid(people(0, 5));
  await written.read();
  expect(await unpaidLists(written.db)).toEqual([]);
});
