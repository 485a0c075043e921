import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { monthNumber } from "../../src/rolls/cell/read-date.ts";
import { levelsOf, screenFolder } from "../support/screen-folder.ts";
import { madePerson } from "../support/written-rows.ts";

const context = { month: monthNumber(2019, 10), standards: [], priceLinkage: [] };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "doudi-apart-"));
  const { name, id } = madePerson(90);
  for (const roll of ["特困人员名册2019-10.csv", "孤儿名册2019-10.csv"])
    write(roll, ["姓名,身份证号,乡镇,村", `${name},${id},乙乡,东村`]);
  write("户籍人口.csv", [
    "姓名,身份证号,户号,与户主关系,户口状态,乡镇,村",
    ...people(0, 44).map(
      ({ name: own, id: number }, at) => `${own},${number},H${at},户主,正常,甲乡,东村`,
    ),
  ]);
  write("持证残疾人.csv", [
    "姓名,身份证号,残疾类别,残疾等级,证件状态",
    ...people(38, 44).map(({ name: own, id: number }) => `${own},${number},精神,一级,有效`),
  ]);
  write("职工社保参保.csv", [
    "姓名,身份证号,单位名称,最近缴费年月",
    `${name},${id},某公司,2019-09`,
  ]);
  write("建档立卡贫困人口.csv", [
    "姓名,身份证号,户编号,脱贫状态",
    ...people(38, 44).map(({ name: own, id: number }, at) => `${own},${number},P${at},未脱贫`),
  ]);
  write("低保花名册2018-12.csv", enrolled(people(0, 30), "2018-01"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const people = (first: number, end: number) =>
  Array.from({ length: end - first }, (_, at) => madePerson(first + at));
const enrolled = (listed: ReturnType<typeof people>, since: string) => [
  "低保证号,户主姓名,姓名,身份证号,月保障金,享受时间",
  ...listed.map(({ name, id }) => `D${id},${name},${name},${id},300,${since}`),
];
const write = (file: string, lines: readonly string[]) =>
  writeFileSync(join(folder, file), lines.join("\r\n"));
const missed = async () => levelsOf(await screenFolder(folder, context), "LB02");

it("is certain of nobody who is missing on the roll and on a list of additions that the office keeps apart", async () => {
  write("低保花名册2019-10.csv", enrolled(people(0, 30), "2018-01"));
  write("新增低保对象名单.csv", enrolled(people(40, 44), "2019-03"));
  expect(await missed()).toEqual({ hit: 2, check: 4 });
});

it("is certain of who left since, where the office writes the others of such a list into its roll", async () => {
  write("低保花名册2019-10.csv", enrolled([...people(0, 30), ...people(41, 44)], "2018-01"));
  write("新增低保对象名单.csv", enrolled(people(40, 44), "2019-03"));
  expect(await missed()).toEqual({ hit: 3, check: 0 });
});

it("is certain of those who were written into an older roll and have left it since, however many they are", async () => {
  write("低保花名册2018-12.csv", enrolled([...people(0, 30), ...people(40, 44)], "2018-01"));
  write("低保花名册2019-10.csv", enrolled(people(0, 30), "2018-01"));
  write("2018年11月新增低保对象名单.csv", enrolled(people(40, 44), "2018-11"));
  expect(await missed()).toEqual({ hit: 6, check: 0 });
});

const paid = (listed: ReturnType<typeof people>, number: (id: string) => string) => [
  "姓名,身份证号,低保证号,发放项目,所属年月,发放日期,发放金额,发放状态",
  ...listed.map(({ name, id }) => `${name},${id},${number(id)},低保,2019-10,2019-10-04,300,成功`),
];

it("is certain of nobody who is paid for the month and missing on the roll, but for who was stopped", async () => {
  write("低保花名册2019-10.csv", enrolled(people(0, 30), "2018-01"));
  write(
    "社会化发放流水.csv",
    paid(people(40, 44), (id) => `D${id}`),
  );
  const { name, id } = madePerson(43);
  write("低保停保名单.csv", ["姓名,身份证号,停保年月,停保原因", `${name},${id},2019-05,收入超标`]);
  expect(await missed()).toEqual({ hit: 3, check: 3 });
});

it("is certain of who draws the money of a household on the roll and is not on it himself", async () => {
  write("低保花名册2019-10.csv", enrolled(people(0, 30), "2018-01"));
  const at = people(40, 44).map(({ id }) => id);
  write(
    "社会化发放流水.csv",
    paid(people(40, 44), (id) => `D${madePerson(at.indexOf(id)).id}`),
  );
  expect(await missed()).toEqual({ hit: 6, check: 0 });
});
