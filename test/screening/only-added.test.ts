import { expect, it } from "vitest";
import { recognised } from "../support/recognise-rows.ts";
import { madePerson, writtenRows } from "../support/written-rows.ts";

const rows = writtenRows();
const HEADER = ["低保证号", "户主姓名", "姓名", "身份证号", "月保障金", "享受时间"];

/** People from `first` to before `end`, each a household. */
const roll = (first: number, end: number, since: string) => [
  HEADER,
  ...Array.from({ length: end - first }, (_, index) => {
    const { name, id } = madePerson(first + index);
    return [`D${first + index}`, name, name, id, "300", since];
  }),
];

const covered = async () => {
  await rows.build();
  const [found] = await rows.db.rows<{ n: number }>(
    "SELECT CAST(count(*) AS INTEGER) AS n FROM sure.enrolled",
  );
  return found?.n;
};
const unrecorded = async () => (await rows.db.rows("SELECT period FROM sure.unrecorded")).length;
const states = () =>
  rows.db.rows("SELECT DISTINCT period - 2019 * 12 + 1 AS month, state FROM snapshot ORDER BY ALL");

it("counts those who are new in a month with the roll before, which is no older for it", async () => {
  rows.write("2018年12月低保花名册.csv", roll(0, 30, "2018.01"));
  rows.write("2019年9月低保花名册.csv", roll(0, 29, "2018.01"));
  rows.write("2019年10月新增低保对象名单.csv", roll(40, 44, "2019.10"));
  expect(await covered()).toBe(33);
  expect(await unrecorded()).toBe(1);
  expect(await states()).toEqual([
    { month: 0, state: "previous" },
    { month: 9, state: "current" },
  ]);
});

it("counts them with the roll of their month where there is one, also where that comes later", async () => {
  rows.write("2019年9月低保花名册.csv", roll(0, 30, "2018.01"));
  rows.write("2019年10月新增低保对象名单.csv", roll(40, 44, "2019.10"));
  expect(await covered()).toBe(34);
  rows.write("低保花名册2019年10月.csv", [
    ...roll(0, 30, "2018.01"),
    ...roll(40, 44, "2019.10").slice(1),
  ]);
  expect(await covered()).toBe(34);
  expect(await states()).toEqual([
    { month: 9, state: "previous" },
    { month: 10, state: "current" },
  ]);
});

it("takes them for no whole roll where there is none", async () => {
  rows.write("2019年10月新增低保对象名单.csv", roll(40, 44, "2019.10"));
  expect(await covered()).toBe(0);
  expect(await states()).toEqual([{ month: 10, state: "partial" }]);
});

it.each([
  "2019年10月低保花名册（含新增）",
  "2019年10月新增后低保花名册",
  "2019年10月低保存量及新增对象花名册",
])("takes %s for a whole roll", async (file) => {
  rows.write(`${file}.csv`, roll(0, 5, "2018.01"));
  expect(await covered()).toBe(5);
});

it("says what such a list was taken for", () => {
  const { roll: found, noticed } = recognised(
    "2019年10月低保新增人员.csv",
    ...roll(0, 3, "2019.10"),
  );
  expect(found).toBe("dibao");
  expect(noticed).toEqual([expect.stringContaining("只当作新增人员")]);
});

it.each([
  "2019年10月低保停保后复保人员名单",
  "2019年10月取消后重新纳入低保对象花名册",
  "2019年10月恢复低保人员名单",
])("takes %s for those who are back on the roll, and for no list of stops", async (file) => {
  rows.write("2019年9月低保花名册.csv", roll(0, 30, "2018.01"));
  rows.write(`${file}.csv`, roll(40, 44, "2019.10"));
  expect(await covered()).toBe(34);
  const stops = await rows.db.rows("SELECT 1 FROM stage.departure");
  expect(stops).toEqual([]);
});

it.each([
  "2019年10月低保停保人员名单",
  "2019年10月复保后又停保低保人员名单",
  "2019年10月低保停保及恢复人员名单",
  "2019年10月取消低保后重新申请人员名单",
  "2019年10月低保停保后经审核重新提交申请名单",
])("takes %s for nothing that anybody is on the roll by", async (file) => {
  rows.write("2019年9月低保花名册.csv", roll(0, 30, "2018.01"));
  rows.write(`${file}.csv`, roll(40, 44, "2019.10"));
  expect(await covered()).toBe(30);
});

it("counts a list that does not say its month with the roll of when those on it began", async () => {
  rows.write("2018年12月低保花名册.csv", roll(0, 30, "2018.01"));
  rows.write("2019年10月低保花名册.csv", roll(0, 30, "2018.01"));
  rows.write("新增低保对象名单.csv", roll(40, 44, "2019.03"));
  expect(await covered()).toBe(30);
  rows.write("新增低保对象名单.csv", roll(40, 44, "2019.10"));
  expect(await covered()).toBe(34);
});

it("leaves in the month of its own a list whose people are on no roll since, and on no roll before it", async () => {
  rows.write("2018年12月低保花名册.csv", roll(0, 30, "2018.01"));
  rows.write("2019年10月低保花名册.csv", roll(0, 30, "2018.01"));
  rows.write("新增低保对象名单.csv", roll(40, 44, "2019.03"));
  expect(await covered()).toBe(30);
  expect(await unrecorded()).toBe(0);
  expect(await states()).toEqual([
    { month: 0, state: "previous" },
    { month: 3, state: "partial" },
    { month: 10, state: "current" },
  ]);
});

it("takes for gone whoever is not on the newest roll where most of his list are", async () => {
  rows.write("2018年12月低保花名册.csv", roll(0, 30, "2018.01"));
  rows.write("2019年10月低保花名册.csv", [
    ...roll(0, 30, "2018.01"),
    ...roll(40, 43, "2019.03").slice(1),
  ]);
  rows.write("新增低保对象名单.csv", roll(40, 44, "2019.03"));
  expect(await covered()).toBe(33);
  expect(await states()).toEqual([
    { month: 0, state: "previous" },
    { month: 10, state: "current" },
  ]);
});
