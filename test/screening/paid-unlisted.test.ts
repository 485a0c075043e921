import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { monthNumber } from "../../src/rolls/cell/read-date.ts";
import { unlistedNotices } from "../../src/screening/notices/unlisted.ts";
import { type Screened, screenFolder } from "../support/screen-folder.ts";
import { madePerson } from "../support/written-rows.ts";

const context = { month: monthNumber(2019, 10), standards: [], priceLinkage: [] };

/** The people of two townships. */
const [EAST, WEST] = [people(0, 60), people(60, 120)];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "doudi-paid-"));
  const { name, id } = madePerson(190);
  for (const roll of ["特困人员名册2019-10.csv", "孤儿名册2019-10.csv"])
    write(roll, ["姓名,身份证号,乡镇,村", `${name},${id},丙乡,东村`]);
  write("建档立卡贫困人口.csv", [
    "姓名,身份证号,户编号,脱贫状态,乡镇,村",
    ...[...EAST, ...WEST].map(
      (p, at) => `${p.name},${p.id},P${at},未脱贫,${at < 60 ? "甲乡" : "乙乡"},东村`,
    ),
  ]);
});
afterEach(() => rmSync(folder, { recursive: true }));

function people(first: number, end: number) {
  return Array.from({ length: end - first }, (_, at) => madePerson(first + at));
}
const write = (file: string, lines: readonly string[]) =>
  writeFileSync(join(folder, file), lines.join("\r\n"));
const enrol = (listed: ReturnType<typeof people>) =>
  write("低保花名册2019-10.csv", [
    "低保证号,户主姓名,姓名,身份证号,月保障金,享受时间",
    ...listed.map(({ name, id }) => `D${id},${name},${name},${id},300,2018-01`),
  ]);
const pay = (listed: ReturnType<typeof people>) =>
  write("社会化发放流水.csv", [
    "姓名,身份证号,低保证号,发放项目,所属年月,发放日期,发放金额,发放状态",
    ...listed.map(({ name, id }) => `${name},${id},D${id},低保,2019-10,2019-10-04,300,成功`),
  ]);
const levels = ({ findings }: Screened) =>
  Object.fromEntries(
    ["hit", "check", "hint"].map((level) => [
      level,
      findings.filter((each) => each.startsWith(`LB03|${level}|`)).length,
    ]),
  );

it("makes a hint of whom a roll lacks by the score though they are paid", async () => {
  enrol(EAST.slice(0, 35));
  pay(EAST.slice(0, 55));
  const screened = await screenFolder(folder, context);
  expect(levels(screened)).toEqual({ hit: 65, check: 0, hint: 20 });
  expect(screened.sentences.join()).toContain(
    "（列为提示：当月查到以本人或家人名义发放成功的记录，而名册缺了许多这样的人，请先补齐名册。）",
  );
});

it("leaves each of a few of them open", async () => {
  enrol(EAST.slice(0, 36));
  pay(EAST.slice(0, 55));
  expect(levels(await screenFolder(folder, context))).toEqual({ hit: 65, check: 19, hint: 0 });
});

it("leaves open who is not paid in a township of whose payees the roll has nobody, also where it says no townships", async () => {
  enrol(EAST.slice(0, 50));
  pay([...EAST.slice(0, 50), ...WEST.slice(0, 30)]);
  expect(levels(await screenFolder(folder, context))).toEqual({ hit: 10, check: 30, hint: 30 });
});

it("is sure of who was stopped and is not paid in such a township", async () => {
  enrol(EAST.slice(0, 50));
  pay([...EAST.slice(0, 50), ...WEST.slice(0, 30)]);
  write("低保停保名单.csv", [
    "姓名,身份证号,停保年月,停保原因",
    ...WEST.slice(30, 34).map(({ name, id }) => `${name},${id},2019-05,收入超标`),
    ...WEST.slice(34, 36).map(({ name, id }) => `${name},${id},2018-05,收入超标`),
  ]);
  expect(levels(await screenFolder(folder, context))).toEqual({ hit: 14, check: 26, hint: 30 });
});

it("says which townships want how many", () => {
  const [notice] = unlistedNotices([
    { programme: "dibao", town: "甲乡", paid: 200, unlisted: 190 },
    { programme: "dibao", town: null, paid: 9, unlisted: 3 },
    { programme: "tekun", town: "甲乡", paid: 40, unlisted: 30 },
  ]);
  expect(notice?.lines).toEqual([
    "低保：甲乡 190 人（当月发放 200 人）、未定乡镇 3 人（当月发放 9 人）",
    "特困：甲乡 30 人（当月发放 40 人）",
  ]);
});
